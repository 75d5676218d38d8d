// Trains the linear ranker of pronouns: softmax over the answers of a question, log marginal likelihood of the right ones, AdaGrad,
// the mean of the weights over the last half, and over several seeds. Deterministic. Writes what src/extraction/coreference/hashed.ts reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Weights } from '../../src/extraction/coreference/hashed.ts';
import { randomFrom } from '../linear.ts';

/** One question: the hashed features of each answer, and which answers are right. */
export interface HashedQuestion {
  answers: Uint32Array[];
  right: boolean[];
}

export interface LinearRankOptions {
  bits: number;
  epochs: number;
  rate: number;
  l2: number;
  /** Part of the features hidden at random. */
  drop: number;
  /** Features seen in fewer questions stay 0. */
  minCount: number;
  /** The mean of the runs with these seeds: one run alone moves the figures by a point or two. */
  seeds: readonly number[];
}

const run = (questions: readonly HashedQuestion[], o: LinearRankOptions, seed: number): Float64Array => {
  const size = 2 ** o.bits;
  const mask = size - 1;
  const random = randomFrom(seed);
  const seen = new Uint16Array(size);
  for (const { answers } of questions) {
    const here = new Set<number>();
    for (const a of answers) for (const f of a) here.add(f & mask);
    for (const f of here) if (seen[f]! < 65535) seen[f]! += 1;
  }
  const rows = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-3);
  const sums = new Float64Array(size);
  let means = 0;
  const order = questions.map((_, i) => i);
  const scale = 1 / (1 - o.drop);
  for (let epoch = 0; epoch < o.epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = o.rate * (1 - (0.9 * epoch) / o.epochs);
    for (const q of order) {
      const { answers, right } = questions[q]!;
      const kept = answers.map((a) => a.filter((f) => seen[f & mask]! >= o.minCount && random() >= o.drop));
      const scores = kept.map((list) => {
        let s = 0;
        for (const f of list) s += rows[f & mask]!;
        return s * scale;
      });
      const top = Math.max(...scores);
      const e = scores.map((s) => Math.exp(s - top));
      const all = e.reduce((a, b) => a + b, 0);
      const good = e.reduce((a, b, c) => a + (right[c] ? b : 0), 0);
      kept.forEach((list, c) => {
        const d = (e[c]! / all - (right[c] ? e[c]! / good : 0)) * scale;
        if (Math.abs(d) < 1e-5) return;
        for (const f of list) {
          const at = f & mask;
          const g = d + o.l2 * rows[at]!;
          squares[at]! += g * g;
          rows[at]! -= (rate * g) / Math.sqrt(squares[at]!);
        }
      });
    }
    if (epoch >= o.epochs / 2) {
      means += 1;
      for (let at = 0; at < size; at += 1) sums[at]! += rows[at]!;
    }
  }
  return sums.map((s) => s / means);
};

export const trainWeights = (questions: readonly HashedQuestion[], o: LinearRankOptions): Weights => {
  const runs = o.seeds.map((seed) => run(questions, o, seed));
  const rows = runs[0]!.map((_, at) => runs.reduce((sum, r) => sum + r[at]!, 0) / runs.length);
  let max = 1e-9;
  for (const w of rows) max = Math.max(max, Math.abs(w));
  const step = max / 127;
  return { bits: o.bits, scale: step, rows: Int8Array.from(rows, (w) => Math.round(w / step)) };
};

/** Writes the model file. The same weights give the same bytes. */
export const saveWeights = ({ bits, scale, rows }: Weights, file: string): void => {
  const json = Buffer.from(JSON.stringify({ bits, scale }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length, 0);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(Buffer.concat([size, json, new Uint8Array(rows.buffer)]), { level: 9 }));
};
