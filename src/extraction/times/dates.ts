// Calendar expressions: days, months, years, seasons, quarters, weekdays, parts of the day, and their edges
// ("the end of the month", "late November"). A piece goes in, the longest expression from there and its Cal come out.
import type { Cal } from './cal.ts';
import { clockAt } from './clock.ts';
import { holidayAt } from './holidays.ts';
import type { Unit } from './lexicon.ts';
import { ordinalAt, spokenYearAt, yearAt } from './numbers.ts';
import type { Piece } from './pieces.ts';

export interface Dated {
  end: number;
  cal: Cal;
  by: string;
  /** A holiday's rule; its day is told when the year is known. */
  holiday?: string;
}

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** Skips the full stop of an abbreviation: "Sept." */
const afterStop = (p: readonly Piece[], i: number): number => (word(p, i) === '.' && p[i]!.glued ? i + 1 : i);

/** "BC", "B.C.", "BCE", "AD" after a year. */
const eraAt = (p: readonly Piece[], i: number): { end: number; bc: boolean } | undefined => {
  const w = word(p, i);
  if (w === 'bc' || w === 'bce') return { end: i + 1, bc: true };
  if (w === 'ad' && p[i]!.capital) return { end: i + 1, bc: false };
  if (w === 'b' && word(p, i + 1) === '.' && word(p, i + 2) === 'c')
    return { end: word(p, i + 3) === '.' ? i + 4 : i + 3, bc: true };
  return undefined;
};

/** A year with its era, in digits or spoken. `free`: it stands by itself and needs no month before it. */
export const fullYearAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const piece = p[i];
  if (!piece) return undefined;
  if (piece.digits && piece.word.length <= 4) {
    const era = eraAt(p, i + 1);
    if (era) return { end: era.end, cal: { year: Number(piece.word), ...(era.bc && { bc: true as const }) } };
  }
  const year = yearAt(p, i);
  if (year !== undefined) return { end: i + 1, cal: { year } };
  if (word(p, i) === "'" && p[i + 1]?.digits && p[i + 1]!.glued && p[i + 1]!.word.length === 2 && !p[i]!.glued) {
    // '99
    const short = Number(p[i + 1]!.word);
    return p[i + 2]?.glued && word(p, i + 2) === 's'
      ? undefined
      : { end: i + 2, cal: { year: short + (short < 30 ? 2000 : 1900) } };
  }
  const spoken = spokenYearAt(p, i);
  return spoken && { end: spoken.end, cal: { year: spoken.year } };
};

/** A year that belongs to what stands before it: ", 1998", "of 1998", "of that year", "this year", "last year". */
const yearAfter = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  let j = i;
  if (word(p, j) === ',') j += 1;
  const year = fullYearAt(p, j);
  if (year && (j === i || p[j]!.digits || p[j]!.word === "'")) return year;
  if (j !== i) return undefined;
  if (word(p, j) === 'of' || word(p, j) === 'in') j += 1;
  const of = j !== i;
  if (of) {
    const direct = fullYearAt(p, j);
    if (direct && word(p, i) === 'of') return direct;
  }
  if (of && word(p, i) === 'in') return undefined;
  if (word(p, j) === 'the' && !p[j + 1]?.is.shift && word(p, j + 1) !== 'same') return undefined;
  const rel = relUnitAt(p, j);
  return rel?.cal.rel?.unit === 'Y' ? rel : undefined;
};

/** A day of the month: "6", "6th", "06". */
const dayNumberAt = (p: readonly Piece[], i: number): { end: number; day: number } | undefined => {
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

const TIME_BEFORE = new Set([
  'in',
  'by',
  'since',
  'until',
  'till',
  'from',
  'to',
  'of',
  'last',
  'next',
  'this',
  'early',
  'late',
  'mid',
  'middle',
  'through',
  'during',
  'between',
  'and',
  'or',
  '(',
  'before',
  'after',
  'for',
  'each',
  'every',
  'previous',
  'following',
  'earlier',
  'later',
  'on',
  '-',
  'a',
  'an',
  "'",
  's',
  'end',
  'past',
  'with',
  'than',
  'begin',
  'beginning',
  'around',
  ',',
  'per',
  'at',
]);

/** A month by name, written so that it can be no other word ("may", "march", "Mar"). */
const monthAt = (p: readonly Piece[], i: number): { end: number; month: number } | undefined => {
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
const weekdayAt = (p: readonly Piece[], i: number): { end: number; weekday: number } | undefined => {
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
const monthDate = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
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
const numericDate = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
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
const messageDate = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const [a, z, m, y] = [p[i], p[i + 1], p[i + 2], p[i + 3]];
  if (!a?.digits || a.word.length !== 6 || z?.word !== 'z' || !m?.is.month || !y?.digits) return undefined;
  const [day, hour, minute] = [a.word.slice(0, 2), a.word.slice(2, 4), a.word.slice(4)];
  const year = y.word.length === 2 ? 2000 + Number(y.word) : Number(y.word);
  return { end: i + 4, cal: { year, month: m.is.month, day: Number(day), clock: `${hour}:${minute}`, zone: 'Z' } };
};

/** "the 1980s", "the nineties", "the 470s BC", "the '90s". */
const decadeAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const piece = p[i];
  if (!piece) return undefined;
  if (piece.is.decade !== undefined && (word(p, i - 1) === 'the' || p[i - 1]?.is.edge || word(p, i - 1) === '-'))
    return { end: i + 1, cal: { decade: 190 + piece.is.decade } };
  const j = word(p, i) === "'" ? i + 1 : i;
  const d = p[j];
  if (!d?.digits || !d.word.endsWith('0') || (d.word.length !== 4 && d.word.length !== 3 && !(d.word.length === 2 && j !== i)))
    return undefined;
  const k = word(p, j + 1) === "'" && p[j + 1]!.glued ? j + 2 : j + 1;
  if (word(p, k) !== 's' || !p[k]!.glued) return undefined;
  const era = eraAt(p, k + 1);
  const n = Number(d.word);
  if (d.word.length === 3 && !era?.bc) return undefined;
  if (d.word.length === 2) return { end: k + 1, cal: { decade: (n < 30 ? 200 : 190) + n / 10 } };
  if (d.word.length === 4 && n > 2100) return undefined;
  if (d.word.length === 4 && n % 100 === 0 && n < 1900) return { end: k + 1, cal: { century: n / 100 } };
  return { end: era?.bc ? era.end : k + 1, cal: { decade: n / 10, ...(era?.bc && { bc: true as const }) } };
};

/** "the 20th century", "4th century BC", "mid-19th-century". */
const centuryAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const ordinal = ordinalAt(p, i);
  if (!ordinal || ordinal.n < 1 || ordinal.n > 30) return undefined;
  const j = word(p, ordinal.end) === '-' ? ordinal.end + 1 : ordinal.end;
  if (word(p, j) !== 'century') return undefined;
  const era = eraAt(p, j + 1);
  return { end: era ? era.end : j + 1, cal: { century: ordinal.n - 1, ...(era?.bc && { bc: true as const }) } };
};

/** "the third quarter", "third-quarter 1989", "Q3 2016", "the first half of 2016", "the fiscal first quarter". */
const quarterAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  let j = i;
  if (/^q[1-4]$/.test(word(p, j) + word(p, j + 1)) && p[j + 1]?.glued) {
    const year = yearAfter(p, j + 2);
    return { end: year ? year.end : j + 2, cal: { quarter: Number(word(p, j + 1)), ...year?.cal } };
  }
  const before = fullYearAt(p, j); // "the 1988 second quarter"
  if (before && before.cal.year !== undefined && !before.cal.bc) j = before.end;
  if (word(p, j) === 'fiscal') j += 1;
  const ordinal = p[j]?.digits
    ? ordinalAt(p, j)
    : p[j]?.is.ordinal !== undefined
      ? { end: j + 1, n: p[j]!.is.ordinal! }
      : undefined;
  if (!ordinal) return undefined;
  let k = ordinal.end;
  if (word(p, k) === '-') k += 1;
  if (word(p, k) === 'fiscal') k += 1;
  const quarter = word(p, k) === 'quarter' && ordinal.n <= 4;
  const half = word(p, k) === 'half' && ordinal.n <= 2;
  if (!quarter && !half) return undefined;
  const field: Cal = quarter ? { quarter: ordinal.n } : { half: ordinal.n };
  const year = yearAfter(p, k + 1);
  if (before) return { end: k + 1, cal: { ...field, ...before.cal } };
  if (year) return { end: year.end, cal: { ...field, ...year.cal } };
  if (half) {
    // "the first half" alone is rather of a match or a film
    if (word(p, k + 1) !== 'of' || !['the', 'this', 'last', 'next'].includes(word(p, k + 2))) return undefined;
    const rest = dateAt(p, k + 2);
    return rest && (rest.cal.rel || rest.cal.year || rest.cal.decade || rest.cal.century !== undefined)
      ? { end: rest.end, cal: rest.cal.rel?.unit === 'Y' ? { ...rest.cal, ...field } : rest.cal }
      : undefined;
  }
  return { end: k + 1, cal: field };
};

/** "the summer of 1943", "summer 1918", "last fall", "winter". */
const seasonAt = (p: readonly Piece[], i: number, led: boolean): { end: number; cal: Cal } | undefined => {
  const piece = p[i];
  if (!piece?.is.season || piece.is.many) return undefined;
  const year = yearAfter(p, i + 1);
  if (year) return { end: year.end, cal: { season: piece.is.season, ...year.cal } };
  const before = p[i - 1]?.word ?? '';
  const [next, after] = [word(p, i + 1), p[i + 2]];
  if (piece.word === 'fall' || piece.word === 'spring') {
    if (next === 'of' || next === 'to' || (next === 'in' && piece.word === 'fall')) return undefined;
    if (before === 'the' && piece.word === 'fall') return undefined;
    if (
      !led &&
      !/^(in|by|until|of|during|this|last|next|since|early|late|every|each|through|throughout|mid|that|the|and)$/.test(before) &&
      !(next === 'offensive')
    )
      return undefined;
    if (piece.word === 'fall' && !led && /^(and|of|to)$/.test(before)) return undefined;
  }
  if (
    next === 'olympics' ||
    next === 'games' ||
    next === 'palace' ||
    (piece.capital &&
      p[i + 1]?.capital &&
      !p[i + 1]!.is.part &&
      !/^(offensive|war|fighting|campaign)$/.test(next) &&
      after !== undefined)
  )
    return undefined;
  return { end: i + 1, cal: { season: piece.is.season } };
};

const UNIT_SHIFT: Record<string, number> = {
  last: -1,
  previous: -1,
  preceding: -1,
  prior: -1,
  this: 0,
  current: 0,
  same: 0,
  that: 0,
  next: 1,
  following: 1,
  subsequent: 1,
  coming: 1,
  upcoming: 1,
  succeeding: 1,
};
const TOLD_WORDS = new Set(['previous', 'preceding', 'prior', 'same', 'that', 'following', 'subsequent', 'succeeding']);

/** "last week", "this year", "the following month", "that same day", "the current quarter", "the year". */
export const relUnitAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  let j = i;
  let told = false;
  let shift: number | undefined;
  const the = word(p, j) === 'the';
  if (the) j += 1;
  let w = word(p, j);
  if (w === 'that' && !the) {
    told = true;
    shift = 0;
    j += 1;
    if (word(p, j) === 'same') j += 1;
  } else if (UNIT_SHIFT[w] !== undefined && w !== 'that') {
    shift = UNIT_SHIFT[w]!;
    told = TOLD_WORDS.has(w) || (the && w === 'next');
    j += 1;
    if (w === 'this' && /^(past|last|coming|same|very)$/.test(word(p, j))) {
      shift = word(p, j) === 'coming' ? 1 : word(p, j) === 'same' || word(p, j) === 'very' ? 0 : -1;
      j += 1;
    }
    if (word(p, j) === 'calendar' || word(p, j) === 'fiscal' || word(p, j) === 'financial') j += 1;
  } else if (the) {
    shift = 0;
    if (w === 'fiscal' || w === 'full') j += 1;
  }
  if (shift === undefined) return undefined;
  w = word(p, j);
  const piece = p[j];
  if (w === 'reporting' || !piece) return undefined;
  const { unit } = piece.is;
  if (unit && unit !== 'S' && unit !== 'MIN' && unit !== 'H')
    return { end: j + 1, cal: { rel: { unit, shift, ...(told && { told }), ...(the && shift === 0 && !told && { the }) } } };
  return undefined;
};

/** "last May", "next Tuesday", "this summer", "the previous April", "this morning", "last night", "that afternoon". */
const pickAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const j = word(p, i) === 'the' ? i + 1 : i;
  const w = word(p, j);
  let shift = UNIT_SHIFT[w];
  if (shift === undefined && w === 'past') shift = -1;
  if (shift === undefined) return undefined;
  let k = j + 1;
  if (w === 'this' && /^(past|last|coming)$/.test(word(p, k))) {
    shift = word(p, k) === 'coming' ? 1 : -1;
    k += 1;
  }
  if (w === 'that' && word(p, k) === 'same') k += 1;
  const pick = shift as -1 | 0 | 1;
  const told = TOLD_WORDS.has(w) || (j !== i && w === 'next');
  const edge = p[k]?.is.edge && word(p, k) !== 'middle' ? (word(p, k + 1) === '-' ? k + 2 : k + 1) : k;
  const weekday = weekdayAt(p, k);
  if (weekday) {
    if (word(p, weekday.end) === ',' || word(p, weekday.end) === 'the') {
      // "this coming Sunday, March eighth"
      const date = monthDate(p, word(p, weekday.end) === ',' ? weekday.end + 1 : weekday.end);
      if (date?.cal.day) return date;
    }
    return { end: weekday.end, cal: { weekday: weekday.weekday, ...(w !== 'that' && w !== 'same' && { pick }) } };
  }
  const month = monthAt(p, edge);
  if (month) {
    const date = monthDate(p, edge); // last Oct. 23
    return { end: date!.end, cal: { ...date!.cal, ...(date!.cal.year === undefined && !date!.cal.rel && { pick }) } };
  }
  if (p[edge]?.is.season && !p[edge]!.is.many)
    return { end: edge + 1, cal: { season: p[edge]!.is.season!, ...(told && pick === 0 ? {} : { pick }) } };
  const holiday = holidayAt(p, k);
  if (holiday)
    return { end: holiday.end, cal: { rel: { unit: 'Y', shift: pick } }, holiday: holiday.rule } as { end: number; cal: Cal };
  const part = p[edge]?.is.part;
  if (part && !p[edge]!.is.many && p[edge]!.word !== 'dawn') {
    // "last night" is the night before; "this morning" today's; "that morning", "the next morning" of the day told
    const base = told ? { rel: { unit: 'D' as Unit, shift: pick, told: true } } : { rel: { unit: 'D' as Unit, shift: pick } };
    return { end: edge + 1, cal: { part, ...base } };
  }
  return undefined;
};

/** Core of a date, without edges and parts of the day. */
const coreAt = (p: readonly Piece[], i: number, led: boolean): Dated | undefined => {
  const made = (x: { end: number; cal: Cal } | undefined, by: string): Dated | undefined => x && { ...x, by: `times.${by}` };
  const piece = p[i]!;
  if (piece.digits) {
    const message = messageDate(p, i);
    if (message) return made(message, 'message-date');
    const numeric = numericDate(p, i);
    if (numeric) return made(numeric, 'numeric-date');
  }
  if (piece.is.deictic !== undefined) {
    const [, n, part] = /^(-?\d+)([A-Z]*)$/.exec(piece.is.deictic)!;
    return made(
      { end: i + 1, cal: { rel: { unit: 'D', shift: Number(n), ago: true }, ...(part && { part: part as 'NI' }) } },
      'deictic',
    );
  }
  const weekday = weekdayAt(p, i);
  if (weekday) {
    const j = word(p, weekday.end) === ',' ? weekday.end + 1 : weekday.end;
    const k = word(p, j) === 'the' ? j + 1 : j;
    const date = monthDate(p, k);
    if (date?.cal.day && date.cal.month)
      return made({ end: date.end, cal: { ...date.cal, weekday: weekday.weekday } }, 'weekday-date'); // Saturday, April 25
    return made({ end: weekday.end, cal: { weekday: weekday.weekday } }, 'weekday');
  }
  const j = word(p, i) === 'the' ? i + 1 : i;
  if (word(p, i) === 'fiscal' || (word(p, i) === 'fy' && p[i]!.capital)) {
    // fiscal 1989, FY 2016
    const year = fullYearAt(p, word(p, i + 1) === 'year' ? i + 2 : i + 1);
    if (year) return made(year, 'fiscal-year');
  }
  if (p[j]) {
    if (p[j]!.digits || p[j]!.is.ordinal !== undefined || p[j]!.is.tens !== undefined) {
      const century = centuryAt(p, j);
      if (century) return made(century, 'century');
    }
    const quarter = quarterAt(p, j);
    if (quarter && !(j !== i && word(p, j + 1) === '-')) return made(quarter, 'quarter'); // "the third-quarter earnings": third-quarter
    if (j !== i) {
      const year = fullYearAt(p, j);
      if (year && /^(period|quarter)$/.test(word(p, year.end))) return made({ end: year.end + 1, cal: year.cal }, 'period'); // the 1988 period
    }
    const date = monthDate(p, j);
    if (date && (j === i || p[j]!.digits || p[j]!.is.ordinal !== undefined)) return made(date, 'month-date');
    const decade = decadeAt(p, j);
    if (decade) return made(decade, 'decade');
    const season = seasonAt(p, j, led || j !== i);
    if (season && !(j !== i && p[j]!.capital && season.end === j + 1 && p[j + 1]?.capital)) return made(season, 'season');
    const holiday = j === i ? holidayAt(p, i) : undefined;
    if (holiday) {
      const year = yearAfter(p, holiday.end);
      return { end: year ? year.end : holiday.end, cal: { ...year?.cal }, by: 'times.holiday', holiday: holiday.rule };
    }
    if (j !== i && word(p, j) === 'year') {
      // the year 2000
      const year = fullYearAt(p, j + 1);
      if (year) return made(year, 'year');
    }
  }
  const pick = pickAt(p, i);
  if (pick) return made(pick, 'pick');
  const rel = relUnitAt(p, i);
  if (rel) {
    // "next year's first quarter", "last year's quarter"
    if (word(p, rel.end) === "'" && word(p, rel.end + 1) === 's' && rel.cal.rel!.unit === 'Y') {
      const inner = coreAt2(p, rel.end + 2);
      if (
        inner &&
        (inner.cal.quarter || inner.cal.half || inner.cal.season || inner.cal.month) &&
        inner.cal.year === undefined &&
        !inner.cal.rel
      ) {
        return made({ end: inner.end, cal: { ...inner.cal, rel: rel.cal.rel! } }, 'unit-of-unit');
      }
    }
    return made(rel, 'unit');
  }
  const year = fullYearAt(p, i);
  return made(year, 'year');
};

const coreAt2 = (p: readonly Piece[], i: number): Dated | undefined => (p[i] ? coreAt(p, i, true) : undefined);

const EDGES = /^(end|start|beginning|close|middle|midst|eve|outset|onset|height|turn|rest|remainder)$/;

/** A date with what stands around it: "the end of the month", "early October", "mid-1996", "late last week", "Friday night", "noon Saturday". */
export const dateAt = (p: readonly Piece[], i: number, led = false): Dated | undefined => {
  const piece = p[i];
  if (!piece) return undefined;
  const w = piece.word;
  // the end of this week; the first half of the year; the latter part of the year; the last week of August; month's end
  const j = w === 'the' ? i + 1 : i;
  if (p[j] && word(p, j + 1) === 'of' && EDGES.test(p[j]!.word)) {
    const inner = dateAt(p, j + 2, true);
    if (inner && !inner.cal.clock) return { ...inner, by: `${inner.by}-edge` };
  }
  if (
    p[j] &&
    /^(latter|early|later|first|second|last|better|middle)$/.test(p[j]!.word) &&
    /^(part|half|days|weeks|months|years|week|day|third|stages|hours)$/.test(word(p, j + 1)) &&
    word(p, j + 2) === 'of'
  ) {
    const inner = dateAt(p, j + 3, true);
    if (
      inner &&
      (inner.cal.month ||
        inner.cal.year !== undefined ||
        inner.cal.rel ||
        inner.cal.decade ||
        inner.cal.century !== undefined ||
        inner.cal.season)
    ) {
      if (
        word(p, j + 1) === 'half' &&
        inner.cal.rel?.unit !== 'M' &&
        (inner.cal.year !== undefined || inner.cal.rel?.unit === 'Y') &&
        !inner.cal.month &&
        /^(first|second|last|latter)$/.test(p[j]!.word)
      ) {
        return { ...inner, cal: { ...inner.cal, half: p[j]!.word === 'first' ? 1 : 2 }, by: 'times.half' };
      }
      return { ...inner, by: `${inner.by}-edge` };
    }
  }
  if ((w === 'month' || w === 'year') && word(p, i + 1) === "'" && word(p, i + 2) === 's' && word(p, i + 3) === 'end') {
    return { end: i + 4, cal: { rel: { unit: w === 'month' ? 'M' : 'Y', shift: 0 } }, by: 'times.unit-end' };
  }
  // early October; mid-1996; late in 1998; early this week; late yesterday; the early 1980s
  const edge = p[j]?.is.edge;
  if (edge && (j === i || edge)) {
    let k = j + 1;
    const hyphen = word(p, k) === '-';
    if (hyphen) k += 1;
    else if (word(p, k) === 'on' || word(p, k) === 'in') k += 1;
    const inner =
      (edge !== 'MID' || p[j]!.word === 'mid' || hyphen) && p[k] ? (dateAt(p, k, true) ?? partAlone(p, k)) : undefined;
    if (
      inner &&
      (k === j + 1 ||
        hyphen ||
        inner.cal.part ||
        inner.cal.year !== undefined ||
        inner.cal.month ||
        inner.cal.rel ||
        inner.cal.season ||
        inner.cal.weekday ||
        inner.cal.decade)
    )
      return { ...inner, by: `${inner.by}-edge` };
  }
  // earlier this year; later Sunday; later that month; later in the day
  if (piece.is.compare) {
    const inThe = word(p, i + 1) === 'in';
    const inner = dateAt(p, inThe ? i + 2 : i + 1, true);
    if (
      inner &&
      (inner.cal.rel || inner.cal.weekday || inner.cal.part || (inThe && inner.cal.year !== undefined)) &&
      !(inThe && inner.cal.rel && word(p, i + 2) !== 'the')
    )
      return { ...inner, by: `${inner.by}-compare` };
  }
  const core = coreAt(p, i, led);
  const whole = core ? withPart(p, core) : partAlone(p, i);
  if (whole) return whole;
  return clockDate(p, i);
};

/** A part of the day after its day: "Friday night", "yesterday morning", "Oct. 23 evening". */
const withPart = (p: readonly Piece[], core: Dated): Dated => {
  const { cal, end } = core;
  const daily = cal.weekday || cal.day !== undefined || (cal.rel?.unit === 'D' && !cal.part);
  if (!daily) return core;
  const k = p[end]?.is.edge && p[end + 1]?.is.part ? end + 1 : end; // Friday late morning
  const part = p[k]?.is.part;
  if (part && !p[k]!.is.many && !/^(dawn|sunset|sunrise)$/.test(word(p, k)))
    return { end: k + 1, cal: { ...cal, part }, by: `${core.by}-part` };
  if (word(p, end) === 'at' || p[end]?.is.clock || (p[end]?.digits && p[end]!.word.length <= 2)) {
    const clock = clockAt(p, word(p, end) === 'at' ? end + 1 : end);
    if (clock && (word(p, end) !== 'at' || p[end + 1]?.is.clock || p[end + 1]?.digits))
      return { end: clock.end, cal: { ...cal, ...clock.cal }, by: `${core.by}-clock` };
  }
  return core;
};

/** "the morning of 31 January", "the night of Oct. 23", "the early morning hours of April 30", "the morning", "at night". */
const partAlone = (p: readonly Piece[], i: number): Dated | undefined => {
  let j = word(p, i) === 'the' ? i + 1 : i;
  if (p[j]?.is.edge && j !== i) j += 1;
  const piece = p[j];
  if (!piece?.is.part || piece.is.many) return undefined;
  let end = j + 1;
  const beside = p[end]?.is.deictic || p[end]?.is.weekday ? coreAt(p, end, true) : undefined; // mid-afternoon yesterday
  if (
    beside &&
    !beside.cal.part &&
    !/^(dawn|sunset)$/.test(piece.word) &&
    (p[i - 1]?.is.edge || word(p, i - 1) === '-' || j !== i)
  )
    return { end: beside.end, cal: { ...beside.cal, part: piece.is.part }, by: 'times.part-of' };
  if (word(p, end) === 'hours') end += 1;
  if (word(p, end) === 'of') {
    const date = p[end + 1] ? coreAt(p, end + 1, true) : undefined;
    if (date && (date.cal.day !== undefined || date.cal.weekday || date.cal.rel?.unit === 'D'))
      return { end: date.end, cal: { ...date.cal, part: piece.is.part }, by: 'times.part-of' };
    if (j !== i && piece.word !== 'dawn')
      return { end, cal: { part: piece.is.part, rel: { unit: 'D', shift: 0, told: true } }, by: 'times.part' };
  }
  if (j !== i && !/^(dawn)$/.test(piece.word))
    return { end, cal: { part: piece.is.part, rel: { unit: 'D', shift: 0, told: true } }, by: 'times.part' };
  const before = word(p, i - 1);
  if (
    /^(at|by|until|before|after|from|to|mid|-)$/.test(before) &&
    (piece.word !== 'dawn' || before === 'at') &&
    !(before === '-' && !p[i - 2]?.is.edge)
  )
    return { end, cal: { part: piece.is.part }, by: 'times.part' };
  return undefined;
};

/** A clock time and the day beside it: "noon Saturday", "5 p.m. EST, Nov. 6", "11am on Thursday 28 July". */
const clockDate = (p: readonly Piece[], i: number): Dated | undefined => {
  const clock = clockAt(p, i);
  if (!clock) return undefined;
  let j = clock.end;
  if (word(p, j) === ',') j += 1;
  const on = word(p, j) === 'on';
  if (on) j += 1;
  const date = p[j] && !p[j]!.is.clock ? coreAt(p, j, false) : undefined;
  if (date && !date.cal.part && (date.cal.day !== undefined || date.cal.weekday || date.cal.rel?.unit === 'D')) {
    return { end: date.end, cal: { ...date.cal, ...clock.cal }, by: 'times.clock-date' };
  }
  return { ...clock, by: 'times.clock' };
};

export { dayNumberAt, monthAt, weekdayAt, yearAfter };
