// Who somebody was then: phrases of the actors task under another date (eval/labels/actors-dated.jsonl and actors-dated-2.jsonl, rows apart), against what the resolver says.
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
interface Tally {
  n: number;
  country: number;
  sector: number;
  both: number;
  persons: number;
  personsRight: number;
}
const tally = (name: string): Tally => {
  const out: Tally = { n: 0, country: 0, sector: 0, both: 0, persons: 0, personsRight: 0 };
  for (const label of lines<DatedLabel>(new URL(`labels/${name}.jsonl`, import.meta.url))) {
    const text = texts.get(label.id);
    if (text === undefined || sha256(text) !== label.sha256) throw new Error(`${label.id}: not the phrase that was labelled`);
    const answer = resolveActor(text, { published: label.published });
    const where = answer.country ?? answer.body ?? '';
    const c = label.body ? where === label.body || where === '' : where === label.country;
    const first = answer.sectors[0] ?? '';
    const s = label.sector.includes(first) || (first === 'UNK' && label.sector.includes(''));
    out.n += 1;
    if (c) out.country += 1;
    if (s) out.sector += 1;
    if (c && s) out.both += 1;
    if (answer.kind === 'person') {
      out.persons += 1;
      if (c && s) out.personsRight += 1;
    }
    if (values.errors && !(c && s))
      console.log(
        `${text} (${label.published}): ${label.body ?? (label.country || '–')} ${label.sector.join('/')}; we say ${where} ${answer.sectors.join('+')} (${answer.kind})`,
      );
  }
  return out;
};
const rows = (set: string, t: Tally): string[][] => [
  [`country and sector${set}`, (t.both / t.n).toFixed(3), String(t.n)],
  [`country or body${set}`, (t.country / t.n).toFixed(3), String(t.n)],
  [`sector${set}`, (t.sector / t.n).toFixed(3), String(t.n)],
  [
    `country and sector, of what we take for persons${set}`,
    (t.personsRight / Math.max(1, t.persons)).toFixed(3),
    String(t.persons),
  ],
];
const [first, second] = [tally('actors-dated'), tally('actors-dated-2')];
const detail = {
  task: 'actors',
  title: 'The same phrases at other dates',
  command: 'node --import tsx eval/actors-dated.ts --corpora DIR',
  about: `${first.n} phrases dated about ten years earlier or later, and a second set of ${second.n} at yet other dates, both labelled before the system was asked (eval/labels/README.md). Goal: 0.90.`,
  columns: ['right', 'share', 'n'],
  rows: [...rows('', first), ...rows(' (second set)', second)],
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('actors-dated', detail);
