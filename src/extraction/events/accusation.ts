// Accusations that a statement makes without a word for accusing: "said the rebels were responsible", "told reporters that the port is trying to sabotage
// the deal". In: a predicate in the content of a statement. Out: an ACCUSE of the speaker against the subject. Only where both are known and differ.
import { isOfClass } from '../../knowledge/frames.ts';
import { argumentsOf } from './arguments.ts';
import { statementOver } from './attribution.ts';
import type { Candidate } from './candidate.ts';
import { partiesOf } from './parties.ts';
import { speakerOf } from './recast.ts';
import type { Scene } from './scene.ts';

const GUILTY = new Set(['responsible', 'guilty', 'complicit', 'liable', 'culpable']);

/** The accusation that a predicate makes. */
export const accusationCandidate = (scene: Scene, token: number, used: Set<number>): Candidate | undefined => {
  const { tree } = scene;
  const lemma = tree.lemma(token);
  const guilty = GUILTY.has(lemma) && tree.child(token, 'cop') !== undefined;
  // "is trying to | sabotage": also where the word in quotation marks was taken for a noun
  const misdeed = isOfClass('misdeed', lemma) && ['xcomp', 'ccomp', 'root', 'conj', 'parataxis'].includes(tree.relation(token));
  if (!guilty && !misdeed) return undefined;
  const statement = statementOver(scene, tree.token(token));
  const speaker = statement && speakerOf(scene, { saidBy: 'statement', statement });
  if (!speaker) return undefined;
  const args = argumentsOf(tree, token);
  if (args.passive) return undefined;
  const recipients = partiesOf(scene, args.subj).filter((r) => r.actor !== speaker.actor && r.mention.form !== 'pronoun');
  if (!recipients.length) return undefined;
  for (const o of args.obj) used.add(o);
  return {
    head: token,
    trigger: [token],
    type: 'ACCUSE',
    mode: 'allege',
    by: guilty ? 'accusation:guilty' : 'accusation:misdeed',
    actors: [speaker],
    recipients,
    reciprocal: false,
    nominal: false,
    uttered: true,
  };
};
