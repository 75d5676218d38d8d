// Where the parser errs: labelled attachment by kind of relation and by kind of text, on the language task's dev part, raw text in.
//   node --import tsx eval/language-errors.ts --corpora DIR [--dry-run]     → eval/details/language-errors.json
// Gold words are met by their span; parts of a multiword token by their place in it. A word that is cut otherwise counts as an error of every kind it is in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReport } from '../src/ingest/index.ts';
import { createLanguageStage } from '../src/language/index.ts';
import { renderDetail, writeDetail } from './details.ts';

type GoldToken = [start: number, end: number, sentence: number, upos: string, lemma: string, head: number, deprel: string];
interface Item {
  text: string;
  gold: { corpus: string; genre: string; sentences: [number, number][]; tokens: GoldToken[] };
}

const { values } = parseArgs({ options: { corpora: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
if (!values.corpora) {
  console.error('usage: language-errors.ts --corpora DIR [--dry-run]');
  process.exit(2);
}

const base = (deprel: string): string => deprel.split(':')[0]!;

/** What kind of decision a gold word's arc is. */
const KINDS: [name: string, relations: string[]][] = [
  ['subjects and objects', ['nsubj', 'obj', 'iobj', 'csubj', 'expl']],
  ['attachment of phrases (obl, nmod)', ['obl', 'nmod']],
  ['attachment of clauses (acl, advcl, ccomp, xcomp)', ['acl', 'advcl', 'ccomp', 'xcomp']],
  ['coordination (conj, cc)', ['conj', 'cc']],
  [
    'beside the clause (parataxis, appos, list, discourse, vocative, dislocated)',
    ['parataxis', 'appos', 'list', 'discourse', 'vocative', 'dislocated'],
  ],
  [
    'within noun phrases (det, amod, compound, flat, nummod, case)',
    ['det', 'amod', 'compound', 'flat', 'fixed', 'nummod', 'case', 'goeswith'],
  ],
  ['function words of clauses (aux, cop, mark, advmod)', ['aux', 'cop', 'mark', 'advmod']],
  ['roots', ['root']],
  ['punctuation', ['punct']],
  ['other', ['dep', 'orphan', 'reparandum', 'clf']],
];

/** Words between double or curly quotation marks of one paragraph. */
const quoted = (text: string): Uint8Array => {
  const out = new Uint8Array(text.length + 1);
  for (const m of text.matchAll(/“[^“”\n]{1,2000}”|"[^"\n]{1,2000}"/g)) out.fill(1, m.index, m.index + m[0].length);
  return out;
};

/** "Talks Fail In Geneva": most words of four letters and more have a capital, and no full stop ends it. */
const isHeadline = (sentence: string): boolean => {
  const words = sentence.match(/\p{L}{4,}/gu) ?? [];
  return (
    words.length >= 3 && words.filter((w) => /^\p{Lu}/u.test(w)).length > 0.7 * words.length && !/[.!?]["”']?$/.test(sentence)
  );
};

const stage = createLanguageStage();
const counts = new Map<string, { n: number; right: number; head: number }>();
const count = (name: string, right: boolean, head: boolean): void => {
  const c = counts.get(name) ?? { n: 0, right: 0, head: 0 };
  c.n += 1;
  if (right) c.right += 1;
  if (head) c.head += 1;
  counts.set(name, c);
};
const causes = new Map<string, number>();
const blame = (cause: string): void => {
  causes.set(cause, (causes.get(cause) ?? 0) + 1);
};

const items = readFileSync(join(values.corpora, 'language', 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Item);
for (const { text, gold } of items) {
  const { tokens } = stage.run({ report: makeReport({ text }) });
  const marks = quoted(text);
  const headlines = gold.sentences.map(([a, b]) => isHeadline(text.slice(a, b)));
  const sizes = gold.sentences.map(() => 0);
  for (const t of gold.tokens) sizes[t[2]]! += 1;
  // Gold word → our word.
  const at = new Map(tokens.map((t, i) => [`${t.start} ${t.end}`, i]));
  const starts = new Map(tokens.map((t, i) => [t.start, i]));
  const ours = gold.tokens.map((g, i): number => {
    const same = (k: number): boolean => gold.tokens[k]?.[0] === g[0] && gold.tokens[k]?.[1] === g[1];
    let from = i;
    while (same(from - 1)) from -= 1;
    let to = i;
    while (same(to + 1)) to += 1;
    if (to === from) return at.get(`${g[0]} ${g[1]}`) ?? -1;
    const first = starts.get(g[0]);
    if (first === undefined || tokens[first + to - from]?.end !== g[1]) return -1;
    return first + i - from;
  });
  const goldOf = new Map(ours.map((o, i) => [o, i]));
  gold.tokens.forEach((g, i) => {
    const t = ours[i]! >= 0 ? tokens[ours[i]!] : undefined;
    const headRight = t !== undefined && (g[5] < 0 ? t.head < 0 : t.head >= 0 && goldOf.get(t.head) === g[5]);
    const right = headRight && base(t.deprel) === base(g[6]);
    const kind = KINDS.find(([, list]) => list.includes(base(g[6])))?.[0] ?? 'other';
    count(`kind|${kind}`, right, headRight);
    count(`text|${marks[g[0]] ? 'inside quotation marks' : 'outside quotation marks'}`, right, headRight);
    if (headlines[g[2]]) count('text|headlines and titles', right, headRight);
    const size = sizes[g[2]]!;
    count(
      `text|sentences of ${size <= 10 ? '1 to 10' : size <= 20 ? '11 to 20' : size <= 40 ? '21 to 40' : 'more than 40'} words`,
      right,
      headRight,
    );
    count(`genre|${gold.corpus} ${gold.genre}`, right, headRight);
    count('all|all words', right, headRight);
    if (right) return;
    if (!t) blame('the word is cut otherwise');
    else if (headRight) blame('right head, other relation');
    else if (g[5] < 0 !== t.head < 0) blame('root where there is none, or none where there is one');
    else if (ours[g[5]]! >= 0 && tokens[ours[g[5]]!]!.sentence !== t.sentence) blame('a sentence border between word and head');
    else blame('other head');
  });
}

const all = counts.get('all|all words')!;
const errors = all.n - all.right;
const row = (key: string): string[] => {
  const c = counts.get(key)!;
  return [
    key.slice(key.indexOf('|') + 1),
    c.n.toLocaleString('en-GB'),
    (c.head / c.n).toFixed(3),
    (c.right / c.n).toFixed(3),
    ((100 * (c.n - c.right)) / errors).toFixed(1),
  ];
};
const keys = (group: string): string[] => [...counts.keys()].filter((k) => k.startsWith(`${group}|`));
const detail = {
  task: 'language',
  title: 'Errors by kind',
  command: 'node --import tsx eval/language-errors.ts --corpora DIR',
  about: `Share of gold words whose head is right, and whose head and relation are; the last column is the share of all ${errors.toLocaleString('en-GB')} errors that lie there. The causes: ${[
    ...causes,
  ]
    .sort((a, b) => b[1] - a[1])
    .map(([c, n]) => `${c} ${((100 * n) / errors).toFixed(0)} %`)
    .join(', ')}.`,
  columns: ['words', 'n', 'head right', 'head and relation right', 'share of errors, %'],
  rows: [
    row('all|all words'),
    ...KINDS.map(([name]) => `kind|${name}`)
      .filter((k) => counts.has(k))
      .map(row),
    ...keys('text').sort().map(row),
    ...keys('genre').sort().map(row),
  ],
};
if (values['dry-run']) console.log(renderDetail({ ...detail }));
else writeDetail('language-errors', detail);
