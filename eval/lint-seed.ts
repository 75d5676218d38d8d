// Drafts for measuring `sitrep lint`: honest summaries made by rule, half of them with exactly one mistake made by a program from a seed.
//   node --import tsx eval/lint-seed.ts --corpora DIR --split dev --drafts 260 --out eval/labels/lint-drafts.jsonl
// Offsets, digests and operations are written, never an article's words (eval/lint/pieces.ts). The set of the dev part is frozen; drafts of
// the train part, made the same way, are for tuning and are not kept.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportRecord, Span } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { readReport } from '../src/reader.ts';
import { type Article, pickHonest, standsAlone, type Told, trimmedPieces } from './lint/honest.ts';
import { OPERATIONS } from './lint/operations.ts';
import type { SeededDraft } from './lint/pieces.ts';
import { oneOf, randomFrom } from './lint/random.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    split: { type: 'string', default: 'dev' },
    drafts: { type: 'string', default: '260' },
    articles: { type: 'string', default: '84' },
    seed: { type: 'string', default: '11' },
    out: { type: 'string' },
  },
});
if (!values.corpora || !values.out) {
  console.error('usage: lint-seed.ts --corpora DIR --out FILE [--split dev] [--drafts 260] [--articles 84] [--seed 11]');
  process.exit(2);
}

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const spans = (list: [number, number][]): Span[] => list.map(([start, end]) => ({ start, end }));

const articleOf = (
  id: string,
  corpus: string,
  text: string,
  published: string | undefined,
  gold?: Told[],
): Article | undefined => {
  const record = readReport(makeReport({ text, ...(published && { published }) }));
  if ('error' in record) return undefined;
  const { mentions, sentences, statements } = record as ReportRecord;
  return {
    id,
    corpus,
    text,
    ...(published && { published }),
    sentences,
    statements: gold ?? statements,
    names: mentions.filter((m) => m.form === 'name').map(({ start, end, kind }) => ({ start, end, kind })),
  };
};

const articles: Article[] = [];
const lines = readFileSync(`${values.corpora}/statements/${values.split}.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .slice(0, Number(values.articles));
for (const line of lines) {
  const item = JSON.parse(line) as {
    id: string;
    text: string;
    published?: string;
    gold: { statements: Record<string, [number, number][]>[] };
  };
  const gold = item.gold.statements.map((s) => ({ source: spans(s.source!), cue: spans(s.cue!), content: spans(s.content!) }));
  const a = articleOf(item.id, `statements/${values.split}`, item.text, item.published, gold);
  if (a) articles.push(a);
}
if (values.split === 'dev') {
  for (const folder of ['examples', 'tests/analyst'])
    for (const file of readdirSync(root(folder)).sort()) {
      if (!file.endsWith('.txt')) continue;
      const a = articleOf(file, folder, readFileSync(root(`${folder}/${file}`), 'utf8'), undefined);
      if (a) articles.push(a);
    }
}

const random = randomFrom(Number(values.seed));
const wanted = Number(values.drafts);
const kinds = Object.keys(OPERATIONS);
const made: Record<string, number> = Object.fromEntries(kinds.map((k) => [k, 0]));
const drafts: SeededDraft[] = [];
let [n, idle] = [0, 0];
for (let turn = 0; drafts.length < wanted && idle < 20 * articles.length; turn += 1) {
  const article = articles[turn % articles.length]!;
  const picked = pickHonest(article, random, 4 + Math.floor(random() * 3));
  idle += 1;
  if (picked.length < 3) continue;
  const honest = {
    article,
    spans: picked,
    sentences: picked.map((s) => trimmedPieces(article, s)),
    foreign: () => {
      const other = oneOf(articles, random);
      const good = other.sentences.filter((s) => standsAlone(other, s));
      if (other === article || !good.length) return undefined;
      const span = oneOf(good, random);
      return {
        id: other.id,
        span,
        names: other.names.filter((x) => x.kind === 'person' && x.start >= span.start && x.end <= span.end),
      };
    },
  };
  const base = {
    corpus: article.corpus,
    article: article.id,
    sha256: createHash('sha256').update(article.text).digest('hex'),
    // Halves go by article, so that no article is in both.
    half: Number.parseInt(createHash('sha256').update(article.id).digest('hex').slice(0, 2), 16) % 2 ? 'tune' : 'score',
  };
  const needsMistake = drafts.filter((d) => d.mistake).length * 2 < drafts.length;
  if (!needsMistake) drafts.push({ id: `d${n}`, ...base, sentences: honest.sentences });
  else {
    // The kind that has fewest so far, of those that find a place here.
    const order = [...kinds].sort((a, b) => made[a]! - made[b]!);
    let done = false;
    for (const kind of order) {
      const result = OPERATIONS[kind]!(honest, random);
      if (!result) continue;
      made[kind] = made[kind]! + 1;
      drafts.push({ id: `d${n}`, ...base, sentences: result.sentences, mistake: result.mistake });
      done = true;
      break;
    }
    if (!done) continue;
  }
  n += 1;
  idle = 0;
}
writeFileSync(values.out, `${drafts.map((d) => JSON.stringify(d)).join('\n')}\n`);
console.log(JSON.stringify({ drafts: drafts.length, halves: drafts.filter((d) => d.half === 'tune').length, made }, null, 1));
