// Units of the calendar told from an anchor: "last week", "this year", "the following month", "that same day", "the year".
import type { Cal } from './anchors.ts';
import type { Piece } from './pieces.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** How many units away from the anchor. */
export const UNIT_SHIFT: Record<string, number> = {
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
/** Told from the last date told, not from publication. */
export const TOLD_WORDS = new Set(['previous', 'preceding', 'prior', 'same', 'that', 'following', 'subsequent', 'succeeding']);

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
