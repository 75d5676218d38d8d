// A search → FTS5's words. Each term is quoted, so that nothing in it is syntax.
import { parseQuery, type SearchQuery } from '../query.ts';

/** A query as FTS5 takes it; undefined where no word must be there. */
export const matchOf = ({ all, none, any = [] }: SearchQuery): string | undefined => {
  if (!all.length && !any.length) return undefined;
  const quote = ({ words, prefix }: SearchQuery['all'][number]) => `"${words.join(' ')}"${prefix ? ' *' : ''}`;
  const wanted = [...all.map(quote), ...(any.length ? [`(${any.map(quote).join(' OR ')})`] : [])].join(' AND ');
  return none.length ? `(${wanted}) NOT (${none.map(quote).join(' OR ')})` : wanted;
};

export const matchOfWords = (words: string): string | undefined => matchOf(parseQuery(words));
