// Items and their similarities → groups, by average link (UPGMA): the two most alike groups are joined
// while the mean similarity of their pairs reaches the threshold. Ties go to the lower indices.
import { groupBy, rootOf, type Similarity } from './neighbours.ts';

/** A step of joining: groups that hold items `a` and `b`, and how alike they were. */
export interface Join {
  similarity: number;
  a: number;
  b: number;
}

/** All joins of `count` items in the order in which they happen, down to `threshold`. Memory: count², as floats. */
export const averageLink = (count: number, similarity: Similarity, threshold: number): Join[] => {
  const table = new Float32Array(count * count);
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < i; j += 1) table[i * count + j] = table[j * count + i] = similarity(i, j);
  const size = new Array<number>(count).fill(1);
  const alive = new Set(Array.from({ length: count }, (_, i) => i));
  const nearest = new Int32Array(count).fill(-1);
  const at = (i: number): number => (nearest[i] === -1 ? -1 : table[i * count + nearest[i]!]!);
  const findNearest = (i: number): void => {
    nearest[i] = -1;
    for (const j of alive) if (j !== i && table[i * count + j]! > at(i)) nearest[i] = j;
  };
  for (const i of alive) findNearest(i);
  const joins: Join[] = [];
  while (alive.size > 1) {
    let a = -1;
    for (const i of alive) if (a === -1 || at(i) > at(a)) a = i;
    if (nearest[a] === -1 || at(a) < threshold) break;
    const b = nearest[a]!;
    joins.push({ similarity: at(a), a, b });
    alive.delete(b);
    for (const k of alive) {
      if (k === a) continue;
      const mean = (size[a]! * table[a * count + k]! + size[b]! * table[b * count + k]!) / (size[a]! + size[b]!);
      table[a * count + k] = table[k * count + a] = mean;
    }
    size[a]! += size[b]!;
    for (const k of alive) {
      if (k === a || nearest[k] === a || nearest[k] === b) findNearest(k);
      else if (table[k * count + a]! > at(k)) nearest[k] = a;
    }
  }
  return joins;
};

/** Groups after the given joins, each ascending, in order of their first. */
export const groupsAfter = (count: number, joins: readonly Join[]): number[][] => {
  const parents = Array.from({ length: count }, (_, i) => i);
  for (const { a, b } of joins) {
    const [x, y] = [rootOf(parents, a), rootOf(parents, b)];
    parents[Math.max(x, y)] = Math.min(x, y);
  }
  return groupBy(count, (i) => rootOf(parents, i));
};
