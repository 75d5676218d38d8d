// Lengths of time and sets: "two years", "the past three months", "a week", "several days ago", "two days after the vote",
// "every month", "a year" in "$2 million a year", "daily". A piece goes in, the longest expression from there comes out.
import type { Unit } from './lexicon.ts';
import { type Counted, countAt } from './numbers.ts';
import type { Piece } from './pieces.ts';

export type Length =
  /** A stretch: `where` -1 before now ("the past …"), 1 after it, 0 unknown. */
  | { kind: 'duration'; value: string; where: -1 | 0 | 1; n: number | 'X'; unit: Unit }
  /** A point so many units away: from publication ("ago") or from what was told ("later"). */
  | { kind: 'offset'; n: number | 'X'; unit: Unit; sign: -1 | 1; told: boolean; from?: number }
  | { kind: 'set'; value: string };

export interface Measured {
  end: number;
  length: Length;
  by: string;
}

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';
const CLOCK_UNITS = new Set<Unit>(['H', 'MIN', 'S']);
const LETTER: Record<Unit, string> = {
  S: 'S',
  MIN: 'M',
  H: 'H',
  D: 'D',
  W: 'W',
  F: 'W',
  M: 'M',
  Q: 'Q',
  Y: 'Y',
  DE: 'DE',
  CE: 'CE',
  WE: 'WE',
};

/** ISO 8601 duration, as TIMEX3 writes it: P3D, PT2H, PXY; a decade is ten years, a fortnight two weeks, a quarter three months. */
export const durationValue = (n: number | 'X', unit: Unit): string => {
  if (n === 'X') return `P${CLOCK_UNITS.has(unit) ? 'T' : ''}X${unit === 'Q' ? 'M' : LETTER[unit]}`;
  const times: Partial<Record<Unit, [number, string]>> = {
    DE: [10, 'Y'],
    CE: [100, 'Y'],
    F: [2, 'W'],
    Q: [3, 'M'],
    WE: [2, 'D'],
  };
  const [factor, letter] = times[unit] ?? [1, LETTER[unit]];
  const total = n * factor;
  if (Number.isInteger(total)) return `P${CLOCK_UNITS.has(unit) ? 'T' : ''}${total}${letter}`;
  const whole = Math.floor(total);
  const rest = total - whole;
  if (unit === 'Y' || (letter === 'Y' && total < 100))
    return whole ? `P${whole}Y${Math.round(rest * 12)}M` : `P${Math.round(rest * 12)}M`;
  if (unit === 'H') return `PT${whole ? `${whole}H` : ''}${Math.round(rest * 60)}M`;
  if (unit === 'MIN') return `PT${whole ? `${whole}M` : ''}${Math.round(rest * 60)}S`;
  return `P${CLOCK_UNITS.has(unit) ? 'T' : ''}${total}${letter}`;
};

const unitAt = (p: readonly Piece[], i: number): { unit: Unit; many: boolean } | undefined => {
  const e = p[i]?.is;
  if (!e) return undefined;
  if (e.units) return { unit: e.units, many: true };
  return e.unit && { unit: e.unit, many: false };
};

const BETWEEN =
  /^(more|long|consecutive|straight|full|whole|solid|additional|successive|short|extra|brutal|fiscal|calendar|working|business|trading|further|other|bloody|hard|previous|crucial|critical|remaining)$/;

/** A number and its unit: "two years", "two-year", "2 1/2 years", "20 more years", "a minute and a half", "half an hour", "half a century". */
const amountAt = (
  p: readonly Piece[],
  i: number,
): { end: number; n: number | 'X'; unit: Unit; hyphen: boolean; many: boolean } | undefined => {
  if (word(p, i) === 'half' && (word(p, i + 1) === 'a' || word(p, i + 1) === 'an' || word(p, i + 1) === '-')) {
    const unit = unitAt(p, i + 2);
    return unit && { end: i + 3, n: 0.5, unit: unit.unit, hyphen: false, many: false };
  }
  let count: Counted | undefined = countAt(p, i);
  if (!count && (word(p, i) === 'a' || word(p, i) === 'an')) count = { end: i + 1, n: 1 };
  if (!count) return undefined;
  if (p[i]!.digits && /^[$£€]$/.test(word(p, i - 1))) return undefined;
  let j = count.end;
  let { n } = count;
  if (word(p, j) === 'and' && n !== 'X' && ((word(p, j + 1) === 'a' && word(p, j + 2) === 'half') || word(p, j + 1) === 'half')) {
    // two and a half years
    n += 0.5;
    j += word(p, j + 1) === 'half' ? 2 : 3;
  }
  if ((word(p, j) === 'or' || word(p, j) === 'to') && p[j]!.sentence === p[i]!.sentence) {
    // two or three days, six to eight weeks
    const other = countAt(p, j + 1);
    if (other && unitAt(p, other.end)?.many) return undefined; // "three days": the expression is the last one, with its unit
  }
  const hyphen = word(p, j) === '-' && p[j]!.glued && p[j + 1]?.glued === true;
  if (hyphen) j += 1;
  else while (BETWEEN.test(word(p, j)) && j < count.end + 3) j += 1;
  const unit = unitAt(p, j);
  if (!unit) return undefined;
  if (unit.unit === 'S' && !unit.many && (n === 1 || n === 'X') && !hyphen) return undefined; // "a second group"
  if (
    unit.unit === 'Q' &&
    ((!hyphen && n === 1) || (p[i]!.word === 'three' && (hyphen || word(p, j + 1) === 'of')) || word(p, j + 1) === 'of')
  )
    return undefined; // three-quarters of
  if (unit.unit === 'MIN' && p[j]!.word === 'min' && !p[i]!.digits) return undefined;
  let end = j + 1;
  // a minute and a half; a year or so
  if (word(p, end) === 'and' && word(p, end + 1) === 'a' && word(p, end + 2) === 'half' && n === 1) {
    n = 1.5;
    end += 3;
  } else if (word(p, end) === 'or' && word(p, end + 1) === 'so') end += 2;
  else if ((word(p, end) === 'or' || word(p, end) === 'to') && unit.many && n === 'X' && unitAt(p, end + 1)?.many) end += 2;
  else if (word(p, end) === 'or' && word(p, end + 1) === 'two' && word(p, i) === 'a') {
    // a year or two
    n = 'X';
    end += 2;
  }
  return { end, n, unit: unit.unit, hyphen, many: unit.many };
};

/** "nearly", "more than", "at least", "up to": index after them. */
export const afterApprox = (p: readonly Piece[], i: number): number => {
  const [w, next] = [word(p, i), word(p, i + 1)];
  if ((w === 'more' || w === 'less' || w === 'fewer') && next === 'than') return afterApprox(p, i + 2);
  if (w === 'no' && (next === 'more' || next === 'less') && word(p, i + 2) === 'than') return i + 3;
  if (w === 'at' && (next === 'least' || next === 'most')) return i + 2;
  if (w === 'up' && next === 'to') return i + 2;
  if (w === 'well' && next === 'over') return i + 2;
  if ((w === 'ca' || w === 'c') && next === '.' && p[i + 1]!.glued) return i + 2;
  return p[i]?.is.approx ? i + 1 : i;
};

const DURING =
  /^(for|in|within|after|of|than|nearly|about|almost|over|only|just|under|and|to|before|took|takes|take|by|at|with|lasted|lasting|last|spent|spend|as|is|was|quite|during|from|through|until|around|roughly|approximately|barely|mere|at|least|most|every|gave|give|given|waited|wait|him|them|her|us|another|or|but|that|be|on|,|"|an?)$/;

/** "a year" after an amount is a rate: "$2 million a year", "four flights a week". */
const isRate = (p: readonly Piece[], i: number): boolean => {
  const before = p[i - 1];
  if (!before || before.sentence !== p[i]!.sentence) return false;
  if (DURING.test(before.word) || /^[.;:(]$/.test(before.word)) return false;
  if (/^(about|nearly|almost)$/.test(word(p, i - 1))) return false;
  if (before.digits || /^(million|billion|thousand|hundred|times|once|twice|%|percent)$/.test(before.word)) return true;
  for (let k = i - 1; k >= Math.max(0, i - 5) && p[k]!.sentence === p[i]!.sentence; k -= 1) {
    if (
      p[k]!.digits ||
      p[k]!.is.number !== undefined ||
      p[k]!.is.tens !== undefined ||
      p[k]!.is.scale ||
      /^(cents|times|hundreds|thousands|dozens|million|billion)$/.test(p[k]!.word)
    )
      return true;
    if (/^[,.;:"()]$/.test(p[k]!.word)) return false;
  }
  return false;
};

/** What follows a length and makes it a point: "ago", "later", "earlier", "after X", "before X", "from now". */
const suffixAt = (p: readonly Piece[], i: number): { end: number; sign: -1 | 1; told: boolean; joins: boolean } | undefined => {
  const w = word(p, i);
  if (w === 'ago') return { end: i + 1, sign: -1, told: false, joins: false };
  if (w === 'later' || w === 'afterward' || w === 'afterwards' || w === 'thereafter' || w === 'hence')
    return { end: i + 1, sign: 1, told: true, joins: false };
  if (w === 'earlier' || w === 'previously' || w === 'beforehand' || w === 'prior')
    return { end: i + 1, sign: -1, told: true, joins: w === 'prior' };
  if (w === 'from' && /^(now|today)$/.test(word(p, i + 1))) return { end: i + 2, sign: 1, told: false, joins: false };
  if (w === 'after' || w === 'before') return { end: i + 1, sign: w === 'after' ? 1 : -1, told: true, joins: true };
  return undefined;
};

const duration = (end: number, n: number | 'X', unit: Unit, by: string, where: -1 | 0 | 1 = 0): Measured => ({
  end,
  by: `times.${by}`,
  length: { kind: 'duration', value: durationValue(n, unit), where, n, unit },
});

/** The length, point or set that begins at piece `i`. */
export const lengthAt = (p: readonly Piece[], i: number): Measured | undefined => {
  const w = word(p, i);
  const start = afterApprox(p, i);
  // every day, each month, every two weeks, per month
  if (p[i]!.is.every || w === 'per') {
    const count = countAt(p, i + 1);
    const j = count?.end ?? (word(p, i + 1) === 'other' ? i + 2 : i + 1);
    const n = count?.n ?? (word(p, i + 1) === 'other' ? 2 : 1);
    const unit = unitAt(p, j);
    if (unit && (unit.unit !== 'S' || n !== 1))
      return {
        end: j + 1,
        by: 'times.every',
        length: {
          kind: 'set',
          value: durationValue(n, unit.unit).replace(/^P3M$/, n === 1 && unit.unit === 'Q' ? 'P1Q' : 'P3M'),
        },
      };
    return undefined;
  }
  if (p[i]!.is.adverb) return { end: i + 1, by: 'times.adverb', length: { kind: 'set', value: p[i]!.is.adverb! } };
  // the past three months, the next few days, the first nine months, recent months, each of the past three years
  let j = w === 'the' ? i + 1 : i;
  const placed = p[j]?.is.span !== undefined ? p[j]!.is.span! : undefined;
  if (placed !== undefined && !(p[j]!.is.ordinal !== undefined && w !== 'the')) {
    const where = placed as -1 | 0 | 1;
    const k = afterApprox(p, j + 1);
    const amount = amountAt(p, k) ?? (p[k]?.is.units ? { end: k + 1, n: 'X' as const, unit: p[k]!.is.units! } : undefined);
    if ((amount && word(p, k) !== 'a') || (amount && word(p, k + 1) !== 'year' && amount.n === 'X'))
      return duration(amount.end, amount.n, amount.unit, 'placed', where);
    const unit = p[j + 1]?.is.unit;
    if (unit && w === 'the' && word(p, j + 2) === 'or' && word(p, j + 3) === 'so')
      return duration(j + 4, 1, unit, 'placed', where); // the next year or so
    if (unit && w === 'the' && (p[j]!.word === 'past' || (p[j]!.word === 'last' && unit === 'DE')))
      return duration(j + 2, 1, unit, 'placed', -1);
  }
  j = start;
  const the = word(p, j) === 'the';
  if (the) j += 1;
  const amount = amountAt(p, j);
  if (amount) {
    if (the && (amount.hyphen || ((amount.n === 1 || amount.n === 'X') && !amount.many))) return undefined; // "the two-week crisis": two-week
    if (w === 'a' && amount.n === 1 && (amount.many || (word(p, amount.end) === '-' && p[amount.end]!.glued))) return undefined; // a months-long trek, a year-earlier loss
    const old = word(p, amount.end) === '-' ? word(p, amount.end + 1) : word(p, amount.end);
    if (old === 'old' || old === 'olds') return undefined; // an age is no time
    if (word(p, amount.end) === '-' && /^(earlier|ago)$/.test(word(p, amount.end + 1))) {
      return {
        end: amount.end + 2,
        by: 'times.offset',
        length: { kind: 'offset', n: amount.n, unit: amount.unit, sign: -1, told: word(p, amount.end + 1) === 'earlier' },
      };
    }
    if (amount.hyphen && word(p, amount.end) === '-' && word(p, amount.end + 1) === 'long')
      return duration(amount.end + 2, amount.n, amount.unit, 'length');
    const suffix = amount.hyphen ? undefined : suffixAt(p, amount.end);
    if (suffix && !suffix.joins)
      return {
        end: suffix.end,
        by: 'times.offset',
        length: { kind: 'offset', n: amount.n, unit: amount.unit, sign: suffix.sign, told: suffix.told },
      };
    if (suffix && !the && suffix.end - amount.end === 1 && word(p, amount.end) !== 'prior') {
      return {
        end: amount.end,
        by: 'times.length-before',
        length: { kind: 'duration', value: durationValue(amount.n, amount.unit), where: 0, n: amount.n, unit: amount.unit },
      };
    }
    const single = amount.n === 1 && (word(p, j) === 'a' || word(p, j) === 'an');
    if (single && start === i && isRate(p, i))
      return {
        end: amount.end,
        by: 'times.rate',
        length: { kind: 'set', value: durationValue(1, amount.unit).replace(/^P3M$/, 'P1Q') },
      };
    if (single && amount.unit === 'Q') return undefined;
    if (single && (amount.unit === 'WE' || amount.unit === 'S')) return undefined;
    return duration(amount.end, amount.n, amount.unit, 'length');
  }
  // "weeks", "for years", "days later", "decades-long"
  const unit = p[start]?.is.units;
  if (unit) {
    const suffix = suffixAt(p, start + 1);
    if (suffix && !suffix.joins)
      return {
        end: suffix.end,
        by: 'times.offset',
        length: { kind: 'offset', n: 'X', unit, sign: suffix.sign, told: suffix.told },
      };
    if (word(p, start + 1) === '-' && word(p, start + 2) === 'long') return duration(start + 3, 'X', unit, 'length');
    if (unit === 'WE' || unit === 'S' || (unit === 'MIN' && start === i) || unit === 'Q') return undefined;
    const before = word(p, i - 1);
    if (
      /^(for|in|within|after|over|through|during|before|or|and|took|lasted|the|by|until|spent|than)$/.test(before) &&
      !(before === 'the' && start === i && word(p, start + 1) !== 'of')
    ) {
      return duration(start + 1, 'X', unit, 'length');
    }
    return undefined;
  }
  // year-long, month-long, week-old
  const one = p[i]!.is.unit;
  if (one && word(p, i + 1) === '-' && word(p, i + 2) === 'long') return duration(i + 3, 1, one, 'length');
  return undefined;
};
