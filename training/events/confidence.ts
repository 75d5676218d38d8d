// Confidence as a measured probability: a logistic regression over what is known of cases, and who is rightly said to tell an event.
// In: cases of folds.ts; articles with gold statements (statements train). Out: weights; rates. Both training/events/train.ts and eval/events-confidence.ts use it.
import { makeReport } from '../../src/ingest/index.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { readRows } from './corpus.ts';
import type { Case } from './folds.ts';

const STEPS = 4000;
const RATE = 0.3;
/** Set by hand; other values were not tried. */
const L2 = 0.003;

/** Weights of a logistic regression, the bias last; gradient descent with momentum. */
export const fitConfidence = (cases: readonly Case[]): number[] => {
  const size = cases[0]!.x.length;
  const weights = new Array<number>(size + 1).fill(0);
  const speed = new Array<number>(size + 1).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const g = new Array<number>(size + 1).fill(0);
    for (const { x, y, weight = 1 } of cases) {
      let sum = weights[size]!;
      for (let k = 0; k < size; k += 1) sum += x[k]! * weights[k]!;
      const d = (1 / (1 + Math.exp(-sum)) - y) * weight;
      for (let k = 0; k < size; k += 1) if (x[k]) g[k]! += d * x[k]!;
      g[size]! += d;
    }
    for (let k = 0; k <= size; k += 1) {
      speed[k] = 0.8 * speed[k]! - RATE * 0.2 * (g[k]! / cases.length + (k < size ? L2 * weights[k]! : 0));
      weights[k]! += speed[k]!;
    }
  }
  return weights;
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
