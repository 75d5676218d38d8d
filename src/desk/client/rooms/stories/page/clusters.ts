// Places that would lie on each other on the map → clusters. No DOM.

export interface Dot<T> {
  x: number;
  y: number;
  item: T;
}

export interface Cluster<T> {
  x: number;
  y: number;
  items: T[];
}

/** Greedy: each dot joins the first cluster whose first dot is nearer than `near`; in the order given, so that the first ones hold their place. */
export const clusterDots = <T>(dots: readonly Dot<T>[], near: number): Cluster<T>[] => {
  const clusters: Cluster<T>[] = [];
  for (const { x, y, item } of dots) {
    const home = clusters.find((c) => Math.hypot(c.x - x, c.y - y) < near);
    if (home) home.items.push(item);
    else clusters.push({ x, y, items: [item] });
  }
  return clusters;
};
