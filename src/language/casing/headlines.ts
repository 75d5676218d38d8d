// Lines of a text → those whose capitals tell nothing: headlines in title case ("Troops Leave Port Of Aden"), and lines in capitals.
import type { Word } from '../tokens/tokenize.ts';

export type Style = 'title' | 'capitals';

/** A stretch of words, `after` exclusive. */
export interface Stretch {
  first: number;
  after: number;
}

/** The lines of a text, as stretches of its words. */
export const linesOf = (text: string, words: readonly Word[]): Stretch[] => {
  const out: Stretch[] = [];
  let first = 0;
  for (let i = 0; i < words.length; i += 1) {
    if (i + 1 < words.length && !text.slice(words[i]!.end, words[i + 1]!.start).includes('\n')) continue;
    out.push({ first, after: i + 1 });
    first = i + 1;
  }
  return out;
};

/** Words that title case leaves small, after the AP, Chicago and BBC rules together: they are no sign for or against it. */
export const SMALL: ReadonlySet<string> = new Set(
  'a an the and but or nor for so yet at by in of off on per to up via as if with from into onto over than that vs v versus amid after before is are was be about against out down near under'.split(
    ' ',
  ),
);

const LETTERS = /\p{L}/u;
const CAPITAL = /^[^\p{L}]*\p{Lu}/u;
/** At least so many words, so that a name is seldom taken for a headline; and no more than so many, marks included. */
const FEWEST = 4;
const MOST = 40;

/** How the line is written, where its capitals tell nothing; else nothing. */
export const styleOf = (text: string, words: readonly Word[], { first, after }: Stretch): Style | undefined => {
  if (after - first > MOST) return undefined;
  let capitals = 0;
  let others = 0;
  let upper = 0;
  let counted = 0;
  let letters = 0;
  for (let i = first; i < after; i += 1) {
    const form = text.slice(words[i]!.start, words[i]!.end);
    if (!LETTERS.test(form) || /^['’]/.test(form)) continue;
    letters += 1;
    if (form.length > 1 && form === form.toUpperCase()) upper += 1;
    if (SMALL.has(form.toLowerCase())) continue;
    counted += 1;
    if (CAPITAL.test(form)) capitals += 1;
    else others += 1;
  }
  if (counted < FEWEST) return undefined;
  if (upper >= letters - 1 && upper >= FEWEST) return 'capitals';
  // One word in eight may be small against the rule. A headline has no full stop; a short sentence that is full of names has one.
  if (text.slice(words[after - 1]!.start, words[after - 1]!.end) === '.') return undefined;
  return others <= Math.floor(counted / 8) && capitals >= FEWEST ? 'title' : undefined;
};
