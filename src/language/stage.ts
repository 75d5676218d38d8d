// Report → sentences, tokens (Universal Dependencies v2: words, tags, features, lemmas, trees) and the encoding that later heads share.
// Words by rule (tokens/), sentences by a small linear model (sentences/), the rest by one encoder (encoder/).
import type { Report, Stage, Token, Upos } from '../core/index.ts';
import { lemmaOf } from './lemmas.ts';
import { languageModel } from './model.ts';
import { splitSentences } from './sentences/split.ts';
import { tokenize } from './tokens/tokenize.ts';

const run = ({ text, layout }: Pick<Report, 'text' | 'layout'>) => {
  const words = tokenize(text);
  const sentences = splitSentences(text, words, layout);
  const model = languageModel();
  const forms = sentences.map((s) => words.slice(s.first, s.after).map((w) => text.slice(w.start, w.end)));
  const vectors = new Float32Array(words.length * model.width);
  const parsed = model.parse(forms, vectors);
  const tokens: Token[] = [];
  for (const [n, s] of sentences.entries()) {
    const p = parsed[n]!;
    for (let i = s.first; i < s.after; i += 1) {
      const k = i - s.first;
      const upos = model.tags[p.tags[k]!] as Upos;
      const feats = model.feats[p.feats[k]!]!;
      const head = p.heads[k]! < 0 ? -1 : p.heads[k]! + s.first;
      const { start, end } = words[i]!;
      tokens.push({
        start,
        end,
        sentence: n,
        upos,
        lemma: lemmaOf(forms[n]![k]!, upos, feats, { first: k === 0, isWord: model.knows }),
        head,
        deprel: model.rels[p.rels[k]!]!,
        ...(feats && { feats }),
      });
    }
  }
  return { sentences, tokens, encoding: { width: model.width, vectors } };
};

/** The stage that reads language. Making it costs nothing; the model loads with the first report. */
export const createLanguageStage = (): Stage<never, 'sentences' | 'tokens' | 'encoding'> => ({
  name: 'language',
  version: 1,
  needs: [],
  adds: ['sentences', 'tokens', 'encoding'],
  run: ({ report }) => run(report),
});
