// data/statements/cues.tsv → what a cue does: "deny" → deny, speech. Built at the first question.
// It tells nothing of a sentence: whether a word is a cue there is for the reader of the sentence to say.
import { readTable } from '../core/index.ts';

/** Part of speech of a cue: v verb, n noun, a adjective or participle, p adverb, preposition or fixed phrase. */
export type CueClass = 'v' | 'n' | 'a' | 'p';
export type CueKind = 'speech' | 'text' | 'thought' | 'wish' | 'stance' | 'evidence';

export interface CueEntry {
  /** What the cue does: say, claim, deny, promise … */
  force: string;
  kind: CueKind;
}

let table: Map<string, CueEntry> | undefined;

const load = (): Map<string, CueEntry> => {
  const map = new Map<string, CueEntry>();
  for (const [words, pos, force, kind] of readTable('data/statements/cues.tsv'))
    map.set(`${pos} ${words}`, { force: force!, kind: kind as CueKind });
  return map;
};

/** The entry of a lemma (or of several words, "call for") in lower case, as that part of speech; undefined for no cue. */
export const cueEntry = (words: string, pos: CueClass): CueEntry | undefined => {
  table ??= load();
  return table.get(`${pos} ${words}`);
};

const CLASS_OF: Record<string, CueClass> = {
  VERB: 'v',
  AUX: 'v',
  NOUN: 'n',
  PROPN: 'n',
  ADJ: 'a',
  ADV: 'p',
  ADP: 'p',
  SCONJ: 'p',
};

/** The entry of a lemma by its universal part of speech; a verb that stands as a participle is also looked up as one. */
export const cueOf = (lemma: string, upos: string): CueEntry | undefined => {
  const pos = CLASS_OF[upos];
  return pos && cueEntry(lemma, pos);
};

/** What a cue does, by its lemma: "deny" → "deny". Any part of speech will do where none is given (verbs first). */
export const cueForce = (lemma: string, upos?: string): string | undefined =>
  upos
    ? cueOf(lemma, upos)?.force
    : (cueEntry(lemma, 'v') ?? cueEntry(lemma, 'n') ?? cueEntry(lemma, 'a') ?? cueEntry(lemma, 'p'))?.force;
