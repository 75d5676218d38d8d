// Items in a total order → trees: each item hangs on the earlier one that it is most like, if it is like enough to any. A tree is a story, a
// claim, a follow-up; its name is that of its root, the earliest. (The nearest-neighbour clustering of topic detection.) What hangs where depends
// on the set alone, so the order of arrival changes nothing, and a new item touches only those that are more like it than like what they hang on.

/** An item that may be joined with a new one. */
export interface Neighbour {
  id: string;
  /** Its place in the order; no two are equal. */
  order: string;
  /** How like the new item it is. */
  similarity: number;
  /** How like the item it hangs on it is, and that one's place; undefined for a root. */
  held?: { similarity: number; order: string };
}

export interface Planted {
  /** What the new item hangs on. */
  parent?: { id: string; similarity: number; order: string };
  /** Later items that hang on the new one from now on. */
  adopted: { id: string; similarity: number }[];
}

/** Whether one hold is firmer than another: more alike; of two equals, the earlier. */
const firmer = (a: { similarity: number; order: string }, b: { similarity: number; order: string } | undefined): boolean =>
  b === undefined || a.similarity > b.similarity || (a.similarity === b.similarity && a.order < b.order);

/** Where a new item hangs and what comes to hang on it; neighbours below the threshold must have been left out. */
export const plant = (order: string, neighbours: readonly Neighbour[]): Planted => {
  let parent: Neighbour | undefined;
  const adopted: Planted['adopted'] = [];
  for (const n of neighbours) {
    if (n.order < order) {
      if (firmer(n, parent)) parent = n;
    } else if (firmer({ similarity: n.similarity, order }, n.held)) adopted.push({ id: n.id, similarity: n.similarity });
  }
  return { ...(parent && { parent: { id: parent.id, similarity: parent.similarity, order: parent.order } }), adopted };
};

/** What an item hangs on, and how firmly; undefined for a root. */
export type Hold = { parent: string; similarity: number } | undefined;

export const STRICTER = 1.25; // by what the threshold rises for a tree that is too large

/** Trees of a forest as lists of ids; one of more than `most` items is cut again at a higher threshold, while any hold is that firm. */
export const cutForest = (holds: ReadonlyMap<string, Hold>, threshold: number, most: number): string[][] => {
  const roots = new Map<string, string>();
  for (const id of holds.keys()) {
    const path: string[] = [];
    let at = id;
    while (!roots.has(at)) {
      const hold = holds.get(at);
      if (hold === undefined || hold.similarity < threshold || !holds.has(hold.parent)) roots.set(at, at);
      else {
        path.push(at);
        at = hold.parent;
      }
    }
    for (const step of path) roots.set(step, roots.get(at)!);
  }
  const trees = new Map<string, string[]>();
  for (const [id, root] of roots) trees.set(root, [...(trees.get(root) ?? []), id]);
  return [...trees.values()].flatMap((tree) => {
    const firmest = Math.max(...tree.map((id) => holds.get(id)?.similarity ?? 0));
    if (tree.length <= most || threshold * STRICTER > firmest) return [tree];
    return cutForest(new Map(tree.map((id) => [id, holds.get(id)])), threshold * STRICTER, most);
  });
};

/** All items at once: `alike` gives 0 for those that can't be joined. For small sets and tests; a dossier asks its index instead. */
export const growForest = <T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  orderOf: (item: T) => string,
  alike: (a: T, b: T) => number,
  threshold: number,
): Map<string, Hold> => {
  const sorted = [...items].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const holds = new Map<string, Hold>();
  sorted.forEach((item, i) => {
    const neighbours = sorted
      .slice(0, i)
      .map((other) => ({ id: nameOf(other), order: orderOf(other), similarity: alike(item, other) }))
      .filter((n) => n.similarity >= threshold);
    const { parent } = plant(orderOf(item), neighbours);
    holds.set(nameOf(item), parent && { parent: parent.id, similarity: parent.similarity });
  });
  return holds;
};
