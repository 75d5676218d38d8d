// data/mentions/*.tsv → what kind of mention a common noun makes, which words are titles, which are given names.
// Built at the first question; keys are lower case.
import { readTable } from '../core/index.ts';
import { foldName } from './fold.ts';

export type NounKind = 'person' | 'group' | 'organization' | 'location' | 'weapon' | 'vehicle' | 'platform' | 'document';
export type Gender = 'm' | 'f';

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const list = (cell: string | undefined): string[] =>
  cell
    ? cell
        .split(';')
        .map((x) => x.trim().toLowerCase())
        .filter(Boolean)
    : [];

const nouns = once(() => {
  const out = new Map<string, NounKind[]>();
  for (const [kind, , words] of readTable('data/mentions/nouns.tsv')) {
    for (const w of list(words)) {
      const kinds = out.get(w) ?? [];
      if (!kinds.includes(kind as NounKind)) kinds.push(kind as NounKind);
      out.set(w, kinds);
    }
  }
  return out;
});

const titles = once(() => {
  const out = new Map<string, Gender | ''>();
  for (const [gender, words] of readTable('data/mentions/titles.tsv'))
    for (const w of list(words)) out.set(w, gender as Gender | '');
  return out;
});

const givenNames = once(() => {
  const out = new Map<string, Gender>();
  const both = new Set<string>();
  for (const [gender, names] of readTable('data/mentions/given-names.tsv')) {
    for (const name of list(names).map(foldName)) {
      if (out.has(name) && out.get(name) !== gender) both.add(name);
      out.set(name, gender as Gender);
    }
  }
  for (const name of both) out.delete(name);
  return out;
});

/** The kinds of mention a noun can make, the usual one first; none where it is not in the list. Give the lemma, lower case. */
export const nounKinds = (lemma: string): readonly NounKind[] => nouns().get(lemma) ?? [];

/** Whether a word or phrase (lower case) is a title that stands before names; with its gender, where it tells one. */
export const titleGender = (words: string): Gender | '' | undefined => titles().get(words);

/** The gender that bearers of a given name most often have; undefined where unknown or mixed. */
export const givenNameGender = (name: string): Gender | undefined => givenNames().get(foldName(name));

const bearers = once(() => {
  const out = new Map<string, Gender>();
  for (const [gender, names] of readTable('data/mentions/given-names-usa.tsv'))
    for (const name of list(names)) out.set(name, gender as Gender);
  return out;
});

/** The gender that a given name tells, also by the American register of births; for who "he" and "she" are, not for what is a name. */
export const bearersGender = (name: string): Gender | undefined => givenNameGender(name) ?? bearers().get(foldName(name));

const nounGenders = once(() => {
  const out = new Map<string, Gender>();
  for (const [gender, words] of readTable('data/mentions/gender.tsv')) for (const w of list(words)) out.set(w, gender as Gender);
  return out;
});

/** The gender that a noun tells of the one it names ("spokeswoman"); give the lemma, lower case. */
export const nounGender = (lemma: string): Gender | undefined => nounGenders().get(lemma);
