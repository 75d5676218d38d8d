// One task measured: feeds the items of TASK/SPLIT.jsonl (without their gold) to a command, checks each answer against the contract, and
// returns the rows of the task's definition (tasks/NAME.mjs), the faults and the errors. The command is the real command line.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checked, emptyRecord, Faults } from './contract.mjs';
import { runFiles, runLines } from './run.mjs';

export const TASKS = [
  'language',
  'coreference',
  'entities',
  'statements',
  'relations',
  'quad',
  'dyads',
  'events',
  'petrarch',
  'actors',
  'places',
  'times',
  'stories',
  'page',
];

/** A line of input: the item without gold, and where it was printed as `outlet`. */
const reportLine = ({ gold, source, ...report }) => ({ ...report, ...(source && { outlet: source }) });

const callers = (cmd, timeout) => ({
  read: (items, faults, layers) =>
    runLines(`${cmd} read --format jsonl --json ${layers ? `--layers ${layers} ` : ''}-`, items, {
      lineOf: reportLine,
      idOf: (record) => record.report?.id,
      faults,
      timeout,
    }),
  actor: (items, faults) =>
    runLines(`${cmd} actor --jsonl --json`, items, { lineOf: ({ id, gold, ...query }) => query, faults, timeout }),
  // One run for each set of reports.
  stories: async (items, faults) => {
    const answers = new Map();
    for (const set of new Set(items.map((x) => x.gold.set))) {
      const reports = items.filter((x) => x.gold.set === set);
      const lines = await runLines(`${cmd} stories --jsonl --json -`, reports, {
        lineOf: reportLine,
        idOf: (answer) => answer.id,
        faults,
        timeout,
      });
      reports.forEach((x, i) => {
        answers.set(x.id, lines[i]);
      });
    }
    return items.map((x) => answers.get(x.id));
  },
  page: (items, faults) =>
    runFiles(`${cmd} read --format html --only report --json`, items, {
      contentOf: (x) => x.html,
      ending: 'html',
      faults,
      timeout,
    }),
});

/**
 * Measures a task; undefined where there is no such file. `oracle: 'perfect' | 'empty'` answers from gold, or with nothing, in place of the
 * program, which proves the metrics.
 */
export const measureTask = async (name, { cmd, data, split = 'dev', limit, timeout = 3600, oracle }) => {
  const file = join(data, name, `${split}.jsonl`);
  if (!existsSync(file)) return undefined;
  const task = (await import(`./tasks/${name}.mjs`)).default;
  const bytes = readFileSync(file);
  let items = bytes
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l));
  if (limit) items = items.slice(0, limit);
  const faults = new Faults();
  const caller = task.input === 'tokens' ? 'read' : task.input;
  const began = performance.now();
  let answers;
  if (oracle === 'empty')
    answers = items.map((x) => ({ read: emptyRecord(x), actor: {}, page: { report: { text: '' } } })[caller]);
  else if (oracle) answers = items.map((x) => (caller === 'read' ? { ...emptyRecord(x), ...task.oracle(x) } : task.oracle(x)));
  else answers = await callers(cmd, timeout)[caller](items, faults, task.input === 'tokens' ? 'tokens' : undefined);
  const seconds = (performance.now() - began) / 1000;
  const pairs = items.map((item, i) => ({
    item,
    gold: item.gold,
    missing: !answers[i],
    answer:
      caller !== 'read'
        ? answers[i]
        : answers[i]
          ? checked(answers[i], item, faults, task.input === 'tokens')
          : emptyRecord(item),
  }));
  const errors = [];
  const rows = task
    .score(pairs, (text) => errors.push(text))
    .map((m) => ({ name: m.name, value: m.value, n: m.n, better: m.better ?? 'higher' }));
  return {
    name,
    records: items.length,
    seconds,
    input: createHash('sha256').update(bytes).digest('hex'),
    rows,
    faults: [...faults.kinds].map(([kind, { count, examples }]) => ({ kind, count, examples })),
    errors,
  };
};
