// Which words of a report stand in the place of the draft's words: two aligned sentences, and what lies between the same neighbours.
import { gapsOf } from './align.ts';
import type { Context, DraftSentence } from './context.ts';
import type { SourceSentence } from './sources.ts';

export interface Slot {
  /** Words of the draft `[first, after)`, and of the report. */
  a: [number, number];
  b: [number, number];
  /** How many of the two neighbours are the same: 0, 1 or 2. The sentence's beginning and end count as well. */
  sides: number;
}

/** The gaps of an aligned pair of sentences where both have something. */
export const slotsOf = (context: Context, s: DraftSentence, other: SourceSentence): Slot[] => {
  const pairs = context.align(s, other);
  return gapsOf(pairs, s.words.length, other.words.length)
    .filter((g) => g.a[1] > g.a[0] && g.b[1] > g.b[0])
    .map(({ a, b }) => {
      const left = a[0] === 0 ? b[0] === 0 : pairs.some((p) => p.a === a[0] - 1 && p.b === b[0] - 1);
      const right = a[1] === s.words.length ? b[1] === other.words.length : pairs.some((p) => p.a === a[1] && p.b === b[1]);
      return { a, b, sides: Number(left) + Number(right) };
    });
};
