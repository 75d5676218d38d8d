// Reading → for each token the probability that it heads a cue, and the roles it may have in any statement, by a head on the shared
// encoder that reads paragraph after paragraph (trained on PolNeAR: training/statements). Which words belong to which cue is for role-tagger.ts.
import { formVector, LONGEST_SEQUENCE, type Projected, runningForm, type SequenceHead } from '../../language/index.ts';
import { softmax } from '../../language/runtime/linear.ts';
import { cueIds, mayHeadCue } from './cue-features.ts';
import type { Reading } from './reading.ts';

export const CUE_LABELS = ['none', 'head'];

export interface FoundCue {
  /** Index of the token. */
  head: number;
  /** Probability that it heads a cue. */
  p: number;
}

export interface CueReading {
  /** Token → probability that it heads a cue. */
  heads: Float32Array;
  /** Token → probability of none, source, cue, content: four a token. */
  roles: Float32Array;
}

/** Stretches that the finder reads at once: the sentences of a paragraph, cut where there are too many. */
export const stretchesOf = ({ sentences, partOf }: Reading): [number, number][] => {
  const out: [number, number][] = [];
  for (const { first, after } of sentences) {
    if (first >= after) continue;
    const last = out.at(-1);
    if (last && partOf[last[0]] === partOf[first] && after - last[0] <= LONGEST_STRETCH) last[1] = after;
    else for (let at = first; at < after; at += LONGEST_SEQUENCE) out.push([at, Math.min(after, at + LONGEST_SEQUENCE)]);
  }
  return out;
};

/** Sentences are added to a stretch up to so many tokens. */
const LONGEST_STRETCH = 240;

export const projectTokens = ({ encoding, text, tokens }: Reading, model: SequenceHead): Projected =>
  model.project(tokens.length, encoding.vectors, (i) => formVector(runningForm(text, tokens[i]!)));

export const readCues = (r: Reading, model: SequenceHead): CueReading => {
  const n = r.tokens.length;
  const heads = new Float32Array(n);
  const roles = new Float32Array(n * 4);
  const stretches = stretchesOf(r);
  const scores = model.scores(
    projectTokens(r, model),
    stretches.map(([first, after]) => ({ first, after, ids: cueIds(r, first, after) })),
  );
  let at = 0;
  for (const [first, after] of stretches)
    for (let i = first; i < after; i += 1, at += model.columns) {
      if (mayHeadCue(r, i)) heads[i] = softmax(scores.subarray(at, at + 2))[1]!;
      roles.set(softmax(scores.subarray(at + 2, at + 6)), i * 4);
    }
  return { heads, roles };
};

/** Cues with a probability of at least `threshold`, in order of the text. */
export const findCues = ({ heads }: CueReading, threshold: number): FoundCue[] => {
  const found: FoundCue[] = [];
  heads.forEach((p, head) => {
    if (p >= threshold) found.push({ head, p });
  });
  return found;
};
