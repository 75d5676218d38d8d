// Ids of features and the encoder's vectors → BIO tags of a document's tokens: a small network (language/heads) whose best sequence of
// labels is found with Viterbi. Gives spans of tokens with their kind and the probability of the worst of their tokens.
import type { Encoding, Sentence } from '../../core/index.ts';
import { formVector, LONGEST_SEQUENCE, marginals, type SequenceHead, viterbi } from '../../language/index.ts';
import { NAME_TABLES } from './features.ts';

/** Tokens `[first, after)` of one kind. */
export interface TaggedSpan {
  first: number;
  after: number;
  label: string;
  /** Probability of its least certain token. */
  confidence: number;
}

/** Whether label b may follow a: I-x only after B-x or I-x. */
const mayFollow = (a: string, b: string): boolean => b[0] !== 'I' || (a[0] !== 'O' && a.slice(1) === b.slice(1));

/** Decoder of one head: the table of allowed transitions is made once. */
export const createTagger = (head: SequenceHead) => {
  const { labels, transitions } = head.groups[0]!;
  const n = labels.length;
  const moves = Float32Array.from(transitions, (t, k) =>
    mayFollow(labels[Math.floor(k / n)]!, labels[k % n]!) ? t : Number.NEGATIVE_INFINITY,
  );

  /** Spans of a document in order; `ids` as `tokenFeatures` gives them, `forms` the tokens as written. */
  const decode = (
    ids: Uint16Array,
    forms: readonly string[],
    sentences: readonly Sentence[],
    encoding: Encoding,
  ): TaggedSpan[] => {
    const projected = head.project(forms.length, encoding.vectors, (i) => formVector(forms[i]!));
    const stretches = sentences.flatMap(({ first, after }) => {
      const out: { first: number; after: number; ids: Uint16Array }[] = [];
      for (let at = first; at < after; at += LONGEST_SEQUENCE) {
        const end = Math.min(after, at + LONGEST_SEQUENCE);
        out.push({ first: at, after: end, ids: ids.subarray(at * NAME_TABLES.length, end * NAME_TABLES.length) });
      }
      return out;
    });
    const data = head.scores(projected, stretches);
    const out: TaggedSpan[] = [];
    let from = 0;
    for (const { first, after } of stretches) {
      const rows = { data, from, stride: head.columns, count: after - first, labels: n };
      from += rows.count * head.columns;
      // A sentence begins with no name under way.
      for (let k = 0; k < n; k += 1) if (labels[k]![0] === 'I') data[rows.from + k] = Number.NEGATIVE_INFINITY;
      const path = viterbi(rows, moves);
      if (!path.some((k) => labels[k] !== 'O')) continue;
      const sure = marginals(rows, moves);
      for (let i = 0; i < rows.count; i += 1) {
        const label = labels[path[i]!]!;
        const p = sure[i * n + path[i]!]!;
        if (label[0] === 'B') out.push({ first: first + i, after: first + i + 1, label: label.slice(2), confidence: p });
        else if (label[0] === 'I') {
          const span = out.at(-1)!;
          span.after = first + i + 1;
          span.confidence = Math.min(span.confidence, p);
        }
      }
    }
    return out;
  };
  return { decode };
};

export type Tagger = ReturnType<typeof createTagger>;
