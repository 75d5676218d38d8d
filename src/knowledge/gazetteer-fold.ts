// A place name as written → the key it is looked up by: lower case, ASCII where possible, words parted by single spaces.
// Folds diacritics, apostrophes, hyphens, full stops and a few abbreviations ("St." = "Saint"). The Arabic skeleton is a
// coarser key for romanised Arabic. Neither translates: exonyms are data (data/gazetteer/supplement-*.tsv).

/** Letters that Unicode doesn't decompose. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
  ŋ: 'ng',
  ŧ: 't',
  ĸ: 'k',
  ŀ: 'l',
};
/** Words that are written in two ways; the value is the one in keys. Not at the end of a name ("Main St"). */
const SHORT: Record<string, string> = Object.assign(Object.create(null), {
  st: 'saint',
  ste: 'sainte',
  mt: 'mount',
  ft: 'fort',
  pt: 'point',
  'ste-': 'sainte',
});
/** The same, at the end of a name ("Tewksbury Twp."). */
const SHORT_LAST: Record<string, string> = Object.assign(Object.create(null), {
  twp: 'township',
  cty: 'county',
  mtn: 'mountain',
  mtns: 'mountains',
  is: 'island',
});

const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

const words = (folded: string): string => {
  const parts = folded.split(' ');
  const last = parts.length - 1;
  if (last === 0) return folded;
  for (let i = 0; i <= last; i += 1) {
    const full = (i < last ? SHORT : SHORT_LAST)[parts[i]!];
    if (full !== undefined) parts[i] = full;
  }
  return parts.join(' ');
};

/** The key of a name: "Deir ez-Zor" → "deir ez zor", "St. Louis" → "saint louis", "Sana’a" → "sanaa". Empty for no letters. */
export const foldName = (name: string): string => {
  if (PLAIN.test(name)) return words(name.toLowerCase());
  const bare = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’‘ʼʻ`´ʿʾ′.\p{M}\p{Lm}]/gu, '')
    .replace(/[^a-z0-9 ]/gu, (c) => LETTERS[c] ?? (/[\p{L}\p{N}]/u.test(c) ? c : c === '&' ? ' and ' : ' '))
    .replace(/ +/g, ' ')
    .trim();
  return bare.includes(' ') ? words(bare) : bare;
};

/** Arabic articles in their romanised forms, and the French and Spanish ones that stand as their like in Africa. */
const ARTICLE = /^(?:al|ar|as|ash|ad|adh|at|ath|an|az|el|er|es|ed|en|et|ez|il|l) (?=\S{3})/;

/** The key without a leading article: "ar raqqah" → "raqqah"; undefined where it has none. */
export const withoutArticle = (key: string): string | undefined => (ARTICLE.test(key) ? key.replace(ARTICLE, '') : undefined);

/**
 * A coarse key for romanised Arabic and Persian: articles dropped, doubled letters single, long vowels short, -ah = -a = -eh:
 * "ar raqqah", "al-Raqqa" and "Raqa" → "~raqa". Starts with "~", so that it never meets a plain key.
 */
export const arabicSkeleton = (key: string): string => {
  const bare = key
    .split(' ')
    .filter(
      (w, _, all) => all.length === 1 || !/^(?:al|ar|as|ash|ad|adh|at|ath|an|az|el|er|es|ed|en|et|ez|il|ul|ud|u|l)$/.test(w),
    )
    .join('');
  return `~${bare
    .replace(/ou|oo|uw|o/g, 'u')
    .replace(/ee|ei|ey|ai|ay|ie|iy|y|e/g, 'i')
    .replace(/kh|gh|dh|th|sh|ch/g, (m) => ({ kh: 'h', gh: 'g', dh: 'd', th: 't', sh: 's', ch: 's' })[m]!)
    .replace(/q|c/g, 'k')
    .replace(/w(?=u)/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/[aiu]h$/, (m) => m[0]!)
    .replace(/ia$/, 'a')
    .replace(/i$/, '')}`;
};
