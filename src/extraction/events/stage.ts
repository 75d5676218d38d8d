// The events stage: report with all layers → who did what to whom, in PLOVER's terms. See read-events.ts for the method.
import type { Stage } from '../../core/index.ts';
import { shippedJudge } from './judge.ts';
import { type Judge, readEvents } from './read-events.ts';

/** Without a model: every finding is an event, its confidence that of its rule's kind. */
export const byRuleAlone: Judge = (_scene, found) => ({
  ...found,
  confidence: found.candidate.actors.length && found.candidate.recipients.length ? 0.6 : 0.4,
});

export interface EventOptions {
  /** Says which findings are events, and of which type; default: the model that ships with the package. */
  judge?: Judge;
}

/** The events stage; the model is loaded with the first report. */
export const createEventStage = ({
  judge,
}: EventOptions = {}): Stage<
  'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times' | 'statements' | 'doubts',
  'events'
> => ({
  name: 'events',
  version: 1,
  needs: ['sentences', 'tokens', 'encoding', 'mentions', 'chains', 'actors', 'places', 'times', 'statements', 'doubts'],
  adds: ['events'],
  run: (doc) => ({ events: readEvents(doc, judge ?? shippedJudge()) }),
});
