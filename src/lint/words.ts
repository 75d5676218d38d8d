// A text → the words that lint compares: stems, names and numbers told apart, with their spans. Its own light reading, so that records from a
// dossier (which keep no tokens) are compared as fast as fresh ones. Stems are crude on purpose: both sides get the same.
import { readTable, type Span } from '../core/index.ts';
import { foldName } from '../knowledge/index.ts';
import { numberOf } from './numbers.ts';

export interface LintWord extends Span {
  /** The word as written. */
  form: string;
  stem: string;
  /** Written with a capital. */
  capital: boolean;
  /** A function word: it weighs nothing. */
  light: boolean;
  value?: number;
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?|\p{N}+(?:[.,:]\p{N}+)*/gu;

const LIGHT = new Set(
  (
    'a an the this that these those and or but nor so yet if of to in on at by for from with as into onto over under about after before between during against through until since than then when while where ' +
    'who whom whose which what how why is are was were be been being am do does did done has have had having will would shall should can could may might must not no he she it they we you i him her them us me ' +
    'his hers its their theirs our ours your my mine himself herself itself themselves there here also just only very more most much many such own same other another some any each both all too up down out off ' +
    's t re ve ll d m one ones said say says saying told tell tells according mr mrs ms dr'
  ).split(' '),
);

let irregular: Map<string, string> | undefined;
const irregularVerbs = (): Map<string, string> => {
  if (irregular) return irregular;
  irregular = new Map();
  for (const [lemma, past, participle] of readTable('data/language/irregular-verbs.tsv'))
    for (const form of `${past},${participle}`.split(',')) if (form && !irregular.has(form)) irregular.set(form, lemma!);
  return irregular;
};

const memo = new Map<string, string>();

/** "announced", "announces", "announcing" → "announc"; "withdrew" → "withdraw"; "ministries" → "ministry". */
export const stem = (word: string): string => {
  const known = memo.get(word);
  if (known !== undefined) return known;
  let w = foldName(word).replace(/['’](?:s|re|ve|ll|d|m)?$/, '');
  w = irregularVerbs().get(w) ?? w;
  if (/^\p{L}{4,}$/u.test(w)) {
    if (w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
    else if (/[^s]s$/.test(w) && !/(?:us|is)$/.test(w)) w = w.slice(0, -1);
    if (w.length > 5 && w.endsWith('ied')) w = `${w.slice(0, -3)}y`;
    else if (w.length > 5 && w.endsWith('ing')) w = w.slice(0, -3);
    else if (w.length > 4 && w.endsWith('ed')) w = w.slice(0, -2);
    if (w.length > 3 && /([bdgklmnprtv])\1$/.test(w) && !/(?:ll|ss)$/.test(w)) w = w.slice(0, -1);
    if (w.length > 3 && w.endsWith('e')) w = w.slice(0, -1);
  }
  if (memo.size > 100_000) memo.clear();
  memo.set(word, w);
  return w;
};

/** The words of a stretch of text, in order; spans are those of the text. */
export const wordsIn = (text: string, span: Span = { start: 0, end: text.length }): LintWord[] => {
  const found: LintWord[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(WORD)) {
    const [form] = match;
    const start = span.start + match.index;
    const small = form.toLowerCase();
    const bare = small.replace(/['’](?:s|re|ve|ll|d|m)?$/, '');
    const value = numberOf(form);
    found.push({
      form,
      stem: value !== undefined ? `#${value}` : stem(form),
      capital: /^\p{Lu}/u.test(form),
      light: value === undefined && LIGHT.has(bare.replace(/n['’]t$/, '')),
      start,
      end: start + form.length,
      ...(value !== undefined && { value }),
    });
  }
  return found;
};

/** Whether a word begins its sentence, or a quotation: its capital tells nothing. */
export const opens = (text: string, word: Span): boolean => {
  let i = word.start - 1;
  while (i >= 0 && ' \t"“”‘\'(['.includes(text[i]!)) i -= 1;
  return i < 0 || '\n\r.!?:;•'.includes(text[i]!);
};
