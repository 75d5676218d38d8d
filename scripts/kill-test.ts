// Kills `sitrep add` with SIGKILL at random moments and runs it again, until it has ended by itself; then counts and checks.
// Prevents: a report lost or kept twice when a laptop dies in the middle of an import.
//   node --import tsx scripts/kill-test.ts [--kills 50] [--reports 1500] [--seed 1] [--minutes N] [--command "node dist/cli/main.js"]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/**
 * Short reports that differ: one in ten is a later version of the one before. In a language that isn't read they cost no reading, and
 * a test of the dossier alone is quick.
 */
export const makeReports = (count: number, language: 'en' | 'de' = 'en'): string => {
  const names = ['Berg', 'Koral', 'Vell', 'Reff', 'Holt', 'Okoye', 'Brandt', 'Salim'];
  const verbs = ['met', 'threatened', 'praised', 'called', 'accused', 'invited'];
  return Array.from({ length: count }, (_, i) => {
    const edited = i % 10 === 9;
    const id = `report-${edited ? i - 1 : i}`;
    const [a, b, verb] = [names[i % 8], names[(i * 3 + 1) % 8], verbs[i % 6]];
    const text =
      language === 'en'
        ? `Minister ${a} ${verb} General ${b} in Oslo on Monday, officials said. It was meeting number ${i}.`
        : `Der Minister ${a} hat sich am Montag in der Hauptstadt mit dem General ${b} getroffen, wie die Behörden mitteilten. Es war das Treffen Nummer ${i}.`;
    return JSON.stringify({ id, text, published: '2031-05-01', outlet: 'Sound Courier' });
  }).join('\n');
};

export interface Tally {
  reports: number;
  versions: number;
}

/** What the dossier holds, and that it holds; throws where `check` finds a fault. */
export const tally = (command: readonly string[], dossier: string): Tally => {
  const run = (...args: string[]) =>
    spawnSync(command[0]!, [...command.slice(1), ...args, '--dossier', dossier, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  const checked = run('check');
  if (checked.status !== 0) {
    if (/there is no dossier|is empty/.test(checked.stderr)) return { reports: 0, versions: 0 }; // killed before the first report
    throw new Error(`check failed: ${checked.stdout}${checked.stderr}`);
  }
  const lines = run('list', 'reports').stdout.split('\n').filter(Boolean);
  const rows = lines.map((line) => JSON.parse(line) as { id: string; versions: number });
  if (new Set(rows.map((r) => r.id)).size !== rows.length) throw new Error('a report is there twice');
  return { reports: rows.length, versions: rows.reduce((n, r) => n + r.versions, 0) };
};

/** Starts `add` and kills it after some milliseconds; undefined where it ended before, else what it had printed. */
export const addAndKill = async (
  command: readonly string[],
  dossier: string,
  input: string,
  ms: number | undefined,
): Promise<number | 'killed'> => {
  const child = spawn(command[0]!, [...command.slice(1), 'add', '--dossier', dossier, '--json', input], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | 'killed'>((done) => {
    child.on('exit', (code, signal) => done(signal === 'SIGKILL' ? 'killed' : (code ?? -1)));
  });
  if (ms !== undefined) {
    const timer = wait(ms, 'time', { ref: false });
    if ((await Promise.race([ended, timer])) === 'time') child.kill('SIGKILL');
  }
  return ended;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      reports: { type: 'string', default: '1500' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string' },
      command: { type: 'string', default: 'node --import tsx src/cli/main.ts' },
    },
  });
  const command = values.command.split(' ');
  const count = Number(values.reports);
  let kills = Number(values.kills);
  const until = values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Infinity; // fewer kills then; the last line says how many
  let state = Number(values.seed);
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator: the same moments for the same seed
    return state / 2 ** 32;
  };
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-kill-'));
  const [input, whole] = [join(folder, 'reports.jsonl'), join(folder, 'whole.db')];
  writeFileSync(input, makeReports(count));
  const began = performance.now();
  await addAndKill(command, whole, input, undefined);
  const full = performance.now() - began;
  const wanted = tally(command, whole);
  console.log(`uninterrupted: ${wanted.reports} reports, ${wanted.versions} versions, ${(full / 1000).toFixed(1)} s`);
  let [n, imports, during] = [0, 0, 0];
  while (n < kills) {
    const dossier = join(folder, `${imports}.db`);
    let before: Tally = { reports: 0, versions: 0 };
    imports += 1;
    for (;;) {
      const end = await addAndKill(command, dossier, input, n < kills ? random() * full : undefined);
      const now = tally(command, dossier);
      if (now.reports < before.reports || now.versions < before.versions)
        throw new Error(`lost: ${JSON.stringify({ before, now })}`);
      if (end !== 'killed') break;
      n += 1;
      if (Date.now() > until) kills = n;
      if (now.versions > before.versions && now.versions < wanted.versions) during += 1;
      before = now;
    }
    const after = tally(command, dossier);
    if (after.reports !== wanted.reports || after.versions !== wanted.versions)
      throw new Error(`not the same in the end: ${JSON.stringify(after)}`);
    rmSync(dossier, { force: true });
  }
  console.log(
    `${n} kills in ${imports} imports (${during} of them while reports were being kept): nothing lost, nothing doubled, every check clean`,
  );
  rmSync(folder, { recursive: true, force: true });
};

if (process.argv[1]?.endsWith('kill-test.ts')) await main();
