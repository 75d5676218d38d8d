// Sentences of dev as headlines write them → how well they are read, against the same sentences as running text.
//   node --import tsx eval/headlines.ts --corpora DIR [--dry-run]     → eval/details/headlines.json
// Capitals change no offset, so the gold of the sentence is that of the headline.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReport, readReport } from '../src/index.ts';
import { parseText } from '../src/language/index.ts';
import { readerInfo } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
if (!values.corpora) {
  console.error('usage: headlines.ts --corpora DIR [--dry-run]');
  process.exit(2);
}
type GoldToken = [start: number, end: number, sentence: number, upos: string, lemma: string, head: number, deprel: string];
interface Item {
  text: string;
  gold: {
    genre?: string;
    corpus?: string;
    sentences: [number, number][];
    tokens: GoldToken[];
    mentions: [start: number, end: number, type: string][];
  };
}
const read = (task: string): Item[] =>
  readFileSync(join(values.corpora!, task, 'dev.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const SMALL = new Set('a an the and but or of in on to for at by with from as'.split(' '));
const STYLES: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'title case': (text) =>
    text.replace(/(?<![\p{L}'’.])\p{Ll}[\p{L}'’]*/gu, (w) => (SMALL.has(w) ? w : w[0]!.toUpperCase() + w.slice(1))),
  capitals: (text) => text.toUpperCase(),
};

/** Sentences of news and the like, 6 to 22 words, one line each. */
const sentences = read('language').flatMap(({ text, gold }) =>
  ['news', 'interview', 'weblog', 'newsgroup'].includes(gold.genre ?? '')
    ? gold.sentences.flatMap(([start, end], k) => {
        const own = gold.tokens.filter((t) => t[2] === k);
        const line = text.slice(start, end);
        if (own.length < 6 || own.length > 22 || line.includes('\n') || line.toUpperCase().length !== line.length) return [];
        const startOf = (i: number): number => (i < 0 ? -1 : gold.tokens[i]![0] - start);
        return [
          { line, tokens: own.map((t) => ({ at: t[0] - start, upos: t[3], lemma: t[4], head: startOf(t[5]), rel: t[6] })) },
        ];
      })
    : [],
);
const KINDS = new Map([
  ['person', 'Person'],
  ['organization', 'Organisation'],
  ['location', 'Location'],
]);
const named = read('entities').filter(
  ({ text, gold }) =>
    gold.corpus !== 're3d' && !text.includes('\n') && text.split(' ').length <= 25 && text.toUpperCase().length === text.length,
);

/** Headlines have no full stop. */
const unstopped = (text: string): string => text.replace(/\s*\.$/, '');

const measure = (as: (text: string) => string): string[] => {
  const n = { words: 0, upos: 0, lemma: 0, las: 0 };
  for (const { line, tokens } of sentences) {
    const headline = unstopped(as(line));
    const said = parseText(headline).tokens;
    const at = new Map(said.map((t) => [t.start, t]));
    for (const gold of tokens) {
      if (gold.at >= headline.length) continue;
      const t = at.get(gold.at);
      n.words += 1;
      if (!t) continue;
      if (t.upos === gold.upos) n.upos += 1;
      if (t.lemma.toLowerCase() === gold.lemma.toLowerCase()) n.lemma += 1;
      if ((t.head < 0 ? -1 : said[t.head]!.start) === gold.head && t.deprel.split(':')[0] === gold.rel.split(':')[0]) n.las += 1;
    }
  }
  const m = { gold: 0, said: 0, right: 0 };
  for (const { text, gold } of named) {
    const wanted = new Set(gold.mentions.filter((x) => [...KINDS.values()].includes(x[2])).map((x) => x.join(' ')));
    const record = readReport(makeReport({ text: unstopped(as(text)) }));
    if ('error' in record) throw new Error(record.error.message);
    const names = new Set(
      record.mentions.flatMap((x) =>
        x.form === 'name' && KINDS.has(x.kind) ? [`${x.start} ${x.end} ${KINDS.get(x.kind)}`] : [],
      ),
    );
    m.gold += wanted.size;
    m.said += names.size;
    for (const x of names) if (wanted.has(x)) m.right += 1;
  }
  const share = (a: number, b: number): string => (a / b).toFixed(3);
  return [share(n.upos, n.words), share(n.lemma, n.words), share(n.las, n.words), share(2 * m.right, m.gold + m.said)];
};

const rows = Object.entries(STYLES).map(([style, as]) => [style, ...measure(as)]);
const detail = {
  task: 'language',
  title: 'Headlines',
  command: 'node --import tsx eval/headlines.ts --corpora DIR',
  about: `${sentences.length} sentences of news, interviews and web logs (6 to 22 words) with their trees, and ${named.length} of WikiGold and CrossNER with their names (person, organisation, location; exact span and kind), as they are and as headlines write them, all without their full stop. A line whose words are mostly names is left as it is.`,
  columns: ['written', 'parts of speech', 'lemmas (case apart)', 'LAS', 'names F1'],
  rows,
  models: readerInfo().models,
};
console.log(renderDetail(detail));
if (!values['dry-run']) writeDetail('headlines', detail);
