// Said to have happened, announced, conditional, past, denied: 300 labelled acts (eval/labels/reality.jsonl) against our events.
//   node --import tsx eval/reality.ts --corpora DIR [--errors N] [--dry-run]     → eval/details/reality.json
// --errors lists acts with an even k only; the others stay unread.
import { parseArgs } from 'node:util';
import { makeReport } from '../src/ingest/index.ts';
import { readLayers } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';
import { readLabels } from './labels.ts';
import { answerTo, classOf, type RealityClass, type RealityLabel, scoreClasses } from './reality-score.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, errors: { type: 'string', default: '0' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: reality.ts --corpora DIR [--errors N] [--dry-run]');
  process.exit(2);
}
const { labels } = readLabels<RealityLabel>('reality', values.corpora, (a, b) => classOf(a) === classOf(b));
const pairs: [RealityClass, RealityClass | undefined][] = [];
const errors: string[] = [];
for (const { text, published, items } of labels) {
  const doc = readLayers(makeReport({ text, ...(published && { published }) }));
  for (const label of items) {
    const [gold, said] = [classOf(label), answerTo(label, doc.events)];
    pairs.push([gold, said]);
    if (gold === said || label.k % 2) continue;
    const before = text.slice(Math.max(0, label.start - 80), label.start);
    const after = text.slice(label.end, label.end + 60);
    errors.push(
      `${gold}, we say ${said ?? 'nothing'}: …${before}[${text.slice(label.start, label.end)}]${after}…`.replace(/\s+/g, ' '),
    );
  }
}
for (const e of errors.slice(0, Number(values.errors))) console.log(e);
const all = scoreClasses(pairs);
const met = scoreClasses(pairs.filter(([, said]) => said !== undefined));
const mean = (list: typeof all): number => list.reduce((sum, c) => sum + c.f1, 0) / list.length;
const figures = (c: (typeof all)[number]): string[] => [c.precision, c.recall, c.f1].map((x) => x.toFixed(3));
const count = pairs.filter(([, said]) => said !== undefined).length;
const detail = {
  task: 'relations',
  title: 'Reality and negation',
  command: 'node --import tsx eval/reality.ts --corpora DIR',
  about: `${pairs.length} acts in sentences of the dev parts of relations and statements, labelled before the system was run on them (eval/labels/README.md); classes are sampled, so this is no frequency of news. An act for which we have no event counts as missed; the last row is of the ${count} for which we have one. Goal: 0.850 in the mean.`,
  columns: ['', 'precision', 'recall', 'F1', 'n'],
  rows: [
    ...all.map((c) => [c.name, ...figures(c), String(c.n)]),
    ['mean of the five', '', '', mean(all).toFixed(3), String(pairs.length)],
    ['mean, where an event is found', '', '', mean(met).toFixed(3), String(count)],
  ],
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('reality', detail);
