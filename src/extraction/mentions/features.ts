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
const lexiconMarks = (word: string, cache: Map<string, string>): string => {
  const known = cache.get(word);
  if (known !== undefined) return known;
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
  cache.set(word, marks);
  return marks;
};

/** One word as the features see it. */
interface View {
  lower: string;
  shape: string;
  marks: string;
  pos: string;
  topo: string;
}

const toponymMarks = ({ tokens, toponyms }: FeatureInput): string[] => {
  const out = tokens.map(() => '');
  let at = 0;
  for (const t of toponyms) {
    while (at > 0 && tokens[at - 1]!.end > t.start) at -= 1;
    while (at < tokens.length && tokens[at]!.end <= t.start) at += 1;
    const bucket = t.confidence >= 0.85 ? 3 : t.confidence >= 0.6 ? 2 : t.confidence >= 0.3 ? 1 : 0;
    for (let k = at; k < tokens.length && tokens[k]!.start < t.end; k += 1)
      if (!out[k]) out[k] = `${k === at ? 'B' : 'I'}${bucket}`;
  }
  return out;
};

/** Hashes of the features of every token, in order. */
export const tokenFeatures = (input: FeatureInput): Uint32Array[] => {
  const { text, tokens, sentences } = input;
  const cache = new Map<string, string>();
  const topo = toponymMarks(input);
  const words = tokens.map((t) => t.form ?? text.slice(t.start, t.end));
  const lowerSeen = new Set<string>();
  for (const w of words) if (/^\p{Ll}/u.test(w)) lowerSeen.add(w);
  const views = words.map(
    (w, i): View => ({
      lower: /\d/.test(w) ? w.replace(/\d/g, '0') : w.toLowerCase(),
      shape: shapeOf(w),
      marks: lexiconMarks(w, cache),
      pos: tokens[i]!.upos === 'X' ? '' : tokens[i]!.upos,
      topo: topo[i]!,
    }),
  );
  const edge: View = { lower: '', shape: '', marks: '', pos: '#', topo: '' };
  const out: Uint32Array[] = [];
  for (const s of sentences) {
    let capitals = 0;
    let letters = 0;
    for (let i = s.first; i < s.after; i += 1) {
      if (/^\p{L}/u.test(words[i]!)) {
        letters += 1;
        if (/^\p{Lu}/u.test(words[i]!)) capitals += 1;
      }
    }
    // A headline's capitals tell nothing.
    const style = letters > 3 && capitals > letters * 0.6 ? 'H' : '';
    for (let i = s.first; i < s.after; i += 1) {
      const at = (k: number): View => (k >= s.first && k < s.after ? views[k]! : edge);
      const [v, p, n, pp, nn] = [at(i), at(i - 1), at(i + 1), at(i - 2), at(i + 2)];
      const t = tokens[i]!;
      const h = t.head >= 0 ? views[t.head]! : edge;
      const w = v.lower;
      const first = i === s.first || (i === s.first + 1 && p.shape.length === 1 && !/[Xxd]/.test(p.shape)) ? '^' : '';
      const f = [
        `w${w}`,
        `p${p.lower}`,
        `n${n.lower}`,
        `P${pp.lower}`,
        `N${nn.lower}`,
        `pw${p.lower} ${w}`,
        `wn${w} ${n.lower}`,
        `s${v.shape}${first}${style}`,
        `sp${p.shape}|${v.shape}`,
        `sn${v.shape}|${n.shape}`,
        `s3${p.shape}|${v.shape}|${n.shape}`,
        `a${w.slice(0, 3)}`,
        `b${w.slice(0, 4)}`,
        `z${w.slice(-2)}`,
        `y${w.slice(-3)}`,
        `x${w.slice(-4)}`,
        `m${v.marks}`,
        `mp${p.marks}|${v.shape}`,
        `mn${n.marks}|${v.shape}`,
        `m2${p.marks}|${v.marks}`,
        `m3${v.marks}|${n.marks}`,
        `g${v.topo}`,
        `gp${p.topo}|${v.topo}`,
        `gn${v.topo}|${n.topo}`,
        `gm${v.topo}|${v.marks}|${v.shape}`,
        `t${v.pos}`,
        `tp${p.pos}|${v.pos}`,
        `tn${v.pos}|${n.pos}`,
        `t3${p.pos}|${v.pos}|${n.pos}`,
        `t5${pp.pos}|${p.pos}|${v.pos}|${n.pos}|${nn.pos}`,
        `d${t.deprel}|${v.shape}`,
        `h${h.lower}|${t.deprel}`,
        `hm${h.marks}|${t.deprel}`,
        `hp${h.pos}|${t.deprel}|${v.pos}`,
        `c${v.shape}|${lowerSeen.has(w) ? 1 : 0}${first}`,
        `ps${p.lower}|${v.shape}`,
        `ns${n.lower}|${v.shape}`,
        `Ps${pp.lower}|${p.shape}|${v.shape}`,
        `f${foldName(w) === w ? '' : 1}${style}`,
      ];
      const hashes = new Uint32Array(f.length);
      for (let k = 0; k < f.length; k += 1) hashes[k] = hashFeature(f[k]!);
      out.push(hashes);
    }
  }
  return out;
};

/** Hashes that stand for a label before, alone and with the 1st, 8th, 26th and 6th feature of the token (word, shape, tag, pair of words). */
const labelHashes = new Map<string, readonly number[]>();
const WITH = [0, 7, 25, 5];

/** Features that depend on the label before; added to those of the token. */
export const labelFeatures = (previous: string, token: Uint32Array): readonly number[] => {
  let known = labelHashes.get(previous);
  if (!known) {
    known = [hashFeature(`L${previous}`), ...WITH.map((k) => hashFeature(`L${k}${previous}`))];
    labelHashes.set(previous, known);
  }
  return known.map((h, i) => (i === 0 ? h : (h ^ Math.imul(token[WITH[i - 1]!]!, 0x9e3779b1)) >>> 0));
};
