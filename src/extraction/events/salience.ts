// How much an event is what the report is about, 0 to 1. In: an event as far as it is known, the report. Out: a number.
// Weights chosen by reading reports of the train parts: leads, main clauses and deeds come first.
import type { EventType, Reality } from '../../core/index.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

const DEED: Partial<Record<EventType, number>> = {
  ASSAULT: 0.12,
  COERCE: 0.1,
  RETREAT: 0.1,
  SANCTION: 0.1,
  AID: 0.08,
  COOPERATE: 0.08,
  MOBILIZE: 0.06,
  PROTEST: 0.08,
  CONCEDE: 0.08,
  THREATEN: 0.08,
  REJECT: 0.06,
};
const REAL: Record<Reality, number> = { actual: 0.06, future: 0.03, hypothetical: -0.15, historical: -0.1 };

/** How often each actor is mentioned. */
export const actorWeights = (scene: Scene): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const actor of scene.doc.actors.of.values()) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  for (const [actor, n] of counts) counts.set(actor, n / most);
  return counts;
};

/** The salience of a candidate. */
export const salienceOf = (
  scene: Scene,
  candidate: Candidate,
  reality: Reality,
  negated: boolean,
  weights: ReadonlyMap<string, number>,
): number => {
  const { tree, doc } = scene;
  const at = tree.token(candidate.head).start;
  const depth = tree.ancestors(candidate.head).length;
  const sentence = tree.token(candidate.head).sentence;
  const inTitle = doc.report.layout.some((p) => p.role === 'title' && p.start <= at && at < p.end);
  const first = tree.sentences.findIndex((s) =>
    doc.report.layout.some((p) => p.role === 'body' && p.start <= s.start && s.start < p.end),
  );
  const order = Math.max(0, sentence - Math.max(0, first));
  const parties = [...candidate.actors, ...candidate.recipients];
  const fame = parties.length ? Math.max(...parties.map((p) => weights.get(p.actor) ?? 0)) : 0;
  const lead = inTitle ? 0.3 : 0.3 / (1 + order / 3);
  const two = candidate.reciprocal || (candidate.actors.length > 0 && candidate.recipients.length > 0) ? 0.12 : 0;
  const value =
    0.22 +
    lead +
    two +
    0.12 * fame +
    (DEED[candidate.type] ?? 0) +
    REAL[reality] -
    Math.min(0.24, depth * 0.035) -
    (candidate.nominal ? 0.12 : 0) -
    (negated ? 0.2 : 0);
  return Math.round(Math.min(1, Math.max(0.01, value)) * 1000) / 1000;
};
