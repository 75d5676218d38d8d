// Whole rows: what a judge said of 200 events as they are shown (eval/labels/rows.jsonl, drawn by eval/rows-sample.ts) → the share that is right in all.
//   node --import tsx eval/rows.ts [--dry-run]     → eval/details/rows.json
// The first line of the labels tells which models made the rows, and how many of all events are shown; verdicts hold for these models alone.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderDetail, writeDetail } from './details.ts';

const FIELDS = ['what', 'doers', 'targets', 'reality', 'saidBy'] as const;
interface Verdict {
  k: number;
  corpus: string;
  /** False for each field that is wrong; a row without any is right in all. */
  wrong: (typeof FIELDS)[number][];
}

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } });
const read = <T>(name: string): T[] => {
  try {
    return readFileSync(new URL(`labels/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l) as T);
  } catch {
    return [];
  }
};
interface Head {
  models: string;
  bound: number;
  /** By corpus: its articles read, their events, and how many of these people are shown. */
  corpora: { corpus: string; articles: number; events: number; shown: number }[];
}
const [head, ...verdicts] = read<Head & Verdict>('rows.jsonl');
if (!head) throw new Error('eval/labels/rows.jsonl is missing');
const second = new Map(read<Verdict>('rows.second.jsonl').map((v) => [v.k, v]));
const n = verdicts.length;
const share = (x: number, of = n): string => (x / of).toFixed(3);
const right = verdicts.filter((v) => !v.wrong.length).length;
/** Half the width of Wilson's interval of 95 %. */
const spread = (p: number): number => (1.96 * Math.sqrt((p * (1 - p)) / n + 1.96 ** 2 / (4 * n * n))) / (1 + 1.96 ** 2 / n);
const both = verdicts.filter((v) => second.has(v.k));
const same = both.filter((v) => !v.wrong.length === !second.get(v.k)!.wrong.length).length;
const detail = {
  task: 'relations',
  title: 'Whole rows',
  command: 'node --import tsx eval/rows.ts',
  about:
    `${n} events of whole articles (dev parts of statements, which is PolNeAR, and of places), drawn by a seed from those that people are shown (confidence ${head.bound} or more: ` +
    `${head.corpora.map((c) => `${c.corpus} ${c.shown} of ${c.events}, ${share(c.shown, c.events)}`).join('; ')}), ` +
    `as a judge found them beside the article; made by models and data \`${head.models}\`. Right is what, doer, target, reality and who says so, all of them. ` +
    `95 % of samples would give the share within ${spread(right / n).toFixed(2)} of it.${both.length ? ` A second judge agrees on ${same} of ${both.length} rows.` : ''} Goal: 0.80.`,
  columns: ['', 'share right', 'n'],
  rows: [
    ['all of the row', share(right), String(n)],
    ...head.corpora.map(({ corpus }) => {
      const own = verdicts.filter((v) => v.corpus === corpus);
      return [`all of the row, ${corpus}`, share(own.filter((v) => !v.wrong.length).length, own.length), String(own.length)];
    }),
    ...FIELDS.map((f) => [f, share(verdicts.filter((v) => !v.wrong.includes(f)).length), String(n)]),
  ],
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('rows', detail, false);
