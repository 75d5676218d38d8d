// Features → BIO tags: a maximum-entropy Markov model (the label before is a feature), decoded with Viterbi over the sentence.
// Gives spans of tokens with their kind and the probability of the worst of their tokens.
import type { Encoding, Sentence } from '../../core/index.ts';
import { type LinearModel, softmax } from '../../language/runtime/linear.ts';
import { labelFeatures } from './features.ts';

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

/** Decoder of one model: tables of allowed transitions are made once. */
export const createTagger = (model: LinearModel) => {
  const labels = model.labels;
  const n = labels.length;
  const bias = model.scores([]);
  const allowed = ['O', ...labels].map((a) => labels.map((b) => mayFollow(a, b)));

  /** Best labels of the tokens of a sentence, and their probabilities. */
  const decode = (features: readonly Uint32Array[], sentence: Sentence, encoding?: Encoding): TaggedSpan[] => {
    const { first, after } = sentence;
    const size = after - first;
    let score = new Float64Array(n);
    const back: Int16Array[] = [];
    const local: Float32Array[] = []; // [i][from * n + to], probabilities
    for (let k = 0; k < size; k += 1) {
      const token = features[first + k]!;
      const base = encoding?.width ? model.scores(token, encoding.vectors, (first + k) * encoding.width) : model.scores(token);
      const top = k === 0 ? 0 : Math.max(...score);
      const starts = k === 0 ? 1 : n;
      const next = new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
      const pointers = new Int16Array(n);
      const probabilities = new Float32Array(starts * n);
      for (let from = 0; from < starts; from += 1) {
        // A path e^8 times less likely than the best one will hardly win: most tokens have one path.
        if (k > 0 && score[from]! < top - 8) continue;
        const extra = model.scores(labelFeatures(k === 0 ? '^' : labels[from]!, token));
        const p = new Float32Array(n);
        const may = allowed[k === 0 ? 0 : from + 1]!;
        for (let to = 0; to < n; to += 1) p[to] = may[to] ? base[to]! + extra[to]! - bias[to]! : -1e9;
        softmax(p);
        for (let to = 0; to < n; to += 1) {
          probabilities[from * n + to] = p[to]!;
          if (!may[to]) continue;
          const s = (k === 0 ? 0 : score[from]!) + Math.log(p[to]! + 1e-12);
          if (s > next[to]!) {
            next[to] = s;
            pointers[to] = from;
          }
        }
      }
      score = next;
      back.push(pointers);
      local.push(probabilities);
    }
    let best = 0;
    for (let k = 1; k < n; k += 1) if (score[k]! > score[best]!) best = k;
    const path = new Int16Array(size);
    const sure = new Float32Array(size);
    for (let k = size - 1; k >= 0; k -= 1) {
      path[k] = best;
      const from = back[k]![best]!;
      sure[k] = local[k]![(k === 0 ? 0 : from) * n + best]!;
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
