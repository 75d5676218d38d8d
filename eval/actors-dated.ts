// Who somebody was then: phrases of the actors task under another date (eval/labels/actors-dated.jsonl), against what the resolver says.
//   node --import tsx eval/actors-dated.ts --corpora DIR [--errors] [--dry-run]     → eval/details/actors-dated.json
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { resolveActor } from '../src/knowledge/index.ts';
import { renderDetail, writeDetail } from './details.ts';
import { sha256 } from './labels.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, errors: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: actors-dated.ts --corpora DIR [--errors] [--dry-run]');
  process.exit(2);
}
interface DatedLabel {
  id: string;
  sha256: string;
  published: string;
  country: string;
  body?: string;
  /** Accepted first sectors; "" for none. */
  sector: string[];
}
const lines = <T>(file: string | URL): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as T);
const texts = new Map(
  lines<{ id: string; text: string }>(join(values.corpora, 'actors', 'dev.jsonl')).map((d) => [d.id, d.text]),
);
const labels = lines<DatedLabel>(new URL('labels/actors-dated.jsonl', import.meta.url));
let [country, sector, both, persons, personsRight] = [0, 0, 0, 0, 0];
for (const label of labels) {
  const text = texts.get(label.id);
  if (text === undefined || sha256(text) !== label.sha256) throw new Error(`${label.id}: not the phrase that was labelled`);
  const answer = resolveActor(text, { published: label.published });
  const where = answer.country ?? answer.body ?? '';
  const c = label.body ? where === label.body || where === '' : where === label.country;
  const first = answer.sectors[0] ?? '';
  const s = label.sector.includes(first) || (first === 'UNK' && label.sector.includes(''));
  if (c) country += 1;
  if (s) sector += 1;
  if (c && s) both += 1;
  if (answer.kind === 'person') {
    persons += 1;
    if (c && s) personsRight += 1;
  }
  if (values.errors && !(c && s))
    console.log(
      `${text} (${label.published}): ${label.body ?? (label.country || '–')} ${label.sector.join('/')}; we say ${where} ${answer.sectors.join('+')} (${answer.kind})`,
    );
}
const n = labels.length;
const detail = {
  task: 'actors',
  title: 'The same phrases at other dates',
  command: 'node --import tsx eval/actors-dated.ts --corpora DIR',
  about: `${n} phrases dated about ten years earlier or later, labelled before the system was asked (eval/labels/README.md). Goal: 0.90.`,
  columns: ['right', 'share', 'n'],
  rows: [
    ['country and sector', (both / n).toFixed(3), String(n)],
    ['country or body', (country / n).toFixed(3), String(n)],
    ['sector', (sector / n).toFixed(3), String(n)],
    ['country and sector, of what we take for persons', (personsRight / Math.max(1, persons)).toFixed(3), String(persons)],
  ],
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('actors-dated', detail);
