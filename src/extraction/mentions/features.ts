// Tokens of a document → ids of features of each token, for the tables of the tagger of names (language/heads).
// Shape, ending, tag and relation of the word, what the lexicons and the gazetteer know of it, and the same of its head. Words themselves
// come with the encoder's vectors; what stands around a word is the network's to see.
import type { Sentence, Token, Toponym } from '../../core/index.ts';
import {
  countryByCapital,
  countryByDemonym,
  countryByName,
  givenNameGender,
  nounKinds,
  titleGender,
} from '../../knowledge/index.ts';
import { idTable } from '../../language/index.ts';

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
const lexiconMarks = (word: string): string => {
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

/** Tables of the tagger, in the order of its ids; sizes are powers of two, some times the values that occur. */
export const NAME_TABLES = [
  { name: 'shape', rows: 512 },
  { name: 'ending', rows: 2048 },
  { name: 'marks', rows: 256 },
  { name: 'place', rows: 16 },
  { name: 'relation', rows: 1024 },
  { name: 'head', rows: 512 },
] as const;

const [shapeId, endingId, marksId, placeId, relationId, headId] = NAME_TABLES.map((t) => idTable(t.rows)) as [
  (value: string) => number,
  (value: string) => number,
  (value: string) => number,
  (value: string) => number,
  (value: string) => number,
  (value: string) => number,
];

/** What a form tells by itself; forms recur, within a report and from one to the next. */
interface Form {
  lower: string;
  shape: string;
  marks: string;
  endingId: number;
  marksId: number;
  /** Begins with a letter; with a capital. */
  letter: boolean;
  capital: boolean;
}
const forms = new Map<string, Form>();
const REMEMBERED = 50_000; // forms; some ten megabytes

const formOf = (word: string): Form => {
  let f = forms.get(word);
  if (f) return f;
  const lower = /\d/.test(word) ? word.replace(/\d/g, '0') : word.toLowerCase();
  const marks = lexiconMarks(word);
  f = {
    lower,
    shape: shapeOf(word),
    marks,
    endingId: endingId(lower.slice(-3)),
    marksId: marksId(marks),
    letter: /^\p{L}/u.test(word),
    capital: /^\p{Lu}/u.test(word),
  };
  if (forms.size >= REMEMBERED) forms.clear();
  forms.set(word, f);
  return f;
};

/** Ids of the features of every token, in order: as many a token as there are tables. */
export const tokenFeatures = (input: FeatureInput): Uint16Array => {
  const { text, tokens, sentences } = input;
  const topo = toponymMarks(input);
  const views = tokens.map((t) => formOf(t.form ?? text.slice(t.start, t.end)));
  const lowerSeen = new Set<string>();
  for (const v of views) if (v.letter && !v.capital) lowerSeen.add(v.lower);
  const n = NAME_TABLES.length;
  const out = new Uint16Array(tokens.length * n);
  for (const s of sentences) {
    let capitals = 0;
    let letters = 0;
    for (let i = s.first; i < s.after; i += 1) {
      if (!views[i]!.letter) continue;
      letters += 1;
      if (views[i]!.capital) capitals += 1;
    }
    // A headline's capitals tell nothing.
    const style = letters > 3 && capitals > letters * 0.6 ? 'H' : '';
    let first = '^';
    for (let i = s.first; i < s.after; i += 1) {
      const v = views[i]!;
      const t = tokens[i]!;
      const h = t.head >= 0 ? views[t.head]! : undefined;
      const at = i * n;
      out[at] = shapeId(`${v.shape}|${first}${style}${v.capital && lowerSeen.has(v.lower) ? 'l' : ''}`);
      out[at + 1] = v.endingId;
      out[at + 2] = v.marksId;
      out[at + 3] = placeId(topo[i]!);
      out[at + 4] = relationId(`${t.upos}|${t.deprel}`);
      out[at + 5] = headId(h ? `${h.marks}|${t.head < i ? '<' : '>'}${h.capital ? 'X' : ''}` : '');
      // An opening quotation mark does not end the beginning.
      if (/[Xxd]/.test(v.shape)) first = '';
    }
  }
  return out;
};
