// Tokens of a document → hashed features of each token, for the taggers of names and phrases.
// Words, shapes, affixes, tags and heads around the token, and what the lexicons and the gazetteer know of it. No labels of
// neighbours: the decoder adds those.
import type { Sentence, Token, Toponym } from '../../core/index.ts';
import {
  countryByCapital,
  countryByDemonym,
  countryByName,
  foldName,
  givenNameGender,
  nounKinds,
  titleGender,
} from '../../knowledge/index.ts';
import { hashFeature } from '../../language/runtime/linear.ts';

export interface FeatureInput {
  text: string;
  tokens: readonly Token[];
  sentences: readonly Sentence[];
  toponyms: readonly Toponym[];
}

/** "Raqqa-based" → "Xx-x", "U.S." → "X.X.", "2016" → "d". */
export const shapeOf = (word: string): string => {
  let out = '';
  for (const c of word) {
    const k = /\p{Lu}/u.test(c) ? 'X' : /\p{L}/u.test(c) ? 'x' : /\p{N}/u.test(c) ? 'd' : c;
    if (!out.endsWith(k)) out += k;
    if (out.length > 8) break;
  }
  return out;
};

/** Last words of organizations' names: "Ministry", "Corp". Few and unmistakable; the model learns the rest. */
const ORGANIZATION_WORDS = new Set(
  (
    'ministry department agency bureau office committee commission council court party front movement army forces force brigade brigades battalion division corps command navy guard police ' +
    'university college institute school academy association federation union league organization organisation foundation society club group company corporation corp corp. inc inc. ltd ltd. llc plc bank airlines ' +
    'times post news network press agency congress parliament senate assembly house administration government authority service services center centre church alliance coalition board fund trust'
  ).split(' '),
);

/** What the lexicons say of one word, as short marks. */
export const lexiconMarks = (word: string): string => {
  let marks = '';
  const lower = word.toLowerCase();
  if (/^\p{Lu}/u.test(word)) {
    if (countryByName(word)) marks += 'C';
    if (countryByDemonym(word)) marks += 'D';
    if (countryByCapital(word)) marks += 'K';
    const gender = givenNameGender(word);
    if (gender) marks += gender;
  }
  if (titleGender(lower) !== undefined) marks += 'T';
  if (ORGANIZATION_WORDS.has(lower)) marks += 'O';
  const kinds = nounKinds(lower).length ? nounKinds(lower) : nounKinds(lower.replace(/s$/, ''));
  if (kinds.length) marks += `n${kinds[0]!.slice(0, 2)}`;
  return marks;
};

/** What does not depend on where a word stands, as hashes; made once a word. */
interface WordView {
  word: string;
  capital: boolean;
  letter: boolean;
  small: boolean;
  lower: number;
  shape: number;
  /** One mark that is neither letter nor digit: a quotation mark, a dash. */
  sign: boolean;
  marks: number;
  begins3: number;
  begins4: number;
  ends2: number;
  ends3: number;
  ends4: number;
  accents: boolean;
}

/** Views of the words met last; emptied when full, so that memory stays within some megabytes. */
const VIEWS = 30_000;
const known = new Map<string, WordView>();

const viewOf = (word: string): WordView => {
  const found = known.get(word);
  if (found) return found;
  const lower = /\d/.test(word) ? word.replace(/\d/g, '0') : word.toLowerCase();
  const shape = shapeOf(word);
  const view: WordView = {
    word: lower,
    capital: /^\p{Lu}/u.test(word),
    letter: /^\p{L}/u.test(word),
    small: /^\p{Ll}/u.test(word),
    lower: hashFeature(lower),
    shape: hashFeature(shape),
    sign: shape.length === 1 && !/[Xxd]/.test(shape),
    marks: hashFeature(lexiconMarks(word)),
    begins3: hashFeature(lower.slice(0, 3)),
    begins4: hashFeature(lower.slice(0, 4)),
    ends2: hashFeature(lower.slice(-2)),
    ends3: hashFeature(lower.slice(-3)),
    ends4: hashFeature(lower.slice(-4)),
    accents: foldName(lower) !== lower,
  };
  if (known.size >= VIEWS) known.clear();
  known.set(word, view);
  return view;
};

const EDGE: WordView = {
  word: '',
  capital: false,
  letter: false,
  small: false,
  lower: 1,
  shape: 1,
  sign: false,
  marks: 1,
  begins3: 1,
  begins4: 1,
  ends2: 1,
  ends3: 1,
  ends4: 1,
  accents: false,
};

const tags = new Map<string, number>();
/** Hash of a tag or relation: some sixty strings, each hashed once. */
const tagHash = (tag: string): number => {
  let h = tags.get(tag);
  if (h === undefined) {
    h = hashFeature(tag);
    tags.set(tag, h);
  }
  return h;
};
const NO_TAG = hashFeature('#');

/** Two hashes → one; the order counts (the last steps of MurmurHash3). */
const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** 1 + 2 × bucket of confidence, + 1 inside; 0 outside any toponym. */
export const toponymMarks = ({ tokens, toponyms }: FeatureInput): Uint8Array => {
  const out = new Uint8Array(tokens.length);
  let at = 0;
  for (const t of toponyms) {
    while (at > 0 && tokens[at - 1]!.end > t.start) at -= 1;
    while (at < tokens.length && tokens[at]!.end <= t.start) at += 1;
    const bucket = t.confidence >= 0.85 ? 3 : t.confidence >= 0.6 ? 2 : t.confidence >= 0.3 ? 1 : 0;
    for (let k = at; k < tokens.length && tokens[k]!.start < t.end; k += 1)
      if (!out[k]) out[k] = 1 + 2 * bucket + (k === at ? 0 : 1);
  }
  return out;
};

/** Features of a token, without those of the label before it. */
export const FEATURES = 39;
/** Places of those that hold the word itself. */
export const WORD_FEATURES: readonly number[] = [0, 5, 6, 11, 12, 13, 14, 15];

/** Features of the tokens of a document, made as they are asked for. */
export interface TokenFeatures {
  /** `FEATURES` hashes a token; those of token i are there once `make(i)` was called. */
  hashes: Uint32Array;
  make(i: number): void;
}

/**
 * Hashes of the features of a document's tokens, `FEATURES` a token. Each is a chain of `mix` over what it looks at, begun with its own number; no
 * strings are made, which is most of the time that a tagger of this kind takes.
 */
export const tokenFeatures = (input: FeatureInput): TokenFeatures => {
  const { text, tokens, sentences } = input;
  const topo = toponymMarks(input);
  const views = tokens.map((t) => viewOf(t.form ?? text.slice(t.start, t.end)));
  const inSmall = new Set<string>();
  for (const v of views) if (v.small) inSmall.add(v.word);
  const styles = sentences.map((s) => {
    let capitals = 0;
    let letters = 0;
    for (let i = s.first; i < s.after; i += 1) {
      if (views[i]!.letter) letters += 1;
      if (views[i]!.capital) capitals += 1;
    }
    // A headline's capitals tell nothing.
    return letters > 3 && capitals > letters * 0.6 ? 2 : 0;
  });
  const hashes = new Uint32Array(tokens.length * FEATURES);
  const tagOf = (k: number): number => (tokens[k]!.upos === 'X' ? 1 : tagHash(tokens[k]!.upos));
  const make = (i: number): void => {
    const t = tokens[i]!;
    const s = sentences[t.sentence]!;
    const style = styles[t.sentence]!;
    const word = (k: number): WordView => (k >= s.first && k < s.after ? views[k]! : EDGE);
    const tag = (k: number): number => (k >= s.first && k < s.after ? tagOf(k) : NO_TAG);
    const place = (k: number): number => (k >= s.first && k < s.after ? topo[k]! : 0);
    const [v, p, n, pp, nn] = [views[i]!, word(i - 1), word(i + 1), word(i - 2), word(i + 2)];
    const [tv, tp, tn] = [tagOf(i), tag(i - 1), tag(i + 1)];
    const [gv, gp, gn] = [topo[i]!, place(i - 1), place(i + 1)];
    const rel = tagHash(t.deprel);
    const h = t.head >= 0 ? views[t.head]! : EDGE;
    const ht = t.head >= 0 ? tagOf(t.head) : NO_TAG;
    const first = i === s.first || (i === s.first + 1 && p.sign) ? 1 : 0;
    const pv = mix(p.shape, v.shape);
    const tags2 = mix(tp, tv);
    const tags3 = mix(tags2, tn);
    const from = i * FEATURES;
    let at = 0;
    const add = (value: number): void => {
      hashes[from + at] = mix(value, at);
      at += 1;
    };
    add(v.lower);
    add(p.lower);
    add(n.lower);
    add(pp.lower);
    add(nn.lower);
    add(mix(p.lower, v.lower));
    add(mix(v.lower, n.lower));
    add(mix(v.shape, first | style));
    add(pv);
    add(mix(v.shape, n.shape));
    add(mix(pv, n.shape));
    add(v.begins3);
    add(v.begins4);
    add(v.ends2);
    add(v.ends3);
    add(v.ends4);
    add(v.marks);
    add(mix(p.marks, v.shape));
    add(mix(n.marks, v.shape));
    add(mix(p.marks, v.marks));
    add(mix(v.marks, n.marks));
    add(gv);
    add(mix(gp, gv));
    add(mix(gv, gn));
    add(mix(mix(gv, v.marks), v.shape));
    add(tv);
    add(tags2);
    add(mix(tv, tn));
    add(tags3);
    add(mix(mix(tag(i - 2), tags3), tag(i + 2)));
    add(mix(rel, v.shape));
    add(mix(h.lower, rel));
    add(mix(h.marks, rel));
    add(mix(mix(ht, rel), tv));
    add(mix(v.shape, (inSmall.has(v.word) ? 4 : 0) | first));
    add(mix(p.lower, v.shape));
    add(mix(n.lower, v.shape));
    add(mix(mix(pp.lower, p.shape), v.shape));
    add((v.accents ? 1 : 0) | style);
  };
  return { hashes, make };
};

/** The features of a token that go with the label before: word, shape, tag, pair of words. */
const WITH = [0, 7, 25, 5];
const labelHashes = new Map<string, number>();

/** Features that depend on the label before, for the token whose features begin at `at`. */
export const labelFeatures = (previous: string, features: Uint32Array, at: number): number[] => {
  let label = labelHashes.get(previous);
  if (label === undefined) {
    label = hashFeature(`L${previous}`);
    labelHashes.set(previous, label);
  }
  return [label, ...WITH.map((k) => mix(label, features[at + k]!))];
};
