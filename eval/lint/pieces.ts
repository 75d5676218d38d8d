// A draft for measuring `sitrep lint`, written down without the words of others: pieces are offsets into an article, or words of our own.
// In: pieces and the texts that they point into. Out: the draft's text, and where in it a sentence lies.
import type { Span } from '../../src/core/index.ts';

/** `[start, end]` of the draft's article, `[start, end, id]` of another article, or words of ours. */
export type Piece = [number, number] | [number, number, string] | string;

/** The mistake that a draft holds: its kind (a rule of lint), what was done, and in which sentence (-1: something was left out). */
export interface Seeded {
  kind: 'quotations' | 'attribution' | 'reality' | 'details' | 'counter' | 'confirmation' | 'support';
  op: string;
  sentence: number;
}

export interface SeededDraft {
  id: string;
  /** `statements/dev`, `statements/train`, `examples`, `analyst`. */
  corpus: string;
  article: string;
  /** Of the article's text: a draft whose article has changed is refused. */
  sha256: string;
  /** `tune` or `score`. */
  half: string;
  sentences: Piece[][];
  mistake?: Seeded;
}

const wordsOf = (piece: Piece, text: string, other: (id: string) => string): string =>
  typeof piece === 'string' ? piece : (piece.length === 3 ? other(piece[2]) : text).slice(piece[0], piece[1]);

/** The text of a draft, one paragraph, and the span of each of its sentences. */
export const draftText = (
  draft: SeededDraft,
  text: string,
  other: (id: string) => string,
): { text: string; sentences: Span[] } => {
  let out = '';
  const sentences = draft.sentences.map((pieces) => {
    const words = pieces
      .map((p) => wordsOf(p, text, other))
      .join('')
      .replace(/\s+/g, ' ');
    const start = out.length ? out.length + 1 : 0;
    out = out.length ? `${out} ${words}` : words;
    return { start, end: out.length };
  });
  return { text: out, sentences };
};

/** The pieces of a sentence with `[from, to)` of the article replaced; pieces of our own stay. */
export const splice = (pieces: readonly Piece[], from: number, to: number, by: Piece): Piece[] => {
  const out: Piece[] = [];
  let put = false;
  for (const piece of pieces) {
    if (typeof piece === 'string' || piece.length === 3 || piece[1] <= from || piece[0] >= to) {
      if (typeof piece !== 'string' && piece.length === 2 && piece[0] >= to && !put) {
        out.push(by);
        put = true;
      }
      out.push(piece);
      continue;
    }
    if (piece[0] < from) out.push([piece[0], from]);
    if (!put) out.push(by);
    put = true;
    if (piece[1] > to) out.push([to, piece[1]]);
  }
  return out.filter((p) => (typeof p === 'string' ? p !== '' : p[0] < p[1]));
};
