// Ranges and lists whose members share a month or a year: "17-18 May", "March 5-9, 1918", "28 and 29 August", "1990-94", "480-479 BC",
// "August-September 1950". Each member is an expression of its own, with the whole date (TIMEX3 marks both ends).
import type { Cal } from './anchors.ts';
import { dateAt } from './dates.ts';
import { dayNumberAt, monthAt } from './days.ts';
import type { Found } from './find.ts';
import { yearAt } from './numbers.ts';
import type { Piece } from './pieces.ts';
import { fullYearAt, yearAfter } from './years.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** A mark or word that joins two members: "-", "to", "and", "/", "through", ",". */
const joinAt = (p: readonly Piece[], i: number, comma = false): number | undefined => {
  const w = word(p, i);
  if (w === '-' && word(p, i + 1) === '-') return i + 2;
  return w === '-' ||
    w === 'to' ||
    w === 'and' ||
    w === 'or' ||
    w === '/' ||
    w === 'through' ||
    w === 'until' ||
    (comma && w === ',')
    ? i + 1
    : undefined;
};

const found = (from: number, to: number, cal: Cal): Found => ({
  from,
  to,
  by: 'times.range',
  date: { end: to, cal, by: 'times.range' },
});

/** "17-18 May [2010]", "28 and 29 August", "the 13th to the 19th of October 1950". */
const dayDay = (p: readonly Piece[], i: number): Found[] | undefined => {
  const start = word(p, i) === 'the' ? i + 1 : i;
  const first = dayNumberAt(p, start);
  if (!first || (p[start]!.is.ordinal !== undefined && !p[start]!.digits)) return undefined;
  const members = [{ from: i, to: first.end, day: first.day }];
  let end = first.end;
  for (let n = 0; n < 6; n += 1) {
    const join = joinAt(p, end, true);
    if (join === undefined) return undefined;
    const j = word(p, join) === 'the' ? join + 1 : join;
    const next = dayNumberAt(p, j);
    if (!next) return undefined;
    const of = word(p, next.end) === 'of' ? next.end + 1 : next.end;
    const month = monthAt(p, of);
    members.push({ from: join, to: next.end, day: next.day });
    end = next.end;
    if (!month) continue;
    const year = yearAfter(p, month.end);
    const whole = year ? year.end : month.end;
    const cal: Cal = { month: month.month, ...year?.cal };
    // "7 and 8 May" of years: a number before a day is a day only where both can be
    return members.map((m, k) => found(m.from, k === members.length - 1 ? whole : m.to, { ...cal, day: m.day }));
  }
  return undefined;
};

/** "March 5-9, 1918", "June 12 and 13", "May 15 - 24". */
const monthDays = (p: readonly Piece[], i: number): Found[] | undefined => {
  const month = monthAt(p, i);
  const first = month && dayNumberAt(p, month.end);
  if (!month || !first) return undefined;
  const members = [{ from: i, to: first.end, day: first.day }];
  let end = first.end;
  while (members.length < 6) {
    const join = joinAt(p, end);
    if (join === undefined) break;
    const next = dayNumberAt(p, join);
    const plain =
      next &&
      p[join]!.digits &&
      !p[next.end]?.is.unit &&
      !p[next.end]?.is.units &&
      !monthAt(p, next.end) &&
      !/^(people|percent|%|others|more|were|of|years|million|civilians|soldiers)$/.test(word(p, next.end)) &&
      !(word(p, next.end) === ':');
    if (!next || !plain || (word(p, join - 1) === 'and' && next.day <= members.at(-1)!.day)) break;
    members.push({ from: join, to: next.end, day: next.day });
    end = next.end;
  }
  if (members.length === 1) return undefined;
  const year = yearAfter(p, end);
  const cal: Cal = { month: month.month, ...(year && year.cal.year !== undefined && year.cal) };
  return members.map((m, k) =>
    found(m.from, k === members.length - 1 && cal.year !== undefined ? year!.end : m.to, { ...cal, day: m.day }),
  );
};

/** "August-September 1950", "14 August-24 August 1914", "26 June - 4 August 1952": the first takes the year of the second. */
const sharedYear = (p: readonly Piece[], i: number): Found[] | undefined => {
  if (!p[i]!.digits && !p[i]!.is.month && !p[i]!.is.season && !p[i]!.is.edge && !(p[i]!.word === 'the' && p[i + 1]?.is.season))
    return undefined;
  const first = dateAt(p, i, true);
  if (
    !first ||
    first.cal.year !== undefined ||
    first.cal.rel ||
    first.holiday ||
    !(first.cal.month || first.cal.season) ||
    first.cal.clock
  )
    return undefined;
  const join = joinAt(p, first.end);
  if (join === undefined) return undefined;
  const second = p[join] ? dateAt(p, join, true) : undefined;
  if (!second || second.cal.year === undefined || !(second.cal.month || second.cal.season) || second.cal.rel) return undefined;
  const later = (second.cal.month ?? 13) < (first.cal.month ?? 0) && !second.cal.bc; // "November to March 1945"
  const year = later ? second.cal.year - 1 : second.cal.year;
  return [
    {
      from: i,
      to: first.end,
      by: 'times.range',
      date: { ...first, cal: { ...first.cal, year, ...(second.cal.bc && { bc: true as const }) } },
    },
    { from: join, to: second.end, by: 'times.range', date: second },
  ];
};

/** "1990-94", "2010-2012", "480-479 BC", "264 to 241 BC", "between 2010 and 2012". */
const yearYear = (p: readonly Piece[], i: number): Found[] | undefined => {
  if (!p[i]!.digits) return undefined;
  const join = joinAt(p, i + 1);
  if (join === undefined || !p[join]?.digits) return undefined;
  const second = fullYearAt(p, join);
  if (second?.cal.bc && p[i]!.word.length <= 4) {
    return [found(i, i + 1, { year: Number(p[i]!.word), bc: true }), found(join, second.end, second.cal)];
  }
  const first = yearAt(p, i);
  if (first === undefined || word(p, i + 1) === 'and' || word(p, i + 1) === 'or' || word(p, i + 1) === 'to') return undefined;
  if (/^[-/]$/.test(p[i - 1]?.word ?? '') && p[i]!.glued && p[i - 2]?.digits) return undefined;
  const { word: digits } = p[join]!;
  const next = p[join + 1];
  if (next?.glued && (next.word === '-' || next.word === '/') && p[join + 2]?.digits) return undefined; // 2016-03-14
  if (second && second.cal.year! >= first && second.cal.year! - first < 500)
    return [found(i, i + 1, { year: first }), found(join, second.end, second.cal)];
  if (digits.length === 2 && p[join]!.glued) {
    const year = Math.floor(first / 100) * 100 + Number(digits);
    if (year > first && !(next?.glued && /^\p{L}/u.test(next.word)))
      return [found(i, i + 1, { year: first }), found(join, join + 1, { year })];
  }
  return undefined;
};

/** The range or list that begins at piece `i`. */
export const listAt = (p: readonly Piece[], i: number): Found[] | undefined => {
  const piece = p[i]!;
  if (piece.digits || piece.word === 'the' || piece.is.month || piece.is.season || piece.is.edge)
    return yearYear(p, i) ?? dayDay(p, i) ?? monthDays(p, i) ?? sharedYear(p, i);
  return undefined;
};
