// Words of a sentence → their parse with children, as the checks of a brief ask for it. The parser itself is passed in: publish knows no models.
import type { Token } from '../../core/index.ts';

/** Universal Dependencies of some words; spans and heads are those of these words alone. */
export type Parse = (words: string) => readonly Token[];

export interface Grammar {
  words: string;
  tokens: readonly Token[];
  children: readonly (readonly number[])[];
}

export const grammarOf = (words: string, parse: Parse): Grammar => {
  const tokens = parse(words);
  const children: number[][] = tokens.map(() => []);
  tokens.forEach((t, i) => {
    if (t.head >= 0) children[t.head]!.push(i);
  });
  return { words, tokens, children };
};

/** The word as written, in small letters. */
export const wordAt = ({ words, tokens }: Grammar, i: number): string => {
  const t = tokens[i]!;
  return (t.form ?? words.slice(t.start, t.end)).toLowerCase();
};

/** Children with one of the relations; "nmod" also means "nmod:poss". */
export const childrenBy = (g: Grammar, i: number, ...relations: string[]): number[] =>
  g.children[i]!.filter((k) => relations.some((r) => g.tokens[k]!.deprel === r || g.tokens[k]!.deprel.startsWith(`${r}:`)));

/** A word and all below it, in order of the text. */
export const phraseOf = (g: Grammar, i: number): number[] => {
  const found = [i];
  for (let k = 0; k < found.length; k += 1) found.push(...g.children[found[k]!]!);
  return found.sort((a, b) => a - b);
};

const has = (t: Token | undefined, feat: string): boolean => t?.feats?.split('|').includes(feat) ?? false;
export const hasFeat = (g: Grammar, i: number, feat: string): boolean => has(g.tokens[i], feat);

/** Whether words are one clause at least, with a subject and a finite verb: "Ran a fraudulent college." is none. */
export const isClause = (g: Grammar): boolean => {
  const root = g.tokens.findIndex((t) => t.head === -1);
  if (root < 0) return false;
  const below = g.children[root]!.map((k) => g.tokens[k]!);
  return (
    below.some((t) => /^(?:[nc]subj|expl)/.test(t.deprel)) &&
    (has(g.tokens[root], 'VerbForm=Fin') || below.some((t) => /^(?:aux|cop)/.test(t.deprel) && has(t, 'VerbForm=Fin')))
  );
};
