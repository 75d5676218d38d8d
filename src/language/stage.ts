// Report → sentences, tokens, encoding. A placeholder until the models stand.
import type { Sentence, Stage, Token } from '../core/index.ts';

export const createLanguageStage = (): Stage<never, 'sentences' | 'tokens' | 'encoding'> => ({
  name: 'language',
  version: 0,
  needs: [],
  adds: ['sentences', 'tokens', 'encoding'],
  run: ({ report }) => {
    const tokens: Token[] = [];
    const sentences: Sentence[] = [];
    for (const s of report.text.matchAll(/\S(?:.|\n(?!\s*\n))*?(?:[.!?]["”’]?(?=\s|$)|$|(?=\n\s*\n))/g)) {
      const first = tokens.length;
      for (const m of s[0].matchAll(/[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*|[^\s]/gu)) {
        const start = s.index + m.index;
        const i = tokens.length;
        tokens.push({ start, end: start + m[0].length, sentence: sentences.length, upos: 'X', lemma: m[0].toLowerCase(), head: i === first ? -1 : first, deprel: i === first ? 'root' : 'dep' });
      }
      if (tokens.length > first) sentences.push({ start: tokens[first]!.start, end: tokens.at(-1)!.end, first, after: tokens.length });
    }
    return { sentences, tokens, encoding: { width: 0, vectors: new Float32Array(0) } };
  },
});
