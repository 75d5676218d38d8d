// Texts → which are copies of one text, however cut, re-headlined, re-bylined or lightly edited: they share runs of words.
// Shingles of five words, hashed; candidates by a sample of them (Broder's containment), then the exact share of the
// shorter text that stands in the longer. Doesn't know translations or retellings.
import { groupBy, rootOf } from './neighbours.ts';
import type { Word } from './words.ts';

const RUN = 5; // words a shingle: an edited word spoils five of them, a common phrase is rarely longer
export const SAMPLE = 4; // one shingle in four makes candidates
const CONTAINED = 0.3; // share of the shorter text's shingles that the longer one holds: set once, not tuned
const FEWEST = 8; // shared shingles: twelve words in a row, or about; less is a quotation
export const CROWD = 64; // a shingle in more texts than this links each to the first of them only, not all pairs

/** FNV-1a over the stems, 32 bits. */
const hashOf = (words: readonly Word[], from: number): number => {
  let h = 0x811c9dc5;
  for (let k = from; k < from + RUN; k += 1) {
    const { stem } = words[k]!;
    for (let i = 0; i < stem.length; i += 1) h = Math.imul(h ^ stem.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ 32, 0x01000193);
  }
  return h >>> 0;
};

/** Distinct shingles of a text, ascending. A text shorter than one has none. */
export const shinglesOf = (words: readonly Word[]): Uint32Array => {
  const found = new Set<number>();
  for (let i = 0; i + RUN <= words.length; i += 1) found.add(hashOf(words, i));
  return Uint32Array.from(found).sort();
};

/** How many shingles two texts share. */
const shared = (a: Uint32Array, b: Uint32Array): number => {
  let [i, j, n] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      n += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return n;
};

/** Whether two texts are copies of one, by their shingles. */
export const areCopies = (a: Uint32Array, b: Uint32Array): boolean => {
  const n = shared(a, b);
  return n >= FEWEST && n >= CONTAINED * Math.min(a.length, b.length);
};

/** Pairs that share a sampled shingle. */
const candidatesOf = (shingles: readonly Uint32Array[]): Set<number> => {
  const holders = new Map<number, number[]>();
  shingles.forEach((set, i) => {
    for (const h of set) {
      if (h % SAMPLE) continue;
      const list = holders.get(h);
      if (list) list.push(i);
      else holders.set(h, [i]);
    }
  });
  const pairs = new Set<number>();
  for (const list of holders.values()) {
    for (let x = 1; x < list.length; x += 1) {
      for (let y = list.length > CROWD ? x - 1 : 0; y < x; y += 1) pairs.add(list[x]! * shingles.length + list[y]!);
      if (list.length > CROWD) pairs.add(list[x]! * shingles.length + list[0]!);
    }
  }
  return pairs;
};

/** Groups of copies, as lists of indices into `texts`; a text without copies is a group of its own. */
export const findCopies = (texts: readonly (readonly Word[])[]): number[][] => {
  const shingles = texts.map(shinglesOf);
  const parents = texts.map((_, i) => i);
  for (const pair of candidatesOf(shingles)) {
    const [i, j] = [Math.floor(pair / texts.length), pair % texts.length];
    const [a, b] = [rootOf(parents, i), rootOf(parents, j)];
    if (a !== b && areCopies(shingles[i]!, shingles[j]!)) parents[Math.max(a, b)] = Math.min(a, b);
  }
  return groupBy(texts.length, (i) => rootOf(parents, i));
};
