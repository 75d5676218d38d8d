// A report's text → the words that linking compares: lower-cased, lightly stemmed, names and numbers told apart.
// Its own light tokenisation, because many reports are compared before (and faster than) any one of them is read.
// Names are words written with a capital inside a sentence; a capital at a sentence's start tells nothing.

/** A word of a text. */
export interface Word {
  /** Lower case, without possessive and plural endings. */
  stem: string;
  kind: 'word' | 'name' | 'number';
  /** First UTF-16 code unit in the text. */
  start: number;
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\p{N}+(?:[.,]\p{N}+)*/gu;
const CAPITAL = /^\p{Lu}/u;
const DIGIT = /^\p{N}/u;

/** "minister's" → "minister", "don’t" → "don't". */
const withoutPossessive = (word: string): string => word.replace(/['’]s?$/, '').replace('’', "'");

/**
 * Plural and third-person endings only: "talks" → "talk", "ministries" → "ministry", but "crisis" and "us" stay.
 * A full stemmer joins what news tells apart ("united", "unit").
 */
export const stemOf = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
};

/** Whether a sentence (or a line) starts at `at`: nothing, a line end, or a full stop and its kin stand before it. */
const startsSentence = (text: string, at: number): boolean => {
  let i = at - 1;
  while (i >= 0 && ' \t"“”‘\'(['.includes(text[i]!)) i -= 1;
  return i < 0 || '\n\r.!?:;•–—-'.includes(text[i]!);
};

/** Words of a text in its order. Any string is fine; one without letters and digits has none. */
export const wordsOf = (text: string): Word[] => {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [raw] = match;
    const start = match.index;
    if (DIGIT.test(raw)) {
      found.push({ stem: raw.replaceAll(',', ''), kind: 'number', start });
      continue;
    }
    const bare = withoutPossessive(raw);
    if (!bare) continue;
    const name = CAPITAL.test(bare) && !startsSentence(text, start);
    found.push({ stem: stemOf(bare.toLowerCase()), kind: name ? 'name' : 'word', start });
  }
  return found;
};
