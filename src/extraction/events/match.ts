// Which frame a verb or noun fills. In: a token and its arguments. Out: the verb frame with most tests that hold, or the frame of an event noun.
import { type FrameTest, isOfClass, type NounFrame, nounFrame, type VerbFrame, verbFrames } from '../../knowledge/frames.ts';
import { type Arguments, obliques, withConjuncts } from './arguments.ts';
import { counted, isPeople, partiesAt } from './parties.ts';
import type { Scene } from './scene.ts';

/** The particle of a verb, where it has one: "down" of "lay down their arms". */
export const particleOf = (scene: Scene, verb: number): number | undefined => {
  const { tree } = scene;
  const particle = tree.children(verb, 'compound').find((k) => tree.token(k).deprel === 'compound:prt');
  if (particle !== undefined) return particle;
  const next = verb + 1;
  if (next >= tree.tokens.length || tree.token(next).sentence !== tree.token(verb).sentence) return undefined;
  return PARTICLES.has(tree.lemma(next)) && ['ADP', 'ADV'].includes(tree.token(next).upos) && tree.relation(next) !== 'case'
    ? next
    : undefined;
};
const PARTICLES = new Set('out up down off back away over in aside apart through'.split(' '));

/** The frame of an event noun, compounds and adjectives before it first ("air strike"); undefined for other words. */
export const nounFrameAt = (scene: Scene, token: number): NounFrame | undefined => {
  let map = nouns.get(scene);
  if (!map) {
    map = new Map();
    nouns.set(scene, map);
  }
  if (!map.has(token)) map.set(token, findNounFrame(scene, token));
  return map.get(token);
};

const nouns = new WeakMap<Scene, Map<number, NounFrame | undefined>>();

const findNounFrame = (scene: Scene, token: number): NounFrame | undefined => {
  const { tree } = scene;
  const { upos } = tree.token(token);
  if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'VERB' && upos !== 'X') return undefined;
  const lemma = tree.lemma(token);
  for (const k of tree.children(token, 'compound', 'amod', 'nmod')) {
    if (k > token) continue;
    const found = nounFrame(`${tree.lemma(k)}_${lemma}`);
    if (found) return found;
  }
  if (upos === 'VERB') return undefined;
  const frame = nounFrame(lemma) ?? nounFrame(nounLemma(scene, token));
  // "talks", "clashes" and "hostilities" are events; a "talk" or a "strike" may be one.
  return frame;
};

const slotTokens = (scene: Scene, args: Arguments, verb: number, slot: string): readonly number[] => {
  if (slot === 'subj') return args.subj;
  if (slot === 'obj') return args.obj;
  if (slot === 'iobj') return args.iobj;
  // "found | guilty", "let | free the sailors", where the adjective may be hung on the noun
  if (slot === 'xcomp')
    return [...scene.tree.children(verb), ...args.obj.flatMap((o) => scene.tree.children(o, 'amod').filter((k) => k > verb))];
  // "called the king | on Friday": a day is nobody that one calls on.
  const own = args.obl.get(slot)?.filter((k) => !scene.isTime(k));
  if (own?.length) return own;
  const below = (list: readonly number[]): number[] =>
    // "the arrest and detention | of the mayor"
    list
      .flatMap((o) => withConjuncts(scene.tree, o).flatMap((k) => obliques(scene.tree, k, 'nmod', 'obl').get(slot) ?? []))
      .filter((k) => !scene.isTime(k));
  const onObject = below(args.obj);
  // "held talks in the port | with the guild": hung on the wrong noun
  return onObject.length || slot === 'of' || slot === 'in' ? onObject : below([...args.obl.values()].flat());
};

/** The tokens of a slot named by a preposition, also where they hang on the object ("sanctions | on the island"). */
export const slotOf = (scene: Scene, args: Arguments, verb: number, slot: string): readonly number[] =>
  slotTokens(scene, args, verb, slot);

/** The lemma of a noun in the singular, also where the lemma was left in the plural ("supplies"). */
export const nounLemma = (scene: Scene, token: number): string => {
  const lemma = scene.tree.lemma(token);
  if (lemma.length > 4 && lemma.endsWith('ies')) return `${lemma.slice(0, -3)}y`;
  return lemma.length > 3 && lemma.endsWith('s') && !lemma.endsWith('ss') ? lemma.slice(0, -1) : lemma;
};

/** A short list names single things, which may stand before their noun: "a curfew | order". */
const SHORT_LIST = 8;

const wordHolds = (scene: Scene, test: FrameTest, token: number): boolean => {
  const { tree } = scene;
  const at = counted(scene, token);
  for (const k of withConjuncts(tree, at)) {
    const lemma = tree.lemma(k);
    if (test.words?.has(lemma) || test.words?.has(tree.word(k).toLowerCase()) || test.words?.has(nounLemma(scene, k)))
      return true;
    if (
      test.words &&
      test.words.size <= SHORT_LIST &&
      tree.children(k, 'compound', 'amod').some((c) => c < k && test.words!.has(tree.lemma(c)))
    )
      return true;
    if (test.types?.size) {
      const frame = nounFrameAt(scene, k);
      if (frame && test.types.has(frame.type)) return true;
    }
    if (test.words?.has('person') && isPeople(scene, k)) return true;
  }
  if (!test.person) return false;
  const mention = scene.mentionAt(token);
  if (mention?.kind === 'person' || mention?.kind === 'organization' || mention?.kind === 'nationality') return true;
  return isPeople(scene, at) || partiesAt(scene, token, false).length > 0;
};

const holds = (scene: Scene, args: Arguments, verb: number, test: FrameTest): boolean => {
  const { tree } = scene;
  if (test.slot === 'clause')
    return test.words ? args.clauses.some((c) => test.words!.has(tree.lemma(c))) : args.clauses.length > 0;
  if (test.slot === 'noobj') return args.obj.length === 0;
  if (test.slot === 'nosubj') return args.subj.length === 0;
  if (test.slot === 'out') return tree.children(verb).some((k) => tree.lemma(k) === 'out');
  const tokens = slotTokens(scene, args, verb, test.slot);
  if (!test.words && !test.types?.size && !test.person) return tokens.length > 0;
  return tokens.some((k) => wordHolds(scene, test, k));
};

/** The frame that a verb fills; `lemma` names it otherwise ("lay_down"). */
export const matchVerb = (scene: Scene, verb: number, args: Arguments, lemma: string): VerbFrame | undefined =>
  verbFrames(lemma).find((frame) => frame.tests.every((test) => holds(scene, args, verb, test) !== test.negated));

/** The lemma of a verb; where the frames don't know it, what its form may come from ("freed": free). */
export const verbLemma = (scene: Scene, verb: number): string => {
  const lemma = scene.tree.lemma(verb);
  if (verbFrames(lemma).length) return lemma;
  // "re-open", "re-impose"
  const whole = lemma.replace('-', '');
  if (whole !== lemma && verbFrames(whole).length) return whole;
  const word = scene.tree.word(verb).toLowerCase();
  for (const ending of ['ed', 'd', 'ing', 'es', 's']) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    for (const guess of [stem, `${stem}e`]) if (verbFrames(guess).length) return guess;
  }
  return lemma;
};

/** The frame of a verb with and without its particle. */
export const frameOf = (scene: Scene, verb: number, args: Arguments): { frame: VerbFrame; particle?: number } | undefined => {
  const lemma = verbLemma(scene, verb);
  const particle = particleOf(scene, verb);
  if (particle !== undefined) {
    const frame = matchVerb(scene, verb, args, `${lemma}_${scene.tree.lemma(particle)}`);
    if (frame) return { frame, particle };
  }
  const frame = matchVerb(scene, verb, args, lemma);
  return frame && { frame };
};

/** Whether the noun of a slot was part of what made the frame hold ("imposed | sanctions"): then it is no event of its own. */
export const usesObject = (frame: VerbFrame): boolean =>
  frame.tests.some((t) => t.slot === 'obj' && !t.negated && (t.words || t.types?.size));

/** Whether a word is one of armed forces: whoever moves them does nothing to them. */
export const isForceNoun = (scene: Scene, token: number): boolean => isOfClass('force', nounLemma(scene, token));
