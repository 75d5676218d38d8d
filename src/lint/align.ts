// Two lists of words → which stand for each other: the longest common run of words in order (weighted), by dynamic programming (Needleman and
// Wunsch without substitutions). Bounded: lists longer than LONGEST are cut.
const LONGEST = 400; // words: no sentence or quotation is longer, and the table grows with the square

export interface Pair {
  a: number;
  b: number;
}

/** Pairs of equal words, in order of both lists. `weight` makes rare words count for more. */
export const alignWords = (a: readonly string[], b: readonly string[], weight: (w: string) => number = () => 1): Pair[] => {
  const [n, m] = [Math.min(a.length, LONGEST), Math.min(b.length, LONGEST)];
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i -= 1)
    for (let j = m - 1; j >= 0; j -= 1) {
      const skip = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      best[i * width + j] = a[i] === b[j] ? Math.max(skip, weight(a[i]!) + best[(i + 1) * width + j + 1]!) : skip;
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (a[i] === b[j] && best[i * width + j] === weight(a[i]!) + best[(i + 1) * width + j + 1]!) {
      pairs.push({ a: i, b: j });
      i += 1;
      j += 1;
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
};

/** What stands between two pairs: words of a alone beside words of b alone. Either may be empty. */
export interface Gap {
  a: [number, number];
  b: [number, number];
}

/** The gaps of an alignment, ends included. */
export const gapsOf = (pairs: readonly Pair[], lengthA: number, lengthB: number): Gap[] => {
  const gaps: Gap[] = [];
  let [i, j] = [0, 0];
  for (const { a, b } of [...pairs, { a: lengthA, b: lengthB }]) {
    if (a > i || b > j) gaps.push({ a: [i, a], b: [j, b] });
    [i, j] = [a + 1, b + 1];
  }
  return gaps;
};

/** Edits (Levenshtein) between two short words, at most `most` + 1. */
export const editDistance = (a: string, b: string, most = 2): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(row[b.length]!, most + 1);
};
