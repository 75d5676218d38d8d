// Confidence as a measured probability: a logistic regression over what is known of cases, and who is rightly said to tell an event.
// In: cases of folds.ts; articles with gold statements (statements train). Out: weights; rates. Both training/events/train.ts and eval/events-confidence.ts use it.
import { RIGHT_LABELS } from '../../src/extraction/events/confidence.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { createPipeline } from '../../src/pipeline.ts';
import type { Trained } from '../linear.ts';
import type { Case } from './cases.ts';
import { readRows } from './corpus.ts';

const STEPS = 500;
const RATE = 0.05;
/** Penalty on the squares of weights, of the sum over cases; of 10 to 100 chosen by five folds. */
const L2 = 33;
const BITS = 15;
/** Words of fewer cases count nothing. */
const FEW = 2;

/** A logistic regression over numbers and hashed words, as a model of two labels; the whole set at each step (Adam). */
export const fitConfidence = (cases: readonly Case[]): Trained => {
  const dense = cases[0]!.x.length;
  const size = 2 ** BITS;
  const mask = size - 1;
  const counts = new Uint16Array(size);
  const rowsOf = cases.map(({ words }) => [...new Set(words.map((w) => w & mask))]);
  for (const rows of rowsOf) for (const r of rows) counts[r]! += 1;
  const used = rowsOf.map((rows) => Int32Array.from(rows.filter((r) => counts[r]! >= FEW)));
  // Words first, then numbers, then the bias.
  const n = size + dense + 1;
  const weights = new Float64Array(n);
  const [first, second, g] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const total = cases.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (let step = 1; step <= STEPS; step += 1) {
    g.fill(0);
    cases.forEach(({ x, y, weight = 1 }, i) => {
      let sum = weights[n - 1]!;
      for (const r of used[i]!) sum += weights[r]!;
      for (let k = 0; k < dense; k += 1) sum += x[k]! * weights[size + k]!;
      const d = (1 / (1 + Math.exp(-sum)) - y) * weight;
      for (const r of used[i]!) g[r]! += d;
      for (let k = 0; k < dense; k += 1) g[size + k]! += d * x[k]!;
      g[n - 1]! += d;
    });
    const rate = RATE * (step < STEPS / 2 ? 1 : 2 - (2 * step) / STEPS);
    for (let k = 0; k < n; k += 1) {
      const slope = (g[k]! + (k < n - 1 ? L2 * weights[k]! : 0)) / total;
      if (slope === 0) continue;
      first[k] = 0.9 * first[k]! + 0.1 * slope;
      second[k] = 0.99 * second[k]! + 0.01 * slope * slope;
      weights[k]! -= (rate * first[k]!) / (1 - 0.9 ** step) / (Math.sqrt(second[k]! / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  // Softmax of two labels: half of the weight for one, half against the other.
  const rows = new Float32Array(size * 2);
  const denseWeights = new Float32Array((dense + 1) * 2);
  for (let k = 0; k < n; k += 1) {
    const [list, at] = k < size ? [rows, 2 * k] : [denseWeights, 2 * (k - size)];
    list[at] = -weights[k]! / 2;
    list[at + 1] = weights[k]! / 2;
  }
  return { labels: RIGHT_LABELS, bits: BITS, dense, rows, denseWeights };
};

type Said = 'outlet' | 'statement' | 'unclear';

/** How often it is right to say of an event that the outlet, or a statement, tells it: by whether gold has a statement around its trigger. */
export const measureSaidBy = (corpora: string, articles: number): Record<Said, number> => {
  const pipeline = createPipeline();
  const count: Record<Said, [number, number]> = { outlet: [0, 0], statement: [0, 0], unclear: [0, 0] };
  interface Article {
    text: string;
    gold: { statements: { content: [number, number][] }[] };
  }
  for (const { text, gold } of readRows<Article>(corpora, 'statements/train.jsonl').slice(0, articles)) {
    const contents = gold.statements.flatMap((s) => s.content);
    for (const e of pipeline.run(makeReport({ text })).events) {
      const inside = contents.some(([start, end]) => start <= e.trigger.start && e.trigger.end <= end);
      const c = count[e.saidBy as Said];
      c[0] += Number(inside ? e.saidBy !== 'outlet' : e.saidBy === 'outlet');
      c[1] += 1;
    }
  }
  const rate = ([right, n]: [number, number]): number => Math.round((1000 * right) / Math.max(1, n)) / 1000;
  return { outlet: rate(count.outlet), statement: rate(count.statement), unclear: rate(count.unclear) };
};
