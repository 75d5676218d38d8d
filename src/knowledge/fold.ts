// Words → the form under which the look-ups know them: lower case, no accents, straight apostrophes, no "the", one space.

/** "The Côte d’Ivoire" → "cote d'ivoire". Never longer than twice the input; an empty answer means there were no letters or digits. */
export const foldName = (words: string): string => {
  let out = words.trim();
  // Most names are plain ASCII: normalising is ten times dearer than testing.
  if (/[^\x20-\x7e]/.test(out)) {
    out = out
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/[‐-―]/g, '-')
      .replace(/ß/g, 'ss')
      .replace(/[øØ]/g, 'o')
      .replace(/[łŁ]/g, 'l')
      .replace(/[đĐ]/g, 'd')
      .replace(/ı/g, 'i')
      .replace(/\s+/g, ' ')
      .trim();
  } else if (out.includes('  ')) out = out.replace(/ +/g, ' ');
  out = out.toLowerCase();
  return out.startsWith('the ') ? out.slice(4) : out;
};

/** Whether a name is written in capitals only ("US", "U.A.E."), so that its lower case may be another word ("us"). */
export const isAcronym = (words: string): boolean =>
  words.length <= 8 && /^\p{Lu}[\p{Lu}\p{Nd}.&/-]*$/u.test(words) && /\p{Lu}.*\p{Lu}/u.test(words);
