// The events stage: report with all layers → who did what to whom, in PLOVER's terms. See read-events.ts for the method.
// It adds to the register the places that only their part in an event makes actors (hosts.ts).
import type { Stage } from '../../core/index.ts';
import { registerHosts } from './hosts.ts';
import { shippedJudge } from './judge.ts';
import { type Judge, readEvents } from './read-events.ts';
import { type RoleModel, shippedRoles } from './roles.ts';

/** Without a model: every finding is an event, its confidence that of its rule's kind. */
export const byRuleAlone: Judge = (_scene, found) => ({
  ...found,
  confidence: found.candidate.actors.length && found.candidate.recipients.length ? 0.6 : 0.4,
});

export interface EventOptions {
  /** Says which findings are events, and of which type; default: the model that ships with the package. */
  judge?: Judge;
  /** Says who does it and to whom, beside the rules; default: the model that ships with the package, or none beside a judge of one's own. */
  roles?: RoleModel;
}

/** The events stage; the model is loaded with the first report. */
export const createEventStage = ({
  judge,
  roles,
}: EventOptions = {}): Stage<
  'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times' | 'statements' | 'doubts',
  'events' | 'actors'
> => ({
  name: 'events',
  version: 4,
  needs: ['sentences', 'tokens', 'encoding', 'mentions', 'chains', 'actors', 'places', 'times', 'statements', 'doubts'],
  adds: ['events', 'actors'],
  run: (doc) => {
    const sides = roles ?? (judge ? undefined : shippedRoles());
    const { events, ...actors } = registerHosts(doc, readEvents(doc, judge ?? shippedJudge(), sides));
    return { events, actors };
  },
});
