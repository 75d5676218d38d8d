// 200 events drawn by a seed from whole dev articles, as people are shown them → what a judge needs: the row, its sentence and what stands about it.
//   node --import tsx eval/rows-sample.ts --corpora DIR > FILE      (FILE is not for the repository: it holds texts)
// Articles are PolNeAR's, at most five events each; only events of the confidence that people are shown. The judge answers with verdicts
// (eval/labels/README.md, rows), which `eval/rows.ts` counts. The first line tells how many events there are and how many are shown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SHOWN_CONFIDENCE } from '../src/cli/options.ts';
import { makeReport } from '../src/ingest/index.ts';
import { readerInfo, readReport } from '../src/reader.ts';
import { randomFrom } from '../training/linear.ts';
import { sha256 } from './labels.ts';
import { rowOf } from './rows-row.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' } } });
if (!values.corpora) throw new Error('usage: rows-sample.ts --corpora DIR');
const [ROWS, PER_ARTICLE, SEED] = [200, 5, 20266];

const found: { id: string; text: string; published: string | undefined; at: number; row: ReturnType<typeof rowOf> }[] = [];
let all = 0;
for (const line of readFileSync(join(values.corpora, 'statements/dev.jsonl'), 'utf8').split('\n').filter(Boolean)) {
  const { id, text, published } = JSON.parse(line) as { id: string; text: string; published?: string };
  const record = readReport(makeReport({ id, text, ...(published && { published }) }));
  if ('error' in record) throw new Error(record.error.message);
  all += record.events.length;
  record.events.forEach((e, at) => {
    if (e.confidence >= SHOWN_CONFIDENCE) found.push({ id, text, published, at, row: rowOf(record, e) });
  });
}
const random = randomFrom(SEED);
for (let i = found.length - 1; i > 0; i -= 1) {
  const k = Math.floor(random() * (i + 1));
  [found[i], found[k]] = [found[k]!, found[i]!];
}
console.log(JSON.stringify({ models: readerInfo().models, bound: SHOWN_CONFIDENCE, events: all, shown: found.length }));
const taken = new Map<string, number>();
let k = 0;
for (const { id, text, published, row } of found) {
  if (k === ROWS) break;
  if ((taken.get(id) ?? 0) >= PER_ARTICLE) continue;
  taken.set(id, (taken.get(id) ?? 0) + 1);
  const { start, end } = row.sentence;
  console.log(
    JSON.stringify({
      k: k++,
      corpus: 'statements',
      id,
      sha256: sha256(text),
      published,
      start: row.start,
      end: row.end,
      row: row.told,
      trigger: text.slice(row.start, row.end),
      before: text.slice(Math.max(0, start - 500), start),
      sentence: text.slice(start, end),
      after: text.slice(end, end + 250),
    }),
  );
}
