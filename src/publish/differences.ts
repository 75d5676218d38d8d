// Two versions of a text → what was taken out and what was put in, word by word, each with where it stands.
import { diffWordsWithSpace } from 'diff';

export interface Difference {
  op: 'same' | 'out' | 'in';
  text: string;
  /** Where it stands: in the older text for what was taken out, else in the newer one; UTF-16 code units. */
  start: number;
  end: number;
}

/** Differences in the order of the text; all "in" and "same" in a row are the newer text, all "out" and "same" the older one. */
export const differences = (older: string, newer: string): Difference[] => {
  let [before, after] = [0, 0];
  return diffWordsWithSpace(older, newer).map(({ added, removed, value }) => {
    const start = removed ? before : after;
    if (!added) before += value.length;
    if (!removed) after += value.length;
    return { op: added ? 'in' : removed ? 'out' : 'same', text: value, start, end: start + value.length };
  });
};
