// What a person types in the search box → terms, the same for every engine: words (all must be there), "phrases", pre* and -not.
// Nothing typed can be a syntax error.

export interface Term {
  /** Words in a row; one for a plain word. */
  words: string[];
  /** The last word is a beginning. */
  prefix: boolean;
}

export interface SearchQuery {
  all: Term[];
  none: Term[];
  /** At least one of these, the more the better; for programs, nobody types it. */
  any?: Term[];
}

const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/** `"peace talks" geneva minist* -sport` → terms. A query without a word finds nothing. */
export const parseQuery = (text: string): SearchQuery => {
  const query: SearchQuery = { all: [], none: [] };
  for (const [, minus, phrase, word] of text.matchAll(PART)) {
    const words = (phrase ?? word ?? '').match(/[\p{L}\p{N}\p{M}]+/gu);
    if (!words) continue;
    query[minus ? 'none' : 'all'].push({ words, prefix: (word ?? '').endsWith('*') });
  }
  return query;
};
