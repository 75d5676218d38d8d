// Trains the rankers: gradient-boosted regression trees on the softmax over the answers of a question (log marginal likelihood of the
// right ones; Friedman 2001, second-order steps as in Chen and Guestrin 2016). Seeded, deterministic. Writes what ranker.ts reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LEAF, type Trees } from '../../src/extraction/coreference/ranker.ts';
import { randomFrom } from '../linear.ts';

/** One question: a row of each answer, and which answers are right. */
export interface Question {
  answers: Uint8Array[];
  right: boolean[];
}

export interface BoostOptions {
  trees: number;
  depth: number;
  rate: number;
  /** Penalty on the weights of leaves. */
  lambda: number;
  /** Least sum of second derivatives in a leaf. */
  minHessian: number;
  /** Part of the questions, and of the features, that a tree sees. */
  questions: number;
  features: number;
  seed: number;
}

const BINS = 64;

export const trainTrees = (list: readonly Question[], o: BoostOptions): Trees => {
  const random = randomFrom(o.seed);
  const width = list[0]!.answers[0]!.length;
  const n = list.reduce((s, q) => s + q.answers.length, 0);
  const rows = new Uint8Array(n * width);
  const starts: number[] = [];
  let at = 0;
  for (const q of list) {
    starts.push(at);
    for (const a of q.answers) {
      rows.set(a, at * width);
      at += 1;
    }
  }
  const score = new Float64Array(n);
  const grad = new Float64Array(n);
  const hess = new Float64Array(n);
  const nodes = { feature: [] as number[], threshold: [] as number[], right: [] as number[], value: [] as number[] };
  const roots: number[] = [];
  const histG = new Float64Array(width * BINS);
  const histH = new Float64Array(width * BINS);

  const grow = (members: Int32Array, depth: number, features: readonly number[]): number => {
    const id = nodes.feature.length;
    nodes.feature.push(LEAF);
    nodes.threshold.push(0);
    nodes.right.push(0);
    nodes.value.push(0);
    let [G, H] = [0, 0];
    for (const r of members) {
      G += grad[r]!;
      H += hess[r]!;
    }
    nodes.value[id] = (-o.rate * G) / (H + o.lambda);
    if (depth >= o.depth || H < 2 * o.minHessian) return id;
    histG.fill(0);
    histH.fill(0);
    for (const r of members) {
      const base = r * width;
      const [g, h] = [grad[r]!, hess[r]!];
      for (const f of features) {
        const b = f * BINS + rows[base + f]!;
        histG[b]! += g;
        histH[b]! += h;
      }
    }
    const whole = (G * G) / (H + o.lambda);
    let best = 1e-6;
    let [feature, threshold] = [-1, 0];
    for (const f of features) {
      let [gl, hl] = [0, 0];
      for (let b = 0; b < BINS - 1; b += 1) {
        const k = f * BINS + b;
        if (histH[k] === 0) continue;
        gl += histG[k]!;
        hl += histH[k]!;
        if (hl < o.minHessian || H - hl < o.minHessian) continue;
        const gain = (gl * gl) / (hl + o.lambda) + ((G - gl) * (G - gl)) / (H - hl + o.lambda) - whole;
        if (gain > best) {
          best = gain;
          feature = f;
          threshold = b;
        }
      }
    }
    if (feature < 0) return id;
    const left = members.filter((r) => rows[r * width + feature]! <= threshold);
    const right = members.filter((r) => rows[r * width + feature]! > threshold);
    nodes.feature[id] = feature;
    nodes.threshold[id] = threshold;
    grow(left, depth + 1, features);
    nodes.right[id] = grow(right, depth + 1, features);
    return id;
  };

  for (let t = 0; t < o.trees; t += 1) {
    const members: number[] = [];
    list.forEach(({ answers, right }, q) => {
      const from = starts[q]!;
      const size = answers.length;
      let top = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < size; c += 1) top = Math.max(top, score[from + c]!);
      let [all, good] = [0, 0];
      for (let c = 0; c < size; c += 1) {
        const e = Math.exp(score[from + c]! - top);
        hess[from + c] = e;
        all += e;
        if (right[c]) good += e;
      }
      for (let c = 0; c < size; c += 1) {
        const e = hess[from + c]!;
        const p = e / all;
        grad[from + c] = p - (right[c] ? e / good : 0);
        hess[from + c] = Math.max(p * (1 - p), 1e-4);
      }
      if (random() < o.questions) for (let c = 0; c < size; c += 1) members.push(from + c);
    });
    const features: number[] = [];
    for (let f = 0; f < width; f += 1) if (random() < o.features) features.push(f);
    const root = grow(Int32Array.from(members), 0, features);
    roots.push(root);
    for (let r = 0; r < n; r += 1) {
      let k = root;
      while (nodes.feature[k] !== LEAF) k = rows[r * width + nodes.feature[k]!]! <= nodes.threshold[k]! ? k + 1 : nodes.right[k]!;
      score[r]! += nodes.value[k]!;
    }
  }
  return {
    roots,
    feature: Uint8Array.from(nodes.feature),
    threshold: Uint8Array.from(nodes.threshold),
    right: Uint16Array.from(nodes.right),
    value: Float32Array.from(nodes.value),
  };
};

/** Writes the model file. The same trees give the same bytes. */
export const saveTrees = ({ roots, feature, threshold, right, value }: Trees, file: string): void => {
  const json = Buffer.from(JSON.stringify({ roots, nodes: value.length }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length, 0);
  const bytes = (a: Float32Array | Uint16Array) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(Buffer.concat([size, json, bytes(value), bytes(right), feature, threshold]), { level: 9 }));
};
