// Periods: decades, centuries, quarters, halves, seasons: "the 1980s", "the 4th century BC", "third-quarter 1989", "last fall".
import type { Cal } from './anchors.ts';
import { ordinalAt } from './numbers.ts';
import type { Piece } from './pieces.ts';
import { eraAt, fullYearAt, yearAfter } from './years.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** "the 1980s", "the nineties", "the 470s BC", "the '90s". */
export const decadeAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
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
export const centuryAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const ordinal = ordinalAt(p, i);
  if (!ordinal || ordinal.n < 1 || ordinal.n > 30) return undefined;
  const j = word(p, ordinal.end) === '-' ? ordinal.end + 1 : ordinal.end;
  if (word(p, j) !== 'century') return undefined;
  const era = eraAt(p, j + 1);
  return { end: era ? era.end : j + 1, cal: { century: ordinal.n - 1, ...(era?.bc && { bc: true as const }) } };
};

/** "the third quarter", "third-quarter 1989", "Q3 2016", "the first half of 2016", "the fiscal first quarter". */
export const quarterAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
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
  if (half) return undefined; // alone it is rather of a match; "the first half of this year" is an edge of a year (dates.ts)
  return { end: k + 1, cal: field };
};

/** "the summer of 1943", "summer 1918", "last fall", "winter". */
export const seasonAt = (p: readonly Piece[], i: number, led: boolean): { end: number; cal: Cal } | undefined => {
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
