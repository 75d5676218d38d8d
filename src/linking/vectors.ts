// Words of many reports → one sparse vector each: saturated term frequency (BM25's), early words heavier,
// rarity taken half from the set itself and half from news at large. Length 1, so that a dot product is a cosine.
import type { Background } from './background.ts';
import type { Word } from './words.ts';

/** Terms ascending, weights beside them; Euclidean length 1 (0 where there are no words). */
export interface Vector {
  terms: Int32Array;
  weights: Float64Array;
}

/** Where a number stands without a word on its origin, it was chosen on ECB+ train among the values that training/linking.ts lists. */
export interface Weighing {
  /** Share of the set's own document frequencies in a word's rarity; the rest is the background's. */
  own: number;
  /** How much heavier the first word is than the last ones; the extra halves every 70 words. */
  lead: number;
  /**
   * What a word that no other report of the set has counts for in a vector's length: in a large set it is a chance word that makes
   * reports long and unlike. In a small one it is a word like others (1), see `singleFor`.
   */
  single: number;
  /** Factor of names and of numbers. */
  names: number;
  numbers: number;
}

export const STORY_WEIGHING: Weighing = { own: 0.5, lead: 1, single: 0.3, names: 1, numbers: 1 };
/** Within one story the action's words are common to all; what differs between two happenings is who, where and how many. */
export const TWIN_WEIGHING: Weighing = { own: 0.7, lead: 0, single: 0, names: 2, numbers: 2 };

const LEAD_WORDS = 100; // the extra weight of early words falls to 1/e here; news tells the happening in its first paragraphs

const SMALL_SET = 50; // reports; the discount is a third of its full size at 20 and nearly whole at 150

/** The discount of single words in a set of this size. */
const singleFor = (single: number, texts: number): number => single + (1 - single) * Math.exp(-texts / SMALL_SET);

/** How often each stem stands in a text, early words counting more. */
export const leadCounts = (words: readonly Word[], lead = STORY_WEIGHING.lead): Map<string, number> => {
  const counts = new Map<string, number>();
  words.forEach(({ stem }, at) => {
    counts.set(stem, (counts.get(stem) ?? 0) + 1 + lead * Math.exp(-at / LEAD_WORDS));
  });
  return counts;
};

interface Counted {
  count: number;
  factor: number;
}
const counted = new WeakMap<Weighing, WeakMap<readonly Word[], Map<string, Counted>>>();

/** What a text alone says of each of its stems; words never change, and a text is weighed anew with each that joins it. */
const countStems = (words: readonly Word[], weighing: Weighing): ReadonlyMap<string, Counted> => {
  const known = counted.get(weighing) ?? new WeakMap<readonly Word[], Map<string, Counted>>();
  counted.set(weighing, known);
  const before = known.get(words);
  if (before) return before;
  const found = new Map<string, Counted>();
  words.forEach(({ stem, kind }, at) => {
    const entry = found.get(stem) ?? { count: 0, factor: 1 };
    entry.count += 1 + weighing.lead * Math.exp(-at / LEAD_WORDS);
    if (kind === 'name') entry.factor = weighing.names;
    if (kind === 'number') entry.factor = weighing.numbers;
    found.set(stem, entry);
  });
  known.set(words, found);
  return found;
};

/** Vectors of texts, in their order. */
export const makeVectors = (
  texts: readonly (readonly Word[])[],
  { documents, frequency }: Background,
  weighing: Weighing,
): Vector[] => {
  const own = new Map<string, number>();
  const counts = texts.map((words) => countStems(words, weighing));
  for (const found of counts) for (const stem of found.keys()) own.set(stem, (own.get(stem) ?? 0) + 1);
  const single = weighing.single === 0 ? 0 : singleFor(weighing.single, texts.length);
  const ids = new Map<string, number>();
  // Sorted, so that the same set gives the same numbers in any order of arrival.
  const stems = [...own.keys()].sort();
  for (const stem of stems) ids.set(stem, ids.size);
  const rarities = stems.map(
    (stem) =>
      weighing.own * Math.log((texts.length + 1) / (own.get(stem)! + 0.5)) +
      (1 - weighing.own) * Math.log((documents + 1) / ((frequency.get(stem) ?? 0) + 0.5)),
  );
  return counts.map((found) => {
    const terms = Int32Array.from(found.keys(), (stem) => ids.get(stem)!).sort();
    const weights = Float64Array.from(terms, (id) => {
      const { count, factor } = found.get(stems[id]!)!;
      return Math.max(0, (count / (count + 1)) * factor * rarities[id]!) * (own.get(stems[id]!) === 1 ? single : 1);
    });
    const length = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0)) || 1;
    return { terms, weights: weights.map((w) => w / length) };
  });
};

/** Cosine of two vectors, 0 to 1. */
export const cosine = (a: Vector, b: Vector): number => {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.terms.length && j < b.terms.length) {
    const [x, y] = [a.terms[i]!, b.terms[j]!];
    if (x === y) sum += a.weights[i++]! * b.weights[j++]!;
    else if (x < y) i += 1;
    else j += 1;
  }
  return sum;
};
