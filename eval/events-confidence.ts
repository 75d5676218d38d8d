// Is an event's confidence a probability? Five folds over rows of whole articles that were judged whole (training/events/rows.jsonl; PolNeAR and ECB+, train parts)
// and over the train parts of relations and of quad with dyads: type model and confidence are fitted on four folds, the fifth is read.
//   node --import tsx eval/events-confidence.ts --corpora DIR [--dry-run]     → eval/details/events-confidence.json, events-shown.json
// Right, of rows: type, doer, target, reality and teller, all of them. Of sentences, whose gold tells less: the type is right, one side at least is met, and none
// that is stated misses gold.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { probabilityOf } from '../src/extraction/events/confidence.ts';
import type { Calibration } from '../src/extraction/events/judge.ts';
import { type Case, FOLDS } from '../training/events/cases.ts';
import { fitConfidence } from '../training/events/confidence.ts';
import { crossValidate } from '../training/events/folds.ts';
import { toModel } from '../training/linear.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, cases: { type: 'string' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora && !values.cases) {
  console.error(
    'usage: events-confidence.ts --corpora DIR [--cases FILE] [--dry-run]    (FILE: what train.ts --cases wrote, of the same state)',
  );
  process.exit(2);
}
const { saidBy } = JSON.parse(readFileSync(new URL('../models/events/calibration.json', import.meta.url), 'utf8')) as Calibration;
const unpacked = (file: string): Case[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as (Omit<Case, 'x'> & { x: [number, number][]; size: number })[]).map(
    ({ x, size, ...rest }) => {
      const numbers = new Array<number>(size).fill(0);
      for (const [k, v] of x) numbers[k] = v;
      return { ...rest, x: numbers };
    },
  );
const cases = values.cases ? unpacked(values.cases) : crossValidate(values.corpora!).cases;
const judged: { p: number; y: number; whole?: string }[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = toModel(fitConfidence(cases.filter((c) => c.fold !== fold)));
  for (const c of cases)
    if (c.fold === fold) judged.push({ p: probabilityOf(model, c.x, c.words), y: c.y, ...(c.whole && { whole: c.whole }) });
}
const mean = (list: readonly number[]): string => (list.reduce((s, x) => s + x, 0) / Math.max(1, list.length)).toFixed(3);
const whole = judged.filter((j) => j.whole);
const about = `${whole.length} rows of whole articles of train parts, judged whole by us (type, doer, target, reality and who tells it), read by models that have not seen their articles; ${judged.length - whole.length} events of single sentences, whose gold knows type and parties only, are learned from beside them. Of events that nobody certain tells no row was judged: their confidence is this times ${saidBy.unclear} (PolNeAR train).`;
const command = 'node --import tsx eval/events-confidence.ts --corpora DIR';
const bins = [...Array(10).keys()].flatMap((k) => {
  const bin = whole.filter(({ p }) => p >= k / 10 && p < (k + 1) / 10);
  return bin.length
    ? [[`.${k} to ${k === 9 ? '1' : `.${k + 1}`}`, mean(bin.map((b) => b.p)), mean(bin.map((b) => b.y)), String(bin.length)]]
    : [];
});
const BOUNDS = [0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85];
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
  ...of(whole, bound),
  ...of(
    whole.filter((j) => j.whole === 'statements'),
    bound,
  ),
  ...of(
    whole.filter((j) => j.whole === 'stories'),
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
        'The same events, from a confidence on: how many of those kept are right, and what share is kept; of single sentences that tell politics or conflict, and of rows of whole articles, judged whole (training/events/rows.jsonl): PolNeAR (US politics) and ECB+ (crime, protest, sport, disasters). The rows were drawn from those of .3 or more at the time, so that all events of an article hold more unsure ones.',
      columns: [
        'from',
        'sentences: right',
        'kept',
        'n',
        'articles: right',
        'kept',
        'n',
        'PolNeAR: right',
        'kept',
        'n',
        'ECB+: right',
        'kept',
        'n',
      ],
      rows: shown,
    },
  ],
] as const)
  if (values['dry-run']) console.log(renderDetail(detail as unknown as Parameters<typeof renderDetail>[0]));
  else writeDetail(name, detail as unknown as Parameters<typeof writeDetail>[1]);
