// With what an assault is done, where its verb or noun does not tell: "killed by a roadside bomb", "attacked with drones", "a suicide attack".
// In: a candidate. Out: its mode. Looks at the doer, at what hangs on "with", "by", "in", "using", and at the words before an event noun.
import { firstMeans, meansOf } from '../../knowledge/means.ts';
import { argumentsOf, obliques, withConjuncts } from './arguments.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

const BY = ['with', 'by', 'in', 'from'];
/** Modes that say little: "bombed" may have been done by jets. */
const VAGUE = new Set<string | undefined>([undefined, 'explosives']);

const told = (scene: Scene, token: number): string[] => {
  const { tree } = scene;
  const lemma = tree.lemma(token);
  const before = tree.children(token, 'compound', 'amod').filter((k) => k < token);
  const words = [lemma, ...before.flatMap((k) => [`${tree.lemma(k)}_${lemma}`, tree.lemma(k)])];
  return words.flatMap((w) => meansOf(w) ?? []);
};

/** The mode of an ASSAULT, by the frame or by its means; that of other candidates as it is. */
export const modeByMeans = (scene: Scene, candidate: Candidate): string | undefined => {
  const { tree } = scene;
  if (candidate.type !== 'ASSAULT' || !VAGUE.has(candidate.mode)) return candidate.mode;
  const { head } = candidate;
  const args = argumentsOf(tree, head);
  const below = obliques(tree, head, 'obl', 'nmod');
  const nouns = [
    ...args.subj,
    ...tree.children(head, 'obl:agent'),
    ...BY.flatMap((p) => below.get(p) ?? []),
    ...tree
      .children(head, 'advcl')
      .filter((k) => tree.lemma(k) === 'use')
      .flatMap((k) => tree.children(k, 'obj')),
    ...(candidate.noun === undefined ? [] : [candidate.noun]),
    head,
  ];
  const modes = nouns.flatMap((k) => withConjuncts(tree, k)).flatMap((k) => told(scene, k));
  return firstMeans(modes) ?? candidate.mode;
};
