// A stretch of a report and its times → the day by which something is to be done, and the words that tell it: "by Friday", "within ten days", "would vote
// on Thursday". The reader takes a bare day of the week for the last one; what lies ahead by the words before it is the next one.
import type { Span, TimeExpression } from '../core/index.ts';
import { followUpWords } from './follow-up-words.ts';

const DAY = 86_400_000; // ms

/** "within ten days" of a report of the 6th → the 16th. */
const after = (published: string, value: string): string | undefined => {
  const found = /^P(T?)(\d+)([DWMH])$/.exec(value);
  if (!found || (found[1] === 'T') !== (found[3] === 'H')) return undefined;
  const days = Math.ceil(Number(found[2]) * { D: 1, W: 7, M: 30, H: 1 / 24 }[found[3] as 'D' | 'W' | 'M' | 'H']);
  return new Date(Date.parse(published.slice(0, 10)) + days * DAY).toISOString().slice(0, 10);
};

const dayBefore = (date: string): string => new Date(Date.parse(date.slice(0, 10)) - DAY).toISOString().slice(0, 10);
const GIVES = /\bg[ai]ve[ns]?\b[^.;]{2,60}$/i; // "gave Belarus one week"
const FIRST_IN = /\b(?:first|last|\p{L}{3,}est)\b[^.;]*\bin\s*$/iu; // "the first such convoy in a month" looks back
const MIDNIGHT = /\bmidnight\b/i;
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;
const BEFORE_DUE = /\b(?:by|until|till|before|no later than|within)\b[^.;,]{0,24}$/i;
// "would vote on the sale again on Thursday": a day told after a verb of what is ahead is the next one, whichever way the reader took it.
const AHEAD_OF_DAY =
  /\b(?:invit\p{L}+|will|would|shall|must|should|(?:is|are|was|were|be|due|set|scheduled)\s+(?:to|for|on)|for)\b[^.;]{0,120}$|\bto\s+\p{Ll}\p{L}+\b[^.;,]{0,90}$/iu;
const SINCE_THEN = /\b(?:said|told|announced|since|last|that had|which had|who had|had been|was|were)\b[^.;,]{0,24}$/i;
const END_OF = /\bend of\b/i;
const ON_THE = /\bon the (\d{1,2})(?:st|nd|rd|th)\b/i;
const WEEK = 7 * DAY;

/** A day of the week that lies behind by the reader, and ahead by the words before it: the next one. */
const nextWeekday = (t: TimeExpression, words: string, clause: string, today: string): string | undefined => {
  if (!t.from || !WEEKDAY.test(words) || t.from.slice(0, 10) > today) return undefined;
  if (!BEFORE_DUE.test(clause) && !(AHEAD_OF_DAY.test(clause) && !SINCE_THEN.test(clause))) return undefined;
  let day = Date.parse(t.from.slice(0, 10));
  while (day <= Date.parse(today)) day += WEEK;
  return new Date(day).toISOString().slice(0, 10);
};

/** "on the 12th": the next day of that number. */
const nextOfMonth = (words: string, today: string): string | undefined => {
  const number = Number(ON_THE.exec(words)?.[1] ?? 0);
  if (number < 1 || number > 28) return undefined;
  let day = Date.parse(today) + DAY;
  while (new Date(day).getUTCDate() !== number) day += DAY;
  return new Date(day).toISOString().slice(0, 10);
};

/** The last day of the first time in a stretch that lies ahead: "by Friday", "within ten days", "starting on Tuesday". */
export const dueIn = (
  span: Span,
  times: readonly TimeExpression[],
  text: string,
  published: string | undefined,
): { day: string; words: string } | undefined => {
  if (published === undefined || Number.isNaN(Date.parse(published))) return undefined;
  const today = published.slice(0, 10);
  for (const t of times) {
    if (t.start < span.start || t.end > span.end) continue;
    const lead = text.slice(Math.max(span.start, t.start - 16), t.start);
    const preposition = /(\p{L}+(?: \p{L}+)?)\s+(?:the\s+)?$/u.exec(lead)?.[1] ?? '';
    const words = `${/(?:by|until|before|within|from|on|starting|beginning|than)$/i.test(preposition) ? `${preposition.split(' ').at(-1)} ` : ''}${text.slice(t.start, t.end)}`;
    const clause = text.slice(span.start, t.start);
    if (
      t.type === 'DURATION' &&
      t.value &&
      (/\b(?:within|in|for|has|have|had)\s*$/i.test(lead) || GIVES.test(clause)) &&
      !FIRST_IN.test(clause)
    ) {
      const day = after(published, t.value);
      if (day) return { day, words };
    }
    const next = nextWeekday(t, text.slice(t.start, t.end), clause, today);
    if (next) return { day: next, words };
    // "by the end of the week", "before the month is out": its last day.
    if (t.from !== undefined && t.from.slice(0, 10) <= today && t.to !== undefined && dayBefore(t.to) > today) {
      if (END_OF.test(text.slice(t.start, t.end)) || BEFORE_DUE.test(clause)) return { day: dayBefore(t.to), words };
    }
    if (t.from !== undefined && t.from.slice(0, 10) > today) {
      // "on Sunday at midnight" ends the Sunday.
      if (t.from.length > 10 && MIDNIGHT.test(text.slice(t.start, t.end))) return { day: dayBefore(t.from), words };
      const last = t.to !== undefined && t.to > t.from ? dayBefore(t.to) : t.from;
      const day = (last < t.from.slice(0, 10) ? t.from : last).slice(0, 10);
      return { day, words };
    }
  }
  const ordinal =
    followUpWords('ahead').test(text.slice(span.start, span.end)) && nextOfMonth(text.slice(span.start, span.end), today);
  if (ordinal) return { day: ordinal, words: ON_THE.exec(text.slice(span.start, span.end))![0] };
  return undefined;
};
