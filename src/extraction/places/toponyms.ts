// sentences, tokens → toponyms: stretches that may be names of places, each with the probability that it is used as one.
// Longest match in the gazetteer at capitalised words, and names made like places; judged by signs around them. It doesn't resolve.
import type { Stage, Toponym } from '../../core/index.ts';
import { openGazetteer } from '../../knowledge/index.ts';
import { CandidateFinder } from './candidates.ts';
import { judgeUse } from './use.ts';
import { viewWords } from './view.ts';
import { placeWords } from './words.ts';

/** Below this probability a candidate is not even worth a look. */
const LEAST = 0.1;

/** The stage that finds names of places. Opens the gazetteer at the first report. */
export const createToponymStage = (): Stage<'sentences' | 'tokens', 'toponyms'> => ({
  name: 'toponyms',
  version: 1,
  needs: ['sentences', 'tokens'],
  adds: ['toponyms'],
  run: ({ report, sentences, tokens }) => {
    const lexicon = placeWords();
    const words = viewWords(report.text, tokens, sentences);
    const candidates = new CandidateFinder(report.text, words, openGazetteer(), lexicon).find();
    const confidences = judgeUse(words, candidates, lexicon);
    const toponyms: Toponym[] = [];
    candidates.forEach((c, i) => {
      if (confidences[i]! >= LEAST)
        toponyms.push({
          start: words[c.first]!.start,
          end: words[c.after - 1]!.end,
          confidence: confidences[i]!,
          by: `toponyms:${c.pattern}`,
        });
    });
    return { toponyms };
  },
});
