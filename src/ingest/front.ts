// What a line at the head (or foot) of an article is: byline, or headline. Dates are read in dates.ts.

const SMALL =
  /^(?:and|of|the|for|in|with|at|to|a|an|from|on|or|de|da|di|del|der|den|van|von|al|el|bin|ibn|ben|la|le|du|dos|staff|writers?|reporters?|correspondents?|editors?|news|special|contributor|contributors|foreign|diplomatic|bureau|chief|agencies|associated|press|political|defence|defense|security|world)$/;
const CALENDAR =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|now|then|contrast|comparison|far|midnight|noon|dawn|night|late|early)$/i;
const AGENCY =
  /^[([]?(?:the )?(?:associated press|reuters|agence france[- ]presse|afp|ap|upi|dpa|tass|interfax|xinhua|anadolu(?: agency)?|bloomberg|staff(?: writers?| reporters?)?|staff and agencies|agencies|news desk|web desk|wire services?|newsroom)[)\]]?$/i;

/** Whether the words could be a person's name and trade: capitalised, with small words between. */
const isNames = (text: string): boolean => {
  const words = text.split(/[\s,;|/&·•]+/).filter(Boolean);
  if (words.length === 0 || words.length > 16 || CALENDAR.test(words[0]!)) return false;
  return words.every(
    (w) => /^[([]?\p{Lu}/u.test(w) || SMALL.test(w.toLowerCase()) || /^[–—-]$/.test(w) || /^\S+@\S+$|^@\w+$/.test(w),
  );
};

export interface Byline {
  /** The names, where they stand alone: "Anna Berg". */
  author?: string;
}

/** "By Anna Berg", "By ANNA BERG and Tom Reed, Reuters", "Reporting by Anna Berg; editing by Tom Reed", "Staff and agencies". */
export const readByline = (line: string): Byline | undefined => {
  const text = line.trim();
  if (text.length > 160) return undefined;
  if (AGENCY.test(text)) return {};
  // "Coast Tribune staff", "Anna Berg, Coast Tribune correspondent"
  if (text.length <= 80 && /\b(?:staff|staff (?:writers?|reporters?)|correspondents?|reporters?)$/i.test(text) && isNames(text))
    return {};
  const reporting =
    /^[([]?(?:(?:additional )?reporting|written|writing|compiled|edited|editing)(?: and (?:writing|editing|reporting))? (?:by|from) (.+?)[)\]]?\.?$/i.exec(
      text,
    );
  if (reporting)
    return isNames(
      reporting[1]!
        .replace(/\b(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing|reporting))? by\b/gi, ',')
        .replace(/\bin \p{Lu}/gu, ', X'),
    )
      ? {}
      : undefined;
  const by =
    /^(?:story |text |words |posted |report |article |author)?\s*(?:by|author:|from our correspondent,?)\s*:?\s+(.+?)\.?$/i.exec(
      text,
    );
  if (!by || !isNames(by[1]!)) return undefined;
  // "By Anna Berg, Reuters" → "Anna Berg"; "| 14 March" and mail addresses are no part of the name.
  const author = by[1]!.split(/\s*[,|·•(]|\s+[–—-]\s+|\s+in\s+(?=\p{Lu})/u)[0]!.trim();
  return author && !AGENCY.test(author) && author.length <= 80 ? { author: unshouted(author) } : {};
};

/** "ANNA BERG" → "Anna Berg"; "and" stays small. */
const unshouted = (name: string): string =>
  /\p{Ll}/u.test(name)
    ? name
    : name
        .toLowerCase()
        .replace(/(?<![\p{L}'’])\p{L}/gu, (c) => c.toUpperCase())
        .replace(/\bAnd\b/g, 'and');

const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether two headlines are the same but for marks, case and spaces. */
export const isSameTitle = (a: string, b: string): boolean =>
  lettersAndDigits(a) === lettersAndDigits(b) && lettersAndDigits(a) !== '';

/** How many words of four letters and more are capitalised: near 1 in a headline in title case. */
const capitalShare = (words: readonly string[]): number => {
  const long = words.filter((w) => /^\P{L}*\p{L}{4,}/u.test(w));
  return long.length ? long.filter((w) => /^\P{L}*\p{Lu}/u.test(w)).length / long.length : 0;
};

/** Longest headline, in words: the 99th percentile of news headlines is near 20; live tickers run longer. */
const LONGEST_TITLE = 28;

/** Whether a first line looks like a headline: short, and not closed like a sentence (an abbreviation may end it: "With U.S."). */
export const looksLikeTitle = (line: string): boolean => {
  const text = line.trim();
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > LONGEST_TITLE || text.length > 220 || !/\p{L}{2}/u.test(text)) return false;
  if (/[,;:–—_-]$/.test(text)) return false;
  // "GENEVA (Reuters) - …" opens a body.
  if (/^[\p{Lu}\s.,]{3,40}\((?:[\p{L} ]{2,30})\)\s*[-–—]/u.test(text)) return false;
  if (/[.!…]["”’')\]]*$/.test(text))
    return /(?:\b\p{Lu}\.){1,}$/u.test(text) || (capitalShare(words) >= 0.8 && words.length <= 20 && !/[!…]$/.test(text));
  return true;
};
