// What waits for an answer and a later clause → whether both tell of one act, in whatever words: "to free", "were released", "let go". The act of a
// follow-up is what stands after the word that promises, demands, threatens or offers. In: words and contents; data/linking/acts.tsv. Out: stems and yes or no.
import { readTable } from '../core/index.ts';
import { type Content, contentOf, namesIn, stemsOf } from './content.ts';
import { followUpWords } from './follow-up-words.ts';
import type { FollowUpTelling } from './follow-ups.ts';

interface Lexicon {
  /** Stem → numbers of the rows that it stands in. */
  rows: Map<string, number[]>;
  stems: Set<string>[];
  phrases: (RegExp | undefined)[];
}
let lexicon: Lexicon | undefined;
const load = (): Lexicon => {
  if (lexicon) return lexicon;
  lexicon = { rows: new Map(), stems: [], phrases: [] };
  for (const [, words = '', phrases = ''] of readTable('data/linking/acts.tsv')) {
    const number = lexicon.stems.length;
    const stems = new Set(words.split(';').flatMap((w) => stemsOf(w)));
    lexicon.stems.push(stems);
    lexicon.phrases.push(phrases ? new RegExp(`(?<!\\p{L})(?:${phrases.split(';').join('|')})(?!\\p{L})`, 'iu') : undefined);
    for (const stem of stems) lexicon.rows.set(stem, [...(lexicon.rows.get(stem) ?? []), number]);
  }
  return lexicon;
};

/** The stems that tell the same act as one of these, themselves left out; for an index to be asked for. At most `limit`. */
export const kindredStems = (stems: readonly string[], limit: number): string[] => {
  const { rows, stems: of } = load();
  const found = new Set(stems.flatMap((s) => (rows.get(s) ?? []).flatMap((n) => [...of[n]!])));
  for (const s of stems) found.delete(s);
  return [...found].slice(0, limit);
};

/** Whether a clause tells the act that a stem names: by the stem, by one of the same row, by a phrase. */
export const tellsAct = (stem: string, clause: { words: string; content: Content }): boolean => {
  if (clause.content.has(stem)) return true;
  const { rows, stems, phrases } = load();
  return (rows.get(stem) ?? []).some(
    (n) => [...stems[n]!].some((s) => clause.content.has(s)) || phrases[n]?.test(clause.words) === true,
  );
};

/** The share of a content that a clause holds in the same or in kindred words, 0 to 1. */
export const heldInMeaning = (content: Content, clause: { words: string; content: Content }): number => {
  let [all, held] = [0, 0];
  for (const [stem, weight] of content) {
    all += weight * weight;
    if (tellsAct(stem, clause)) held += weight * weight;
  }
  return all === 0 ? 0 : held / all;
};

/** Whether a clause tells any act of a content again: "The pull-back is to be complete by Sunday". */
export const tellsSameAct = (content: Content, words: string): boolean => {
  const clause = { words, content: contentOf(words) };
  return [...content.keys()].some((stem) => load().rows.has(stem) && tellsAct(stem, clause));
};

// Verbs that say little of what is done: "take the matter to the Security Council"
const LIGHT = new Set(
  'take give make go get put let keep hold come say tell set use call try ask want need allow ensure immediate further new two both one side'
    .split(' ')
    .flatMap((w) => stemsOf(w)),
);
const DAYS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:januar|februar|march|april|june?|july?|august|septemb|octob|novemb|decemb)/; // when is no act
const SUBJECT = /^[^,.;:]{0,90}?(?<!\p{L})to\s+(?=\p{Ll})/iu; // "the ministry to", "on India to"
const FOR = /^(?:to|on|the|his|her|its|their|all|both)\b[^,.;:]{0,50}?\sfor\s+/iu; // "the ministry for", "to aid agencies for"
const PROMISED_TO = /^[^,.;:]{0,40}?(?<!\p{L})to\s+(?=\p{Ll})/iu; // "in writing to", "on Tuesday to"
// What it hangs on is no part of the act.
const CONDITION = /(?<!\p{L})(?:if|unless|until|should|in case|because|as long as)(?!\p{L})/iu;
const HEADS = 4;

/** Where the act begins and ends: after the word that makes a sentence a follow-up, and before its condition. */
const actIn = ({ kind, words }: Pick<FollowUpTelling, 'kind' | 'words'>): [number, number] => {
  const own =
    kind === 'deadline'
      ? undefined
      : (followUpWords(kind).exec(words) ?? (kind === 'pledge' ? /\bagree(?:s|d)?\b/i.exec(words) : undefined));
  let at = own ? own.index + own[0].length : 0;
  if (kind === 'question') return [words.length - at > 20 ? at : 0, words.length]; // "Who fired is still unclear"
  const rest = words.slice(at);
  const ahead = followUpWords('ahead').exec(rest);
  const asked = kind === 'demand' || kind === 'order' || kind === 'offer';
  const to = asked ? (SUBJECT.exec(rest) ?? FOR.exec(rest)) : PROMISED_TO.exec(rest);
  // "demanded that it halt", "called on both to stop", "said that the army will send"
  if (to && (!ahead || to[0].length <= ahead.index + ahead[0].length)) at += to[0].length;
  else if (ahead && (!own || ahead.index < 60)) at += ahead.index + ahead[0].length;
  const condition = CONDITION.exec(words.slice(at));
  return [at, condition && condition.index > 3 ? at + condition.index : words.length];
};

const acts = new WeakMap<object, string[]>(); // a follow-up never changes, and is held against many clauses

/** The stems of a follow-up's act, the first the likeliest verb or noun of action; names only where nothing else is told. */
export const actOf = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>): string[] => {
  const known = acts.get(f);
  if (known) return known;
  const found = findAct(f);
  acts.set(f, found);
  return found;
};

const findAct = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>): string[] => {
  const names = new Set(namesIn(f.content));
  const stems = (from: number, to?: number): string[] =>
    [...new Set(stemsOf(f.words.slice(from, to)))].filter((s) => f.content.has(s) && !LIGHT.has(s) && !DAYS.test(s));
  const told = stems(...actIn(f));
  const plain = told.filter((s) => !names.has(s));
  if (plain.length) return plain.slice(0, HEADS);
  const all = stems(0);
  const rest = all.filter((s) => !names.has(s));
  return (told.length ? told : rest.length ? rest : all).slice(0, HEADS);
};
