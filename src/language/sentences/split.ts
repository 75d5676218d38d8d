// Words of a text → sentences. A linear model (models/language/sentences.bin, training/language/sentences.ts) looks at each gap where a sentence
// may end; blank lines and borders of layout parts always end one. What has no end within LONGEST words is cut, so that time stays linear.
import type { Part, Sentence } from '../../core/index.ts';
import type { Stretch } from '../casing/headlines.ts';
import { LONGEST } from '../encoder/encoder.ts';
import { type LinearModel, loadLinear } from '../runtime/linear.ts';
import type { Word } from '../tokens/tokenize.ts';
import { Gaps } from './features.ts';

/** Highest F1 on dev among .3, .4, .5, .6. */
const THRESHOLD = 0.4;

let model: LinearModel | undefined;

/** Where a sentence that is too long is best cut: after a semicolon, else a comma, else anywhere. */
const cutPoint = (text: string, words: readonly Word[], first: number): number => {
  for (const mark of [/[;:.!?]$/, /[,–—]$/]) {
    for (let i = first + LONGEST - 1; i > first + LONGEST / 2; i -= 1)
      if (mark.test(text.slice(words[i]!.start, words[i]!.end))) return i + 1;
  }
  return first + LONGEST;
};

/** Whether each word is the first of a layout part. */
const partStarts = (words: readonly Word[], layout: readonly Part[]): Uint8Array => {
  const out = new Uint8Array(words.length);
  let part = 0;
  for (let i = 0; i < words.length; i += 1) {
    const before = part;
    while (part < layout.length && layout[part]!.end <= words[i]!.start) part += 1;
    if (part !== before) out[i] = 1;
  }
  return out;
};

/**
 * Whether each gap after a word lies within a headline. There only a mark ends a sentence: the model, which has learnt from running text, takes
 * a capital for a beginning ("Troops Shelled Hospital | In Afrin").
 */
const withinHeadlines = (text: string, words: readonly Word[], headlines: readonly Stretch[]): Uint8Array => {
  const out = new Uint8Array(words.length);
  for (const { first, after } of headlines)
    for (let i = first; i + 1 < after; i += 1) if (!/[.!?…"”’»)\]]$/.test(text.slice(words[i]!.start, words[i]!.end))) out[i] = 1;
  return out;
};

/** Sentences in order; every word lies in one. `layout`: borders that always end a sentence; `headlines`: lines within which only marks do. */
export const splitSentences = (
  text: string,
  words: readonly Word[],
  layout: readonly Part[] = [],
  headlines: readonly Stretch[] = [],
): Sentence[] => {
  model ??= loadLinear('models/language/sentences.bin');
  const out: Sentence[] = [];
  const gaps = new Gaps(text, words);
  const starts = partStarts(words, layout);
  const within = withinHeadlines(text, words, headlines);
  let first = 0;
  const close = (after: number): void => {
    while (after - first > LONGEST) {
      const at = cutPoint(text, words, first);
      out.push({ start: words[first]!.start, end: words[at - 1]!.end, first, after: at });
      first = at;
    }
    if (after > first) out.push({ start: words[first]!.start, end: words[after - 1]!.end, first, after });
    first = after;
  };
  for (let i = 0; i + 1 < words.length; i += 1) {
    const ends =
      starts[i + 1] === 1 ||
      gaps.isBlankLine(i) ||
      (within[i] === 0 && gaps.isCandidate(i) && model.probabilities(gaps.features(i, first))[1]! > THRESHOLD);
    if (ends) close(i + 1);
  }
  close(words.length);
  return out;
};
