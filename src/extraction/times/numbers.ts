// Numbers as they stand in time expressions: "1,000", "2 1/2", "twenty-five", "nineteen ninety-six", "several".
// `X` stands for a number that is not told, as in TIMEX3 (PXD).
import type { Piece } from './pieces.ts';

export interface Counted {
  /** Index after the last piece. */
  end: number;
  n: number | 'X';
}

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** A year of four digits that is no amount, decimal or part of a longer number: "1998", not "$1998", "2082.1", "1,998". */
export const yearAt = (p: readonly Piece[], i: number): number | undefined => {
  const piece = p[i];
  if (!piece?.digits || piece.end - piece.start !== 4) return undefined;
  const year = Number(piece.word);
  if (year < 1000 || year > 2100) return undefined;
  const before = p[i - 1];
  if (before && (/^[$£€#¥]$/.test(before.word) || (piece.glued && /^[.,:+]$/.test(before.word) && p[i - 2]?.digits)))
    return undefined;
  if (before && piece.glued && /^[\p{L}]/u.test(before.word)) return undefined; // AK2000
  const [next, after] = [p[i + 1], p[i + 2]];
  if (next?.glued && (next.word === '%' || ((next.word === '.' || next.word === ',') && after?.glued && after.digits)))
    return undefined;
  if (next?.glued && /^\p{L}/u.test(next.word) && next.word !== 's') return undefined;
  return year;
};

/** "twenty-five", "nineteen", "thirty": under a hundred. */
const small = (p: readonly Piece[], i: number): Counted | undefined => {
  const e = p[i]?.is;
  if (e?.tens !== undefined) {
    const j = word(p, i + 1) === '-' ? i + 2 : i + 1;
    const unit = p[j]?.is.number;
    return unit !== undefined && unit > 0 && unit < 10 ? { end: j + 1, n: e.tens + unit } : { end: i + 1, n: e.tens };
  }
  return e?.number !== undefined ? { end: i + 1, n: e.number } : undefined;
};

/** "nineteen ninety-six", "two thousand", "two thousand and three" as a year. */
export const spokenYearAt = (p: readonly Piece[], i: number): { end: number; year: number } | undefined => {
  const first = small(p, i);
  if (!first || first.n === 'X') return undefined;
  if (first.n === 2 && word(p, first.end) === 'thousand') {
    const j = word(p, first.end + 1) === 'and' ? first.end + 2 : first.end + 1;
    const rest = small(p, j);
    return rest && rest.n !== 'X' ? { end: rest.end, year: 2000 + rest.n } : { end: first.end + 1, year: 2000 };
  }
  if (first.n < 13 || first.n > 20) return undefined;
  const rest = small(p, first.end);
  return rest && rest.n !== 'X' && rest.n >= 10 && first.end === i + 1
    ? { end: rest.end, year: first.n * 100 + rest.n }
    : undefined;
};

/** A number in digits, with thousands and decimals: "24", "1,000", "2.5", "2 1/2". */
const digitsAt = (p: readonly Piece[], i: number): Counted | undefined => {
  if (!p[i]?.digits || p[i]!.word.length > 9) return undefined;
  let text = p[i]!.word;
  let j = i + 1;
  while (
    word(p, j) === ',' &&
    p[j]!.glued &&
    p[j + 1]?.digits &&
    p[j + 1]!.glued &&
    p[j + 1]!.word.length === 3 &&
    text.length < 9
  ) {
    text += p[j + 1]!.word;
    j += 2;
  }
  if (word(p, j) === '.' && p[j]!.glued && p[j + 1]?.digits && p[j + 1]!.glued) {
    text += `.${p[j + 1]!.word.slice(0, 4)}`;
    j += 2;
  } else {
    const k = word(p, j) === '-' ? j + 1 : j; // "2 1/2", "2-1/2"
    if (p[k]?.digits && p[k]!.word === '1' && word(p, k + 1) === '/' && p[k + 1]!.glued && word(p, k + 2) === '2')
      return { end: k + 3, n: Number(text) + 0.5 };
    if (word(p, j) === '½') return { end: j + 1, n: Number(text) + 0.5 };
  }
  return { end: j, n: Number(text) };
};

/** How many: digits, words, "a dozen", "a couple of", "several", "a few", "hundreds of". */
export const countAt = (p: readonly Piece[], i: number): Counted | undefined => {
  const digits = digitsAt(p, i);
  if (digits) return word(p, digits.end) === 'million' || word(p, digits.end) === 'billion' ? undefined : digits;
  const w = word(p, i);
  const next = word(p, i + 1);
  if (w === 'a') {
    if (next === 'few' || next === 'good') return { end: next === 'few' ? i + 2 : i + 3, n: 'X' };
    if (next === 'couple') return { end: word(p, i + 2) === 'of' ? i + 3 : i + 2, n: 2 };
    if (next === 'number' && word(p, i + 2) === 'of') return { end: i + 3, n: 'X' };
    if (next === 'dozen' || next === 'hundred' || next === 'thousand') return { end: i + 2, n: p[i + 1]!.is.scale! };
    return undefined;
  }
  if ((w === 'hundreds' || w === 'thousands' || w === 'dozens' || w === 'scores') && next === 'of') return { end: i + 2, n: 'X' };
  if (w === 'couple') return { end: next === 'of' ? i + 2 : i + 1, n: 2 };
  if (p[i]?.is.quantifier) return { end: i + 1, n: 'X' };
  const first = small(p, i);
  if (!first || first.n === 'X') return p[i]?.is.scale && w !== 'million' ? { end: i + 1, n: p[i]!.is.scale! } : undefined;
  let { end } = first;
  let n: number = first.n;
  let scale = p[end]?.is.scale;
  while (scale && n < 1e7) {
    n *= scale;
    end += 1;
    const j = word(p, end) === 'and' ? end + 1 : end;
    const rest = small(p, j);
    if (!rest || rest.n === 'X' || scale === 12) break;
    n += rest.n;
    end = rest.end;
    scale = p[end]?.is.scale;
  }
  return { end, n };
};

/** "first", "21st", "twenty-first": its number. */
export const ordinalAt = (p: readonly Piece[], i: number): (Counted & { n: number }) | undefined => {
  const e = p[i];
  if (!e) return undefined;
  if (e.digits)
    return p[i + 1]?.glued && /^(st|nd|rd|th)$/.test(p[i + 1]!.word) && e.word.length < 4
      ? { end: i + 2, n: Number(e.word) }
      : undefined;
  if (e.is.tens !== undefined) {
    const j = word(p, i + 1) === '-' ? i + 2 : i + 1;
    const unit = p[j]?.is.ordinal;
    return unit !== undefined && unit < 10 ? { end: j + 1, n: e.is.tens + unit } : undefined;
  }
  return e.is.ordinal !== undefined ? { end: i + 1, n: e.is.ordinal } : undefined;
};
