// How common words are in news at large (data/linking/words.tsv): what keeps a set of two reports from
// thinking that "the" is rare. Words and counts only; made by training/linking.ts.
import { readTextAsset } from '../core/index.ts';

/** Document frequencies of a background corpus. */
export interface Background {
  documents: number;
  /** In how many of its documents a stem stands; absent where in fewer than two. */
  frequency: ReadonlyMap<string, number>;
}

let loaded: Background | undefined;

/** The background that ships with the package; read at the first call. */
export const background = (): Background => {
  if (loaded) return loaded;
  const frequency = new Map<string, number>();
  let documents = 0;
  for (const line of readTextAsset('data/linking/words.tsv').split('\n')) {
    if (line.startsWith('#documents\t')) documents = Number(line.split('\t')[1]);
    if (!line || line.startsWith('#')) continue;
    const [count, words] = line.split('\t');
    for (const word of words!.split(' ')) frequency.set(word, Number(count));
  }
  loaded = { documents, frequency };
  return loaded;
};
