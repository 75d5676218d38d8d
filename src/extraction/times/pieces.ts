// A text → pieces: runs of letters, runs of digits, single marks; with what the lexicon knows of each.
// Own cutting, so that rules don't depend on how the tokenizer parts "third-quarter" or "17-18".
import type { Span } from '../../core/index.ts';
import { type Entry, timeLexicon } from './lexicon.ts';

export interface Piece extends Span {
  /** Lower case; curly apostrophes and long dashes as ' and -. */
  word: string;
  /** Written with a capital. */
  capital: boolean;
  digits: boolean;
  /** No white space before it. */
  glued: boolean;
  /** What the lexicon knows of it. */
  is: Entry;
  /** Number of the sentence it lies in. */
  sentence: number;
}

/** What the lexicon knows of any other word. */
export const NOTHING: Entry = Object.freeze({});
const PIECE = /\p{L}[\p{L}\p{M}]*|\d+|[^\s]/gu;
const MARKS: Record<string, string> = { '’': "'", '‘': "'", '`': "'", '–': '-', '—': '-', '−': '-', '‑': '-', '‐': '-' };

/** "On 3 May the army": whatever the tagger makes of it, a capital beside a day or a year is a month. */
const besideDay = (text: string, start: number, end: number): boolean =>
  /^\p{Lu}/u.test(text.slice(start, end)) &&
  (/\b(?:[0-3]?\d(?:st|nd|rd|th)?) (?:of )?$/.test(text.slice(Math.max(0, start - 9), start)) ||
    /^ (?:[0-3]?\d|\d{4})\b/.test(text.slice(end, end + 6)));

/**
 * Cuts a text; `sentences` are in order, pieces outside them belong to the one before.
 * `isVerb` tells of the word at an offset: what is a verb ("may", "march", "fall") is no month or season.
 */
export const piecesOf = (text: string, sentences: readonly Span[], isVerb?: (offset: number) => boolean): Piece[] => {
  const { words } = timeLexicon();
  const pieces: Piece[] = [];
  let last = -1;
  let s = 0;
  for (const m of text.matchAll(PIECE)) {
    const raw = m[0];
    const start = m.index;
    while (s + 1 < sentences.length && sentences[s + 1]!.start <= start) s += 1;
    const code = raw.charCodeAt(0);
    const digits = code >= 48 && code <= 57;
    const word = MARKS[raw] ?? raw.toLowerCase();
    let is = words.get(word) ?? NOTHING;
    if (isVerb && (is.month || is.season) && isVerb(start) && !besideDay(text, start, start + raw.length)) is = NOTHING;
    pieces.push({
      start,
      end: start + raw.length,
      word,
      digits,
      glued: start === last,
      sentence: s,
      capital: raw[0] !== word[0],
      is,
    });
    last = start + raw.length;
  }
  return pieces;
};
