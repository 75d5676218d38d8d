// Numbers in words and figures → values; whether one number may stand for another (rounding); the bounds around them ("at least").
import { NUMBER_WORDS, SCALE_WORDS } from '../core/index.ts';
import type { LintWord } from './words.ts';

/** "seven" → 7, "48,000" → 48000, "6.50" → 6.5; undefined for other words. "one" is none: it is rarely a count. */
export const numberOf = (form: string): number | undefined => {
  const small = NUMBER_WORDS.get(form.toLowerCase());
  if (small !== undefined) return small === 1 ? undefined : small;
  if (!/^\d/.test(form) || form.includes(':')) return undefined;
  const value = Number(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(form) ? form.replaceAll(',', '') : form.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
};

export interface Figure {
  value: number;
  /** Index of its first word, and one past its last. */
  first: number;
  after: number;
  /** Stem of what is counted: the next content word; undefined where none follows. */
  unit?: string;
  bound?: 'least' | 'most' | 'about';
  /** Digits that look like a year, or stand in a date. */
  date: boolean;
  /** The value is written as a round one. */
  spelled: boolean;
}

const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

const BOUNDS: [RegExp, NonNullable<Figure['bound']>][] = [
  [/\b(?:at least|no (?:fewer|less) than|more than|over|upwards of|as many as|minimum of)\s*$/i, 'least'],
  [/\b(?:at most|no more than|fewer than|less than|up to|under|below|nearly|almost|not quite)\s*$/i, 'most'],
  [/\b(?:about|around|some|roughly|approximately|an estimated|estimated|circa|close to)\s*$/i, 'about'],
];

/** The figures among words; "2.5 million" and "forty-two" are one each. */
export const figuresIn = (text: string, words: readonly LintWord[]): Figure[] => {
  const found: Figure[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (word.value === undefined) continue;
    let value = word.value;
    let after = i + 1;
    // "forty-two"
    const unit = words[after]?.value;
    if (value >= 20 && value < 100 && value % 10 === 0 && unit !== undefined && unit < 10 && text[word.end] === '-') {
      value += unit;
      after += 1;
    }
    for (
      let scale = SCALE_WORDS.get(words[after]?.form.toLowerCase() ?? '');
      scale;
      scale = SCALE_WORDS.get(words[after]?.form.toLowerCase() ?? '')
    ) {
      value *= scale;
      after += 1;
    }
    const next = words.slice(after, after + 3).find((w) => !w.light);
    const before = words[i - 1]?.form ?? '';
    const date =
      MONTH.test(before) ||
      MONTH.test(words[i + 1]?.form ?? '') ||
      /^(?:19|20)\d\d$/.test(word.form) ||
      /^\d\d?\.\d\d$/.test(word.form);
    const lead = text.slice(Math.max(0, word.start - 24), word.start);
    const bound = BOUNDS.find(([pattern]) => pattern.test(lead.replace(/[$€£]/g, '')))?.[1];
    found.push({
      value,
      first: i,
      after,
      ...(next && { unit: next.stem }),
      ...(bound && { bound }),
      date,
      spelled: !/^\d/.test(word.form),
    });
    i = after - 1;
  }
  return found;
};

/** Whether a draft may write `draft` where a report has `source`: equal, or rounded to fewer digits (1,497 → "1,500", "about 1,500"). */
export const mayStandFor = (draft: number, source: number): boolean => {
  if (draft === source) return true;
  if (source === 0 || draft === 0) return false;
  for (let digits = 1; digits <= 3; digits += 1) {
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(source))) - digits + 1);
    if (source >= 20 && unit >= 1 && unit * 20 <= source * 2 && Math.abs(Math.round(source / unit) * unit - draft) < 1e-9)
      return true;
  }
  // 12.4 percent → 12 percent
  return source % 1 !== 0 && Math.abs(Math.round(source) - draft) < 1e-9;
};
