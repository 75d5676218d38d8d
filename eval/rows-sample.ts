// 200 events drawn by a seed from whole dev articles, as people are shown them → what a judge needs: the row, its sentence and what stands about it.
//   node --import tsx eval/rows-sample.ts --corpora DIR > FILE      (FILE is not for the repository: it holds texts)
// Articles are PolNeAR's and those of the places task, 100 events of each (more of one where the other has fewer), at most five an article; only events of the
// confidence that people are shown. The judge answers with verdicts (eval/labels/README.md, rows), which `eval/rows.ts` counts. The first line tells how many
// events there are and how many are shown.
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
const [ROWS, PER_ARTICLE, SEED] = [200, 5, 61126];
const CORPORA = ['statements', 'places'] as const;
/** Articles of a corpus at most, picked by the seed: more would take long and change nothing. */
const MOST = 110;
/** Shorter texts of the places task are single paragraphs. */
const ARTICLE = 1200;

interface Drawn {
  corpus: string;
  id: string;
  text: string;
  published: string | undefined;
  row: ReturnType<typeof rowOf>;
}

const random = randomFrom(SEED);
const shuffled = <T>(list: T[]): T[] => {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const k = Math.floor(random() * (i + 1));
    [list[i], list[k]] = [list[k]!, list[i]!];
  }
  return list;
};

const counts: { corpus: string; articles: number; events: number; shown: number }[] = [];
const drawn = CORPORA.map((corpus) => {
  const found: Drawn[] = [];
  let [articles, events] = [0, 0];
  for (const line of readFileSync(join(values.corpora!, `${corpus}/dev.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)) {
    const { id, text, published } = JSON.parse(line) as { id: string; text: string; published?: string };
    if (text.length < ARTICLE) continue;
    const record = readReport(makeReport({ id, text, ...(published && { published }) }));
    if ('error' in record) throw new Error(record.error.message);
    articles += 1;
    events += record.events.length;
    for (const e of record.events)
      if (e.confidence >= SHOWN_CONFIDENCE) found.push({ corpus, id, text, published, row: rowOf(record, e) });
  }
  counts.push({ corpus, articles, events, shown: found.length });
  const taken = new Map<string, number>();
  return shuffled(found).filter(({ id }) => {
    taken.set(id, (taken.get(id) ?? 0) + 1);
    return taken.get(id)! <= PER_ARTICLE;
  });
});
console.log(JSON.stringify({ models: readerInfo().models, bound: SHOWN_CONFIDENCE, corpora: counts }));
const half = ROWS / CORPORA.length;
const first = drawn.map((list) => list.slice(0, half));
const rest = drawn.flatMap((list) => list.slice(half));
const rows = [...first.flat(), ...rest].slice(0, ROWS);
shuffled(rows).forEach(({ corpus, id, text, published, row }, k) => {
  const { start, end } = row.sentence;
  console.log(
    JSON.stringify({
      k,
      corpus,
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
});
