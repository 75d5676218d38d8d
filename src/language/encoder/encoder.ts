// Sentences as lists of forms → for each word a vector, part of speech, features, head and relation.
// The network of training/language/model.py: embeddings, gated convolutions, gated recurrences, heads; many sentences at once, parted by
// a row of zeros. It does not split text and makes no lemmas.
import { decodeTree } from '../parse/decode.ts';
import { type Block, type Matrix, Space } from '../runtime/kernels.ts';
import { hashFeature } from '../runtime/linear.ts';
import { folded, formFeatures, norm } from './features.ts';
import { KeyTable, ModelFile } from './model-file.ts';

/** Longer sentences must be cut before. */
export const LONGEST = 160;
/** Rows that one pass works on; two of the longest sentences fit. Larger passes gain nothing (cache). */
const ROWS = 640;
/** Vectors stand in order of frequency; beyond this rank slips and fragments abound ("bom"), which would mislead lemmas. */
const COMMON = 45_000;
/** Forms whose first layer is remembered; 128 floats each. */
const REMEMBERED = 20_000;

/** What is said of the words of one sentence. `heads` count from 0 in the sentence, -1 is the root; the rest are indices into the labels. */
export interface Parsed {
  heads: Int32Array;
  rels: Uint8Array;
  tags: Uint8Array;
  feats: Uint8Array;
}

interface Layer {
  kind: 'conv' | 'recur';
  weights: Matrix;
  scale: Float32Array;
  shift: Float32Array;
}

export class Encoder {
  readonly width: number;
  readonly tags: readonly string[];
  readonly feats: readonly string[];
  readonly rels: readonly string[];
  readonly #space: Space;
  readonly #words: KeyTable;
  readonly #glove: KeyTable;
  readonly #project: Float32Array;
  readonly #projectBias: Float32Array;
  readonly #norm: { scale: Float32Array; shift: Float32Array };
  readonly #layers: Layer[] = [];
  readonly #heads: Record<'tag' | 'feat' | 'arc_dep' | 'arc_head' | 'rel_dep' | 'rel_head' | 'rel_out' | 'bilinear', Matrix>;
  readonly #x: Block;
  readonly #u: Block;
  readonly #v: Block;
  readonly #scores: Block;
  readonly #keys: Matrix;
  readonly #rootArc: Float32Array;
  readonly #rootRel: Float32Array;
  readonly #distance: Float32Array;
  readonly #known = new Map<string, Float32Array>();
  readonly #tables: {
    word: Int8Array;
    wordScale: Float32Array;
    form: Int8Array;
    formScale: Float32Array;
    glove: Int8Array;
    gloveScale: Float32Array;
  };

  /** `file`: the bytes of a model; `plain`: without WebAssembly. */
  constructor(file: Uint8Array, plain?: boolean) {
    const f = new ModelFile(file);
    const { width, arc, rel, convs, recurs } = f.header.config;
    this.width = width;
    this.tags = f.header.tags;
    this.feats = f.header.feats;
    this.rels = f.header.rels;
    const shapes = Object.entries(f.header.tensors).filter(([, t]) => t.shape.length === 2 && t.type === 'f16');
    const widest = Math.max(3 * width, arc, rel, this.feats.length + 8);
    const rows = ROWS + 8;
    const room = shapes.reduce((sum, [, t]) => sum + Space.sizeOf(t.shape[0]!, t.shape[1]!), 0);
    const work = 4 * (rows * width + 2 * rows * widest + (LONGEST + 8) * (LONGEST + 16)) + Space.sizeOf(arc, LONGEST + 8) + 4096;
    this.#space = new Space(room + work, plain);
    this.#words = new KeyTable(f.uint32('word.keys'));
    this.#glove = new KeyTable(f.uint32('glove.keys'));
    this.#tables = {
      word: f.int8('word.rows'),
      wordScale: f.floats('word.scale'),
      form: f.int8('form.rows'),
      formScale: f.floats('form.scale'),
      glove: f.int8('glove.rows'),
      gloveScale: f.floats('glove.scale'),
    };
    this.#project = f.floats('project.weight');
    this.#projectBias = f.floats('project.bias');
    this.#norm = { scale: f.floats('norm.weight'), shift: f.floats('norm.bias') };
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
        weights: this.#matrix(weights, bias, f.shape(`layers.${i}.lin.weight`)),
        scale: f.floats(`layers.${i}.norm.weight`),
        shift: f.floats(`layers.${i}.norm.bias`),
      });
    }
    const head = (name: string, withBias = true): Matrix =>
      this.#matrix(f.floats(`${name}.weight`), withBias ? f.floats(`${name}.bias`) : undefined, f.shape(`${name}.weight`));
    this.#heads = {
      tag: head('tag'),
      feat: head('feat'),
      arc_dep: head('arc_dep'),
      arc_head: head('arc_head'),
      rel_dep: head('rel_dep'),
      rel_head: head('rel_head', false),
      rel_out: head('rel_out'),
      bilinear: this.#matrix(f.floats('bilinear'), f.floats('head_bias'), f.shape('bilinear')),
    };
    this.#distance = f.floats('distance');
    this.#x = this.#space.take(rows * width);
    this.#u = this.#space.take(rows * widest);
    this.#v = this.#space.take(rows * widest);
    this.#scores = this.#space.take((LONGEST + 8) * (LONGEST + 16));
    this.#keys = this.#space.matrix(arc, LONGEST + 1);
    // What the root is as a head stays the same for every sentence.
    const root = f.floats('root');
    this.#x.data.set(root);
    this.#space.multiply(this.#x.at, width, this.#heads.arc_head, this.#u.at, 1);
    this.#rootArc = this.#u.data.slice(0, arc).map((y) => Math.max(0, y));
    this.#space.multiply(this.#x.at, width, this.#heads.rel_head, this.#u.at, 1);
    this.#rootRel = this.#u.data.slice(0, rel);
  }

  /** Whether a form, in lower case, is among the most frequent words of news and web texts. */
  readonly knows = (form: string): boolean => {
    const rank = this.#glove.find(hashFeature(folded(form)));
    return rank >= 0 && rank < COMMON;
  };

  /**
   * Parses sentences (1 to LONGEST forms each). `vectors`, where given, receives the encoding: `width` floats a word, in order,
   * from word `first` on.
   */
  parse(sentences: readonly (readonly string[])[], vectors?: Float32Array, first = 0): Parsed[] {
    const out: Parsed[] = [];
    let word = first;
    for (let from = 0; from < sentences.length; ) {
      let to = from;
      let rows = 1;
      while (to < sentences.length && (to === from || rows + sentences[to]!.length + 1 <= ROWS)) {
        rows += sentences[to]!.length + 1;
        to += 1;
      }
      const batch = sentences.slice(from, to);
      this.#encode(batch, rows);
      if (vectors) {
        let row = 1;
        for (const s of batch) {
          vectors.set(this.#x.data.subarray(row * this.width, (row + s.length) * this.width), word * this.width);
          word += s.length;
          row += s.length + 1;
        }
      }
      this.#read(batch, rows, out);
      from = to;
    }
    return out;
  }

  #matrix(weights: Float32Array, bias: Float32Array | undefined, [rows, columns]: number[]): Matrix {
    const m = this.#space.matrix(rows!, columns!);
    this.#space.pack(m, weights, bias);
    return m;
  }

  /** The first layer of a form: sum of its embeddings, normalised. */
  #embed(form: string): Float32Array {
    let x = this.#known.get(form);
    if (x) return x;
    const d = this.width;
    x = Float32Array.from(this.#projectBias);
    const { word, wordScale, form: forms, formScale, glove, gloveScale } = this.#tables;
    const add = (rows: Int8Array, scale: Float32Array, row: number): void => {
      const s = scale[row]!;
      for (let k = 0; k < d; k += 1) x![k]! += rows[row * d + k]! * s;
    };
    // Row 0 of the words is the unknown word.
    add(word, wordScale, this.#words.find(hashFeature(norm(form))) + 1);
    for (const h of formFeatures(form)) add(forms, formScale, h & (formScale.length - 1));
    const g = this.#glove.find(hashFeature(folded(form)));
    if (g >= 0) {
      const n = this.#project.length / d;
      for (let i = 0; i < n; i += 1) {
        const y = glove[g * n + i]! * gloveScale[g]!;
        for (let k = 0; k < d; k += 1) x[k]! += y * this.#project[i * d + k]!;
      }
    }
    normalise(x, 0, d, this.#norm.scale, this.#norm.shift);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(form, x);
    return x;
  }

  #encode(sentences: readonly (readonly string[])[], rows: number): void {
    const d = this.width;
    const x = this.#x.data;
    const u = this.#u.data;
    x.fill(0, 0, (rows + 1) * d);
    let row = 1;
    for (const s of sentences) {
      for (const form of s) x.set(this.#embed(form), row++ * d);
      row += 1;
    }
    for (const { kind, weights, scale, shift } of this.#layers) {
      if (kind === 'conv') {
        // The window of row r begins at row r - 1; rows are neighbours in memory.
        this.#space.multiply(this.#x.at, d, weights, this.#u.at + weights.padded * 4, rows - 1);
        this.#space.sigmoid(this.#u.at + weights.padded * 4, rows - 1, weights.padded, d, 2 * d);
        row = 1;
        for (const s of sentences) {
          for (let i = 0; i < s.length; i += 1, row += 1) {
            const at = row * weights.padded;
            for (let k = 0; k < d; k += 1) x[row * d + k]! += u[at + k]! * u[at + d + k]!;
            normalise(x, row * d, d, scale, shift);
          }
          row += 1;
        }
      } else {
        this.#space.multiply(this.#x.at, d, weights, this.#u.at, rows);
        this.#space.sigmoid(this.#u.at, rows, weights.padded, 0, 3 * d);
        row = 1;
        for (const s of sentences) {
          pool(x, u, d, weights.padded, row, s.length);
          for (let i = 0; i < s.length; i += 1) normalise(x, (row + i) * d, d, scale, shift);
          row += s.length + 1;
        }
      }
    }
  }

  #read(sentences: readonly (readonly string[])[], rows: number, out: Parsed[]): void {
    const { tag, feat, arc_dep, arc_head, rel_dep, rel_head, rel_out, bilinear } = this.#heads;
    const space = this.#space;
    const d = this.width;
    const [u, v] = [this.#u.data, this.#v.data];
    const found = sentences.map((s): Parsed => {
      const n = s.length;
      return { heads: new Int32Array(n), rels: new Uint8Array(n), tags: new Uint8Array(n), feats: new Uint8Array(n) };
    });
    for (const [m, key] of [
      [tag, 'tags'],
      [feat, 'feats'],
    ] as const) {
      space.multiply(this.#x.at, d, m, this.#u.at, rows);
      let row = 1;
      for (const p of found) {
        for (let i = 0; i < p.heads.length; i += 1, row += 1) p[key][i] = argmax(u, row * m.padded, m.columns);
        row += 1;
      }
    }
    // Arcs: dependents in v, through the bilinear form; heads in u.
    space.multiply(this.#x.at, d, arc_dep, this.#u.at, rows);
    relu(u, rows * arc_dep.padded);
    space.multiply(this.#u.at, arc_dep.padded, bilinear, this.#v.at, rows);
    space.multiply(this.#x.at, d, arc_head, this.#u.at, rows);
    relu(u, rows * arc_head.padded);
    let row = 1;
    for (const p of found) {
      const n = p.heads.length;
      // The row before the sentence, a separator, is where the root's vector goes.
      u.set(this.#rootArc, (row - 1) * arc_head.padded);
      const keys: Matrix = { ...this.#keys, columns: n + 1, padded: (n + 8) & ~7 };
      space.pack(keys, u, undefined, true, (row - 1) * arc_head.padded, arc_head.padded);
      space.multiply(this.#v.at + row * bilinear.padded * 4, bilinear.padded, keys, this.#scores.at, n);
      const scores = this.#scores.data;
      for (let i = 0; i < n; i += 1) {
        for (let h = 0; h < n; h += 1)
          scores[i * keys.padded + h + 1]! += this.#distance[Math.max(-16, Math.min(16, h - i)) + 16]!;
      }
      const heads = decodeTree(scores, n, keys.padded);
      for (let i = 0; i < n; i += 1) p.heads[i] = heads[i + 1]! - 1;
      row += n + 1;
    }
    // Relations of each word to the head that was found.
    space.multiply(this.#x.at, d, rel_dep, this.#u.at, rows);
    space.multiply(this.#x.at, d, rel_head, this.#v.at, rows);
    row = 1;
    for (const p of found) {
      for (let i = 0; i < p.heads.length; i += 1) {
        const at = (row + i) * rel_dep.padded;
        const h = p.heads[i]!;
        const from = (row + h) * rel_head.padded;
        for (let k = 0; k < rel_dep.columns; k += 1) {
          const y = u[at + k]! + (h < 0 ? this.#rootRel[k]! : v[from + k]!);
          u[at + k] = Math.max(0, y);
        }
      }
      row += p.heads.length + 1;
    }
    space.multiply(this.#u.at, rel_dep.padded, rel_out, this.#v.at, rows);
    const root = this.rels.indexOf('root');
    row = 1;
    for (const p of found) {
      for (let i = 0; i < p.heads.length; i += 1, row += 1) {
        const at = row * rel_out.padded;
        v[at + root] = p.heads[i]! < 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
        p.rels[i] = argmax(v, at, rel_out.columns);
      }
      row += 1;
    }
    out.push(...found);
  }
}

/** Layer normalisation in place; epsilon as in PyTorch. */
const normalise = (x: Float32Array, at: number, d: number, scale: Float32Array, shift: Float32Array): void => {
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

const relu = (x: Float32Array, n: number): void => {
  for (let i = 0; i < n; i += 1) if (x[i]! < 0) x[i] = 0;
};

const argmax = (x: Float32Array, at: number, n: number): number => {
  let best = 0;
  for (let k = 1; k < n; k += 1) if (x[at + k]! > x[at + best]!) best = k;
  return best;
};
