// How surely an event is told rightly. In: a finding, what the type model says of it. Out: numbers for a logistic regression, and its probability.
// Used by the trainer and by the judge alike. Words beside the numbers: confidence-words.ts. Weights: models/events/right.bin.
import { hashFeature, type LinearModel } from '../../language/runtime/linear.ts';
import { argumentsOf } from './arguments.ts';
import type { Verdict } from './judge.ts';
import type { Judged } from './read-events.ts';
import type { Scene, Someone } from './scene.ts';

type Finding = Omit<Judged, 'confidence'>;

const TYPES =
  'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(
    ' ',
  );
/** Deeds of states and of those who bear arms; politicians "attack", "destroy" and "fund" in words. */
const MATERIAL = new Set(['AID', 'RETREAT', 'MOBILIZE', 'COERCE', 'ASSAULT', 'COOPERATE', 'SANCTION']);
const ARMED = new Set(['MIL', 'REB', 'COP', 'UAF', 'SPY', 'PRM']);
const logit = (p: number): number => Math.max(-4, Math.min(4, Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p))));
const flag = (x: boolean): number => (x ? 1 : 0);

/** What the confidence is read from: how sure the type is, what kind of frame tells it, who stands in it and how far away. */
export const confidenceFeatures = (
  scene: Scene,
  { candidate, reality, negated, teller, belief }: Finding,
  verdict: Verdict,
): number[] => {
  const { tree } = scene;
  const { actors, recipients, head } = candidate;
  const all = [...actors, ...recipients];
  const args = argumentsOf(tree, head);
  const depth = tree.ancestors(head).length;
  const two = actors.length > 0 && (recipients.length > 0 || candidate.reciprocal);
  const sentence = tree.sentences[tree.token(head).sentence]!;
  const gap = (list: readonly Someone[]): number =>
    list.length ? Math.min(...list.map((s) => Math.abs(s.mention.head - head))) : 0;
  const countries = all.filter((s) => scene.actor(s.actor)?.country !== undefined).length;
  const inSubject = args.subj.some((k) => actors.some((a) => a.mention.head === k));
  const inObject = args.obj.some((k) => recipients.some((r) => r.mention.head === k));
  const { by } = candidate;
  const known = all.map((s) => scene.actor(s.actor)).filter((a) => a !== undefined);
  const hard = known.some(
    (a) => a.kind === 'country' || a.body !== undefined || (a.sectors ?? []).some((sector) => ARMED.has(sector)),
  );
  const material = MATERIAL.has(verdict.type);
  return [
    logit(verdict.p),
    logit(verdict.none),
    flag(two),
    flag(actors.length > 0),
    flag(candidate.reciprocal),
    flag(candidate.nominal),
    flag(reality === 'future'),
    flag(reality === 'hypothetical' || reality === 'historical'),
    flag(negated),
    flag(teller.saidBy === 'unclear'),
    flag(teller.saidBy === 'statement'),
    flag(all.length > 3),
    flag(actors.length > 1),
    flag(recipients.length > 1),
    flag(verdict.type !== candidate.type),
    flag(/^(?:lights|operators|demand|accusation|menace)/.test(by)),
    flag(by.includes('ahead')),
    flag(candidate.noun !== undefined && !candidate.nominal),
    flag(all.some((s) => s.mention.form === 'pronoun')),
    flag(actors.length > 0 && actors.every((s) => s.mention.form === 'name')),
    flag(recipients.length > 0 && recipients.every((s) => s.mention.form === 'name')),
    all.length ? countries / all.length : 0,
    Math.log1p(gap(actors)),
    Math.log1p(gap(recipients)),
    flag(recipients.length > 0 && recipients.every((r) => r.mention.head < head)),
    flag(recipients.some((r) => r.actor.startsWith('host:'))),
    flag(inSubject),
    flag(inObject),
    flag(depth === 0),
    Math.min(4, depth),
    Math.log(Math.max(1, sentence.after - sentence.first)) - 3,
    flag(hard),
    flag(material && !hard),
    flag(material && hard),
    flag(!material && two),
    known.length ? known.filter((a) => (a.sectors ?? []).length > 0).length / known.length : 0,
    flag(all.length > 0 && known.every((a) => a.kind === 'person')),
    ...(belief ? [belief.doers, belief.targets, belief.doerLeft, belief.targetLeft].map(logit) : [0, 0, 0, 0]),
    flag(actors.length > 0) * (belief?.doers ?? 0.5),
    flag(recipients.length > 0) * (belief?.targets ?? 0.5),
    flag(!recipients.length) * (belief?.targetLeft ?? 0.5),
    ...TYPES.map((t) => flag(t === verdict.type)),
  ];
};

/** A word that all events of reports have: the cases of single sentences, chosen because they tell an event, lack it. */
export const OF_A_REPORT = hashFeature('of a report');

/** Labels of models/events/right.bin. */
export const RIGHT_LABELS = ['wrong', 'right'];

/** The probability that type, parties, reality and teller are right, as far as rows like it were judged. */
export const probabilityOf = (model: LinearModel, numbers: readonly number[], words: readonly number[]): number =>
  Math.min(0.99, Math.max(0.01, model.probabilities(words, Float32Array.from(numbers))[1]!));
