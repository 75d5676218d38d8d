// A finding → hashed features from which the model tells its type. In: the scene, candidate, modality, teller. Out: hashes for `LinearModel`.
// Used by the trainer and by the judge alike, so that both see the same.
import { operatorOf } from '../../knowledge/frames.ts';
import { hashFeature } from '../../language/runtime/linear.ts';
import { argumentsOf, obliques } from './arguments.ts';
import { aboutOf } from './complement.ts';
import { nounFrameAt, particleOf } from './match.ts';
import type { Judged } from './read-events.ts';
import type { Scene, Someone } from './scene.ts';

const kindOf = (scene: Scene, list: readonly Someone[]): string => {
  const first = list[0];
  if (!first) return 'none';
  const actor = scene.actor(first.actor);
  return `${actor?.kind ?? '?'} ${actor?.sectors[0] ?? '-'}`;
};

/** The features of a finding. */
export const judgeFeatures = (
  scene: Scene,
  { candidate, modality, teller }: Omit<Judged, 'confidence' | 'reality' | 'negated'>,
): number[] => {
  const { tree } = scene;
  const out: number[] = [];
  const add = (feature: string): void => {
    out.push(hashFeature(feature));
  };
  const { head, type } = candidate;
  const lemma = tree.lemma(head);
  const particle = particleOf(scene, head);
  const key = particle === undefined ? lemma : `${lemma}_${tree.lemma(particle)}`;
  const args = argumentsOf(tree, head);
  add(`t ${type}`);
  add(`t ${type} `);
  add(`tm ${type} ${candidate.mode ?? '-'}`);
  add(`by ${candidate.by}`);
  add(`l ${key}`);
  add(`lt ${key} ${type}`);
  add(`n ${candidate.nominal} ${type}`);
  const state = `${modality.modal ?? '-'} ${modality.negated} ${modality.reality}`;
  add(`m ${state}`);
  add(`mt ${state} ${type}`);
  add(`said ${teller.saidBy} ${teller.statement?.force ?? '-'} ${type}`);
  const noun = candidate.noun;
  if (noun !== undefined) {
    add(`o ${tree.lemma(noun)}`);
    add(`lo ${lemma} ${tree.lemma(noun)}`);
  }
  for (const o of args.obj) {
    add(`ob ${tree.lemma(o)}`);
    add(`lob ${lemma} ${tree.lemma(o)}`);
    const frame = nounFrameAt(scene, o);
    if (frame) add(`lof ${type} ${frame.type}`);
    for (const k of tree.children(o, 'amod', 'compound')) add(`oc ${tree.lemma(k)}`);
    for (const [p, list] of obliques(tree, o, 'nmod'))
      for (const k of list) {
        add(`op ${p} ${tree.lemma(k)}`);
        const inner = nounFrameAt(scene, k);
        if (inner) add(`opf ${type} ${p} ${inner.type}`);
      }
  }
  for (const [p] of args.obl) add(`p ${type} ${p}`);
  for (const c of args.clauses) {
    add(`c ${tree.lemma(c)}`);
    add(`lc ${lemma} ${tree.lemma(c)}`);
    const about = aboutOf(scene, c);
    add(`ca ${type} ${about.type ?? '-'}`);
    for (const o of tree.children(c, 'obj')) add(`co ${tree.lemma(o)}`);
    for (const o of tree.children(c, 'obj')) add(`cco ${tree.lemma(c)} ${tree.lemma(o)}`);
  }
  for (const s of args.subj) add(`s ${tree.lemma(s)}`);
  const above = tree.head(head);
  add(`a ${above === undefined ? 'root' : `${tree.lemma(above)} ${tree.relation(head)}`}`);
  if (above !== undefined) add(`ao ${operatorOf(tree.lemma(above)) ?? '-'} ${tree.relation(head)} ${type}`);
  for (const k of tree.children(head, 'advmod')) add(`adv ${tree.lemma(k)}`);
  add(`as ${kindOf(scene, candidate.actors)} ${type}`);
  add(`rs ${kindOf(scene, candidate.recipients)} ${type}`);
  add(`sides ${candidate.actors.length > 0} ${candidate.recipients.length > 0} ${candidate.reciprocal}`);
  const s = tree.sentences[tree.token(head).sentence]!;
  for (let i = Math.max(s.first, head - 3); i < Math.min(s.after, head + 6); i += 1)
    if (i !== head && tree.token(i).upos !== 'PUNCT' && tree.token(i).upos !== 'PROPN') add(`w ${tree.lemma(i)}`);
  return out;
};
