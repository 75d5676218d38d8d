// Report → sentences, tokens (Universal Dependencies v2: words, tags, features, lemmas, trees) and the encoding that later heads share.
// Words by rule (tokens/), sentences by a small linear model (sentences/), the rest by one encoder (encoder/).
import type { Part, Sentence, Stage, Token, Upos } from '../core/index.ts';
import { linesOf } from './casing/headlines.ts';
import { recase } from './casing/recase.ts';
import { lemmaOf } from './lemmas.ts';
import { languageModel } from './model.ts';
import { hangPunctuation } from './parse/punctuation.ts';
import { datelineEnd } from './sentences/dateline.ts';
import { splitSentences } from './sentences/split.ts';
import { tokenize, type Word } from './tokens/tokenize.ts';

/** What the parser reads at once: a sentence, or the dateline before it. */
interface Piece {
  sentence: number;
  first: number;
  after: number;
}

/** A sentence that opens its paragraph with a dateline is read in two pieces: the parser has seen next to none. */
const piecesOf = (text: string, words: readonly Word[], sentences: readonly Sentence[]): Piece[] => {
  const out: Piece[] = [];
  for (const [sentence, { start, first, after }] of sentences.entries()) {
    let from = first;
    if (first === 0 || text.slice(words[first - 1]!.end, start).includes('\n')) {
      const end = datelineEnd(text, start);
      let at = first;
      while (end !== undefined && at < after && words[at]!.start < end) at += 1;
      if (at > first && at < after) {
        out.push({ sentence, first, after: at });
        from = at;
      }
    }
    out.push({ sentence, first: from, after });
  }
  return out;
};

/** A text → its layers; `layout`: borders that always end a sentence. */
export const readText = ({ text, layout }: { text: string; layout: readonly Part[] }) => {
  const words = tokenize(text);
  const { forms, headlines } = recase(text, words, linesOf(text, words), languageModel().knows);
  return readPieces(text, words, splitSentences(text, words, layout, headlines), forms);
};

/** Words and sentences → the layers; every word lies in one sentence. `forms`: the words as running text has them. */
export const readPieces = (text: string, words: readonly Word[], sentences: Sentence[], forms: readonly string[]) => {
  const pieces = piecesOf(text, words, sentences);
  const model = languageModel();
  const vectors = new Float32Array(words.length * model.width);
  const parsed = model.parse(
    pieces.map((p) => forms.slice(p.first, p.after)),
    vectors,
  );
  const tokens: Token[] = [];
  const punct = model.rels.indexOf('punct');
  for (const [n, { sentence, first, after }] of pieces.entries()) {
    const p = parsed[n]!;
    hangPunctuation(
      p.heads,
      Array.from(p.rels, (r) => r === punct),
      forms.slice(first, after),
    );
    // The root of a dateline hangs on the root of its sentence.
    const next = pieces[n + 1];
    const above = next?.sentence === sentence ? next.first + parsed[n + 1]!.heads.indexOf(-1) : -1;
    for (let i = first; i < after; i += 1) {
      const k = i - first;
      const upos = model.tags[p.tags[k]!] as Upos;
      const feats = model.feats[p.feats[k]!]!;
      const isRoot = p.heads[k]! < 0;
      tokens.push({
        start: words[i]!.start,
        end: words[i]!.end,
        sentence,
        upos,
        lemma: lemmaOf(forms[i]!, upos, feats, { first: k === 0, isWord: model.knows }),
        head: isRoot ? above : p.heads[k]! + first,
        deprel: isRoot && above >= 0 ? 'parataxis' : model.rels[p.rels[k]!]!,
        ...(forms[i] !== text.slice(words[i]!.start, words[i]!.end) && { form: forms[i] }),
        ...(feats && { feats }),
      });
    }
  }
  return { sentences, tokens, encoding: { width: model.width, vectors } };
};

/** The stage that reads language. Making it costs nothing; the model loads with the first report. */
export const createLanguageStage = (): Stage<never, 'sentences' | 'tokens' | 'encoding'> => ({
  name: 'language',
  version: 2,
  needs: [],
  adds: ['sentences', 'tokens', 'encoding'],
  run: ({ report }) => readText(report),
});
