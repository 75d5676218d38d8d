// Text → words with spans, as Universal Dependencies' EWT and GUM cut them: clitics apart ("do|n't", "Kyiv|'s"), hyphens apart
// but after prefixes ("U.S.|-|led", "co-operate"), currency and unit apart ("$|5", "5|pm"), addresses and numbers whole.
// One pass, one sticky expression for each kind of start. It knows nothing of sentences.
import { readTable } from '../../core/index.ts';

/** A word: half-open span in UTF-16 code units. */
export interface Word {
  start: number;
  end: number;
}

const L = '\\p{L}\\p{M}';
/** "https://t.me/x", "www.bbc.co.uk/news", "press@mod.gov.ua", "reuters.com", "report_v2.pdf". Bounded, so that no text takes more than linear time. */
const ADDRESS = new RegExp(
  `(?:https?|ftp)://[^\\s<>"“”]{1,2000}|www\\.[^\\s<>"“”]{1,2000}|[${L}\\d][${L}\\d._%+-]{0,63}@[${L}\\d-]{1,63}(?:\\.[${L}\\d-]{1,63}){1,8}` +
    `|[a-z\\d][a-z\\d-]{0,63}(?:\\.[a-z\\d-]{1,63}){0,6}\\.(?:com|org|net|gov|edu|mil|info|co\\.uk|gov\\.uk|org\\.uk|ru|ua|de|fr|cn|io|tv|pdf|doc|docx|xls|html?|jpe?g|gif|png)(?![${L}\\d@])(?:/[^\\s<>"“”]{0,2000})?`,
  'iuy',
);
/** ":-)", ";)", ":D", "<3", "^_^", "xD" */
const FACE = /(?:[:;=8][-'^o]?[()[\]DPpOo3/\\|*]+|<3+|\^[_-]?\^|[:;]-?\$)(?![\p{L}\d])/uy;
/** "1,000.50", "10:30", "9/11", "11-20-2000", "713-853-3989", "1990s", "21st"; "5pm" is cut below */
const NUMBER =
  /(?:\+?\d{1,3}[-.])?(?:\d{3}[-.])\d{3}[-.]\d{4}(?!\d)|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}(?![\d-])|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)(?![\p{L}\d]))?/uy;
/** "U.S.", "a.m.", "J.R.", "U.S" */
const DOTTED = new RegExp(`[${L}](?:\\.[${L}])+(?![${L}])\\.?`, 'uy');
const PLAIN = new RegExp(`[${L}\\d_]+(?:&(?=[${L}])[${L}]+)?`, 'uy');
const APOSTROPHE = /['’ʼ`´]/;
/** Clitics after an apostrophe. */
const CLITIC = /^['’ʼ`´](?:s|m|d|re|ve|ll)$/i;
/** Several marks that are one word: "...", "--", "!!!", "?!". */
const MARKS = /[.!?]{2,}|…+|-{2,}|\${2,}|\*{2,}|={2,}|_{2,}|#{2,}|~{2,}|\+{2,}|<{2,}|>{2,}|``|''|'{2,}|,{2,}|•/uy;
const TAG = new RegExp(`@[${L}\\d_]+|#[${L}_][${L}\\d_]*`, 'uy');
const EMOJI =
  /\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}])*|[\u{1f1e6}-\u{1f1ff}]{2}/uy;

/** Prefixes that stay with what follows their hyphen. */
const PREFIXES = new Set(
  (
    'anti co non pre re ex mid pro over sub semi multi cross counter e un under post neo ultra inter intra extra micro macro mini bi tri de dis ' +
    'psycho socio geo pseudo quasi trans super hyper mis'
  ).split(' '),
);
/** One word on paper, two in the tree: "can|not", "gon|na". Value: length of the first. */
const FUSED = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['lemme', 3],
  ['gimme', 3],
  ['dunno', 2],
  ['dont', 2],
  ['didnt', 3],
  ['doesnt', 4],
  ['isnt', 2],
  ['wasnt', 3],
  ['couldnt', 5],
  ['wouldnt', 5],
  ['shouldnt', 6],
  ['havent', 4],
  ['hasnt', 3],
  ['arent', 3],
  ['cant', 2],
  ['im', 1],
  ['ive', 1],
  ['thats', 4],
  ['theyre', 4],
  ['youre', 3],
  ["y'all", 2],
]);
/** Cut from a number before it: "5|pm", "30|km", "2.5|bn". */
const UNIT =
  /^(?:am|pm|a\.m\.|p\.m\.|km|kg|mm|cm|mg|ml|kw|mw|gw|mph|kph|ft|lb|lbs|m|k|g|bn|mn|tn|hrs?|mins?|gb|mb|tb|ghz|mhz|hz|c|f|b|x|years?|yrs?)$/i;

let abbreviations: Map<string, string> | undefined;

/** Words that keep their full stop → "title", "unit" or "any". */
export const abbreviationKinds = (): ReadonlyMap<string, string> => {
  abbreviations ??= new Map(readTable('data/language/abbreviations.tsv').map(([word, kind]) => [word!, kind!]));
  return abbreviations;
};

const match = (expression: RegExp, text: string, at: number): number => {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
};
const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{M}]/u.test(c);
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isSpace = (c: string | undefined): boolean => c === undefined || /\s/.test(c);

/** Words of a text, in order; they cover all but white space and invisible marks. */
export const tokenize = (text: string): Word[] => {
  const out: Word[] = [];
  const push = (start: number, end: number): void => {
    if (end > start) out.push({ start, end });
  };
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    // Byte order mark, zero-width space and joiners between words, directional marks.
    if (
      code <= 32 ||
      isSpace(text[at]) ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      code === 0xfeff ||
      code === 0x2060
    ) {
      at += 1;
      continue;
    }
    at = readWord(text, at, push);
  }
  return out;
};

/** Reads what begins at `at`; returns where it ends. */
const readWord = (text: string, at: number, push: (start: number, end: number) => void): number => {
  const c = text[at]!;
  const letter = isLetter(c) || (c >= '\ud800' && c <= '\udbff' && /\p{L}/u.test(String.fromCodePoint(text.codePointAt(at)!)));
  if (letter || isDigit(c)) {
    let end = match(ADDRESS, text, at);
    if (end > 0) {
      end = beforeMarks(text, at, end);
      push(at, end);
      return end;
    }
  }
  if (isDigit(c)) return readNumber(text, at, push);
  if (letter || c === '_') return readLetters(text, at, push);
  let end = match(FACE, text, at);
  if (end < 0) end = match(MARKS, text, at);
  if (end < 0 && (c === '@' || c === '#')) end = match(TAG, text, at);
  if (end < 0) end = match(EMOJI, text, at);
  if (end < 0 && APOSTROPHE.test(c)) end = readApostrophe(text, at);
  // ".5"
  if (end < 0 && c === '.' && isDigit(text[at + 1]) && isSpace(text[at - 1])) end = match(NUMBER, text, at + 1);
  if (end < 0) end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  push(at, end);
  return end;
};

/** A full stop, comma or bracket after an address is not part of it. */
const beforeMarks = (text: string, at: number, end: number): number => {
  let to = end;
  while (to > at + 1 && /[.,;:!?'’”")\]}>*]/.test(text[to - 1]!)) {
    if (text[to - 1] === ')' && text.slice(at, to).includes('(')) break;
    to -= 1;
  }
  return to;
};

/** "'s", "'90s", "’em"; else the apostrophe alone. */
const readApostrophe = (text: string, at: number): number => {
  const rest = text.slice(at, at + 5);
  const m = /^['’ʼ`´](?:\d0s|em\b|tis\b|til\b|cause\b|(?:s|m|d|re|ve|ll)(?![\p{L}\d]))/iu.exec(rest);
  if (!m) return at + 1;
  // After a space only "'90s" and the like; "'s" needs its word.
  if (/^.(?:s|m|d|re|ve|ll)$/i.test(m[0]) && (at === 0 || !/[\p{L}\d.)"”]/u.test(text[at - 1]!))) return at + 1;
  return at + m[0].length;
};

/** "5pm" → "5", "pm"; "F-16", "A4" and "3D" stay. */
const readNumber = (text: string, at: number, push: (start: number, end: number) => void): number => {
  let end = match(NUMBER, text, at);
  if (isLetter(text[end])) {
    const tail = match(PLAIN, text, end);
    const dotted = match(DOTTED, text, end);
    const unit = dotted > tail ? text.slice(end, dotted) : text.slice(end, tail);
    if (UNIT.test(unit)) {
      push(at, end);
      push(end, end + unit.length);
      return end + unit.length;
    }
    end = tail;
  }
  push(at, end);
  return end;
};

/** A word of letters: abbreviations, clitics, fused words; hyphens after prefixes. */
const readLetters = (text: string, at: number, push: (start: number, end: number) => void): number => {
  let end = match(DOTTED, text, at);
  if (end > 0) {
    push(at, end);
    return end;
  }
  end = match(PLAIN, text, at);
  if (end < 0) {
    push(at, at + 1);
    return at + 1;
  }
  // "co-operate", "non-EU", "Mid-August"
  while (text[end] === '-' && isLetter(text[end + 1]) && PREFIXES.has(text.slice(at, end).toLowerCase()))
    end = match(PLAIN, text, end + 1);
  // "don't", "O'Brien", "Ra'ad", "Kyiv's"
  while (APOSTROPHE.test(text[end] ?? '') && isLetter(text[end + 1])) {
    const next = match(PLAIN, text, end + 1);
    const tail = text.slice(end, next);
    if (/^['’ʼ`´]t$/i.test(tail) && /n$/i.test(text.slice(at, end)) && end - at > 1) {
      push(at, end - 1);
      push(end - 1, next);
      return next;
    }
    if (CLITIC.test(tail)) {
      push(at, end);
      push(end, next);
      return next;
    }
    end = next;
  }
  const word = text.slice(at, end).toLowerCase();
  const cut = FUSED.get(word);
  if (cut) {
    push(at, at + cut);
    push(at + cut, end);
    return end;
  }
  if (text[end] === '.' && text[end + 1] !== '.' && keepsStop(text, at, end, word)) {
    push(at, end + 1);
    return end + 1;
  }
  push(at, end);
  return end;
};

/** Whether the full stop at `end` belongs to the word before it: "Mr. Putin", "Gen. K. Smith", "No. 5", "Inc.". */
const keepsStop = (text: string, at: number, end: number, word: string): boolean => {
  let next = end + 1;
  while (next < text.length && (text[next] === ' ' || text[next] === '\u00a0')) next += 1;
  const following = text[next] ?? '';
  // "J. Smith"; "I." only before a name cannot be told from the pronoun.
  if (end - at === 1 && /\p{Lu}/u.test(text[at]!)) return next > end + 1 && !isSpace(text[next]) && word !== 'i';
  switch (abbreviationKinds().get(word)) {
    case 'title':
    case 'any':
      return true;
    case 'unit':
      return isDigit(following);
    case 'word':
      return /[\p{Ll}\d,;:)]/u.test(following);
    default:
      return false;
  }
};
