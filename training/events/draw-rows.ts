// Draws events of whole articles of a train part for somebody to judge whole → lines for training/events/rows.jsonl, and what the judge reads beside them.
//   node --import tsx training/events/draw-rows.ts --corpora DIR [--corpus stories] --rows 400 --from 0.3 --seed 7 --out DIR2    (DIR2/read.txt holds texts: never in the repository)
// Articles that rows.jsonl has already are left out; at most four events an article. Deterministic for a seed and a state of the models.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rowOf } from '../../eval/rows-row.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { readReport } from '../../src/reader.ts';
import { randomFrom } from '../linear.ts';
import { readRows } from './corpus.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    corpus: { type: 'string', default: 'statements' },
    rows: { type: 'string', default: '400' },
    from: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: '7' },
    articles: { type: 'string', default: '130' },
    out: { type: 'string' },
  },
});
if (!values.corpora || !values.out) throw new Error('usage: draw-rows.ts --corpora DIR --out DIR');
const PER_ARTICLE = 4;
const known = new Set(
  readFileSync(new URL('rows.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: string }).id),
);
const random = randomFrom(Number(values.seed));
const shuffle = <T>(list: T[]): T[] => {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const k = Math.floor(random() * (i + 1));
    [list[i], list[k]] = [list[k]!, list[i]!];
  }
  return list;
};
const articles = shuffle(
  readRows<{ id: string; text: string; published?: string }>(values.corpora, `${values.corpus}/train.jsonl`).filter(
    ({ id }) => !known.has(id),
  ),
);
const rows: object[] = [];
let read = '';
let all = 0;
for (const { id, text, published } of articles.slice(0, Number(values.articles))) {
  const record = readReport(makeReport({ id, text, ...(published && { published }) }));
  if ('error' in record) throw new Error(record.error.message);
  all += record.events.length;
  const some = shuffle(record.events.filter((e) => e.confidence >= Number(values.from))).slice(0, PER_ARTICLE);
  for (const e of some) {
    if (rows.length >= Number(values.rows)) break;
    const { told, sentence, start, end } = rowOf(record, e);
    const span = (p: { start: number; end: number }): [number, number] => [p.start, p.end];
    rows.push({
      corpus: values.corpus,
      id,
      sha256: record.report.sha256,
      start,
      end,
      type: e.type,
      doers: e.actors.map(span),
      targets: e.recipients.map(span),
    });
    const flat = (s: string): string => s.replace(/\s+/g, ' ');
    read += `#${rows.length - 1} ${told.what} | ${told.doers.join(' + ') || '-'} > ${told.targets.join(' + ') || '-'} | ${told.negated ? 'NOT ' : ''}${told.reality} | ${told.saidBy} | ${published ?? ''}\n`;
    read += `  …${flat(text.slice(Math.max(0, sentence.start - 200), sentence.start))}|| ${flat(text.slice(sentence.start, start))}[[${flat(text.slice(start, end))}]]${flat(text.slice(end, sentence.end))} ||${flat(text.slice(sentence.end, sentence.end + 80))}\n`;
  }
}
writeFileSync(`${values.out}/rows.jsonl`, `${rows.map((r) => JSON.stringify(r)).join('\n')}\n`);
writeFileSync(`${values.out}/read.txt`, read);
console.log(`${rows.length} rows; events in all articles read ${all}`);
