// Is an event's confidence a probability? Five folds over the train parts of relations and of quad with dyads: type model and confidence are fitted on four
// folds, the fifth is read. Who tells it is measured on statements train and multiplied in.
//   node --import tsx eval/events-confidence.ts --corpora DIR [--dry-run]     → eval/details/events-confidence.json, events-shown.json
// Right: the type is right, one side at least is met, and none that is stated misses gold. Whether reality is right no gold tells here (docs/codebook.md).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { probabilityOf } from '../src/extraction/events/confidence.ts';
import type { Calibration } from '../src/extraction/events/judge.ts';
import { FOLDS } from '../training/events/cases.ts';
import { fitConfidence } from '../training/events/confidence.ts';
import { crossValidate } from '../training/events/folds.ts';
import { toModel } from '../training/linear.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
if (!values.corpora) {
  console.error('usage: events-confidence.ts --corpora DIR [--dry-run]');
  process.exit(2);
}
const { saidBy } = JSON.parse(readFileSync(new URL('../models/events/calibration.json', import.meta.url), 'utf8')) as Calibration;
const { cases } = crossValidate(values.corpora);
const judged: { p: number; y: number; whole?: boolean }[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = toModel(fitConfidence(cases.filter((c) => c.fold !== fold)));
  for (const c of cases)
    if (c.fold === fold) judged.push({ p: probabilityOf(model, c.x, c.words), y: c.y, ...(c.whole && { whole: true }) });
}
const mean = (list: readonly number[]): string => (list.reduce((s, x) => s + x, 0) / Math.max(1, list.length)).toFixed(3);
const about = `${cases.length} events of training sentences whose type and parties gold knows, and of whole articles judged by us, read by models that have not seen them. What a record prints is this times the share of events whose teller is right (outlet ${saidBy.outlet}, statement ${saidBy.statement}, unclear ${saidBy.unclear}; PolNeAR train). Whether reality is right is not in it.`;
const command = 'node --import tsx eval/events-confidence.ts --corpora DIR';
const bins = [...Array(10).keys()].flatMap((k) => {
  const bin = judged.filter(({ p }) => p >= k / 10 && p < (k + 1) / 10);
  return bin.length
    ? [[`.${k} to ${k === 9 ? '1' : `.${k + 1}`}`, mean(bin.map((b) => b.p)), mean(bin.map((b) => b.y)), String(bin.length)]]
    : [];
});
const BOUNDS = [0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];
const of = (list: readonly { p: number; y: number }[], bound: number): string[] => {
  const kept = list.filter(({ p }) => p >= bound);
  return [mean(kept.map((k) => k.y)), (kept.length / list.length).toFixed(3), String(kept.length)];
};
const shown = BOUNDS.map((bound) => [
  bound.toFixed(2),
  ...of(
    judged.filter((j) => !j.whole),
    bound,
  ),
  ...of(
    judged.filter((j) => j.whole),
    bound,
  ),
]);
for (const [name, detail] of [
  [
    'events-confidence',
    { task: 'relations', title: 'Confidence of events', command, about, columns: ['said', 'mean', 'right', 'n'], rows: bins },
  ],
  [
    'events-shown',
    {
      task: 'relations',
      title: 'What a bound on confidence keeps',
      command,
      about:
        'The same events, from a confidence on: how many of those kept are right, and what share is kept; of single sentences that tell politics or conflict, and of rows of whole articles (PolNeAR train: US politics), judged whole (training/events/rows.jsonl).',
      columns: ['from', 'sentences: right', 'kept', 'n', 'articles: right', 'kept', 'n'],
      rows: shown,
    },
  ],
] as const)
  if (values['dry-run']) console.log(renderDetail(detail as unknown as Parameters<typeof renderDetail>[0]));
  else writeDetail(name, detail as unknown as Parameters<typeof writeDetail>[1]);
