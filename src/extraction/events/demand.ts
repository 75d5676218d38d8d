// Demands that a modal tells: "the minister said that the island must leave the pact", "We believe that the Kurds should take part".
// In: a verb or predicate in the content of a statement. Out: a REQUEST of the speaker to the subject. Only where speaker and subject are known and differ.
import { isRealityWord as is } from '../../knowledge/reality.ts';
import { argumentsOf } from './arguments.ts';
import { statementOver } from './attribution.ts';
import type { Candidate } from './candidate.ts';
import { aboutOf, modeOf } from './complement.ts';
import { partiesOf } from './parties.ts';
import { speakerOf } from './recast.ts';
import type { Scene } from './scene.ts';
import { useClause } from './verbs.ts';

const OWN = new Set(['we', 'i', 'it', 'you', 'there', 'one']);

/** The demand that a predicate with "must" or "should" makes. */
export const demandCandidate = (scene: Scene, token: number, used: Set<number>): Candidate | undefined => {
  const { tree } = scene;
  if (!['VERB', 'ADJ', 'NOUN'].includes(tree.token(token).upos)) return undefined;
  const modal = tree.children(token, 'aux').find((k) => is('must', tree.lemma(k)) || is('must', tree.word(k).toLowerCase()));
  const needs =
    modal === undefined && ['need', 'have'].includes(tree.lemma(token))
      ? tree.children(token, 'xcomp').find((k) => tree.token(k).upos === 'VERB')
      : undefined;
  const verb = modal !== undefined ? token : needs;
  if (verb === undefined) return undefined;
  if (tree.children(verb, 'aux').some((k) => tree.lemma(k) === 'have')) return undefined; // "should have left": a reproach
  const statement = statementOver(scene, tree.token(token));
  if (!statement) return undefined;
  const speaker = speakerOf(scene, { saidBy: 'statement', statement });
  if (!speaker) return undefined;
  const args = argumentsOf(tree, token);
  const subject = args.passive ? args.obj : args.subj;
  if (subject.some((k) => OWN.has(tree.lemma(k)))) return undefined;
  const recipients = partiesOf(scene, subject).filter((r) => r.actor !== speaker.actor);
  if (!recipients.length) return undefined;
  const about = aboutOf(scene, verb);
  useClause(scene, token, used);
  const mode = modeOf('REQUEST', about);
  return {
    head: token,
    trigger: modal === undefined ? [token] : [modal, token],
    type: 'REQUEST',
    ...(mode && { mode }),
    by: 'demand:must',
    actors: [speaker],
    recipients,
    reciprocal: false,
    about: token,
    nominal: false,
    uttered: true,
  };
};
