// Tokens of a reading → ids of features that tell whether each heads a cue ("said", "according", "claim", the colon of a headline).
// Used by the trainer and by the finder alike, so that both see the same.

import { type CueEntry, cueEntry, cueOf } from '../../knowledge/index.ts';
import { idTable } from '../../language/index.ts';
import type { Reading } from './reading.ts';

const CAN_HEAD = new Set(['VERB', 'NOUN', 'ADJ', 'ADP', 'ADV', 'AUX', 'PROPN', 'SCONJ', 'X', 'PART', 'DET', 'PRON']);

/** Whether a token may head a cue at all: words, and colons. */
export const mayHeadCue = ({ tokens, words }: Reading, i: number): boolean => CAN_HEAD.has(tokens[i]!.upos) || words[i] === ':';

const entries = new WeakMap<Reading, (CueEntry | null)[]>();

/** The lexicon's entry for a token, with the particle or preposition that follows it first: "call for" before "call". */
export const lexiconEntry = (r: Reading, i: number): CueEntry | undefined => {
  let known = entries.get(r);
  if (!known) {
    known = [];
    entries.set(r, known);
  }
  let entry = known[i];
  if (entry === undefined) {
    entry = lookUp(r, i) ?? null;
    known[i] = entry;
  }
  return entry ?? undefined;
};

const lookUp = ({ tree, tokens, words }: Reading, i: number): CueEntry | undefined => {
  const { upos } = tokens[i]!;
  const lemma = tree.lemma(i);
  const pos = upos === 'NOUN' || upos === 'PROPN' ? 'n' : upos === 'ADJ' ? 'a' : upos === 'VERB' || upos === 'AUX' ? 'v' : 'p';
  const next = words[i + 1];
  const phrase = next ? cueEntry(`${lemma} ${next}`, pos) : undefined;
  if (phrase) return phrase;
  for (const k of tree.children(i, 'compound')) {
    const withParticle = k > i ? cueEntry(`${lemma} ${words[k]}`, pos) : undefined;
    if (withParticle) return withParticle;
  }
  return cueOf(lemma, upos);
};

/** "he", "they": who stands as a subject, coarsely. */
const subjectKind = (r: Reading, k: number): string => {
  const { upos } = r.tokens[k]!;
  return upos === 'PRON' ? r.words[k]! : upos;
};

/** The features, each with a table of so many rows in the model. */
export const CUE_TABLES = [
  { name: 'lemma', rows: 8192 },
  { name: 'next', rows: 4096 },
  { name: 'tag', rows: 2048 },
  { name: 'force', rows: 1024 },
  { name: 'quote', rows: 512 },
  { name: 'frame', rows: 4096 },
  { name: 'object', rows: 2048 },
  { name: 'above', rows: 4096 },
  { name: 'aboveForce', rows: 1024 },
  { name: 'place', rows: 128 },
] as const;

const idOf = CUE_TABLES.map((t) => idTable(t.rows));

/** Ids of the tokens `[first, after)`, a row of CUE_TABLES each. */
export const cueIds = (r: Reading, first: number, after: number): Uint16Array => {
  const out = new Uint16Array((after - first) * CUE_TABLES.length);
  let at = 0;
  for (let i = first; i < after; i += 1) for (const [t, value] of cueValues(r, i).entries()) out[at++] = idOf[t]!(value);
  return out;
};

const CLAUSES = new Set(['ccomp', 'xcomp', 'parataxis', 'acl', 'advcl']);

const cueValues = (r: Reading, i: number): string[] => {
  const { tree, tokens, words, sentences } = r;
  const t = tokens[i]!;
  const { upos, deprel } = t;
  const sentence = sentences[t.sentence]!;
  const lemma = tree.lemma(i);
  const next = i + 1 < sentence.after ? words[i + 1]! : '|';
  const entry = lexiconEntry(r, i);
  const force = entry ? `${entry.force}/${entry.kind}` : '-';

  // What hangs below it: who, which clause with which mark, which other parts.
  let subject = '-';
  let complement = '-';
  let object = '';
  let marks = '';
  for (const k of tree.children(i)) {
    const base = tree.relation(k);
    const side = k < i ? '<' : '>';
    if (base === 'nsubj') subject = `${tokens[k]!.deprel}${side}${subjectKind(r, k)}`;
    else if (CLAUSES.has(base)) {
      const mark = tree.child(k, 'mark');
      complement = `${base}${side}${mark === undefined ? '' : words[mark]}`;
    } else if (base === 'obl' || base === 'nmod' || base === 'obj' || base === 'iobj') {
      const preposition = tree.child(k, 'case');
      object = `${object} ${base}${preposition === undefined ? '' : words[preposition]}`;
    } else if (base === 'aux' || base === 'mark' || base === 'case' || base === 'cop') marks = `${marks} ${tree.lemma(k)}`;
  }
  const h = tree.head(i);
  const above = h === undefined ? undefined : lexiconEntry(r, h);
  const part = r.parts[r.partOf[i]!];
  const opens = i === sentence.first || tokens[i - 1]!.sentence !== t.sentence;
  return [
    `${lemma} ${upos}`,
    `${lemma} ${next}`,
    `${upos} ${deprel}`,
    `${force} ${upos}`,
    quoteState(r, i),
    `${upos} ${subject} ${complement}`,
    `${force}${object}${marks}`,
    h === undefined ? 'root' : `${deprel} ${tree.lemma(h)}`,
    `${deprel} ${above?.force ?? '-'} ${entry?.kind ?? '-'}`,
    `${part?.role ?? '-'} ${opens} ${i === sentence.after - 1} ${part !== undefined && sentence.start <= part.start}`,
  ];
};

/** Quotation marks around a token: whether it stands in one, borders on one, and how far the nearest other one is. */
const quoteState = ({ quoteOf, sentences, tokens }: Reading, i: number): string => {
  const { first, after } = sentences[tokens[i]!.sentence]!;
  const q = quoteOf[i]!;
  let near = '';
  for (let d = 1; d <= 6 && !near; d += 1) {
    if (i + d < after && quoteOf[i + d]! >= 0 && quoteOf[i + d] !== q) near = `r${d > 3 ? 'far' : d}`;
    else if (i - d >= first && quoteOf[i - d]! >= 0 && quoteOf[i - d] !== q) near = `l${d > 3 ? 'far' : d}`;
  }
  const same = (k: number): string => (k < 0 || k >= quoteOf.length ? '|' : quoteOf[k]! < 0 ? '-' : quoteOf[k] === q ? 'q' : 'o');
  return `${q >= 0} ${same(i - 1)}${same(i + 1)} ${near} ${quoteOf[first]! >= 0} ${quoteOf[after - 1]! >= 0}`;
};
