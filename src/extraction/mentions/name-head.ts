// Sentences, tokens, encoding, toponyms → what a small network on the encoder says of each token: log probabilities of the BIO labels of
// names, a row of labels a token. The decoder (tagger.ts) adds them to its own.
import type { Encoding, Sentence } from '../../core/index.ts';
import { formVector, LONGEST_SEQUENCE, type SequenceHead } from '../../language/index.ts';
import { NAME_TABLES } from './name-ids.ts';

/** Below this all labels are as good as out of the question. */
const LEAST = -12;

/** Asks one head, trained token by token (what may follow what is the decoder's). `ids` as `tokenIds` gives them, `forms` the tokens as written. */
export const createNameHead = (head: SequenceHead) => {
  const { labels } = head.groups[0]!;
  const n = labels.length;

  /** Log probabilities times `weight`: as many rows as tokens. */
  const judge = (
    ids: Uint16Array,
    forms: readonly string[],
    sentences: readonly Sentence[],
    encoding: Encoding,
    weight: number,
  ): Float32Array => {
    const out = new Float32Array(forms.length * n);
    const width = NAME_TABLES.length;
    const stretches = sentences.flatMap(({ first, after }) => {
      const parts: { first: number; after: number; ids: Uint16Array }[] = [];
      for (let at = first; at < after; at += LONGEST_SEQUENCE) {
        const end = Math.min(after, at + LONGEST_SEQUENCE);
        parts.push({ first: at, after: end, ids: ids.subarray(at * width, end * width) });
      }
      return parts;
    });
    const data = head.scores(
      head.project(forms.length, encoding.vectors, (i) => formVector(forms[i]!)),
      stretches,
    );
    let from = 0;
    for (const { first, after } of stretches)
      for (let i = first; i < after; i += 1, from += head.columns) {
        let max = Number.NEGATIVE_INFINITY;
        for (let k = 0; k < n; k += 1) if (data[from + k]! > max) max = data[from + k]!;
        let sum = 0;
        for (let k = 0; k < n; k += 1) sum += Math.exp(data[from + k]! - max);
        const total = max + Math.log(sum);
        for (let k = 0; k < n; k += 1) out[i * n + k] = Math.max(LEAST, data[from + k]! - total) * weight;
      }
    return out;
  };
  return { labels, judge };
};

export type NameHead = ReturnType<typeof createNameHead>;
