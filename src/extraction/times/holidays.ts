// Names of holidays → their day (or, for months and feasts of the Islamic calendar, their interval) in a year.
import { addDays, type Day, daysInMonth, easterOf, hijriIn, weekdayOf } from './calendar.ts';
import { timeLexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';

/** The holiday that begins at a piece. */
export const holidayAt = (p: readonly Piece[], i: number): { end: number; rule: string } | undefined => {
  if (!p[i]?.capital) return undefined;
  for (const { words, value } of timeLexicon().holidays.get(p[i]!.word) ?? []) {
    if (!words.every((w, k) => p[i + k]?.word === w)) continue;
    const end = i + words.length;
    // "May Day", "New Year": names are written with capitals to their end; "new year" is no holiday
    if (words.length > 1 && !p[end - 1]!.capital && /\p{L}/u.test(p[end - 1]!.word)) continue;
    if (p[end] && value.notBefore.includes(p[end]!.word)) continue;
    return { end, rule: value.rule };
  }
  return undefined;
};

/** When a holiday falls in a year: one day, or an interval; undefined where the year has none. */
export const holidayIn = (rule: string, year: number): { from: Day; to: Day; day: boolean } | undefined => {
  const one = (day: Day) => ({ from: day, to: addDays(day, 1), day: true });
  let m = /^(\d\d)-(\d\d)$/.exec(rule);
  if (m) return one({ year, month: Number(m[1]), day: Number(m[2]) });
  m = /^(\d\d)-(\d|L)-(\d)$/.exec(rule);
  if (m) {
    const month = Number(m[1]);
    const weekday = Number(m[3]);
    if (m[2] === 'L') {
      const last = { year, month, day: daysInMonth(year, month) };
      return one(addDays(last, -((weekdayOf(last) - weekday + 7) % 7)));
    }
    const first = { year, month, day: 1 };
    return one(addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (Number(m[2]) - 1)));
  }
  m = /^easter([+-]\d+)$/.exec(rule);
  if (m) return one(addDays(easterOf(year), Number(m[1])));
  m = /^hijri (\d+)(?:-(\d+))?$/.exec(rule);
  const found = m && hijriIn(year, Number(m[1]), m[2] ? Number(m[2]) : undefined)[0];
  return found ? { ...found, day: false } : undefined; // its days are computed, not seen: never a value, only an interval
};
