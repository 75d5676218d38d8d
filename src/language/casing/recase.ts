// Lines of a document → for headlines, the words as running text would have them: "Troops Leave Port Of Aden" → troops leave port of Aden.
// The parser and all that follow have learnt from running text. A linear model (models/language/casing.bin, training/language/casing.ts) looks
// at the word, its neighbours and how the rest of the document writes them.
import type { Token } from '../../core/index.ts';
import { type LinearModel, loadLinear } from '../runtime/linear.ts';
import type { Word } from '../tokens/tokenize.ts';
import { casingFeatures, type Seen } from './features.ts';
import { type Stretch, type Style, styleOf } from './headlines.ts';

/** What a word is in running text: small, with a capital, or as written (of a line in capitals: an acronym). */
export const CASES = ['small', 'capital', 'upper'] as const;
type Case = (typeof CASES)[number];

let model: LinearModel | undefined;

/** How the lines that are no headlines write each word, but for those that open a sentence or a quotation. */
export const seenIn = (
  text: string,
  words: readonly Word[],
  lines: readonly Stretch[],
  styles: readonly (Style | undefined)[],
): Seen => {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const [k, s] of lines.entries()) {
    if (styles[k]) continue;
    let opens = true;
    for (let i = s.first; i < s.after; i += 1) {
      const form = text.slice(words[i]!.start, words[i]!.end);
      if (!/\p{L}/u.test(form)) {
        if (/["“”«»‘(:.!?…]/.test(form)) opens = true;
        continue;
      }
      const lower = form.toLowerCase();
      if (form === lower) small.set(lower, (small.get(lower) ?? 0) + 1);
      else if (!opens) capital.set(lower, (capital.get(lower) ?? 0) + 1);
      opens = false;
    }
  }
  return { small, capital };
};

const capitalised = (form: string): string =>
  form.toLowerCase().replace(/(^|[-‐–'’.])(\p{Ll})/gu, (_, mark, letter, at) =>
    // "O'Neill", "Al-Shabaab", "U.S."; "Syria's" keeps its small letter
    /['’]/.test(mark) && at > 1 ? `${mark}${letter}` : `${mark}${letter.toUpperCase()}`,
  );

/** One word as its case has it. */
const written = (form: string, style: Style, as: Case, first: boolean): string => {
  if (style === 'title') {
    // Capitals within a word are its own: NATO, McCain.
    if (/.\p{Lu}/u.test(form.replace(/[-‐–'’.]\p{Lu}/gu, ''))) return form;
    return as === 'small' && !first ? form.toLowerCase() : form;
  }
  if (as === 'upper') return form;
  return as === 'capital' || first ? capitalised(form) : form.toLowerCase();
};

/**
 * A name that loses its capital is lost, a word that keeps one is but odd. Of .5 to .9 on dev sentences in title case .8 was best for trees, tags and WikiGold's
 * names, .9 for CrossNER's; this lies between.
 */
const SURE_SMALL = 0.85;

/** Cases of one headline's words. */
export const casesOf = (
  forms: readonly string[],
  style: Style,
  seen: Seen,
  knows: (w: string) => boolean,
  by: LinearModel,
): Case[] =>
  casingFeatures(forms, style, seen, knows).map((features) => {
    const p = by.probabilities(features);
    return p[0]! >= SURE_SMALL ? 'small' : style === 'capitals' && p[2]! > p[1]! ? 'upper' : 'capital';
  });

/** Of a headline's words at least this share is small in running text (six of eleven in "Putin Orders Withdrawal …"); what has less is a list of names, such as signatures in EWT's mails, and stays as it is. */
const FEWEST_SMALL = 0.4;

/**
 * `forms`: those of all words, of headlines recased; `headlines`: the lines that are some.
 * Offsets are untouched.
 */
export const recase = (
  text: string,
  words: readonly Word[],
  lines: readonly Stretch[],
  knows: (word: string) => boolean,
): { forms: readonly string[]; headlines: Stretch[] } => {
  const forms = words.map((w) => text.slice(w.start, w.end));
  const styles = lines.map((line) => styleOf(text, words, line));
  const headlines: Stretch[] = [];
  if (styles.every((s) => s === undefined)) return { forms, headlines };
  model ??= loadLinear('models/language/casing.bin');
  const seen = seenIn(text, words, lines, styles);
  for (const [k, line] of lines.entries()) {
    const style = styles[k];
    if (!style) continue;
    const own = forms.slice(line.first, line.after);
    const isWord = own.map((f) => /\p{L}/u.test(f));
    const cases = casesOf(own, style, seen, knows, model);
    const small = cases.filter((c, i) => isWord[i] && c === 'small').length;
    if (small < FEWEST_SMALL * isWord.filter(Boolean).length) continue;
    headlines.push(line);
    const opening = isWord.indexOf(true);
    cases.forEach((as, i) => {
      if (isWord[i]) forms[line.first + i] = written(own[i]!, style, as, i === opening);
    });
  }
  return { forms, headlines };
};

/** Whether the token's form is its own words but for capitals: a headline's word, not a part of a multiword token. */
const isRecased = (own: string, form: string | undefined): form is string =>
  form !== undefined && form.toLowerCase() === own.toLowerCase();

/** The word as running text would have it. */
export const runningForm = (text: string, { start, end, form }: Token): string => {
  const own = text.slice(start, end);
  return isRecased(own, form) ? form : own;
};

/** The token as a record shows it: its word stands in the text as it is written. */
export const asWritten = (text: string, token: Token): Token => {
  const { form, ...rest } = token;
  return isRecased(text.slice(token.start, token.end), form) ? rest : token;
};
