// Float32 arithmetic of the encoder in one WebAssembly memory: matrix product and sigmoid (kernels.wat), and where WebAssembly
// is switched off the same in plain JavaScript. A `Space` hands out memory that is never given back: one for a model.
import { KERNELS } from './kernels-wasm.ts';

/** A stretch of the space: byte offset and a view that stays valid. */
export interface Block {
  at: number;
  data: Float32Array;
}

/** A packed right-hand matrix with its bias; `columns` is the true width, `padded` the next multiple of 8. */
export interface Matrix {
  at: number;
  bias: number;
  rows: number;
  columns: number;
  padded: number;
}

interface Kernels {
  multiply(a: number, lda: number, b: number, bias: number, c: number, ldc: number, m: number, k: number, n: number): void;
  sigmoid(p: number, rows: number, stride: number, from: number, to: number): void;
}

export const upTo = (n: number, multiple: number): number => Math.ceil(n / multiple) * multiple;

/** The kernels in JavaScript: same results up to rounding. `memory` is the float view from byte 0. */
const plainKernels = (memory: Float32Array): Kernels => ({
  multiply: (a, lda, b, bias, c, ldc, m, k, n) => {
    for (let j = 0; j < n; j += 1) {
      const panel = b / 4 + (j >> 3) * 8 * k + (j & 7);
      for (let i = 0; i < m; i += 1) {
        let sum = memory[bias / 4 + j]!;
        const row = a / 4 + i * lda;
        for (let l = 0; l < k; l += 1) sum += memory[row + l]! * memory[panel + l * 8]!;
        memory[c / 4 + i * ldc + j] = sum;
      }
    }
  },
  sigmoid: (p, rows, stride, from, to) => {
    for (let i = 0; i < rows; i += 1) {
      for (let j = from; j < to; j += 1) {
        const at = p / 4 + i * stride + j;
        memory[at] = 1 / (1 + Math.exp(-memory[at]!));
      }
    }
  },
});

/** What is used of WebAssembly; Node's own types leave it out. */
interface Assembly {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
}
const assembly = (globalThis as unknown as { WebAssembly?: Assembly }).WebAssembly;

const load = (wasm: Assembly, memory: object): Kernels | undefined => {
  try {
    return new wasm.Instance(new wasm.Module(Buffer.from(KERNELS, 'base64')), { env: { memory } }).exports as Kernels;
  } catch {
    return undefined; // no SIMD here
  }
};

/** Memory of a fixed size and the kernels that work in it. */
export class Space {
  readonly #buffer: ArrayBuffer;
  readonly #kernels: Kernels;
  #next = 16;

  /** `bytes`: all that will ever be asked for. `plain` leaves WebAssembly out. */
  constructor(bytes: number, plain = false) {
    let kernels: Kernels | undefined;
    let buffer: ArrayBuffer | undefined;
    if (assembly && !plain) {
      const memory = new assembly.Memory({ initial: Math.ceil((bytes + 64) / 65536) });
      kernels = load(assembly, memory);
      buffer = memory.buffer;
    }
    this.#buffer = buffer ?? new ArrayBuffer(upTo(bytes + 64, 16));
    this.#kernels = kernels ?? plainKernels(new Float32Array(this.#buffer));
  }

  /** `length` floats, all zero, at a multiple of 16 bytes. */
  take(length: number): Block {
    const at = this.#next;
    this.#next += upTo(length * 4, 16);
    return { at, data: new Float32Array(this.#buffer, at, length) };
  }

  /** Bytes that one matrix needs, bias included. */
  static sizeOf(rows: number, columns: number): number {
    return (rows + 1) * upTo(columns, 8) * 4 + 32;
  }

  /** Room for a matrix of that shape; fill it with `pack`. */
  matrix(rows: number, columns: number): Matrix {
    const padded = upTo(columns, 8);
    return { at: this.take(rows * padded).at, bias: this.take(padded).at, rows, columns, padded };
  }

  /** Packs a row-major matrix in panels of 8 columns. `transposed`: the source is columns × rows, rows `stride` floats apart. */
  pack(
    m: Matrix,
    source: Float32Array,
    bias?: Float32Array,
    transposed = false,
    from = 0,
    stride = transposed ? m.rows : m.columns,
  ): void {
    const out = new Float32Array(this.#buffer, m.at, m.rows * m.padded);
    const at = (k: number, j: number): number => from + (transposed ? j * stride + k : k * stride + j);
    for (let p = 0; p < m.padded; p += 8) {
      for (let k = 0; k < m.rows; k += 1) {
        const to = p * m.rows + k * 8;
        for (let j = 0; j < 8; j += 1) out[to + j] = p + j < m.columns ? source[at(k, p + j)]! : 0;
      }
    }
    if (bias) new Float32Array(this.#buffer, m.bias, m.columns).set(bias.subarray(0, m.columns));
  }

  /** out[count × m.padded] = a · m + bias; rows of `a` lie `stride` floats apart; room for a multiple of 4 rows on both sides. */
  multiply(a: number, stride: number, m: Matrix, out: number, count: number): void {
    this.#kernels.multiply(a, stride, m.at, m.bias, out, m.padded, upTo(count, 4), m.rows, m.padded);
  }

  /** Sigmoid of columns [from, to), multiples of 4, of some rows. */
  sigmoid(p: number, rows: number, stride: number, from: number, to: number): void {
    this.#kernels.sigmoid(p, rows, stride, from, to);
  }
}
