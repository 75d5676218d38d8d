// Features → BIO tags: a maximum-entropy Markov model (the label before is a feature), decoded with Viterbi over the sentence.
// Gives spans of tokens with their kind and the probability of the worst of their tokens.
import type { Encoding, Sentence } from '../../core/index.ts';
import type { LinearModel } from '../../language/runtime/linear.ts';
import { FEATURES, labelFeatures, type TokenFeatures } from './features.ts';

/** Tokens `[first, after)` of one kind. */
export interface TaggedSpan {
  first: number;
  after: number;
  label: string;
  /** Probability of its least certain token. */
  confidence: number;
}

/** Whether label b may follow a: I-x only after B-x or I-x. */
const mayFollow = (a: string, b: string): boolean => b[0] !== 'I' || a.slice(1) === b.slice(1);

/** Where the other model gives "no name" this much, ours is not asked: four tokens of five. */
const SURELY_NONE = Math.log(0.999);
/** A path e^8 times less likely than the best one will hardly win: most tokens have one path. */
const HOPELESS = 8;

/** Place of "O" among the labels. */
const NONE = 0;

/** Decoder of one model: tables of allowed transitions are made once. */
export const createTagger = (model: LinearModel) => {
  const labels = model.labels;
  const n = labels.length;
  const bias = model.scores([]);
  const allowed = ['O', ...labels].map((a) => labels.map((b) => mayFollow(a, b)));
  const base = new Float32Array(n);
  const extra = new Float32Array(n);

  /**
   * Spans of a sentence; `features` as `tokenFeatures` gives them. `opinion`: log probabilities of another model, a row of labels for each token of
   * the document, added to ours.
   */
  const decode = (features: TokenFeatures, sentence: Sentence, encoding?: Encoding, opinion?: Float32Array): TaggedSpan[] => {
    const { first, after } = sentence;
    const size = after - first;
    let score = new Float64Array(n);
    let next = new Float64Array(n);
    const back = new Int16Array(size * n);
    const local = new Float32Array(size * n * n); // [token][from * n + to], probabilities
    for (let k = 0; k < size; k += 1) {
      const none = opinion ? opinion[(first + k) * n + NONE]! : Number.NEGATIVE_INFINITY;
      if (none > SURELY_NONE) {
        next.fill(Number.NEGATIVE_INFINITY);
        let from = 0;
        if (k > 0) for (let j = 1; j < n; j += 1) if (score[j]! > score[from]!) from = j;
        next[NONE] = k === 0 ? 0 : score[from]!;
        back[k * n + NONE] = from;
        local[k * n * n + from * n + NONE] = 1;
        [score, next] = [next, score];
        continue;
      }
      const at = (first + k) * FEATURES;
      features.make(first + k);
      const { hashes } = features;
      if (encoding?.width) model.scoresInto(base, hashes, at, at + FEATURES, encoding.vectors, (first + k) * encoding.width);
      else model.scoresInto(base, hashes, at, at + FEATURES);
      const top = k === 0 ? 0 : Math.max(...score);
      const starts = k === 0 ? 1 : n;
      next.fill(Number.NEGATIVE_INFINITY);
      for (let from = 0; from < starts; from += 1) {
        if (k > 0 && score[from]! < top - HOPELESS) continue;
        const before = labelFeatures(k === 0 ? '^' : labels[from]!, hashes, at);
        model.scoresInto(extra, before, 0, before.length);
        const may = allowed[k === 0 ? 0 : from + 1]!;
        let max = Number.NEGATIVE_INFINITY;
        for (let to = 0; to < n; to += 1) {
          extra[to] = may[to] ? base[to]! + extra[to]! - bias[to]! : -1e9;
          if (extra[to]! > max) max = extra[to]!;
        }
        let sum = 0;
        for (let to = 0; to < n; to += 1) sum += Math.exp(extra[to]! - max);
        const total = max + Math.log(sum);
        const path = k === 0 ? 0 : score[from]!;
        const row = k * n * n + from * n;
        for (let to = 0; to < n; to += 1) {
          if (!may[to]) continue;
          const p = extra[to]! - total;
          local[row + to] = Math.exp(p);
          const s = path + p + (opinion ? opinion[(first + k) * n + to]! : 0);
          if (s > next[to]!) {
            next[to] = s;
            back[k * n + to] = from;
          }
        }
      }
      [score, next] = [next, score];
    }
    let best = 0;
    for (let k = 1; k < n; k += 1) if (score[k]! > score[best]!) best = k;
    const path = new Int16Array(size);
    const sure = new Float32Array(size);
    for (let k = size - 1; k >= 0; k -= 1) {
      path[k] = best;
      const from = back[k * n + best]!;
      sure[k] = local[k * n * n + (k === 0 ? 0 : from) * n + best]!;
      best = from;
    }
    const out: TaggedSpan[] = [];
    for (let k = 0; k < size; k += 1) {
      const label = labels[path[k]!]!;
      if (label[0] === 'B') out.push({ first: first + k, after: first + k + 1, label: label.slice(2), confidence: sure[k]! });
      else if (label[0] === 'I') {
        const span = out.at(-1)!;
        span.after = first + k + 1;
        span.confidence = Math.min(span.confidence, sure[k]!);
      }
    }
    return out;
  };
  return { decode };
};

export type Tagger = ReturnType<typeof createTagger>;
