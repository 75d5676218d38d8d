// Whether a place stands where the frames of events have a party: "shelled Vrana", "a ceasefire with Vrana", "stormed | a police station".
// In: the tree and the head word of a place. Out: yes or no, by data/events/{verbs,nouns}.tsv. Who the place is, is not asked here.
import { nounFrame, type Slots, verbFrames } from '../../knowledge/frames.ts';
import type { Tree } from '../../language/index.ts';

/** Acts that are done to buildings, districts and camps as well as to people. */
const DONE_TO_PLACES = new Set(['ASSAULT', 'COERCE']);

/** The first word of a list: "Vrana" of "Vrana and Dolna". */
const firstOf = (tree: Tree, head: number): number => {
  let at = head;
  for (let i = 0; i < 10 && tree.relation(at) === 'conj' && tree.token(at).head >= 0; i += 1) at = tree.token(at).head;
  return at;
};

const singular = (lemma: string): string => (lemma.length > 4 && /[^s]s$/.test(lemma) ? lemma.slice(0, -1) : lemma);

const names = (slots: Slots, slot: string): boolean => slots.some((group) => group.includes(slot));

/** The frames that a word may fill, verb or noun. */
const framesAt = (tree: Tree, token: number): { type?: string; actor: Slots; recipient: Slots }[] => {
  const lemma = tree.lemma(token);
  if (tree.token(token).upos === 'VERB') return verbFrames(lemma).filter((f) => f.type !== undefined);
  const noun = nounFrame(lemma) ?? nounFrame(singular(lemma));
  return noun ? [noun] : [];
};

/** The slots in which a word stands, by relation and preposition. */
const slotsAt = (tree: Tree, at: number, head: number): string[] => {
  const relation = tree.token(at).deprel;
  const cases = [...tree.children(head, 'case'), ...(at === head ? [] : tree.children(at, 'case'))]
    .filter((c) => c < head)
    .map((c) => tree.lemma(c));
  if (relation === 'nsubj:pass' || relation.startsWith('obj')) return ['obj'];
  if (relation === 'iobj') return ['iobj', 'obj'];
  if (relation === 'nsubj') return ['subj'];
  if (relation === 'nmod:poss') return ['poss', 'owner', 'name'];
  return cases;
};

const fits = (tree: Tree, head: number, accept: (frame: { type?: string }) => boolean): boolean => {
  const at = firstOf(tree, head);
  const above = tree.token(at).head;
  if (above < 0) return false;
  const slots = slotsAt(tree, at, head);
  const frames = framesAt(tree, above);
  // "imposed sanctions | on Vrana", hung on the verb
  if (tree.token(above).upos === 'VERB')
    for (const o of tree.children(above, 'obj'))
      if (o !== at) frames.push(...framesAt(tree, o).filter(() => !slots.includes('subj')));
  return frames.some(
    (f) =>
      accept(f) &&
      slots.some((slot) => names(f.recipient, slot) || names(f.actor, slot) || (slot === 'by' && names(f.actor, 'subj'))),
  );
};

/** A named place in a slot of a frame. */
export const nameInFrame = (tree: Tree, head: number): boolean => fits(tree, head, () => true);

/** A place told by a noun ("a police station", "a migrant camp"): only where violence or force is done to it. */
export const nounInFrame = (tree: Tree, head: number): boolean =>
  tree.token(firstOf(tree, head)).deprel !== 'nsubj' && fits(tree, head, (f) => DONE_TO_PLACES.has(f.type ?? ''));
