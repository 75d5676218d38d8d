// Words that tell whether an act took place: auxiliaries, negation, conditions, plans, fears, memories.
// In: data/events/reality.tsv. Out: `isRealityWord(class, word)`. Loaded on first use.
import { readTable } from '../core/index.ts';

export type RealityClass =
  | 'future'
  | 'would'
  | 'possible'
  | 'must'
  | 'condition'
  | 'negation'
  | 'privative'
  | 'past_noun'
  | 'plan_noun'
  | 'fear_noun'
  | 'ahead_verb'
  | 'fear_verb'
  | 'avert_verb'
  | 'past_word'
  | 'past_adj'
  | 'past_verb'
  | 'unreal_adj'
  | 'hedge'
  | 'open';

let classes: Map<string, ReadonlySet<string>> | undefined;

/** Whether a word (a lemma or a form in lower case) is of a class. */
export const isRealityWord = (name: RealityClass, word: string): boolean => {
  if (!classes) {
    classes = new Map();
    for (const [key, words] of readTable('data/events/reality.tsv')) classes.set(key!, new Set(words!.split(' ')));
  }
  return classes.get(name)?.has(word) ?? false;
};
