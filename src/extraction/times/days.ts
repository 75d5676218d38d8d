// Days and months: "April 6, 1994", "the 15th of September", "Oct. 23", "2016-03-14", "140600Z MAR 16"; weekdays by name.
import type { Cal } from './anchors.ts';
import { ordinalAt } from './numbers.ts';
import type { Piece } from './pieces.ts';
import { yearAfter } from './years.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** Skips the full stop of an abbreviation: "Sept." */
const afterStop = (p: readonly Piece[], i: number): number => (word(p, i) === '.' && p[i]!.glued ? i + 1 : i);

/** A day of the month: "6", "6th", "06". */
export const dayNumberAt = (p: readonly Piece[], i: number): { end: number; day: number } | undefined => {
  const piece = p[i];
  if (!piece) return undefined;
  if (piece.digits && piece.word.length <= 2) {
    const n = Number(piece.word);
    if (n < 1 || n > 31) return undefined;
    const next = p[i + 1];
    if (next?.glued && /^(st|nd|rd|th)$/.test(next.word)) return { end: i + 2, day: n };
    if (
      next?.glued &&
      (next.word === '%' || (/^[.,:]$/.test(next.word) && p[i + 2]?.digits && p[i + 2]!.glued) || /^\p{L}/u.test(next.word))
    )
      return undefined;
    return { end: i + 1, day: n };
  }
  const ordinal = ordinalAt(p, i);
  return ordinal && ordinal.n <= 31 ? { end: ordinal.end, day: ordinal.n } : undefined;
};

/** What stands before a month that could be another word: "in May", not "Theresa May". */
const TIME_BEFORE = new Set(
  `in by since until till from to of last next this early late mid middle through during between and or ( before after
  for each every previous following earlier later on - a an ' s end past with than begin beginning around , per at`.split(/\s+/),
);

/** A month by name, written so that it can be no other word ("may", "march", "Mar"). */
export const monthAt = (p: readonly Piece[], i: number): { end: number; month: number } | undefined => {
  const piece = p[i];
  if (!piece?.is.month || !piece.capital) return undefined;
  const next = p[i + 1];
  if (piece.is.short) {
    const stopped = next?.word === '.' && next.glued;
    const numbered = p[stopped ? i + 2 : i + 1]?.digits || p[i - 1]?.digits || word(p, i - 2) === 'of';
    if (
      !numbered &&
      !(stopped && piece.word !== 'jan' && piece.word !== 'mar') &&
      !(
        piece.word === 'sept' ||
        piece.word === 'oct' ||
        piece.word === 'nov' ||
        piece.word === 'feb' ||
        piece.word === 'aug' ||
        (piece.word === 'dec' && stopped)
      )
    )
      return undefined;
    return { end: stopped ? i + 2 : i + 1, month: piece.is.month };
  }
  if (
    piece.word === 'march' ||
    piece.word === 'may' ||
    piece.word === 'august' ||
    piece.word === 'april' ||
    piece.word === 'june'
  ) {
    const before = p[i - 1];
    const digits = next?.digits || before?.digits || (before?.glued && /^(st|nd|rd|th)$/.test(before.word));
    if (!digits && !(before && TIME_BEFORE.has(before.word) && before.sentence === piece.sentence)) {
      // at the start of a sentence: "May I …", "March on …"; names: "Theresa May", "the Long March"
      if (piece.word === 'march' || piece.word === 'may') return undefined;
      if (before?.capital && before.sentence === piece.sentence) return undefined;
    }
    if (
      !digits &&
      piece.word === 'march' &&
      /^(on|for|to|against)$/.test(next?.word ?? '') &&
      !/^(in|since|last|by|of|until)$/.test(before?.word ?? '')
    )
      return undefined;
    if (
      !digits &&
      piece.word === 'may' &&
      /^(have|be|not|i|we|he|she|they|god|the)$/.test(next?.word ?? '') &&
      !/^(in|since|last|by|until|this)$/.test(before?.word ?? '')
    )
      return undefined;
  }
  return { end: i + 1, month: piece.is.month };
};

/** "Tuesday", "Tues." (an abbreviation needs its full stop or a date after it). */
export const weekdayAt = (p: readonly Piece[], i: number): { end: number; weekday: number } | undefined => {
  const piece = p[i];
  if (!piece?.is.weekday || piece.is.many || !piece.capital) return undefined;
  if (!piece.is.short) return { end: i + 1, weekday: piece.is.weekday };
  const stop = afterStop(p, i + 1);
  const j = word(p, stop) === ',' ? stop + 1 : stop;
  return (stop > i + 1 && !/^(sun|sat|mon)$/.test(piece.word)) || p[j]?.is.month || (p[j]?.digits && p[j + 1]?.is.month)
    ? { end: stop, weekday: piece.is.weekday }
    : undefined;
};

/** "April 6, 1994", "6 April 1994", "the 15th of September", "April 1994", "Oct. 23". */
export const monthDate = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const month = monthAt(p, i);
  if (month) {
    let { end } = month;
    let cal: Cal = { month: month.month };
    const j = word(p, end) === 'the' ? end + 1 : end;
    const day = dayNumberAt(p, j);
    if (
      day &&
      !(
        p[day.end]?.is.month &&
        !p[day.end]?.is.short &&
        p[day.end]!.capital &&
        j === end &&
        monthAt(p, day.end) &&
        !p[end]!.digits
      )
    ) {
      ({ end } = day);
      cal = { ...cal, day: day.day };
    }
    const year = yearAfter(p, end);
    // a month alone takes "of that year" and "last year", a day rather a year in digits
    if (year && !(year.cal.rel && cal.day === undefined && word(p, end) === ','))
      return { end: year.end, cal: { ...cal, ...year.cal } };
    return { end, cal };
  }
  const day = dayNumberAt(p, i);
  if (!day) return undefined;
  let j = day.end;
  if (word(p, j) === 'of') j += 1;
  else if (word(p, j) === '-' && p[j]!.glued && p[j + 1]?.is.month) j += 1; // 14-Mar-2016
  const after = monthAt(p, j);
  if (!after || (p[i]!.is.ordinal && j === day.end)) return undefined;
  const k = word(p, after.end) === '-' && p[after.end]!.glued && p[after.end + 1]?.digits ? after.end + 1 : after.end;
  const year = yearAfter(p, k);
  return year
    ? { end: year.end, cal: { month: after.month, day: day.day, ...year.cal } }
    : { end: after.end, cal: { month: after.month, day: day.day } };
};

/** "2016-03-14", "2016-03-14T06:00", "14/03/2016", "3/14/2016", "14.03.2016". */
export const numericDate = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const [a, s1, b, s2, c] = [p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4]];
  if (!(a?.digits && b?.digits && c?.digits && s1!.word === s2!.word && s1!.glued && b.glued && s2!.glued && c.glued))
    return undefined;
  if (p[i + 5]?.glued && p[i + 6]?.digits && p[i + 5]!.word === s1!.word) return undefined;
  const [x, y, z] = [Number(a.word), Number(b.word), Number(c.word)];
  const mark = s1!.word;
  if (
    a.word.length === 4 &&
    b.word.length === 2 &&
    c.word.length === 2 &&
    (mark === '-' || mark === '/') &&
    y <= 12 &&
    y > 0 &&
    z <= 31 &&
    z > 0
  ) {
    return { end: i + 5, cal: { year: x, month: y, day: z } };
  }
  if (
    c.word.length === 4 &&
    a.word.length <= 2 &&
    b.word.length <= 2 &&
    (mark === '/' || mark === '.' || mark === '-') &&
    x > 0 &&
    y > 0
  ) {
    if (mark !== '/' || x > 12) return y <= 12 && x <= 31 ? { end: i + 5, cal: { year: z, month: y, day: x } } : undefined;
    return y <= 31 ? { end: i + 5, cal: { year: z, month: x, day: y } } : undefined; // American order where both would do
  }
  return undefined;
};

/** A group of date and time in military messages: "140600Z MAR 16". */
export const messageDate = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const [a, z, m, y] = [p[i], p[i + 1], p[i + 2], p[i + 3]];
  if (!a?.digits || a.word.length !== 6 || z?.word !== 'z' || !m?.is.month || !y?.digits) return undefined;
  const [day, hour, minute] = [a.word.slice(0, 2), a.word.slice(2, 4), a.word.slice(4)];
  const year = y.word.length === 2 ? 2000 + Number(y.word) : Number(y.word);
  return { end: i + 4, cal: { year, month: m.is.month, day: Number(day), clock: `${hour}:${minute}`, zone: 'Z' } };
};
