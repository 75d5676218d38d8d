// Acts that a speech act is about, each an event of its own that has not taken place: "agreed to | withdraw" (ahead), "refused to | release" (negated),
// "threatened to | strike", "called for | sanctions" (hypothetical). In: a candidate that is a speech act. Out: candidates for what it is about.
// Accusations are left out: what is alleged is somebody's claim, and told by their statement.
import type { EventType } from '../../core/index.ts';
import { operatorOf } from '../../knowledge/frames.ts';
import type { Candidate, Lies } from './candidate.ts';
import { nounFrameAt } from './match.ts';
import { isOwn } from './parties.ts';
import type { Scene, Someone } from './scene.ts';
import { nounParties, verbCandidate } from './verbs.ts';

const LIES: Partial<Record<EventType, Lies>> = {
  AGREE: 'future',
  THREATEN: 'hypothetical',
  REQUEST: 'hypothetical',
  REJECT: 'negated',
};
/** Deeds in a noun that can be refused, promised or asked for; who rejects "a request" or "a deal" says nothing of whether it was made. */
const DEEDS: ReadonlySet<EventType> = new Set([
  'CONSULT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

/** The clause that a word of no deed of its own hands on to: "promised to continue | supporting". */
const carried = (scene: Scene, verb: number): number => {
  const { tree } = scene;
  const next = operatorOf(tree.lemma(verb)) === 'actual' ? tree.child(verb, 'xcomp') : undefined;
  return next !== undefined && tree.token(next).upos === 'VERB' ? next : verb;
};

/** "a call | to release the sailors": the clause that says what a word of asking or planning is about. */
const clausesOf = ({ tree }: Scene, noun: number): number[] =>
  tree
    .children(noun, 'acl', 'xcomp')
    .filter((k) => tree.token(k).upos === 'VERB' && tree.children(k, 'mark').some((m) => tree.lemma(m) === 'to'));

/** A clause with those joined to it: "agreed to | lift the ban and | free the sailors". */
const joined = ({ tree }: Scene, clause: number): number[] => [
  clause,
  ...tree.children(clause, 'conj').filter((k) => tree.token(k).upos === 'VERB' && tree.child(k, 'nsubj') === undefined),
];

const without = (list: readonly Someone[], others: readonly Someone[]): Someone[] =>
  list.filter((a) => !others.some((b) => a.actor === b.actor));

/** Who would do it: the one asked, for a demand; else the one who speaks. */
const doersOf = (act: Candidate, own: readonly Someone[]): Someone[] => {
  if (act.type !== 'REQUEST') return own.length ? [...own] : act.actors;
  const asked = without(own, act.actors);
  return asked.length ? asked : without(act.recipients, act.actors);
};

const fromNoun = (scene: Scene, act: Candidate, noun: number): Candidate | undefined => {
  const frame = nounFrameAt(scene, noun);
  if (!frame || !DEEDS.has(frame.type)) return undefined;
  const own = nounParties(scene, noun, frame);
  const actors = act.type === 'REQUEST' ? own.actors : own.actors.length ? own.actors : act.actors;
  return {
    head: noun,
    trigger: [noun],
    type: frame.type,
    ...(frame.mode && { mode: frame.mode }),
    by: frame.id,
    actors,
    recipients: without(own.recipients, actors),
    reciprocal: false,
    nominal: true,
  };
};

/** What a speech act is about, as events that have not taken place. */
export const embeddedIn = (scene: Scene, act: Candidate): Candidate[] => {
  const lies = LIES[act.type];
  if (!lies || act.about === undefined || act.about === act.head || act.uttered) return [];
  const { tree } = scene;
  const verbs = tree.token(act.about).upos === 'VERB' ? [act.about] : clausesOf(scene, act.about);
  const list = verbs.length
    ? verbs.flatMap((v) => joined(scene, v).map((k) => verbCandidate(scene, carried(scene, k), new Set())))
    : [fromNoun(scene, act, act.about)];
  return list.flatMap((inner): Candidate[] => {
    if (!inner || inner.type === act.type || act.trigger.includes(inner.head)) return [];
    const actors = doersOf(act, inner.actors);
    const recipients = without(inner.recipients, actors).filter((r) => !isOwn(scene, r));
    if (!actors.length && !recipients.length) return [];
    return [{ ...inner, actors, recipients, within: { act: act.head, lies }, by: `${inner.by} within` }];
  });
};
