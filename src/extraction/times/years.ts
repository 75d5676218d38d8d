// Years as they are written: "1998", "'99", "nineteen ninety-six", "480 BC"; the year that belongs to what stands before it.
import type { Cal } from './anchors.ts';
import { spokenYearAt, yearAt } from './numbers.ts';
import type { Piece } from './pieces.ts';
import { relUnitAt } from './units.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** "BC", "B.C.", "BCE", "AD" after a year. */
export const eraAt = (p: readonly Piece[], i: number): { end: number; bc: boolean } | undefined => {
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
export const yearAfter = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
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
