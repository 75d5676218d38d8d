// Vectors → groups within which alone reports can be joined: parts of the graph of all pairs that are alike enough.
// Candidates come from an inverted index of the rarer terms, so that ten thousand reports need no table of all pairs.
import { cosine, type Vector } from './vectors.ts';

/** How alike two items are, by their index. */
export type Similarity = (a: number, b: number) => number;

const COMMON = 0.05; // share of the reports: more common terms add little and make up most of the index
const FEW = 200; // in small sets every term is indexed: exact, and fast enough
const PARTIAL = 0.5; // share of the threshold that the rarer terms alone must reach to make a candidate

/** Root of an element in a forest, with path halving. */
export const rootOf = (parents: number[], i: number): number => {
  let at = i;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
};

/** Lists of indices with the same label, each ascending, in order of their first. */
export const groupBy = (count: number, labelOf: (i: number) => number): number[][] => {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < count; i += 1) {
    const label = labelOf(i);
    const group = groups.get(label);
    if (group) group.push(i);
    else groups.set(label, [i]);
  }
  return [...groups.values()];
};

/** Pairs [a, b], a > b, whose cosine may reach `floor`: all of them in small sets, nearly all in large ones. */
export const candidatePairs = function* (vectors: readonly Vector[], floor: number): Generator<[number, number]> {
  const limit = Math.max(FEW, vectors.length * COMMON);
  const frequency = new Map<number, number>();
  for (const { terms } of vectors) for (const t of terms) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  const index = new Map<number, { of: number[]; weights: number[] }>();
  const sums = new Float64Array(vectors.length);
  for (let i = 0; i < vectors.length; i += 1) {
    const { terms, weights } = vectors[i]!;
    const touched: number[] = [];
    for (let k = 0; k < terms.length; k += 1) {
      const df = frequency.get(terms[k]!)!;
      if (df < 2 || df > limit) continue;
      const posting = index.get(terms[k]!) ?? { of: [], weights: [] };
      for (let p = 0; p < posting.of.length; p += 1) {
        const j = posting.of[p]!;
        if (sums[j] === 0) touched.push(j);
        sums[j]! += weights[k]! * posting.weights[p]!;
      }
      posting.of.push(i);
      posting.weights.push(weights[k]!);
      index.set(terms[k]!, posting);
    }
    for (const j of touched) {
      if (sums[j]! >= floor * PARTIAL) yield [i, j];
      sums[j] = 0;
    }
  }
};

/**
 * Average link joins two groups only if some pair of theirs reaches the threshold, so groups never cross these parts:
 * connected parts of the graph of pairs with `similarity` of at least `threshold`. `boost` is the most that similarity can exceed the cosine.
 * A part of more than `most` items is cut again at a higher threshold (an approximation that sets below that size never meet).
 */
export const connectedParts = (
  vectors: readonly Vector[],
  similarity: Similarity,
  threshold: number,
  boost: number,
  most = 2000,
): number[][] => {
  const edges: [number, number, number][] = [];
  for (const [a, b] of candidatePairs(vectors, threshold / boost)) {
    if (cosine(vectors[a]!, vectors[b]!) * boost < threshold) continue;
    const s = similarity(a, b);
    if (s >= threshold) edges.push([s, a, b]);
  }
  const cut = (items: number[], links: [number, number, number][], at: number): number[][] => {
    const local = new Map(items.map((item, k) => [item, k]));
    const parents = items.map((_, k) => k);
    const kept = links.filter(([s]) => s >= at);
    for (const [, a, b] of kept) {
      const [x, y] = [rootOf(parents, local.get(a)!), rootOf(parents, local.get(b)!)];
      if (x !== y) parents[Math.max(x, y)] = Math.min(x, y);
    }
    const parts = groupBy(items.length, (k) => rootOf(parents, k)).map((part) => part.map((k) => items[k]!));
    return parts.flatMap((part) => {
      if (part.length <= most || at >= 1) return [part];
      const inside = new Set(part);
      return cut(
        part,
        kept.filter(([, a]) => inside.has(a)),
        at * 1.25,
      );
    });
  };
  return cut(
    vectors.map((_, i) => i),
    edges,
    threshold,
  );
};
