// The words of an edited sentence and its notes → what it says that they don't: numbers, names, quotations, a "not" more or less. A light check by
// words, made with every edit; `sitrep lint` looks closer. What it flags may be right: a person looks at it.
import type { BriefFlag, BriefNote } from './brief.ts';
import { MONTHS, NUMBER_WORDS } from './number-words.ts';
import { dayWords } from './words.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu;
const NEGATION =
  /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|den(?:y|ies|ied)|refus\w*|reject\w*|fail(?:s|ed)? to)\b|n['’]t\b/giu;
// Words of attribution and grammar that an editor may set before any clause.
const FREE = new Set(
  (
    'the a an this that these those it he she they we i in on at of to by for from with as and or but reported reports report said says quoted quotes citing according headlined outlet outlets ' +
    'after before when while meanwhile however also both two one'
  ).split(' '),
);

const bare = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/[.,'’-]+$/, '');

const numberIn = (word: string): string | undefined => {
  const small = bare(word);
  if (/^\p{N}/u.test(small)) return small.replace(/(?<=\d),(?=\d{3})/g, '');
  const parts = small.split('-').map((p) => NUMBER_WORDS.get(p));
  return parts.every((p) => p !== undefined) && small !== 'one' ? String(parts.reduce((sum, p) => sum! + p!, 0)) : undefined;
};

/** Text in which quotations are compared: marks, white space and the end of a sentence are no words. */
const flat = (s: string): string =>
  s
    .replace(/[“”"‘’'[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What the words say that no note of the sentence does. `before`: the words before the edit. */
/** "[5 October 2031]" behind "on Sunday" says no more than the note, whose report is of that week. */
const withoutDays = (text: string, notes: readonly BriefNote[]): string =>
  text.replace(/ \[(\d{1,2}) (\p{L}+) (\d{4})\]/gu, (whole, day: string, month: string, year: string) => {
    const at = Date.UTC(Number(year), MONTHS.indexOf(month.toLowerCase()), Number(day));
    const near = notes.some(({ published }) => Math.abs(Date.parse(published?.slice(0, 10) ?? '') - at) <= 7 * 86_400_000);
    return near ? '' : whole;
  });

export const flagsOf = (said: string, notes: readonly BriefNote[], before?: string): BriefFlag[] => {
  const text = withoutDays(said, notes);
  const sources = notes.map(
    ({ quote, outlet, title, speaker, published }) =>
      `${quote} ${outlet ?? ''} ${title ?? ''} ${speaker ?? ''} ${published === undefined ? '' : `${published} ${dayWords(published)}`}`,
  );
  const known = sources.flatMap((s) => [...(s.match(WORD) ?? [])]);
  const words = new Set(known.flatMap((w) => [bare(w), ...bare(w).split('-')]));
  const numbers = new Set(known.flatMap((w) => numberIn(w) ?? []));
  const flags: BriefFlag[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].replace(/[.,'’-]+$/, '');
    const small = bare(word);
    const value = numberIn(word);
    if (value !== undefined) {
      if (!numbers.has(value) && !words.has(small)) flags.push({ kind: 'number', words: word });
      continue;
    }
    if (MONTHS.includes(small) && !words.has(small)) flags.push({ kind: 'number', words: word });
    else if (/^\p{Lu}/u.test(word) && !FREE.has(small) && !words.has(small)) flags.push({ kind: 'name', words: word });
  }
  for (const [, quoted] of text.matchAll(/“([^”]+)”|"([^"]+)"/g)) {
    // What an editor set in brackets is no part of the quotation.
    const pieces = (quoted ?? '').split(/\s*\[[^\]]*\]\s*/).map((p) => flat(p).replace(/[.,…]+$/, ''));
    if (!pieces.every((p) => sources.some((s) => flat(s).includes(p)))) flags.push({ kind: 'quotation', words: quoted! });
  }
  const count = (s: string): number => s.match(NEGATION)?.length ?? 0;
  const was = before === undefined ? Math.max(0, ...sources.map(count)) : count(before);
  if (before === undefined ? count(text) > was : count(text) !== was)
    flags.push({ kind: 'negation', words: (text.match(NEGATION) ?? before?.match(NEGATION) ?? [''])[0]! });
  return flags;
};
