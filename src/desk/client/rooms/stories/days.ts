// Days as people read them.
const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2031-10-06T14:20" → "6 Oct 2031". What is no day stays as it is. */
export const dayWords = (day: string): string => {
  const at = /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(`${day.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? day : FORMAT.format(at);
};
