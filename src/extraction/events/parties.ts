// From a word to the parties that it names. In: a token that fills a slot. Out: mentions of someone, conjuncts included.
// Where the word names nobody ("the government's decision", "an attack by rebels") the one whose it is stands for it.
import { isOfClass } from '../../knowledge/frames.ts';
import { obliques, withConjuncts } from './arguments.ts';
import type { Scene, Someone } from './scene.ts';

/** Words that only count or group: "dozens of people", "one of the judges". */
const COUNTING = new Set(
  'one two three some many most all several both each number group dozen hundred thousand million score majority series spate wave string handful lot couple half part member rest total pair team crowd kind sort type set round batch minority any none few'.split(
    ' ',
  ),
);
/** In this order the attributes of a word that names nobody are tried. */
const BELONGING = ['by', 'from', 'of', 'with', 'between', 'among', 'for', 'against', 'to', 'on', 'in'];

/** The word that a counting word counts: "people" of "dozens of people". */
export const counted = (scene: Scene, token: number): number => {
  const { tree } = scene;
  let at = token;
  for (let step = 0; step < 3; step += 1) {
    if (!COUNTING.has(tree.lemma(at)) && tree.token(at).upos !== 'NUM') return at;
    const of = obliques(tree, at, 'nmod', 'obl').get('of')?.[0];
    if (of === undefined) return at;
    at = of;
  }
  return at;
};

/** Those whom a slot's word names. `descend`: whether the one whose it is may stand for a word that names nobody. */
export const partiesAt = (scene: Scene, token: number, descend = true): Someone[] => {
  const out: Someone[] = [];
  for (const k of withConjuncts(scene.tree, token)) {
    for (const s of single(scene, k, descend ? 2 : 0)) if (!out.some((o) => o.actor === s.actor)) out.push(s);
  }
  return out;
};

/** The parties of several words, each actor once. */
export const partiesOf = (scene: Scene, tokens: readonly number[], descend = true): Someone[] => {
  const out: Someone[] = [];
  for (const t of tokens) for (const s of partiesAt(scene, t, descend)) if (!out.some((o) => o.actor === s.actor)) out.push(s);
  return out;
};

const single = (scene: Scene, token: number, depth: number): Someone[] => {
  const { tree } = scene;
  const own = scene.at(token);
  const deeper = counted(scene, token);
  if (deeper !== token) {
    const found = scene.at(deeper) ?? own;
    if (found) return [found];
  }
  if (own) return [own];
  const covering = scene.over(token);
  // A mention that was cut with another head: "President | Vladimir Putin".
  if (covering && (tree.token(token).upos === 'PROPN' || tree.headOf(covering) === token)) return [covering];
  for (const k of tree.children(token, 'flat', 'appos')) {
    const found = scene.at(k) ?? scene.over(k);
    if (found) return [found];
  }
  return depth > 0 ? ownersOf(scene, token, depth) : [];
};

/** Whose a thing or deed is: possessor, then a name before the noun, then its attributes. */
export const ownersOf = (scene: Scene, token: number, depth = 2): Someone[] => {
  const { tree } = scene;
  for (const k of tree.children(token, 'nmod:poss')) {
    const found = partiesFor(scene, k, depth);
    if (found.length) return found;
  }
  const agents = tree.children(token, 'acl').flatMap((k) => obliques(tree, k, 'obl').get('by') ?? []);
  for (const k of agents) {
    const found = partiesFor(scene, k, depth);
    if (found.length) return found;
  }
  const before = namesBefore(scene, token);
  if (before.length) return before;
  const attributes = obliques(tree, token, 'nmod', 'obl');
  for (const preposition of BELONGING) {
    for (const k of attributes.get(preposition) ?? []) {
      const found = partiesFor(scene, k, depth);
      if (found.length) return found;
    }
  }
  return [];
};

const partiesFor = (scene: Scene, token: number, depth: number): Someone[] => {
  const out: Someone[] = [];
  for (const k of withConjuncts(scene.tree, token)) for (const s of single(scene, k, depth - 1)) out.push(s);
  return out;
};

/** Names that stand before a noun: "Russian strikes", "Saudi-led strikes", "Taliban attack". */
export const namesBefore = (scene: Scene, token: number): Someone[] => {
  const out: Someone[] = [];
  for (const k of scene.tree.children(token, 'amod', 'compound', 'nmod')) {
    if (k >= token || scene.tree.child(k, 'case') !== undefined) continue;
    const found = scene.at(k) ?? scene.over(k);
    if (found && found.end <= scene.tree.token(token).start && !out.some((o) => o.actor === found.actor)) out.push(found);
  }
  return out;
};

/** Whether a word can stand for a person: a number ("killed 20"), or a noun of people. */
export const isPeople = (scene: Scene, token: number): boolean =>
  scene.tree.token(token).upos === 'NUM' ||
  isOfClass('person', scene.tree.lemma(token)) ||
  isOfClass('captive', scene.tree.lemma(token));

const OWN = new Set(['its', 'their', 'his', 'her', 'our', 'my', 'own', 'it', 'they', 'he', 'she', 'we', 'i']);

/** Whether someone is named as what the doer has: "withdrew | its troops". */
export const isOwn = (scene: Scene, someone: Someone): boolean =>
  someone.mention.form === 'nominal' &&
  scene.tree.children(someone.mention.head, 'nmod:poss').some((k) => OWN.has(scene.tree.word(k).toLowerCase()));
