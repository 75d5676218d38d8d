// A draft's runs of tagged tokens → whole phrases: names are not cut, a source is one phrase, a content does not end inside a phrase
// or begin with what stands before its "that". Works on the tree; the tagger's own borders stay wherever they are no such cut.
import type { Span } from '../../core/index.ts';
import type { Reading } from './reading.ts';

/** Dependents without which a noun is cut: Foreign Minister | Sergei Lavrov. */
const OF_A_NAME = ['flat', 'compound', 'det', 'nmod:poss', 'nmod:desc', 'amod', 'nummod', 'fixed'];
const PERSONAL = new Set(['he', 'she', 'they', 'it', 'we', 'i', 'you']);

/** The source as one phrase: of several runs the one that hangs on the cue, with those in its subtree. */
export const wholeSource = (r: Reading, cue: number, tagged: readonly Span[]): Span[] => {
  const { tree, tokens } = r;
  const runs = tagged.map((s) => withoutConjunction(r, s)).filter((s) => s !== undefined);
  if (!runs.length) return [];
  const heads = runs.map((s) => tree.headOf(s)!);
  let main = heads.findIndex((h) => tree.head(h) === cue);
  if (main < 0) {
    const distance = (h: number): number => Math.abs(h - cue);
    main = heads.reduce((best, h, i) => (distance(h) < distance(heads[best]!) ? i : best), 0);
  }
  let head = heads[main]!;
  // "Minister Sergei | Lavrov": the run holds a part of a name whose head lies outside.
  for (let k = 0; k < 3 && ['flat', 'compound'].includes(tree.relation(head)) && tree.head(head) !== undefined; k += 1)
    head = tree.head(head)!;
  // She of course: a pronoun takes nothing along.
  if (PERSONAL.has(r.words[head]!) && tokens[head]!.upos === 'PRON')
    return [{ start: tokens[head]!.start, end: tokens[head]!.end }];
  return runs
    .filter((_, i) => i === main || tree.isAncestor(head, heads[i]!))
    .map((s) => (s === runs[main] ? withName(r, s, head) : { ...s }));
};

/** as | Ms. Lund said: the conjunction of the clause is no part of the source. */
const withoutConjunction = (r: Reading, span: Span): Span | undefined => {
  let [first, after] = r.tree.tokensIn(span);
  while (first < after && (CONJUNCTIONS.has(r.words[first]!) || r.words[first] === ',')) first += 1;
  return first < after ? { start: Math.max(span.start, r.tokens[first]!.start), end: span.end } : undefined;
};

const CONJUNCTIONS = new Set(['as', 'while', 'when', 'because', 'although', 'though', 'but', 'and', 'that', 'after', 'if']);

/** The span with all that belongs to the name of its head, where nothing else stands between. */
const withName = (r: Reading, span: Span, head: number): Span => {
  const { tree, tokens } = r;
  const [a, b] = tree.tokensIn(span);
  let [first, last] = [Math.min(a, head), Math.max(b - 1, head)];
  const parts = tree.children(head, ...OF_A_NAME);
  // From the head outwards: Russia's | Foreign Minister | Sergei.
  for (const k of parts.filter((p) => p < head).reverse()) {
    const [from, to] = tree.tokensIn(tree.subtreeSpan(k));
    if (to >= first && to <= head + 1) first = Math.min(first, from);
  }
  for (const k of parts.filter((p) => p > head && ['flat', 'fixed'].includes(tree.relation(p)))) {
    const [from, to] = tree.tokensIn(tree.subtreeSpan(k));
    if (from <= last + 1) last = Math.max(last, to - 1);
  }
  return { start: Math.min(span.start, tokens[first]!.start), end: Math.max(span.end, tokens[last]!.end) };
};

/** Relations that a phrase can't be cut at: "from Syria beginning on | Tuesday". */
const INSIDE = new Set([
  'flat',
  'compound',
  'fixed',
  'nmod',
  'obj',
  'iobj',
  'xcomp',
  'ccomp',
  'amod',
  'det',
  'case',
  'nummod',
  'aux',
  'cop',
  'acl',
]);

const TELLING = new Set(['tell', 'inform', 'assure', 'warn', 'remind', 'notify', 'advise', 'reassure']);
const COMMAS = new Set([',', ';', ':']);

/** The contents, each to the end of the phrase that it ends in. `taken`: tokens of the cue and the source. */
export const wholeContent = (r: Reading, cue: number, runs: readonly Span[], taken: (i: number) => boolean): Span[] =>
  runs.map((span) => {
    const { tree, tokens, sentences } = r;
    let [first, after] = tree.tokensIn(span);
    if (first >= after) return { ...span };
    const sentence = sentences[tokens[first]!.sentence]!;
    // told reporters in a Moscow | briefing that …: what stands before the clause of the cue is no part of it.
    for (const clause of tree.children(cue, 'ccomp')) {
      const mark = tree.child(clause, 'mark');
      if (mark === undefined || r.words[mark] !== 'that' || mark <= first || mark >= after || mark < cue) continue;
      const before = tree.headOf({ start: tokens[first]!.start, end: tokens[mark - 1]!.end });
      if (before !== undefined && !tree.isAncestor(clause, before)) first = mark;
    }
    // The same where the parser hangs the clause on the briefing.
    if (TELLING.has(tree.lemma(cue)) && first > cue)
      for (let m = first + 1; m < after && tokens[m]!.upos !== 'VERB' && tokens[m]!.upos !== 'AUX'; m += 1)
        if (r.words[m] === 'that' && tree.relation(m) === 'mark') first = m;
    while (
      after < sentence.after &&
      tokens[after]!.upos !== 'PUNCT' &&
      !taken(after) &&
      after !== cue &&
      bindsBack(r, first, after)
    )
      after += 1;
    // A blast hit the port, | killing seven people, | officials said: what stands between hangs on the content.
    const middle = restBefore(r, cue, first, after, taken);
    if (middle !== undefined) after = middle;
    // A comma after the content belongs to the sentence around it, unless it stands in quotation marks.
    while (after - 1 > first && COMMAS.has(r.words[after - 1]!) && r.quoteOf[after - 1]! < 0) after -= 1;
    return { start: tokens[first]!.start, end: tokens[after - 1]!.end };
  });

/**
 * Where the cue and its source stand behind the content: the end of what lies between, if all of it hangs on words of the content;
 * undefined otherwise.
 */
const restBefore = (r: Reading, cue: number, first: number, after: number, taken: (i: number) => boolean): number | undefined => {
  if (after > cue || r.quoteOf[after - 1]! >= 0) return undefined;
  let end = after;
  while (end < cue && !taken(end)) end += 1;
  while (end > after && r.tokens[end - 1]!.upos === 'PUNCT') end -= 1;
  if (end <= after + 1) return undefined;
  for (let i = after; i < end; i += 1) {
    if (r.tokens[i]!.upos === 'PUNCT') continue;
    if (r.quoteOf[i]! >= 0) return undefined;
    let k = i;
    while (k >= after && k < end) {
      const head = r.tokens[k]!.head;
      if (head < 0) return undefined;
      k = head;
    }
    if (k < first || k >= after) return undefined;
  }
  return end;
};

/** Whether the token after a run belongs to a phrase that the run has begun. */
const bindsBack = (r: Reading, first: number, after: number): boolean => {
  const { tree, tokens } = r;
  // The last token's head stands to the right: "the president | has".
  const last = tokens[after - 1]!;
  if (last.head >= after && last.upos !== 'PUNCT') return true;
  // It hangs, by way of what is still to come, on a token of the run.
  let k = after;
  for (let n = 0; n < 6; n += 1) {
    const h = tokens[k]!.head;
    if (h < 0 || h < first) return false;
    if (h < after) return INSIDE.has(tree.relation(k)) && (h === after - 1 || tree.relation(k) !== 'acl');
    k = h;
  }
  return false;
};

const WH = new Set(['when', 'where', 'why', 'how', 'whether', 'what', 'who', 'which', 'if']);

/** He did not say | when the talks would resume: the clause of a cue whose content the tagger left empty. */
export const clauseOf = (r: Reading, cue: number): Span[] => {
  const { tree } = r;
  const clause =
    tree.child(cue, 'ccomp', 'parataxis') ??
    tree.child(cue, 'xcomp') ??
    tree.children(cue, 'advcl').find((k) => k > cue && WH.has(r.words[tree.subtree(k)[0]!]!));
  if (clause === undefined) return [];
  const list = tree.subtree(clause, (k) => k === cue || r.tokens[k]!.upos === 'PUNCT').filter((k) => k > cue === clause > cue);
  return list.length ? [tree.spanOf(list)] : [];
};
