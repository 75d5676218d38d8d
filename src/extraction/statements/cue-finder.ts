// Reading → heads of cues with their probability, by a linear model trained on PolNeAR (training/statements/train.ts).
// Finds heads only; the rest of the cue, its source and its content are found by role-tagger.ts.
import type { LinearModel } from '../../language/runtime/linear.ts';
import { cueFeatures, mayHeadCue } from './cue-features.ts';
import type { Reading } from './reading.ts';

export const CUE_LABELS = ['none', 'head'];

export interface FoundCue {
  /** Index of the token. */
  head: number;
  /** Probability that it heads a cue. */
  p: number;
}

/** Cues with a probability of at least `threshold`, in order of the text. */
export const findCues = (reading: Reading, model: LinearModel, threshold: number): FoundCue[] => {
  const found: FoundCue[] = [];
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!mayHeadCue(reading, i)) continue;
    const p = model.probabilities(cueFeatures(reading, i))[1]!;
    if (p >= threshold) found.push({ head: i, p });
  }
  return found;
};
