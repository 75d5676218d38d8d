// Reports as an analyst reads them: the real command on each report of tests/analyst, held against what was written down of it by
// someone who had not seen the system's output.
//   node --import tsx eval/analyst.ts [--only NAME] [--min-confidence X] [--errors] [--dry-run]     → eval/details/analyst.json
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportRecord } from '../src/core/index.ts';
import { type AnalystScore, type Expected, scoreAnalyst } from './analyst-score.ts';
import { commandLine } from './cli.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    'min-confidence': { type: 'string' },
    errors: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
});
const folder = fileURLToPath(new URL('../tests/analyst', import.meta.url));
const names = readdirSync(folder)
  .filter((f) => f.endsWith('.expected.json'))
  .map((f) => f.slice(0, -'.expected.json'.length))
  .filter((n) => !values.only || n === values.only)
  .sort();
if (!names.length) {
  console.error('usage: analyst.ts [--only NAME] [--min-confidence X] [--errors] [--dry-run]');
  process.exit(2);
}
const { args } = commandLine();
const scores: [string, AnalystScore][] = names.map((name) => {
  const options = values['min-confidence'] ? ['--min-confidence', values['min-confidence']] : [];
  const out = execFileSync(process.execPath, [...args, 'read', '--json', ...options, join(folder, `${name}.txt`)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as Expected;
  return [name, scoreAnalyst(JSON.parse(out.split('\n')[0]!) as ReportRecord, expected)];
});
if (values.errors)
  for (const [name, s] of scores) {
    for (const e of s.events.filter((x) => !x.whole)) console.log(`${name}: ${e.found ? 'in part' : 'missed'}: ${e.what}`);
    for (const f of s.false) console.log(`${name}: FALSE ${f}`);
    for (const c of s.checks.filter((x) => !x.holds)) console.log(`${name}: fails: ${c.what}`);
  }

const count = (list: AnalystScore[], of: (s: AnalystScore) => number): number => list.reduce((sum, s) => sum + of(s), 0);
const row = (name: string, list: AnalystScore[]): string[] => {
  const n = count(list, (s) => s.events.length);
  const found = count(list, (s) => s.events.filter((e) => e.found).length);
  const whole = count(list, (s) => s.events.filter((e) => e.whole).length);
  const checks = count(list, (s) => s.checks.length);
  const hold = count(list, (s) => s.checks.filter((c) => c.holds).length);
  return [
    name,
    String(n),
    (found / n).toFixed(3),
    (whole / n).toFixed(3),
    String(count(list, (s) => s.false.length)),
    String(count(list, (s) => s.told)),
    `${hold} of ${checks}`,
  ];
};
const all = scores.map(([, s]) => s);
const details = (['mode', 'time', 'place', 'condition', 'casualties'] as const)
  .map((k) => `${k} ${count(all, (s) => s.details[k].right)} of ${count(all, (s) => s.details[k].n)}`)
  .join(', ');
const detail = {
  task: 'relations',
  title: 'Reports as an analyst reads them',
  command: 'node --import tsx eval/analyst.ts',
  about: `Invented reports with what an analyst takes from them, written without sight of the system (tests/analyst). *found*: type, doer and reality right; *whole*: target and who says so as well; *false*: things that must not be told as done, and are; *told*: events in the record; *checks*: speakers, places, times, date of publication. Of the events found: ${details}.`,
  columns: ['report', 'expected', 'found', 'whole', 'false', 'told', 'checks'],
  rows: [...scores.map(([name, s]) => row(name, [s])), row('all', all)],
};
if (values['dry-run'] || values.only || values['min-confidence']) console.log(renderDetail(detail));
else writeDetail('analyst', detail);
