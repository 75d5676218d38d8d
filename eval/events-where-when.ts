// Where and when events happen: triggers of whole articles with the place and the date that a labeller gave them (eval/labels/where-when.jsonl), against ours.
//   node --import tsx eval/events-where-when.ts --corpora DIR [--errors N] [--dry-run]     → eval/details/events-where-when.json
// What counts as right stands in judge-where-when.ts. Errors are shown at even k only: the odd half stays unread.
import { parseArgs } from 'node:util';
import { makeReport } from '../src/ingest/index.ts';
import { readReport } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';
import { eventAt, type Judged, judge, rowsOf, sameDate, samePlace, type WhereWhenLabel } from './judge-where-when.ts';
import { readLabels } from './labels.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, errors: { type: 'string', default: '0' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: events-where-when.ts --corpora DIR [--errors N] [--dry-run]');
  process.exit(2);
}

const all: Judged[] = [];
const errors: string[] = [];
/** What two labellers agree on, of the triggers that both take for an event. */
const both = { n: 0, place: 0, date: 0 };
const { labels, agreement } = readLabels<WhereWhenLabel>('where-when', values.corpora, (a, b) => {
  if (a.none || b.none) return Boolean(a.none) === Boolean(b.none);
  both.n += 1;
  if (samePlace(a, b)) both.place += 1;
  if (sameDate(a, b)) both.date += 1;
  return true;
});
for (const { text, published, items } of labels) {
  const line = readReport(makeReport({ text, ...(published && { published }) }));
  if ('error' in line) throw new Error(line.error.message);
  for (const label of items) {
    const judged = judge(label, line, published);
    all.push(judged);
    if (label.none || label.k % 2 !== 0) continue;
    const words = (s: { start: number; end: number }): string => text.slice(s.start, s.end).replace(/\s+/g, ' ');
    const event = eventAt(line.events, label);
    const place = line.places.find((p) => p.id === event?.place)?.name ?? 'none';
    const time = line.times.find((t) => t.id === event?.time);
    const about = `${label.k} “${text.slice(Math.max(0, label.start - 60), label.end + 60).replace(/\s+/g, ' ')}”`;
    if (!judged.found) errors.push(`${about}: trigger not found`);
    else {
      const gold =
        typeof label.place === 'object' && label.place.start !== undefined
          ? words({ start: label.place.start, end: label.place.end! })
          : label.place;
      if (judged.found.place !== 'right') errors.push(`${about}: place ${judged.found.place}: is ${gold}, we say ${place}`);
      if (judged.found.date !== 'right')
        errors.push(
          `${about}: date ${judged.found.date}: is ${label.date}, we say ${time ? `${time.value} “${words(time)}”` : JSON.stringify(event?.timeFrom ?? 'none')}`,
        );
    }
  }
}
for (const e of errors.slice(0, Number(values.errors))) console.log(e);
const n = all.filter((j) => !j.label.none).length;
const detail = {
  task: 'places',
  title: 'Where and when events happen',
  command: 'node --import tsx eval/events-where-when.ts --corpora DIR',
  about: `${n} events of whole articles of PolNeAR and the places task (dev), by triggers drawn by a seed, labelled without a sight of our answers (eval/labels/README.md). The triggers are those that an earlier version found: what it missed is not among them. Two labellers agree whether it is an event for ${agreement.same} of ${agreement.n}, and of the ${both.n} that both call one on ${both.place} places and ${both.date} dates. Goals: places 0.80, dates 0.90.`,
  columns: ['', 'share', 'n'],
  rows: rowsOf(all),
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('events-where-when', detail);
