// Sequences of tokens, each with its vectors and ids of features → a row of scores a token: a small network on the shared encoder.
// x = linear(encoder's vector, first-layer vector of the form) + an embedding for each feature + linear of the query token's vectors,
// normalised → the encoder's kind of layers → linear. Trained by training/heads/train.py, which says the same (test: fixtures/head.json).
import { LayerStack, normalise, packed, roomFor } from '../encoder/layers.ts';
import { ModelFile } from '../encoder/model-file.ts';
import { type Block, type Matrix, Space } from '../runtime/kernels.ts';

/** Rows that one pass works on; a sequence may have as many less two. */
const ROWS = 640;
export const LONGEST_SEQUENCE = ROWS - 2;

/** One kind of labels that a head gives; `labels` columns from `from` on in a row of scores. */
export interface LabelGroup {
  name: string;
  labels: string[];
  from: number;
  /** labels × labels, a label after another (crf.ts); zeros where the group was trained token by token. */
  transitions: Float32Array;
}

export interface HeadHeader {
  width: number;
  /** Floats a token from the encoder, and as many from its first layer. */
  vector: number;
  convs: number;
  recurs: number;
  query: boolean;
  /** Features: an id below `rows` each. */
  tables: { name: string; rows: number }[];
  groups: { name: string; labels: string[] }[];
}

/** Tokens of a document as the head sees them first; made once, used by any number of sequences. */
export interface Projected {
  /** Width floats a token. */
  tokens: Float32Array;
  /** The same of a token as query; made when asked for. */
  query(token: number): Float32Array;
}

export interface Sequence {
  /** Tokens `[first, after)`. */
  first: number;
  after: number;
  /** An id a table for each token, token after token. */
  ids: ArrayLike<number>;
  /** The token that is asked about (a cue, a trigger), where the head has one. */
  query?: number;
}

export class SequenceHead {
  readonly header: HeadHeader;
  readonly groups: readonly LabelGroup[];
  /** Scores a token: labels of all groups. */
  readonly columns: number;
  readonly #space: Space;
  readonly #project: Matrix;
  readonly #query: Matrix | undefined;
  /** Rows as floats: looked up for each token, so they are not left as bytes. */
  readonly #tables: Float32Array[];
  readonly #norm: { scale: Float32Array; shift: Float32Array };
  readonly #layers: LayerStack;
  readonly #out: Matrix;
  readonly #x: Block;
  readonly #u: Block;

  /** `file`: the bytes of a model; `plain`: without WebAssembly. */
  constructor(file: Uint8Array, plain?: boolean) {
    const f = new ModelFile(file);
    this.header = f.header.config as unknown as HeadHeader;
    const { width, vector, convs, recurs, query, tables, groups } = this.header;
    let from = 0;
    this.groups = groups.map(({ name, labels }, i) => {
      const group = { name, labels, from, transitions: f.floats(`transitions.${i}`) };
      from += labels.length;
      return group;
    });
    this.columns = from;
    const rows = ROWS + 8;
    const widest = Math.max(3 * width, 2 * vector, from + 8);
    this.#space = new Space(roomFor(f) + 4 * rows * (width + widest) + 4096, plain);
    const matrix = (name: string): Matrix =>
      packed(this.#space, f.shape(`${name}.weight`), f.floats(`${name}.weight`), f.floats(`${name}.bias`));
    this.#project = matrix('project');
    this.#query = query ? matrix('query') : undefined;
    this.#tables = tables.map((_, i) => {
      const [rows, scale] = [f.int8(`tables.${i}.rows`), f.floats(`tables.${i}.scale`)];
      const floats = new Float32Array(rows.length); // a plain loop: Float32Array.from with a function took most of the start
      for (let k = 0, row = 0; row < scale.length; row += 1)
        for (const end = k + width; k < end; k += 1) floats[k] = rows[k]! * scale[row]!;
      return floats;
    });
    this.#norm = { scale: f.floats('norm.weight'), shift: f.floats('norm.bias') };
    this.#layers = new LayerStack(this.#space, f, width, convs, recurs);
    this.#out = matrix('out');
    this.#x = this.#space.take(rows * width);
    this.#u = this.#space.take(rows * widest);
  }

  /** `vectors`: the encoder's, row-major; `form`: the first layer of a token's form (`formVector`). */
  project(count: number, vectors: Float32Array, form: (token: number) => Float32Array): Projected {
    const { width, vector } = this.header;
    const tokens = new Float32Array(count * width);
    const fill = (to: number, token: number): void => {
      this.#u.data.set(vectors.subarray(token * vector, (token + 1) * vector), to * 2 * vector);
      this.#u.data.set(form(token), to * 2 * vector + vector);
    };
    for (let at = 0; at < count; at += ROWS) {
      const n = Math.min(ROWS, count - at);
      for (let i = 0; i < n; i += 1) fill(i, at + i);
      this.#take(this.#project, n, tokens, at * width);
    }
    const made = new Map<number, Float32Array>();
    const query = (token: number): Float32Array => {
      let q = made.get(token);
      if (!q) {
        q = new Float32Array(width);
        fill(0, token);
        this.#take(this.#query!, 1, q, 0);
        made.set(token, q);
      }
      return q;
    };
    return { tokens, query };
  }

  /** Scores, `columns` a token, sequence after sequence. */
  scores(of: Projected, sequences: readonly Sequence[]): Float32Array {
    const { width: d } = this.header;
    const n = this.#tables.length;
    const total = sequences.reduce((sum, s) => sum + s.after - s.first, 0);
    const out = new Float32Array(total * this.columns);
    const x = this.#x.data;
    let done = 0;
    for (let from = 0; from < sequences.length; ) {
      let to = from;
      let rows = 1;
      const lengths: number[] = [];
      for (; to < sequences.length; to += 1) {
        const length = sequences[to]!.after - sequences[to]!.first;
        if (to > from && rows + length + 1 > ROWS) break;
        if (length > LONGEST_SEQUENCE) throw new RangeError(`a sequence of ${length} tokens`);
        lengths.push(length);
        rows += length + 1;
      }
      const batch = sequences.slice(from, to);
      // Before x is filled: queries are multiplied in the same memory.
      const queries = batch.map((s) => (s.query === undefined ? undefined : of.query(s.query)));
      x.fill(0, 0, (rows + 1) * d);
      let row = 1;
      for (const [b, s] of batch.entries()) {
        const query = queries[b];
        for (let i = 0; i < s.after - s.first; i += 1, row += 1) {
          const at = row * d;
          const token = (s.first + i) * d;
          x.set(of.tokens.subarray(token, token + d), at);
          if (query) for (let k = 0; k < d; k += 1) x[at + k]! += query[k]!;
          for (let t = 0; t < n; t += 1) {
            const table = this.#tables[t]!;
            for (let k = 0, e = s.ids[i * n + t]! * d; k < d; k += 1, e += 1) x[at + k]! += table[e]!;
          }
          normalise(x, at, d, this.#norm.scale, this.#norm.shift);
        }
        row += 1;
      }
      this.#layers.run(this.#x, this.#u, lengths, rows);
      this.#space.multiply(this.#x.at, d, this.#out, this.#u.at, rows);
      row = 1;
      for (const length of lengths) {
        for (let i = 0; i < length; i += 1, row += 1, done += 1) {
          const at = row * this.#out.padded;
          out.set(this.#u.data.subarray(at, at + this.columns), done * this.columns);
        }
        row += 1;
      }
      from = to;
    }
    return out;
  }

  /** Multiplies `count` rows in u; results are copied. */
  #take(m: Matrix, count: number, to: Float32Array, at: number): void {
    const { width, vector } = this.header;
    // Results go to x, whose rows are as wide as the padded columns.
    this.#space.multiply(this.#u.at, 2 * vector, m, this.#x.at, count);
    for (let i = 0; i < count; i += 1) to.set(this.#x.data.subarray(i * m.padded, i * m.padded + width), at + i * width);
  }
}
