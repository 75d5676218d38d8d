// One story → two, where it holds two happenings of the same kind (two hijackings, two record-breaking games): the words of the
// action are the same, so within the story only who, where and how many count. Its two halves part if each half has words of its
// own that nearly all its reports share and the other half lacks. A detail that only long reports mention marks one side only.
import { averageLink, groupsAfter } from './average-link.ts';
import type { Background } from './background.ts';
import { cosine, makeVectors, TWIN_WEIGHING } from './vectors.ts';
import type { Word } from './words.ts';

// Chosen on ECB+ train, where copies of one text count once: true splits had 6 and more words on the weaker side, wrong ones with at
// least four texts a side 4 and fewer. Below four texts chance makes such words.
const FEWEST = 4; // texts a side
/** Texts from which a story can be two. */
export const TWINS = 2 * FEWEST;
const SHARED = 0.7; // share of a side's texts that have the word
const ABSENT = 0.15; // share of the other side's that may
const MARKS = 5; // words a side

const marksOf = (side: readonly ReadonlySet<string>[], other: readonly ReadonlySet<string>[]): number => {
  const shareOf = (stem: string, sets: readonly ReadonlySet<string>[]) => sets.filter((s) => s.has(stem)).length / sets.length;
  const stems = new Set(side.flatMap((s) => [...s]));
  return [...stems].filter((s) => shareOf(s, side) >= SHARED && shareOf(s, other) <= ABSENT).length;
};

/** Parts of a story, as lists of indices into `texts`: one part (all of it) where nothing speaks for two happenings. */
export const splitTwins = (texts: readonly (readonly Word[])[], background: Background): number[][] => {
  const all = texts.map((_, i) => i);
  if (texts.length < TWINS) return [all];
  const vectors = makeVectors(texts, background, TWIN_WEIGHING);
  const joins = averageLink(texts.length, (a, b) => cosine(vectors[a]!, vectors[b]!), 0);
  const halves = groupsAfter(texts.length, joins.slice(0, texts.length - 2));
  const [left, right] = halves;
  if (halves.length !== 2 || left!.length < FEWEST || right!.length < FEWEST) return [all];
  const sets = texts.map((words) => new Set(words.map((w) => w.stem)));
  const [a, b] = [left!.map((i) => sets[i]!), right!.map((i) => sets[i]!)];
  if (Math.min(marksOf(a, b), marksOf(b, a)) < MARKS) return [all];
  return [left!, right!].flatMap((side) =>
    splitTwins(
      side.map((i) => texts[i]!),
      background,
    ).map((part) => part.map((k) => side[k]!)),
  );
};
