// Layers → what the finders of statements look at: the trees, the quotations, and for each token the quotation and paragraph
// that it stands in. Made once a document; nothing is decided here.
import type { Doc, Encoding, Part, Sentence, Span, Token } from '../../core/index.ts';
import { type Tree, treeOf } from '../../language/index.ts';
import { findQuotations, type Quotation } from './quotations.ts';

export interface Reading {
  text: string;
  tree: Tree;
  tokens: readonly Token[];
  encoding: Encoding;
  sentences: readonly Sentence[];
  parts: readonly Part[];
  quotations: readonly Quotation[];
  /** Token → index of the outermost quotation that holds it, -1 for none. */
  quoteOf: Int32Array;
  /** Token → index of its paragraph (the one before, where it lies in none). */
  partOf: Int32Array;
  /** Words in lower case. */
  words: readonly string[];
}

/** A finished look at a document: `report.layout` gives the paragraphs; roles are not judged here. */
export const readingOf = (doc: Doc<'tokens' | 'sentences' | 'encoding'>): Reading => {
  const { text, layout } = doc.report;
  const parts: readonly Part[] = layout.length ? layout : [{ start: 0, end: text.length, role: 'body' }];
  const quotations = findQuotations(text, parts);
  const tree = treeOf(doc);
  const { tokens } = doc;
  const outer = quotations.map((q, i) => ({ q, i })).filter(({ q }) => q.depth === 0);
  return {
    text,
    tree,
    tokens,
    encoding: doc.encoding,
    sentences: doc.sentences,
    parts,
    quotations,
    quoteOf: assign(
      tokens,
      outer.map(({ q, i }) => ({ start: q.start, end: q.end, i })),
    ),
    partOf: assign(
      tokens,
      parts.map((p, i) => ({ start: p.start, end: parts[i + 1]?.start ?? text.length + 1, i })),
    ),
    words: tokens.map((_, k) => tree.word(k).toLowerCase()),
  };
};

/** Token → the stretch that it starts in; stretches are in order. */
const assign = (tokens: readonly Token[], stretches: readonly (Span & { i: number })[]): Int32Array => {
  const of = new Int32Array(tokens.length).fill(-1);
  let s = 0;
  tokens.forEach((t, k) => {
    while (s < stretches.length && stretches[s]!.end <= t.start) s += 1;
    const here = stretches[s];
    if (here && t.start >= here.start) of[k] = here.i;
  });
  return of;
};
