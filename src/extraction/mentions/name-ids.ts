// Tokens of a document → ids of features of each token, for the tables of the network that tags names (language/heads).
// Shape, ending, tag and relation of the word, what the lexicons and the gazetteer know of it, and the same of its head. Words themselves
// come with the encoder's vectors; what stands around a word is the network's to see.
import { idTable } from '../../language/index.ts';
import { type FeatureInput, lexiconMarks, shapeOf, toponymMarks } from './features.ts';

/** Tables of the network, in the order of its ids; sizes are powers of two, some times the values that occur. */
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
export const tokenIds = (input: FeatureInput): Uint16Array => {
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
      out[at + 3] = placeId(String(topo[i]));
      out[at + 4] = relationId(`${t.upos}|${t.deprel}`);
      out[at + 5] = headId(h ? `${h.marks}|${t.head < i ? '<' : '>'}${h.capital ? 'X' : ''}` : '');
      // An opening quotation mark does not end the beginning.
      if (/[Xxd]/.test(v.shape)) first = '';
    }
  }
  return out;
};
