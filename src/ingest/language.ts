// Text → BCP 47 tag of its language; undefined where it can't be told. Clear English is settled by its function words and
// other scripts' clear cases are left to eld (n-grams, 60 languages), which loads only when it is needed: it costs about
// 0.2 s and 85 MB. Very short or undecided text in Latin letters counts as English only if it has English words.
import type { Report } from '../core/index.ts';

/**
 * The commonest function words of English that are rare or unknown as words in its neighbours (so not "in", "is", "was",
 * "of", "we", "me", "on", "at", "as": Dutch, German, Polish or Portuguese have them too).
 */
const ENGLISH = new Set(
  'the and that with for from by his her their its this these those which who whose has have had were are been would could should will said says not but they she he it after before about into over between under against during while when where there than because'.split(
    ' ',
  ),
);
/** Words that count once English is at issue: shared with other languages, so weaker evidence. */
const SHARED = new Set('of to in is was on at as an be or a i we you'.split(' '));

/** Characters that are looked at: the first part tells the language, and detection must not grow with the text. */
const SAMPLE = 4000;

/** Share of words that are English function words in text that certainly is English: prose has .30 to .45, headlines .10. */
const CLEAR_SHARE = 0.18;

interface Detector {
  detect(text: string): { language: string; isReliable(): boolean };
}
let detector: Promise<Detector> | undefined;
const eld = (): Promise<Detector> => {
  detector ??= import('eld/extrasmall').then((m) => m.eld as Detector);
  return detector;
};

/** The part of a text that tells its language: from the first letters on, without addresses. */
const sampleOf = (text: string): string =>
  text
    .slice(0, SAMPLE * 2)
    .replace(/https?:\/\/\S+|\S+@\S+|[@#]\w+/g, ' ')
    .slice(0, SAMPLE);

interface Look {
  sample: string;
  words: number;
  /** Share of letters that are Latin. */
  latin: number;
  /** Share of words that English has as function words, alone or with its neighbours. */
  shared: number;
  /** What function words settle: English, or nothing to tell it by; undefined: ask the detector. */
  settled: 'en' | 'none' | undefined;
}

const look = (text: string): Look => {
  const sample = sampleOf(text);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = letters ? (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) / letters : 0;
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const kinds = new Set<string>();
  let all = 0;
  for (const word of words) {
    if (ENGLISH.has(word)) kinds.add(word);
    if (ENGLISH.has(word) || SHARED.has(word)) all += 1;
  }
  const judged = { sample, words: words.length, latin, shared: words.length ? all / words.length : 0 };
  if (letters < 2) return { ...judged, settled: 'none' };
  if (latin < 0.9) return { ...judged, settled: undefined };
  const clear = kinds.size >= 2 && all >= CLEAR_SHARE * words.length;
  if (words.length < 5) return { ...judged, settled: all > 0 ? 'en' : 'none' };
  return { ...judged, settled: clear || (words.length < 12 && kinds.size > 0) ? 'en' : undefined };
};

/** "en" where function words settle it, without loading anything; undefined else. */
export const clearLanguage = (text: string): string | undefined => (look(text).settled === 'en' ? 'en' : undefined);

/** BCP 47 tag ("en", "uk", "pt"); undefined for text that does not say (numbers, two names, a mix). */
export const detectLanguage = async (text: string): Promise<string | undefined> => {
  const { sample, words, latin, shared, settled } = look(text);
  if (settled) return settled === 'en' ? 'en' : undefined;
  const found = (await eld()).detect(sample);
  // "Lula to win in Brazil" is Yoruba by its n-grams: in a short line, small words that English has speak against others.
  if (words < 12 && latin >= 0.9 && shared >= 0.25 && found.language !== 'en') return undefined;
  // A script of its own tells more than n-grams of three words do.
  return found.language && (latin < 0.5 ? words >= 3 || found.isReliable() : words >= 5 && found.isReliable())
    ? found.language
    : undefined;
};

/** Whether the reader can make something of a report: English, or undecided text in Latin letters. */
export const isReadable = ({ language, text }: Pick<Report, 'language' | 'text'>): boolean => {
  if (language !== undefined) return /^en(?:-|$)/i.test(language);
  const sample = sampleOf(text);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) >= 0.5 * letters;
};
