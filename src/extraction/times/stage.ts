// Sentences → time expressions (TIMEX3). The rules are in dates.ts, durations.ts, references.ts, lists.ts; the values in cal.ts.
// Tokens are needed only for their tags: what is tagged as a verb ("may", "march") is no month.
import type { Stage, Token } from '../../core/index.ts';
import { findTimes } from './find.ts';

/** Whether the token that begins at an offset is tagged as a verb; tokens are in order. */
const verbAt =
  (tokens: readonly Token[]) =>
  (offset: number): boolean => {
    let [low, high] = [0, tokens.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tokens[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    const token = tokens[low];
    return token?.start === offset && (token.upos === 'VERB' || token.upos === 'AUX');
  };

/** The stage `times`. Pure; its word lists load with the first report. */
export const createTimeStage = (): Stage<'sentences' | 'tokens', 'times'> => ({
  name: 'times',
  version: 1,
  needs: ['sentences', 'tokens'],
  adds: ['times'],
  run: ({ report, sentences, tokens }) => ({
    times: findTimes(report.text, sentences, { published: report.published, isVerb: verbAt(tokens) }),
  }),
});
