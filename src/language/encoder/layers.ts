// Rows of vectors, sequence after sequence with a row of zeros between → the same rows after gated convolutions and gated
// recurrences, each added to its input and normalised: the layers of training/language/model.py. Shared by the encoder and the heads
// that stand on it (heads/sequence-head.ts), so that they exist once.
import { type Block, type Matrix, Space } from '../runtime/kernels.ts';
import type { ModelFile } from './model-file.ts';

interface Layer {
  kind: 'conv' | 'recur';
  weights: Matrix;
  scale: Float32Array;
  shift: Float32Array;
}

export class LayerStack {
  readonly width: number;
  readonly #layers: Layer[] = [];
  readonly #space: Space;

  /** Takes the tensors `layers.N.*` of a file: first the convolutions, then the recurrences. */
  constructor(space: Space, f: ModelFile, width: number, convs: number, recurs: number) {
    this.#space = space;
    this.width = width;
    for (let i = 0; i < convs + recurs; i += 1) {
      const kind = i < convs ? 'conv' : 'recur';
      const weights = f.floats(`layers.${i}.lin.weight`);
      const bias = f.floats(`layers.${i}.lin.bias`);
      // tanh(x) = 2 sigmoid(2x) - 1: with the first third doubled, one sigmoid serves all three.
      if (kind === 'recur') {
        for (let k = 0; k < weights.length; k += 1) if (k % (3 * width) < width) weights[k]! *= 2;
        for (let k = 0; k < width; k += 1) bias[k]! *= 2;
      }
      this.#layers.push({
        kind,
        weights: packed(space, f.shape(`layers.${i}.lin.weight`), weights, bias),
        scale: f.floats(`layers.${i}.norm.weight`),
        shift: f.floats(`layers.${i}.norm.bias`),
      });
    }
  }

  /**
   * In place. `x` begins with a row of zeros, and one follows each sequence; `u` has room for three widths a row. `lengths`: rows of
   * each sequence; `rows`: all of them with the separators.
   */
  run(x: Block, u: Block, lengths: readonly number[], rows: number): void {
    const d = this.width;
    const [xs, us] = [x.data, u.data];
    for (const { kind, weights, scale, shift } of this.#layers) {
      let row = 1;
      if (kind === 'conv') {
        // The window of row r begins at row r - 1; rows are neighbours in memory.
        this.#space.multiply(x.at, d, weights, u.at + weights.padded * 4, rows - 1);
        this.#space.sigmoid(u.at + weights.padded * 4, rows - 1, weights.padded, d, 2 * d);
        for (const n of lengths) {
          for (let i = 0; i < n; i += 1, row += 1) {
            const at = row * weights.padded;
            for (let k = 0; k < d; k += 1) xs[row * d + k]! += us[at + k]! * us[at + d + k]!;
            normalise(xs, row * d, d, scale, shift);
          }
          row += 1;
        }
      } else {
        this.#space.multiply(x.at, d, weights, u.at, rows);
        this.#space.sigmoid(u.at, rows, weights.padded, 0, 3 * d);
        for (const n of lengths) {
          pool(xs, us, d, weights.padded, row, n);
          for (let i = 0; i < n; i += 1) normalise(xs, (row + i) * d, d, scale, shift);
          row += n + 1;
        }
      }
    }
  }
}

/** A matrix in a space, with its weights and bias. */
export const packed = (space: Space, [rows, columns]: readonly number[], weights: Float32Array, bias?: Float32Array): Matrix => {
  const m = space.matrix(rows!, columns!);
  space.pack(m, weights, bias);
  return m;
};

/** Bytes that all matrices of a file need in a space. */
export const roomFor = (f: ModelFile): number =>
  Object.values(f.header.tensors)
    .filter((t) => t.shape.length === 2 && t.type === 'f16')
    .reduce((sum, t) => sum + Space.sizeOf(t.shape[0]!, t.shape[1]!), 0);

/** Layer normalisation in place; epsilon as in PyTorch. */
export const normalise = (x: Float32Array, at: number, d: number, scale: Float32Array, shift: Float32Array): void => {
  let mean = 0;
  for (let k = 0; k < d; k += 1) mean += x[at + k]!;
  mean /= d;
  let square = 0;
  for (let k = 0; k < d; k += 1) square += (x[at + k]! - mean) * (x[at + k]! - mean);
  const by = 1 / Math.sqrt(square / d + 1e-5);
  for (let k = 0; k < d; k += 1) x[at + k] = (x[at + k]! - mean) * by * scale[k]! + shift[k]!;
};

/** x += o · c, where c[t] = f[t] c[t-1] + (1 - f[t]) z[t]: the first half of the width forwards, the second backwards. */
const pool = (x: Float32Array, u: Float32Array, d: number, stride: number, row: number, n: number): void => {
  const half = d >> 1;
  const c = new Float32Array(d);
  for (let i = 0; i < n; i += 1) {
    const at = (row + i) * stride;
    const to = (row + i) * d;
    for (let k = 0; k < half; k += 1) {
      const f = u[at + d + k]!;
      const y = f * c[k]! + (1 - f) * (2 * u[at + k]! - 1);
      c[k] = y;
      x[to + k]! += y * u[at + 2 * d + k]!;
    }
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const at = (row + i) * stride;
    const to = (row + i) * d;
    for (let k = half; k < d; k += 1) {
      const f = u[at + d + k]!;
      const y = f * c[k]! + (1 - f) * (2 * u[at + k]! - 1);
      c[k] = y;
      x[to + k]! += y * u[at + 2 * d + k]!;
    }
  }
};
