// A multi-class linear model over hashed string features and, where wanted, a dense vector.
// Weights are int8 with one scale a label, in a gzipped file that `training/linear.ts` writes. Multinomial logistic regression:
// `probabilities` are softmax(scores).
import { gunzipSync } from 'node:zlib';
import { readAsset } from '../../core/index.ts';

/** 32-bit FNV-1a of the UTF-16 code units, with a last mix so that low bits are good. */
export const hashFeature = (feature: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < feature.length; i += 1) h = Math.imul(h ^ feature.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
};

/** The header of a model file. */
export interface LinearHeader {
  labels: string[];
  /** The table has 2^bits rows. */
  bits: number;
  /** Length of the dense vector; 0 for none. */
  dense: number;
  /** One scale a label for the int8 rows. */
  scales: number[];
}

/** A trained model; features are given as hashes (`hashFeature`). */
export class LinearModel {
  readonly labels: readonly string[];
  readonly #mask: number;
  readonly #n: number;
  readonly #rows: Int8Array;
  readonly #scales: Float32Array;
  /** Row-major dense × labels, then the bias: (dense + 1) × labels. */
  readonly #dense: Float32Array;
  readonly #width: number;
  readonly #sums: Int32Array;

  constructor(header: LinearHeader, rows: Int8Array, dense: Float32Array) {
    this.labels = header.labels;
    this.#n = header.labels.length;
    this.#mask = 2 ** header.bits - 1;
    this.#rows = rows;
    this.#scales = Float32Array.from(header.scales);
    this.#dense = dense;
    this.#width = header.dense;
    this.#sums = new Int32Array(this.#n);
  }

  /** One score a label; `vectors` from `offset` on is the dense vector, where the model has one. */
  scores(features: ArrayLike<number>, vectors?: Float32Array, offset = 0): Float32Array {
    const out = new Float32Array(this.#n);
    this.scoresInto(out, features, 0, features.length, vectors, offset);
    return out;
  }

  /** The same into `out`, for the features `[from, to)` of a longer list: nothing is allocated. */
  scoresInto(out: Float32Array, features: ArrayLike<number>, from: number, to: number, vectors?: Float32Array, offset = 0): void {
    const n = this.#n;
    const rows = this.#rows;
    const sums = this.#sums;
    sums.fill(0);
    for (let f = from; f < to; f += 1) {
      const at = (features[f]! & this.#mask) * n;
      for (let k = 0; k < n; k += 1) sums[k]! += rows[at + k]!;
    }
    const dense = this.#dense;
    const bias = this.#width * n;
    for (let k = 0; k < n; k += 1) out[k] = sums[k]! * this.#scales[k]! + dense[bias + k]!;
    if (vectors && this.#width) {
      for (let d = 0; d < this.#width; d += 1) {
        const x = vectors[offset + d]!;
        if (x !== 0) for (let k = 0; k < n; k += 1) out[k]! += x * dense[d * n + k]!;
      }
    }
  }

  /** Softmax of the scores. */
  probabilities(features: ArrayLike<number>, vectors?: Float32Array, offset = 0): Float32Array {
    return softmax(this.scores(features, vectors, offset));
  }

  /** The best label and its probability. */
  best(features: ArrayLike<number>, vectors?: Float32Array, offset = 0): { label: string; p: number } {
    const p = this.probabilities(features, vectors, offset);
    let at = 0;
    for (let k = 1; k < p.length; k += 1) if (p[k]! > p[at]!) at = k;
    return { label: this.labels[at]!, p: p[at]! };
  }
}

/** In place. */
export const softmax = (scores: Float32Array): Float32Array => {
  let max = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > max) max = s;
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = Math.exp(scores[k]! - max);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k]! /= sum;
  return scores;
};

/** File layout: uint32 header length, header JSON, padding to 4, dense float32, int8 rows; all of it gzipped. */
export const parseLinear = (file: Uint8Array): LinearModel => {
  const raw = gunzipSync(file);
  const bytes = raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength) as ArrayBuffer;
  const size = new DataView(bytes).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, size))) as LinearHeader;
  const at = (4 + size + 3) & ~3;
  const n = header.labels.length;
  const dense = new Float32Array(bytes, at, (header.dense + 1) * n);
  return new LinearModel(header, new Int8Array(bytes, at + dense.byteLength, 2 ** header.bits * n), dense);
};

/** A model that ships with the package: `loadLinear('models/statements/cues.bin')`. */
export const loadLinear = (asset: string): LinearModel => parseLinear(readAsset(asset));
