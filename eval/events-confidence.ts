// Is an event's confidence a probability? Five folds over the train parts of relations and of quad with dyads: type model and confidence are fitted on four
// folds, the fifth is read. Who tells it is measured on statements train and multiplied in.
//   node --import tsx eval/events-confidence.ts --corpora DIR [--dry-run]     → eval/details/events-confidence.json, events-shown.json
// Right: the type is right, one side at least is met, and none that is stated misses gold. Whether reality is right no gold tells here (docs/codebook.md).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { probabilityOf } from '../src/extraction/events/confidence.ts';
import type { Calibration } from '../src/extraction/events/judge.ts';
import { fitConfidence } from '../training/events/confidence.ts';
import { crossValidate, FOLDS } from '../training/events/folds.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
if (!values.corpora) {
  console.error('usage: events-confidence.ts --corpora DIR [--dry-run]');
  process.exit(2);
}
const { saidBy } = JSON.parse(readFileSync(new URL('../models/events/calibration.json', import.meta.url), 'utf8')) as Calibration;
const { cases } = crossValidate(values.corpora);
const judged: { p: number; y: number }[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = fitConfidence(cases.filter((c) => c.fold !== fold));
  for (const c of cases) if (c.fold === fold) judged.push({ p: probabilityOf(c.x, weights), y: c.y });
}
const mean = (list: readonly number[]): string => (list.reduce((s, x) => s + x, 0) / Math.max(1, list.length)).toFixed(3);
const about = `Events of ${cases.length} training sentences whose type and parties gold knows, read by models that have not seen them. What a record prints is this times the share of events whose teller is right (outlet ${saidBy.outlet}, statement ${saidBy.statement}, unclear ${saidBy.unclear}; PolNeAR train). Whether reality is right is not in it.`;
const command = 'node --import tsx eval/events-confidence.ts --corpora DIR';
const bins = [...Array(10).keys()].flatMap((k) => {
  const bin = judged.filter(({ p }) => p >= k / 10 && p < (k + 1) / 10);
  return bin.length
    ? [[`.${k} to ${k === 9 ? '1' : `.${k + 1}`}`, mean(bin.map((b) => b.p)), mean(bin.map((b) => b.y)), String(bin.length)]]
    : [];
});
const shown = [0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8].flatMap((bound) => {
  const kept = judged.filter(({ p }) => p >= bound);
  return kept.length
    ? [[bound.toFixed(2), mean(kept.map((k) => k.y)), (kept.length / judged.length).toFixed(3), String(kept.length)]]
    : [];
});
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
      about: 'The same events, from a confidence on: how many of those kept are right, and what share is kept.',
      columns: ['from', 'right', 'kept', 'n'],
      rows: shown,
    },
  ],
] as const)
  if (values['dry-run']) console.log(renderDetail(detail as unknown as Parameters<typeof renderDetail>[0]));
  else writeDetail(name, detail as unknown as Parameters<typeof writeDetail>[1]);
