// Texts → stories that can grow: what linkReports does at once, in steps that a dossier takes one report at a time (docs/decisions/0008).
// A text hangs on the earlier one that it is most like; copies on their earliest. Within a tree, texts are joined by average link and twins are
// parted. Word weights come from news at large alone, so that what two texts have in common does not change with a third.
import { averageLink, groupsAfter } from './average-link.ts';
import { background } from './background.ts';
import { cutForest, growForest } from './forest.ts';
import { rootOf } from './neighbours.ts';
import { areCopies, shinglesOf } from './origins.ts';
import { orderOf } from './telling.ts';
import { splitTwins, TWINS } from './twins.ts';
import { cosine, leadCounts, type Vector } from './vectors.ts';
import { type Word, wordsOf } from './words.ts';

export const TREE = 0.13; // likeness from which a text hangs on another; ECB+ train: .13 to .15 give B-cubed .932 to .933; .12 gave .920, .18 .923
const JOINED = 0.14; // mean likeness from which two groups of a tree are one story; ECB+ train: .14 to .16 give B-cubed .933 to .927, the open, practice, wire and varied dossiers pairs F1 .87 to .85
export const MOST = 100; // texts of a tree that are joined by average link: 100 cost 10 ms; larger trees are cut first
const COPY = 2; // above any likeness of texts that are no copies
const NEAR = 0.4; // as in stories.ts
const NEAR_DAYS = 7;
const DAY = 86_400_000; // ms

/** A text as stories see it. */
export interface StoryText {
  id: string;
  order: string;
  /** Days since 1970; undefined where no date is told. */
  day: number | undefined;
  length: number;
  /** In a language that is not read: a translation of it stands for the two. */
  unread?: true;
  vector: Vector;
}

/** FNV-1a, 32 bits, signed: a stem's number, the same in every dossier. */
export const termOf = (stem: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < stem.length; i += 1) h = Math.imul(h ^ stem.charCodeAt(i), 0x01000193);
  return h | 0;
};

/** A text's vector by the weights of news at large. */
export const vectorOf = (words: readonly Word[]): Vector => {
  const { documents, frequency } = background();
  const weights = new Map<number, number>();
  for (const [stem, count] of leadCounts(words)) {
    const rarity = Math.log((documents + 1) / ((frequency.get(stem) ?? 0) + 0.5));
    weights.set(termOf(stem), (weights.get(termOf(stem)) ?? 0) + Math.max(0, (count / (count + 1)) * rarity));
  }
  const terms = Int32Array.from(weights.keys()).sort();
  const list = Float64Array.from(terms, (t) => weights.get(t)!);
  const length = Math.sqrt(list.reduce((sum, w) => sum + w * w, 0)) || 1;
  // As precise as they are kept.
  return { terms, weights: list.map((w) => Math.fround(w / length)) };
};

export interface StoryReport {
  id: string;
  sha256: string;
  text: string;
  title?: string;
  published?: string;
}

/** What linking compares of a report: its title counts as its first words. */
export const storyWords = ({ title, text }: Pick<StoryReport, 'title' | 'text'>): Word[] =>
  wordsOf(title === undefined ? text : `${title}\n\n${text}`);

export const storyText = (report: StoryReport, words = storyWords(report)): StoryText => {
  const ms = report.published === undefined ? Number.NaN : Date.parse(report.published);
  return {
    id: report.id,
    order: orderOf(Number.isNaN(ms) ? undefined : report.published, report.sha256, report.id),
    day: Number.isNaN(ms) ? undefined : ms / DAY,
    length: report.text.length,
    vector: vectorOf(words),
  };
};

/** How alike two texts are; nearness of publication counts. */
export const alikeTexts = (a: StoryText, b: StoryText, copies: boolean): number => {
  if (copies) return COPY;
  const near = a.day === undefined || b.day === undefined ? 0 : Math.exp(-Math.abs(a.day - b.day) / NEAR_DAYS);
  return cosine(a.vector, b.vector) * (1 + NEAR * near);
};

/** Parts of texts that are joined as one story, as lists of indices: two where it holds two happenings of the same kind (twins.ts). */
export const partTwins = (words: readonly (readonly Word[])[]): number[][] => splitTwins(words, background());

/**
 * Stories of a tree's texts, as lists of indices. `originOf` tells copies; the longest of them stands for all. `partsOf` parts twins; it is asked
 * for groups of a size that may hold two. Any order gives the same groups.
 */
export const storiesOfTree = <T extends StoryText>(
  texts: readonly T[],
  originOf: (text: T) => string,
  partsOf: (group: readonly T[]) => readonly (readonly number[])[],
): number[][] => {
  const at = texts.map((_, i) => i).sort((a, b) => (texts[a]!.order < texts[b]!.order ? -1 : 1));
  const origins = new Map<string, number[]>();
  for (const i of at) origins.set(originOf(texts[i]!), [...(origins.get(originOf(texts[i]!)) ?? []), i]);
  const copies = [...origins.values()];
  const better = (a: StoryText, b: StoryText): boolean => (a.unread === b.unread ? a.length > b.length : b.unread === true);
  const heads = copies.map((group) => group.reduce((best, i) => (better(texts[i]!, texts[best]!) ? i : best)));
  if (heads.length === 1) return [at];
  const joins = averageLink(heads.length, (a, b) => alikeTexts(texts[heads[a]!]!, texts[heads[b]!]!, false), JOINED);
  return groupsAfter(heads.length, joins)
    .flatMap((group) =>
      (group.length < TWINS ? [group.map((_, i) => i)] : partsOf(group.map((k) => texts[heads[k]!]!))).map((part) =>
        part.map((k) => group[k]!),
      ),
    )
    .map((group) => group.flatMap((k) => copies[k]!).sort((a, b) => (texts[a]!.order < texts[b]!.order ? -1 : 1)));
};

export interface Standing {
  story: string;
  origin: string;
}

export const storyName = (kind: 'story' | 'origin', sha256: string): string => `${kind}-${sha256.slice(0, 16)}`;

/** Stories and origins of some reports, all pairs looked at: the same as a dossier that took them one by one in any order. */
export const growStories = (reports: readonly StoryReport[]): Map<string, Standing> => {
  const words = new Map(reports.map((r) => [r.id, storyWords(r)]));
  const sorted = reports
    .map((r) => ({ report: r, text: storyText(r, words.get(r.id)), shingles: shinglesOf(wordsOf(r.text)) }))
    .sort((a, b) => (a.text.order < b.text.order ? -1 : 1));
  const parents = sorted.map((_, i) => i);
  sorted.forEach((a, i) => {
    for (let j = 0; j < i; j += 1)
      if (a.report.sha256 === sorted[j]!.report.sha256 || areCopies(a.shingles, sorted[j]!.shingles)) {
        const [x, y] = [rootOf(parents, i), rootOf(parents, j)];
        parents[Math.max(x, y)] = Math.min(x, y);
      }
  });
  const origin = new Map(
    sorted.map(({ report }, i) => [report.id, storyName('origin', sorted[rootOf(parents, i)]!.report.sha256)]),
  );
  const holds = growForest(
    sorted,
    ({ text }) => text.id,
    ({ text }) => text.order,
    (a, b) => alikeTexts(a.text, b.text, origin.get(a.text.id) === origin.get(b.text.id)),
    TREE,
  );
  const byId = new Map(sorted.map((s) => [s.report.id, s]));
  const standing = new Map<string, Standing>();
  for (const tree of cutForest(holds, TREE, MOST)) {
    const texts = tree.map((id) => byId.get(id)!.text);
    const stories = storiesOfTree(
      texts,
      (t) => origin.get(t.id)!,
      (group) => partTwins(group.map((t) => words.get(t.id)!)),
    );
    for (const story of stories) {
      const name = storyName('story', byId.get(texts[story[0]!]!.id)!.report.sha256);
      for (const i of story) standing.set(texts[i]!.id, { story: name, origin: origin.get(texts[i]!.id)! });
    }
  }
  return standing;
};
