// Questions about dependency trees: children, subtrees, the phrase of a word. Built once a document from `tokens` and `sentences`.
import type { Sentence, Span, Token } from '../core/index.ts';

const relations = new Map<string, string>();
/** The relation without its subtype; there are some fifty relations, so each is cut once. */
const universal = (deprel: string): string => {
  let known = relations.get(deprel);
  if (known === undefined) {
    known = deprel.split(':')[0]!;
    relations.set(deprel, known);
  }
  return known;
};

/** A view of the trees of one document; all arguments and answers are indices into `tokens`. */
export class Tree {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly #children: readonly (readonly number[])[];
  readonly #relations: readonly string[];
  readonly #lemmas: (string | undefined)[];

  constructor(text: string, tokens: readonly Token[], sentences: readonly Sentence[]) {
    this.text = text;
    this.tokens = tokens;
    this.sentences = sentences;
    const children: number[][] = tokens.map(() => []);
    tokens.forEach((t, i) => {
      if (t.head >= 0) children[t.head]!.push(i);
    });
    this.#children = children;
    this.#relations = tokens.map((t) => universal(t.deprel));
    this.#lemmas = new Array(tokens.length);
  }

  token(i: number): Token {
    return this.tokens[i]!;
  }

  /** The word as written: `form` of a part of a multiword token, else the text. */
  word(i: number): string {
    const t = this.tokens[i]!;
    return t.form ?? this.text.slice(t.start, t.end);
  }

  /** The lemma in lower case. */
  lemma(i: number): string {
    this.#lemmas[i] ??= this.tokens[i]!.lemma.toLowerCase();
    return this.#lemmas[i];
  }

  /** The relation without its subtype: "nsubj" of "nsubj:pass". */
  relation(i: number): string {
    return this.#relations[i]!;
  }

  /** Children in order of the text; only those with one of the relations, where any are named ("nsubj" also means "nsubj:pass"). */
  children(i: number, ...relations: string[]): readonly number[] {
    const all = this.#children[i]!;
    if (!relations.length) return all;
    return all.filter((k) => relations.includes(this.relation(k)) || relations.includes(this.tokens[k]!.deprel));
  }

  /** The first child with one of the relations. */
  child(i: number, ...relations: string[]): number | undefined {
    return this.children(i, ...relations)[0];
  }

  /** The head, or undefined for a root. */
  head(i: number): number | undefined {
    const h = this.tokens[i]!.head;
    return h < 0 ? undefined : h;
  }

  /** Heads from the nearest to the root. */
  ancestors(i: number): number[] {
    const out: number[] = [];
    for (let h = this.tokens[i]!.head; h >= 0 && out.length <= this.tokens.length; h = this.tokens[h]!.head) out.push(h);
    return out;
  }

  isAncestor(above: number, below: number): boolean {
    return this.ancestors(below).includes(above);
  }

  /** The token and all below it, in order; children for which `stop` holds are left out with all below them. */
  subtree(i: number, stop?: (k: number) => boolean): number[] {
    const out: number[] = [];
    const walk = (k: number): void => {
      out.push(k);
      for (const c of this.#children[k]!) if (!stop?.(c)) walk(c);
    };
    walk(i);
    return out.sort((a, b) => a - b);
  }

  /** From the first to the last token of a subtree. */
  subtreeSpan(i: number, stop?: (k: number) => boolean): Span {
    return this.spanOf(this.subtree(i, stop));
  }

  /** From the first to the last of some tokens; there must be one. */
  spanOf(list: readonly number[]): Span {
    let start = Number.POSITIVE_INFINITY;
    let end = 0;
    for (const k of list) {
      start = Math.min(start, this.tokens[k]!.start);
      end = Math.max(end, this.tokens[k]!.end);
    }
    return { start, end };
  }

  /** Indices `[first, after)` of the tokens that a span touches. */
  tokensIn(span: Span): [number, number] {
    const first = this.#firstEndingAfter(span.start);
    let after = first;
    while (after < this.tokens.length && this.tokens[after]!.start < span.end) after += 1;
    return [first, after];
  }

  /** The token of a span that governs the others: the first whose head lies outside. Undefined where the span touches no token. */
  headOf(span: Span): number | undefined {
    const [first, after] = this.tokensIn(span);
    for (let i = first; i < after; i += 1) {
      const h = this.tokens[i]!.head;
      if ((h < first || h >= after) && this.tokens[i]!.upos !== 'PUNCT') return i;
    }
    return first < after ? first : undefined;
  }

  /** Value of a universal feature, as in `feature(i, 'Tense')`. */
  feature(i: number, name: string): string | undefined {
    const feats = this.tokens[i]!.feats;
    if (!feats) return undefined;
    for (const pair of feats.split('|')) if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
    return undefined;
  }

  #firstEndingAfter(offset: number): number {
    let lo = 0;
    let hi = this.tokens.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.tokens[mid]!.end > offset) hi = mid;
      else lo = mid + 1;
    }
    return lo;
  }
}

const trees = new WeakMap<readonly Token[], Tree>();

/** The tree view of a document, made once for each list of tokens. */
export const treeOf = (doc: { report: { text: string }; tokens: readonly Token[]; sentences: readonly Sentence[] }): Tree => {
  let tree = trees.get(doc.tokens);
  if (!tree) {
    tree = new Tree(doc.report.text, doc.tokens, doc.sentences);
    trees.set(doc.tokens, tree);
  }
  return tree;
};
