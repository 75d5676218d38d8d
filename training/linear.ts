// Trains the linear models of the package: multinomial logistic regression with AdaGrad (Duchi et al. 2011) over hashed features
// and an optional dense vector; seeded, deterministic. Writes the file that src/language/runtime/linear.ts reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type LinearHeader, LinearModel, softmax } from '../src/language/runtime/linear.ts';

export interface Example {
  /** Hashes of the features that hold (`hashFeature`). */
  features: ArrayLike<number>;
  /** Index into the labels. */
  label: number;
  /** Dense vector, where the model has one. */
  dense?: Float32Array;
  weight?: number;
}

export interface TrainOptions {
  labels: string[];
  /** Rows of the table: 2^bits. */
  bits?: number;
  dense?: number;
  epochs?: number;
  rate?: number;
  /** L2 penalty, applied to the rows that an example touches. */
  l2?: number;
  /** Rows seen in fewer examples than this stay 0. */
  minCount?: number;
  seed?: number;
  log?: (line: string) => void;
}

/** A seeded generator of numbers in [0, 1): mulberry32. */
export const randomFrom = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** Float weights of a training run. */
export interface Trained {
  labels: string[];
  bits: number;
  dense: number;
  rows: Float32Array;
  denseWeights: Float32Array;
}

export const trainLinear = (examples: readonly Example[], options: TrainOptions): Trained => {
  const { labels, bits = 18, dense = 0, epochs = 6, rate = 0.1, l2 = 1e-6, minCount = 2, seed = 1, log } = options;
  const n = labels.length;
  const mask = 2 ** bits - 1;
  const rows = new Float32Array(2 ** bits * n);
  const rowsG = new Float32Array(2 ** bits * n).fill(1e-6);
  const denseWeights = new Float32Array((dense + 1) * n);
  const denseG = new Float32Array((dense + 1) * n).fill(1e-6);
  const counts = new Uint16Array(2 ** bits);
  for (const x of examples)
    for (let f = 0; f < x.features.length; f += 1)
      if (counts[x.features[f]! & mask]! < 65535) counts[x.features[f]! & mask]! += 1;
  const random = randomFrom(seed);
  const order = examples.map((_, i) => i);
  const scores = new Float32Array(n);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const k = Math.floor(random() * (i + 1));
      [order[i], order[k]] = [order[k]!, order[i]!];
    }
    let loss = 0;
    for (const i of order) {
      const { features, label, dense: vector, weight = 1 } = examples[i]!;
      const bias = dense * n;
      for (let k = 0; k < n; k += 1) scores[k] = denseWeights[bias + k]!;
      for (let f = 0; f < features.length; f += 1) {
        const at = (features[f]! & mask) * n;
        for (let k = 0; k < n; k += 1) scores[k]! += rows[at + k]!;
      }
      if (vector)
        for (let d = 0; d < dense; d += 1) for (let k = 0; k < n; k += 1) scores[k]! += vector[d]! * denseWeights[d * n + k]!;
      softmax(scores);
      loss -= Math.log(Math.max(scores[label]!, 1e-9)) * weight;
      for (let k = 0; k < n; k += 1) scores[k] = (scores[k]! - (k === label ? 1 : 0)) * weight; // the gradient
      for (let f = 0; f < features.length; f += 1) {
        const row = features[f]! & mask;
        if (counts[row]! < minCount) continue;
        const at = row * n;
        for (let k = 0; k < n; k += 1) {
          const g = scores[k]! + l2 * rows[at + k]!;
          rowsG[at + k]! += g * g;
          rows[at + k]! -= (rate * g) / Math.sqrt(rowsG[at + k]!);
        }
      }
      const step = (at: number, g: number): void => {
        denseG[at]! += g * g;
        denseWeights[at]! -= (rate * g) / Math.sqrt(denseG[at]!);
      };
      for (let k = 0; k < n; k += 1) step(bias + k, scores[k]!);
      if (vector)
        for (let d = 0; d < dense; d += 1)
          if (vector[d] !== 0)
            for (let k = 0; k < n; k += 1) step(d * n + k, vector[d]! * scores[k]! + l2 * denseWeights[d * n + k]!);
    }
    log?.(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}`);
  }
  return { labels, bits, dense, rows, denseWeights };
};

/** Rows as int8, one scale a label. */
const quantise = ({ labels, bits, dense, rows }: Trained): { header: LinearHeader; bytes: Int8Array } => {
  const n = labels.length;
  const scales = labels.map((_, k) => {
    let max = 1e-9;
    for (let at = k; at < rows.length; at += n) max = Math.max(max, Math.abs(rows[at]!));
    return max / 127;
  });
  const bytes = new Int8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) bytes[at] = Math.round(rows[at]! / scales[at % n]!);
  return { header: { labels, bits, dense, scales }, bytes };
};

/** The model as it will run, weights quantised: for evaluating what ships. */
export const toModel = (trained: Trained): LinearModel => {
  const { header, bytes } = quantise(trained);
  return new LinearModel(header, bytes, trained.denseWeights);
};

/** Writes the model file. The same weights give the same bytes. */
export const saveLinear = (trained: Trained, file: string): void => {
  const { header, bytes } = quantise(trained);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const at = (4 + json.length + 3) & ~3;
  const out = Buffer.alloc(at + trained.denseWeights.byteLength + bytes.length);
  out.writeUInt32LE(json.length, 0);
  out.set(json, 4);
  out.set(new Uint8Array(trained.denseWeights.buffer, trained.denseWeights.byteOffset, trained.denseWeights.byteLength), at);
  out.set(new Uint8Array(bytes.buffer), at + trained.denseWeights.byteLength);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(out, { level: 9 }));
};
