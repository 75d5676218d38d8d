// Words of a clause → the stems that carry what it says, each with its rarity in news at large; and how alike two such sets are.
// Coarser than the stems of stories (words.ts): "accused" and "accusation", "withdrew" and "withdrawal" meet, since a claim is retold in other forms.
// Numbers are left out: a later toll is the same claim.
import { readTable } from '../core/index.ts';
import { background } from './background.ts';
import { wordsOf } from './words.ts';

/** Stems and their weights. */
export type Content = ReadonlyMap<string, number>;

const COMMON = 0.3; // share of news articles: words in more say nothing of a clause ("said", "people", "year" stand just below)
const SHORTEST = 3; // letters that an ending may leave: "king" is no "k"

// Longest first: "accusations" → "accus", "pledged" → "pledg", "refugees" stays "refugee".
const ENDING = /(?:ments?|ions?|ings?|ives?|ers?|als?|ed|ly|es|e|s)$/;

let base: Map<string, string> | undefined;
const irregular = (): Map<string, string> => {
  if (base) return base;
  base = new Map();
  for (const [lemma, past = '', participle = ''] of readTable('data/language/irregular-verbs.tsv'))
    for (const form of `${past},${participle}`.split(',')) if (form && !base.has(form)) base.set(form, lemma!);
  return base;
};

/** A word's coarse stem: "withdrew", "withdrawal" → "withdraw"; "accused" → "accus". */
export const coarseStem = (word: string): string => {
  const lemma = irregular().get(word) ?? word;
  const cut = lemma.replace(ENDING, '');
  const bare = (cut.length >= SHORTEST ? cut : lemma).replace(/(?<=.{4})at$/, ''); // "mediate", "mediation"
  if (bare.length > SHORTEST && /([^aeiouls])\1$/.test(bare)) return bare.slice(0, -1); // "stopped" → "stop"
  return bare.replace(/e+$/, ''); // "agreement", "agreed", "agree" → "agr"
};

let rarities: Map<string, number> | undefined;
/** How rare a coarse stem is in news at large: the logarithm of one in how many articles has it; 0 for words that say nothing. */
export const rarity = (stem: string): number => {
  if (!rarities) {
    const { documents, frequency } = background();
    const counts = new Map<string, number>();
    // Words of one coarse stem are as common as the most common of them.
    for (const [word, n] of frequency) counts.set(coarseStem(word), Math.max(counts.get(coarseStem(word)) ?? 0, n));
    rarities = new Map([...counts].map(([s, n]) => [s, n >= COMMON * documents ? 0 : Math.log((documents + 1) / (n + 0.5))]));
    rarities.set('', Math.log((documents + 1) / 0.5));
  }
  return rarities.get(stem) ?? rarities.get('')!;
};

// Names are rare in news at large and common to all that is told of one subject: they tell who, not what. Set by hand.
const NAME = 0.5;

// That something is not so tells how it is told, not what.
const NEGATIONS: ReadonlySet<string> = new Set('no not nor never neither none nobody nothing nowhere without'.split(' '));

/** What some words say. `names`: coarse stems that are names wherever they stand (a capital at a sentence's start tells nothing). */
export const contentOf = (text: string, names?: ReadonlySet<string>): Content => {
  const found = new Map<string, number>();
  for (const { stem, kind } of wordsOf(text)) {
    if (kind === 'number' || stem.length < 2) continue;
    const coarse = coarseStem(stem);
    if (NEGATIONS.has(stem)) continue;
    const weight = rarity(coarse) * (kind === 'name' || names?.has(coarse) ? NAME : 1);
    if (weight > 0) found.set(coarse, weight);
  }
  return found;
};

/** Whether a content holds a stem as a name. */
export const isNameIn = (content: Content, stem: string): boolean => {
  const weight = content.get(stem);
  return weight !== undefined && weight < rarity(stem);
};

/** Stems that are names. */
export const namesIn = (content: Content): string[] => [...content].flatMap(([stem, w]) => (w < rarity(stem) ? [stem] : []));

/** Stems as they are kept, names marked. */
export const contentLine = (content: Content): string =>
  [...content].map(([stem, w]) => (w < rarity(stem) ? `${stem}*` : stem)).join(' ');

/** Stems back from how they are kept. */
export const contentFrom = (line: string): Content =>
  new Map(
    line
      .split(' ')
      .filter(Boolean)
      .map((s) => (s.endsWith('*') ? [s.slice(0, -1), rarity(s.slice(0, -1)) * NAME] : [s, rarity(s)])),
  );

/** Coarse stems of a name's words. */
export const stemsOf = (text: string): string[] => wordsOf(text).map(({ stem }) => coarseStem(stem));

/** The heaviest stems with their weights, ties by name; what an index knows a clause by. */
export const heaviest = (content: Content, count: number): [string, number][] =>
  [...content].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, count);

const norms = new WeakMap<Content, number>(); // a content never changes, and is compared with many

/** Root of the sum of squared weights. */
const norm = (content: Content): number => {
  const known = norms.get(content);
  if (known !== undefined) return known;
  let sum = 0;
  for (const w of content.values()) sum += w * w;
  const found = Math.sqrt(sum);
  norms.set(content, found);
  return found;
};

const shared = (a: Content, b: Content): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, w] of small) sum += w * (large.get(stem) ?? 0);
  return sum;
};

/** Cosine, 0 to 1; 0 where one says nothing. */
export const alikeContent = (a: Content, b: Content): number => {
  const size = norm(a) * norm(b);
  return size === 0 ? 0 : shared(a, b) / size;
};

/** The share of the first that the second holds, 0 to 1: for a short clause inside a long sentence. */
export const heldIn = (a: Content, b: Content): number => {
  const size = norm(a) ** 2;
  return size === 0 ? 0 : shared(a, b) / size;
};

const SAID_OF = 2; // weight of a word that says something: rarer than in one news article of eight

/** Whether two contents share a word that is no name. */
export const sharesPredicate = (a: Content, b: Content): boolean => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const [stem, w] of small) {
    const other = large.get(stem);
    if (other !== undefined && Math.min(w, other) >= SAID_OF && Math.min(w, other) === rarity(stem)) return true;
  }
  return false;
};
