// What violence is done with: the mode of an ASSAULT that a word tells ("drone", "suicide bomber"). In: data/events/means.tsv. Out: look-ups.
import { readTable } from '../core/index.ts';

let byWord: Map<string, string> | undefined;
let order: string[] = [];

const load = (): Map<string, string> => {
  byWord = new Map();
  for (const [mode, words] of readTable('data/events/means.tsv')) {
    order = [...order, mode!];
    for (const word of words!.split(' ')) byWord.set(word, mode!);
  }
  return byWord;
};

/** The mode that a lemma ("drone"), or two in a row ("car_bomb"), tells. */
export const meansOf = (lemma: string): string | undefined => (byWord ?? load()).get(lemma);

/** Of several modes, the one that the table has first. */
export const firstMeans = (modes: readonly string[]): string | undefined => {
  if (!byWord) load();
  return order.find((mode) => modes.includes(mode));
};
