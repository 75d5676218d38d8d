// PLOVER's contexts by the words that speak of them. In: data/events/contexts.tsv. Out: contexts of a lemma or of two in a row.
import { readTable } from '../core/index.ts';

let byWord: Map<string, string[]> | undefined;

const NONE: readonly string[] = [];

/** Contexts that a lemma ("army") or a pair of them ("air_force") speaks of. */
export const contextsOf = (lemma: string): readonly string[] => {
  if (!byWord) {
    byWord = new Map();
    for (const [context, words] of readTable('data/events/contexts.tsv')) {
      for (const word of words!.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), context!]);
    }
  }
  return byWord.get(lemma) ?? NONE;
};
