// npm run bench: how fast a full record is read, stage by stage, and what starting up costs. Prints a table and writes docs/speed.md.
//   npm run bench -- [--corpora DIR] [--words 40000] [--dry-run]
// One core: the reader runs in this process, in one thread. Texts: examples/ repeated, and with --corpora the news of its statements task.
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createPipeline } from '../src/pipeline.ts';
import { readerInfo } from '../src/reader.ts';
import { toRecord } from '../src/record.ts';
import { timeReading } from './reading.ts';
import { timeStart } from './start.ts';
import { corpusTexts, exampleFile, exampleTexts } from './texts.ts';

const BUDGET = { wordsPerSecond: 3000, startSeconds: 1.5, startMegabytes: 300 }; // docs/architecture.md
const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { values: opt } = parseArgs({
  options: {
    corpora: { type: 'string' },
    words: { type: 'string', default: '40000' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const words = Number(opt.words);
if (!(words > 0)) {
  console.error('--words must be a number above 0.');
  process.exit(2);
}
if (opt.corpora && !existsSync(opt.corpora)) {
  console.error(`There is no folder ${opt.corpora}.`);
  process.exit(2);
}

const { models, version } = readerInfo();
const finish = (doc: Parameters<typeof toRecord>[0]): string => JSON.stringify(toRecord(doc, { reader: { version, models } }));
const sets = [
  { name: 'examples', texts: exampleTexts(words) },
  ...(opt.corpora ? [{ name: 'news (statements, dev)', texts: corpusTexts(opt.corpora, words) }] : []),
];
const readings = sets
  .filter((s) => s.texts.length)
  .map((s) => ({ name: s.name, ...timeReading(createPipeline(), s.texts, finish) }));
const start = await timeStart(exampleFile());

const number = (x: number): string => Math.round(x).toLocaleString('en-GB');
const stageNames = readings[0]!.stages.map((s) => s.name);
const lines = [
  '| | ' + readings.map((r) => `${r.name}, ${number(r.words)} words`).join(' | ') + ' |',
  `| --- | ${readings.map(() => '---:').join(' | ')} |`,
  `| **full record, words a second** | ${readings.map((r) => `**${number(r.words / r.seconds)}**`).join(' | ')} |`,
  `| words a second of processor time | ${readings.map((r) => number(r.words / r.cpuSeconds)).join(' | ')} |`,
  ...stageNames.map(
    (name, i) =>
      `| ${name}, µs a word | ${readings.map((r) => ((r.stages[i]!.seconds * 1e6) / r.words).toFixed(1)).join(' | ')} |`,
  ),
];
const budget = (ok: boolean): string => (ok ? 'within the budget' : '**over the budget**');
const startLines = [
  '| | median of five | budget |',
  '| --- | ---: | --- |',
  `| first output, seconds | ${start.seconds.toFixed(2)} | ${BUDGET.startSeconds}: ${budget(start.seconds <= BUDGET.startSeconds)} |`,
  `| most memory, MB | ${number(start.megabytes)} | ${BUDGET.startMegabytes}: ${budget(start.megabytes <= BUDGET.startMegabytes)} |`,
];
const slowest = Math.min(...readings.map((r) => r.words / r.seconds));
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores; Node ${process.versions.node}, ${process.platform} ${process.arch}`;
const paper = `# Speed

\`\`\`
npm run bench
\`\`\`

writes this page (with \`-- --corpora DIR\`, also for the news texts there). Measured on: ${machine}. Models and data \`${models}\`.
Figures move with the machine and with what else it does (load when measured: ${loadavg()[0]!.toFixed(1)}); no test depends on them.

## Reading

One core, after one warm-up pass; from text to the record as JSON. Budget: ${number(BUDGET.wordsPerSecond)} words a second (${budget(slowest >= BUDGET.wordsPerSecond)}).

${lines.join('\n')}

## Starting

\`sitrep read --json\` on one report of \`examples/\`, from the call to the first output (${start.built ? 'as built, dist/' : 'from the sources through tsx, slower than as built'}).

${startLines.join('\n')}
`;
console.log([machine, '', ...lines, '', ...startLines].join('\n'));
if (!opt['dry-run']) writeFileSync(fromRoot('docs/speed.md'), paper);
