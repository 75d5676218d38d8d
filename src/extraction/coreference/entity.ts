// What is known of one entity while the text is read: its mentions, names, head nouns, gender and number.
import type { FoundMention, Span } from '../../core/index.ts';
import { type Gender, givenNameGender, nounGender, titleGender } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';

export interface Entity {
  mentions: FoundMention[];
  /** Kind of the first name, else of the first mention that is no pronoun. */
  kind: FoundMention['kind'];
  gender?: Gender;
  plural: boolean;
  /** Names as lists of lower-case words. */
  names: string[][];
  /** Lemmas of head nouns. */
  nouns: Set<string>;
  /** What the knowledge calls it ("people: Vladimir Putin", "country: USA"). */
  canonical?: string;
  named: boolean;
}

/** A mention as the linker sees it. */
export interface Seen {
  mention: FoundMention;
  head: number;
  sentence: number;
  words: readonly string[];
  lower: readonly string[];
  /** Number of the quotation it stands in; 0 outside. */
  quote: number;
}

/** Gender that words and titles about a mention tell. */
export const genderOf = (tree: Tree, { mention, words, head }: Seen): Gender | undefined => {
  if (mention.form === 'pronoun')
    return /^(?:he|him|his|himself)$/i.test(words[0]!) ? 'm' : /^(?:she|her|hers|herself)$/i.test(words[0]!) ? 'f' : undefined;
  if (mention.kind !== 'person') return undefined;
  const noun = nounGender(tree.lemma(head));
  if (noun) return noun;
  const before = tree.children(head, 'compound', 'flat', 'nmod:desc', 'amod').filter((k) => k < head);
  const first = mention.form === 'name' ? mention.start : undefined;
  for (const k of before) {
    const title = titleGender(tree.lemma(k)) || nounGender(tree.lemma(k));
    if (title) return title;
  }
  if (first !== undefined) {
    const [from] = tree.tokensIn(mention);
    for (let k = Math.max(0, from - 2); k < from; k += 1) {
      const title = titleGender(tree.word(k).toLowerCase());
      if (title) return title;
    }
    return givenNameGender(words[0]!);
  }
  return undefined;
};

export const isPluralMention = (tree: Tree, { mention, head, lower }: Seen): boolean => {
  if (mention.form === 'pronoun') return /^(?:we|us|our|ours|ourselves|they|them|their|theirs|themselves)$/.test(lower[0]!);
  if (tree.feature(head, 'Number') === 'Plur') return mention.form !== 'name';
  return (
    /^(?:police|people|many|some|others|several|everyone)$/.test(tree.lemma(head)) ||
    (tree.children(head, 'nummod').length > 0 && !/^(?:one|1)$/.test(tree.word(tree.children(head, 'nummod')[0]!)))
  );
};

/** Stretches inside quotation marks, numbered from 1; a quotation that opens a paragraph anew belongs to the one before it. */
export const quotations = (text: string): Span[] => {
  const out: Span[] = [];
  let open = -1;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    if (c === '“') open = i;
    else if (c === '”') {
      if (open >= 0) out.push({ start: open, end: i + 1 });
      open = -1;
    } else if (c === '"') {
      if (open >= 0) {
        out.push({ start: open, end: i + 1 });
        open = -1;
      } else open = i;
    } else if (c === '\n' && text[i + 1] === '\n' && open >= 0) {
      // Not closed before the paragraph ends: it goes on in the next one, or the mark was stray.
      if (/^\s*[“"]/.test(text.slice(i, i + 6))) out.push({ start: open, end: i });
      open = -1;
    }
  }
  return out;
};
