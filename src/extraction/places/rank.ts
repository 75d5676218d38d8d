// Names of one document and the places each may be → the place of each with its probability: a log-linear model over the features of
// features.ts, in three rounds: by itself, then with what the likely places of the other names say, twice. One place for one name.
// Weights: models/places/ranker.json, made by training/places/train.ts.
import { readTextAsset } from '../../core/index.ts';
import type { GazetteerEntry } from '../../knowledge/index.ts';
import { CONTEXT, PRIOR, priorFeatures, ReportPlaces, SIZE } from './features.ts';
import type { NamedGroup } from './geometry.ts';

export { liesIn, type NamedGroup } from './geometry.ts';

export interface Ranked {
  readonly entry: GazetteerEntry;
  /** Probability among the candidates. */
  readonly p: number;
}

/** The weights of the model. */
export interface Ranker {
  /** Of the first round, one for each of PRIOR. */
  readonly alone: readonly number[];
  /** Of the rounds after it, one for each of PRIOR and CONTEXT. */
  readonly together: readonly number[];
  /** Of the confidence, see confidence.ts. */
  readonly confidence: readonly number[];
}

export const ROUNDS = 2;
let shipped: Ranker | undefined;

/** The model that ships; read once, at the first report. */
export const openRanker = (): Ranker => {
  if (!shipped) {
    const { alone, together, confidence } = JSON.parse(readTextAsset('models/places/ranker.json')) as Record<
      keyof Ranker,
      Record<string, number>
    >;
    const of = (weights: Record<string, number>, names?: readonly string[]): number[] =>
      names ? names.map((n) => weights[n] ?? 0) : Object.values(weights);
    shipped = { alone: of(alone, PRIOR), together: of(together, [...PRIOR, ...CONTEXT]), confidence: of(confidence) };
  }
  return shipped;
};

const softmax = (scores: readonly number[]): number[] => {
  const max = Math.max(...scores);
  const exps = scores.map((s) => Math.exp(s - max));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((x) => x / sum);
};

/** The features of all candidates of a document, one matrix a group, SIZE numbers a candidate; those of CONTEXT still 0. */
export const startFeatures = (groups: readonly NamedGroup[]): Float64Array[] =>
  groups.map((g) => {
    const m = new Float64Array(g.names.entries.length * SIZE);
    g.names.entries.forEach((e, k) => {
      priorFeatures(g, e, m, k * SIZE);
    });
    return m;
  });

/** Fills in CONTEXT from the probabilities of the round before. */
export const addContext = (groups: readonly NamedGroup[], p: readonly (readonly number[])[], matrices: Float64Array[]): void => {
  const report = new ReportPlaces(groups, p);
  groups.forEach((g, i) => {
    if (g.names.entries.length < 2) return;
    g.names.entries.forEach((e, k) => {
      const at = k * SIZE + PRIOR.length;
      matrices[i]!.fill(0, at, at + CONTEXT.length);
      report.features(i, e, matrices[i]!, at);
    });
  });
};

/** Probabilities of the candidates of each group under some weights (those of PRIOR alone, or all). */
export const probabilities = (matrices: readonly Float64Array[], weights: readonly number[]): number[][] =>
  matrices.map((m) => {
    const n = m.length / SIZE;
    if (n < 2) return n ? [1] : [];
    const scores: number[] = [];
    for (let k = 0; k < n; k += 1) {
      let s = 0;
      for (let f = 0; f < weights.length; f += 1) s += weights[f]! * m[k * SIZE + f]!;
      scores.push(s);
    }
    return softmax(scores);
  });

/** For each name its places, the likeliest first; empty for a name without candidates. */
export const rankPlaces = (groups: readonly NamedGroup[], ranker: Ranker = openRanker()): Ranked[][] => {
  const matrices = startFeatures(groups);
  let p = probabilities(matrices, ranker.alone);
  for (let round = 0; round < ROUNDS; round += 1) {
    addContext(groups, p, matrices);
    p = probabilities(matrices, ranker.together);
  }
  return groups.map((g, i) =>
    g.names.entries.map((entry, k) => ({ entry, p: p[i]![k]! })).sort((a, b) => b.p - a.p || a.entry.index - b.entry.index),
  );
};
