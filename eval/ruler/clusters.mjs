// Coreference measures of CoNLL-2012 (MUC, B-cubed, CEAF-e) on clusters of mention keys, as the reference scorer counts
// them: clusters as they were predicted, mentions without a counterpart included. Each gives [hits, total] for recall and
// for precision; documents are added up before dividing.

const common = (a, b) => {
  let n = 0;
  for (const x of a) if (b.has(x)) n += 1;
  return n;
};
const asSets = (clusters) => clusters.map((c) => new Set(c));
const sum = (xs) => xs.reduce((a, b) => a + b, 0);

/** Links: a cluster that the other side cuts into p parts keeps size − p of its size − 1 links. */
const mucSide = (clusters, others) => {
  const clusterOf = new Map(others.flatMap((c, i) => [...c].map((m) => [m, i])));
  const parts = (c) => {
    const met = new Set();
    let alone = 0;
    for (const m of c) {
      if (clusterOf.has(m)) met.add(clusterOf.get(m));
      else alone += 1;
    }
    return met.size + alone;
  };
  return [sum(clusters.map((c) => c.size - parts(c))), sum(clusters.map((c) => c.size - 1))];
};

/** Mentions: of each one's cluster, the share that stands with it on the other side too. */
const bCubedSide = (clusters, others) => [
  sum(clusters.map((c) => sum(others.map((o) => common(c, o) ** 2)) / c.size)),
  sum(clusters.map((c) => c.size)),
];

/** The greatest sum of one-to-one pairs in a matrix of gains (Hungarian method, after Jonker and Volgenant). */
export const bestAssignment = (gains) => {
  const [rows, columns] = [gains.length, gains[0]?.length ?? 0];
  if (!rows || !columns) return 0;
  if (rows > columns) return bestAssignment(gains[0].map((_, k) => gains.map((row) => row[k])));
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1); // row that has this column; 0 for none
  for (let i = 1; i <= rows; i += 1) {
    const least = new Float64Array(columns + 1).fill(Infinity);
    const before = new Int32Array(columns + 1);
    const seen = new Uint8Array(columns + 1);
    rowOf[0] = i;
    let at = 0;
    do {
      seen[at] = 1;
      let step = Infinity;
      let next = 0;
      for (let k = 1; k <= columns; k += 1) {
        if (seen[k]) continue;
        const cost = -gains[rowOf[at] - 1][k - 1] - u[rowOf[at]] - v[k];
        if (cost < least[k]) [least[k], before[k]] = [cost, at];
        if (least[k] < step) [step, next] = [least[k], k];
      }
      for (let k = 0; k <= columns; k += 1) {
        if (seen[k]) {
          u[rowOf[k]] += step;
          v[k] -= step;
        } else least[k] -= step;
      }
      at = next;
    } while (rowOf[at]);
    for (; at; at = before[at]) rowOf[at] = rowOf[before[at]];
  }
  let total = 0;
  for (let k = 1; k <= columns; k += 1) if (rowOf[k]) total += gains[rowOf[k] - 1][k - 1];
  return total;
};

/** Entities: clusters of both sides are paired one to one so that their likeness (phi 4) is greatest. */
const ceaf = (gold, system) => bestAssignment(gold.map((g) => system.map((s) => (2 * common(g, s)) / (g.size + s.size))));

/** The three measures of one document: `{ MUC, 'B-cubed', 'CEAF-e' }`, each `{ r: [hits, total], p: [hits, total] }`. */
export const measures = (goldClusters, systemClusters) => {
  const [gold, system] = [asSets(goldClusters), asSets(systemClusters)];
  const likeness = ceaf(gold, system);
  return {
    MUC: { r: mucSide(gold, system), p: mucSide(system, gold) },
    'B-cubed': { r: bCubedSide(gold, system), p: bCubedSide(system, gold) },
    'CEAF-e': { r: [likeness, gold.length], p: [likeness, system.length] },
  };
};
