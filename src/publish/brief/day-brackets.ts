// Days that a sentence tells by the day of its report ("on Tuesday", "yesterday", "last month") → the day itself in [brackets].
// Only where the record's value agrees with the calendar: the weekday is right, and the day lies within a week of the report.
import { dayWords, type Span } from '../../core/index.ts';
import type { Bracket } from './bracket.ts';
import { childrenBy, type Grammar, hasFeat, wordAt } from './grammar.ts';
import type { View } from './view.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY = 86_400_000;
// "Tuesday" in Monday's report is last week's or a slip of the page's date.
const LONG_AGO = 4 * DAY;
const NEAR: Record<string, number> = { yesterday: -1, 'last night': -1, today: 0, tonight: 0, tomorrow: 1 };
const SPELT =
  /^(?:on |late (?:on )?|early (?:on )?|last |this |next )*(sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?:['’]s)?(?: (?:morning|afternoon|evening|night))?$/;

/** Whether a day is the one that these words tell in a report of that day. */
export const isThatDay = (words: string, day: string, published: string): boolean => {
  const apart = Math.round((Date.parse(day.slice(0, 10)) - Date.parse(published.slice(0, 10))) / DAY);
  const small = words.toLowerCase().replace(/\s+/g, ' ').trim();
  const near = NEAR[small.replace(/ (?:morning|afternoon|evening|night)$/, (n) => (small.startsWith('last') ? n : ''))];
  if (near !== undefined) return apart === near;
  const weekday = SPELT.exec(small)?.[1];
  return (
    weekday !== undefined &&
    Math.abs(apart) <= 7 &&
    new Date(Date.parse(day.slice(0, 10))).getUTCDay() === WEEKDAYS.indexOf(weekday)
  );
};

/** Whether what is told of a day was done by then: "said on Tuesday", not "starts on Tuesday", "will meet on Tuesday". */
const isDone = (g: Grammar, at: number): boolean => {
  const i = g.tokens.findIndex((t) => t.start <= at && at < t.end);
  for (let k = i, n = 0; k >= 0 && n < g.tokens.length; k = g.tokens[k]!.head, n += 1) {
    const t = g.tokens[k]!;
    if (t.upos !== 'VERB' && !(t.upos !== 'PROPN' && childrenBy(g, k, 'cop').length)) continue;
    const aux = [...childrenBy(g, k, 'aux', 'cop', 'mark')].map((a) => wordAt(g, a));
    if (aux.some((a) => /^(?:will|would|shall|should|may|might|could|can|must|to|is|are|am|'ll|’ll)$/.test(a))) return false;
    return hasFeat(g, k, 'Tense=Past') || aux.some((a) => /^(?:was|were|had|has|have|did)$/.test(a));
  }
  return false;
};

/** `g`: the parse of the span's words. */
export const dayBrackets = (view: View, g: Grammar, span: Span): Bracket[] => {
  const { published } = view.record.report;
  if (published === undefined || Number.isNaN(Date.parse(published.slice(0, 10)))) return [];
  return view.record.times.flatMap((t) => {
    if (t.start < span.start || t.end > span.end || t.value === undefined) return [];
    const day = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(t.value)?.[1];
    const words = view.text.slice(t.start, t.end);
    // The report's own day or one before: which Tuesday comes next is a guess where the verb does not tell.
    if (day === undefined || day > published.slice(0, 10) || !isDone(g, t.start - span.start)) return [];
    if (Date.parse(published.slice(0, 10)) - Date.parse(day) > LONG_AGO) return [];
    if (!isThatDay(words, day, published)) return [];
    if (/^(?:['’]s|-)/.test(view.text.slice(t.end)) || /['’]s$/.test(words)) return []; // "Sunday's explosion" would break in two
    return [{ start: t.end, end: t.end, words: ` [${dayWords(day)}]` }];
  });
};
