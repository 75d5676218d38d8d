// Parties by the order of words, where the tree names none: "expressed condolences to Bangladesh", however the parser hung the name.
// In: a trigger and the prepositions of its frame. Out: the one who stands right before the verb, or right after it or one of the prepositions.
// Only within the stretch up to the next verb or colon; a fallback, never against what the tree says.
import type { Slots } from '../../knowledge/frames.ts';
import type { Scene, Someone } from './scene.ts';

const REACH = 12; // tokens after the trigger
const SKIPPED = new Set(['AUX', 'ADV', 'PART']);
const DAYS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today|evening|morning|night|afternoon|also|has|have|had)$/i;

/** Someone whose mention starts at a token. */
const startingAt = (scene: Scene, token: number): Someone | undefined => {
  const { tree } = scene;
  const { sentence } = tree.token(token);
  for (let t = token; t < Math.min(token + 6, tree.tokens.length) && tree.token(t).sentence === sentence; t += 1) {
    const found = scene.at(t);
    if (found && found.start === tree.token(token).start) return found;
    if (tree.token(t).upos === 'PUNCT') return undefined;
  }
  return undefined;
};

/** The one named right after a trigger, or after one of its prepositions. */
export const recipientAfter = (scene: Scene, trigger: readonly number[], slots: Slots, actors: readonly Someone[]): Someone[] => {
  const { tree } = scene;
  const wanted = new Set(slots.flat());
  const last = Math.max(...trigger);
  const { sentence } = tree.token(last);
  for (let t = last + 1; t <= last + REACH && t < tree.tokens.length && tree.token(t).sentence === sentence; t += 1) {
    const { upos } = tree.token(t);
    if (tree.word(t) === ':' || tree.word(t) === ';' || (upos === 'VERB' && tree.child(t, 'nsubj') !== undefined)) return [];
    const preposition = (upos === 'ADP' || upos === 'PART' || upos === 'SCONJ') && wanted.has(tree.lemma(t));
    const direct = t === last + 1 && wanted.has('obj');
    const found =
      preposition && t + 1 < tree.tokens.length ? startingAt(scene, t + 1) : direct ? startingAt(scene, t) : undefined;
    if (found && !actors.some((a) => a.actor === found.actor) && found.mention.form !== 'pronoun') return [found];
  }
  return [];
};

/** The one named right before a verb and its auxiliaries. */
export const actorBefore = (scene: Scene, verb: number): Someone[] => {
  const { tree } = scene;
  const { first } = tree.sentences[tree.token(verb).sentence]!;
  let t = verb - 1;
  while (
    t >= first &&
    (SKIPPED.has(tree.token(t).upos) || DAYS.test(tree.word(t)) || (tree.lemma(t) === 'on' && DAYS.test(tree.word(t + 1))))
  )
    t -= 1;
  if (t < first) return [];
  const found = scene.over(t);
  if (!found || found.end !== tree.token(t).end) return [];
  const [from] = tree.tokensIn(found);
  const before = from > first ? tree.token(from - 1).upos : undefined;
  // "the decision of the court angered": the name is not the subject.
  return before === 'ADP' || before === 'PART' ? [] : [found];
};
