// Arithmetic of the calendar: days, ISO weeks, Easter, the Islamic calendar; and the interval that a TIMEX3 value stands for.
// Proleptic Gregorian, without clocks: everything is computed from numbers. Years before Christ have no interval here.

export interface Day {
  year: number;
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. Works for years 1 to 9999 (Date.UTC maps 0-99 to 1900-1999, hence setUTCFullYear). */
export const toNumber = ({ year, month, day }: Day): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
};

export const fromNumber = (n: number): Day => {
  const date = new Date(n * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

export const addDays = (d: Day, n: number): Day => fromNumber(toNumber(d) + n);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (d: Day): number => ((((toNumber(d) + 3) % 7) + 7) % 7) + 1;

export const daysInMonth = (year: number, month: number): number =>
  fromNumber(toNumber({ year: month === 12 ? year + 1 : year, month: month === 12 ? 1 : month + 1, day: 1 }) - 1).day;

/** A month some months away; the day is kept where the month has it. */
export const addMonths = (d: Day, n: number): Day => {
  const index = d.year * 12 + d.month - 1 + n;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return { year, month, day: Math.min(d.day, daysInMonth(year, month)) };
};

export const isDay = (d: Day): boolean => d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= daysInMonth(d.year, d.month);

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
export const isoYear = (year: number): string => pad(year, 4);
export const isoMonth = (year: number, month: number): string => `${pad(year, 4)}-${pad(month)}`;
export const isoDay = (d: Day): string => `${pad(d.year, 4)}-${pad(d.month)}-${pad(d.day)}`;

/** ISO 8601 week of a day. */
export const weekOf = (d: Day): { year: number; week: number } => {
  const thursday = addDays(d, 4 - weekdayOf(d));
  return {
    year: thursday.year,
    week: Math.floor((toNumber(thursday) - toNumber({ year: thursday.year, month: 1, day: 1 })) / 7) + 1,
  };
};

export const isoWeek = (d: Day): string => {
  const { year, week } = weekOf(d);
  return `${pad(year, 4)}-W${pad(week)}`;
};

/** Monday of an ISO week. */
export const mondayOf = (year: number, week: number): Day => {
  const jan4 = { year, month: 1, day: 4 };
  return addDays(jan4, 1 - weekdayOf(jan4) + (week - 1) * 7);
};

/** Easter Sunday (Meeus, Jones and Butcher's algorithm). */
export const easterOf = (year: number): Day => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return { year, month: Math.floor(n / 31), day: (n % 31) + 1 };
};

/** First day of an Islamic month by the arithmetic calendar (leap years 2 5 7 10 13 16 18 21 24 26 29), civil epoch 16 July 622. */
const hijriStart = (year: number, month: number): number =>
  Math.ceil(29.5 * (month - 1)) +
  (year - 1) * 354 +
  Math.floor((3 + 11 * year) / 30) +
  toNumber({ year: 622, month: 7, day: 19 });

/** The stretches [from, to) of an Islamic month, or of one day of it, that begin in a Gregorian year. */
export const hijriIn = (year: number, month: number, day?: number): { from: Day; to: Day }[] => {
  const guess = Math.floor(((year - 622) * 33) / 32);
  return [guess - 1, guess, guess + 1, guess + 2].flatMap((y) => {
    const first = hijriStart(y, month) + (day ?? 1) - 1;
    const after = day ? first + 1 : month === 12 ? hijriStart(y + 1, 1) : hijriStart(y, month + 1);
    return fromNumber(first).year === year ? [{ from: fromNumber(first), to: fromNumber(after) }] : [];
  });
};

const SEASON_MONTH: Record<string, number> = { SP: 3, SU: 6, FA: 9, WI: 12 }; // meteorological, northern
const PART_HOURS: Record<string, [number, number]> = { MO: [6, 12], AF: [12, 18], EV: [18, 22], NI: [20, 30], DT: [6, 20] }; // hours of the day, a night ends in the next

const clock = (d: Day, minutes: number, zone: string): string => {
  const [days, rest] = [Math.floor(minutes / 1440), ((minutes % 1440) + 1440) % 1440];
  return `${isoDay(addDays(d, days))}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}${zone}`;
};

const span = (from: Day, to: Day) => ({ from: isoDay(from), to: isoDay(to) });

/**
 * The half-open interval that a calendar value stands for: "2016-03" → 2016-03-01 to 2016-04-01.
 * Undefined for durations, sets, vague references, values with unknown parts and years before Christ.
 */
export const intervalOf = (value: string): { from: string; to: string } | undefined => {
  if (value.includes('X') || !/^\d/.test(value)) return undefined;
  let m = /^(\d{4})-(\d\d)-(\d\d)(?:T(?:([A-Z]{2})|(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?))?$/.exec(value);
  if (m) {
    const day = { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
    if (!isDay(day)) return undefined;
    if (m[4]) {
      const hours = PART_HOURS[m[4]];
      return hours && { from: clock(day, hours[0] * 60, ''), to: clock(day, hours[1] * 60, '') };
    }
    if (m[5]) {
      const start = Number(m[5]) * 60 + Number(m[6] ?? 0);
      return { from: clock(day, start, m[7] ?? ''), to: clock(day, start + (m[6] ? 1 : 60), m[7] ?? '') };
    }
    return span(day, addDays(day, 1));
  }
  m = /^(\d{4})(?:-(?:(\d\d)|W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?$/.exec(value);
  if (m) {
    const year = Number(m[1]);
    const months = (month: number, n: number) => span({ year, month, day: 1 }, addMonths({ year, month, day: 1 }, n));
    if (m[2]) return Number(m[2]) >= 1 && Number(m[2]) <= 12 ? months(Number(m[2]), 1) : undefined;
    if (m[3]) {
      const monday = mondayOf(year, Number(m[3]));
      return m[4] ? span(addDays(monday, 5), addDays(monday, 7)) : span(monday, addDays(monday, 7));
    }
    if (m[5]) return months(Number(m[5]) * 3 - 2, 3);
    if (m[6]) return months(Number(m[6]) * 6 - 5, 6);
    if (m[7]) return months(SEASON_MONTH[m[7]]!, 3);
    return span({ year, month: 1, day: 1 }, { year: year + 1, month: 1, day: 1 });
  }
  m = /^(\d{2,3})$/.exec(value);
  if (!m) return undefined;
  const step = m[1]!.length === 3 ? 10 : 100;
  const year = Number(m[1]) * step;
  return year < 1 ? undefined : span({ year, month: 1, day: 1 }, { year: year + step, month: 1, day: 1 });
};
