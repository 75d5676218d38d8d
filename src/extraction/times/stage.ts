// Sentences → time expressions (TIMEX3). The rules are in dates.ts, durations.ts, references.ts, lists.ts; the values in cal.ts.
// Tokens are needed only for their tags: what is tagged as a verb ("may", "march") is no month.
import type { Stage } from '../../core/index.ts';
import { findTimes } from './find.ts';

/** The stage `times`. Pure; its word lists load with the first report. */
export const createTimeStage = (): Stage<'sentences' | 'tokens', 'times'> => ({
  name: 'times',
  version: 1,
  needs: ['sentences', 'tokens'],
  adds: ['times'],
  run: ({ report, sentences }) => ({ times: findTimes(report.text, sentences, { published: report.published }) }),
});
