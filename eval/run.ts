// npm run eval: measures each stage on the corpora, writes eval/floors.json and docs/accuracy.md, and refuses to let a floor sink.
//   npm run eval -- --corpora DIR [--task NAME,NAME] [--cmd "node dist/cli/main.js"] [--errors N] [--limit N] [--dry-run]
//   npm run eval -- --papers    writes docs/accuracy.md anew from eval/floors.json and eval/details
//   npm run eval -- --check     needs no corpora: papers, floors and models agree, and our own fixture passes (for CI)
// DIR holds TASK/dev.jsonl (eval/README.md tells the format). Exit status: 1 where something is refused, 2 without corpora.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readerInfo } from '../src/reader.ts';
import { commandLine } from './cli.ts';
import { readDetails, staleDetails, strayDetails } from './details.ts';
import { checkFixture } from './fixture.ts';
import { type Floors, raise, readFloors, writeFloors } from './floors.ts';
import { renderAccuracy } from './papers.ts';
import { measureTask, TASKS } from './ruler/measure.mjs';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const FLOORS = fromRoot('eval/floors.json');
const PAPER = fromRoot('docs/accuracy.md');

const fail = (message: string, status: number): never => {
  console.error(message);
  process.exit(status);
};

const { values: opt } = parseArgs({
  options: {
    corpora: { type: 'string' },
    task: { type: 'string' },
    cmd: { type: 'string' },
    errors: { type: 'string', default: '0' },
    limit: { type: 'string' },
    split: { type: 'string', default: 'dev' },
    check: { type: 'boolean', default: false },
    papers: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
});
const cmd = opt.cmd ?? ['node', ...commandLine().args.map((a) => `"${a}"`)].join(' ');

/** Papers, floors and models agree, and the fixture passes. */
const check = async (): Promise<number> => {
  const faults: string[] = [];
  const floors = readFloors(FLOORS);
  const { models } = readerInfo();
  if (!Object.keys(floors).length) faults.push('eval/floors.json is missing: npm run eval -- --corpora DIR writes it');
  for (const [task, figures] of Object.entries(floors)) {
    if (figures.models !== models)
      faults.push(
        `${task}: measured with models ${figures.models}, but ${models} would ship: npm run eval -- --corpora DIR --task ${task}`,
      );
  }
  const details = readDetails();
  faults.push(...staleDetails(details, models), ...strayDetails(details, Object.keys(floors)));
  if (!existsSync(PAPER) || readFileSync(PAPER, 'utf8') !== renderAccuracy(floors, details))
    faults.push('docs/accuracy.md does not say what eval/floors.json and eval/details say: npm run eval -- --papers writes it');
  faults.push(...(await checkFixture(cmd, (line) => console.log(line))));
  for (const f of faults) console.error(f);
  console.log(
    faults.length ? `eval --check: ${faults.length} faults` : 'eval --check: papers, floors and models agree; the fixture passes',
  );
  return faults.length ? 1 : 0;
};

const show = (task: string, rows: readonly { name: string; value: number; n: number }[], floors: Floors): void => {
  for (const r of rows) {
    const floor = floors[task]?.rows[r.name]?.floor;
    console.log(
      `${task.padEnd(12)}${r.name.padEnd(48)}${(Math.abs(r.value) >= 10 ? r.value.toFixed(1) : r.value.toFixed(4)).padStart(9)}${String(r.n).padStart(8)}${floor === undefined ? '' : `   floor ${floor.toFixed(4)}`}`,
    );
  }
};

const measure = async (corpora: string): Promise<number> => {
  const wanted = opt.task ? opt.task.split(',') : TASKS;
  for (const name of wanted) if (!TASKS.includes(name)) fail(`Unknown task ${name}. There are: ${TASKS.join(', ')}.`, 2);
  const { models } = readerInfo();
  const floors = readFloors(FLOORS);
  const refused: string[] = [];
  const partial = opt.limit !== undefined || opt['dry-run'] || opt.split !== 'dev';
  let measured = 0;
  for (const name of wanted) {
    const result = await measureTask(name, {
      cmd,
      data: corpora,
      split: opt.split,
      ...(opt.limit && { limit: Number(opt.limit) }),
    });
    if (!result) {
      console.error(`${name}: no ${join(corpora, name, `${opt.split}.jsonl`)}`);
      continue;
    }
    measured += 1;
    show(name, result.rows, floors);
    for (const f of result.faults) console.error(`${name}: ${f.count} × ${f.kind}: ${f.examples.join(' · ')}`);
    const shown = Number(opt.errors);
    const step = Math.max(1, Math.floor(result.errors.length / Math.max(1, shown)));
    for (const e of result.errors.filter((_, i) => i % step === 0).slice(0, shown)) console.log(`  ${e}`);
    if (partial) continue;
    const { entry, refused: why } = raise(floors[name], result, models);
    refused.push(...why);
    if (!why.length) floors[name] = entry;
    // after each task, so that an interrupted run keeps what it measured
    writeFloors(FLOORS, floors, TASKS);
    writeFileSync(PAPER, renderAccuracy(floors, readDetails()));
  }
  if (!measured) return 2;
  if (partial) console.log('Nothing was written: a part, another split or a dry run.');
  for (const r of refused) console.error(`refused: ${r}`);
  return refused.length ? 1 : 0;
};

if (opt.check) process.exit(await check());
if (opt.papers) {
  writeFileSync(PAPER, renderAccuracy(readFloors(FLOORS), readDetails()));
  process.exit(0);
}
if (!opt.corpora || !existsSync(opt.corpora)) {
  fail(
    'The corpora are needed: npm run eval -- --corpora DIR, where DIR holds TASK/dev.jsonl (eval/README.md tells where they come from). Without them: npm run eval -- --check.',
    2,
  );
}
process.exit(await measure(opt.corpora as string));
