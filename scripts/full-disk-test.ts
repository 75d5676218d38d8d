// A disk that is full in the middle of an import → what the command says, what is left, and whether the import goes on once there is room.
// Prevents: a dossier that is damaged, or reports that are lost or kept twice, because a disk was full. Needs a small file system; as root it makes one.
//   node --import tsx scripts/full-disk-test.ts [--folder DIR] [--reports 400] [--command "node dist/cli/main.js"]
// --folder: an empty folder on a file system with a few MB of room (mount -t tmpfs -o size=3m tmpfs DIR); without it one is mounted and taken away.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReports, type Tally, tally } from './kill-test.ts';

export interface FullDisk {
  /** What `add` ended with where there was no room, and what it said. */
  status: number | null;
  said: string;
  /** What was kept then; `check` held. */
  kept: Tally;
  /** What was kept once there was room. */
  whole: Tally;
}

/** Adds reports where room ends in the middle, checks, makes room, and adds them again. `withRoom`: moves the dossier, or lifts the limit. */
export const addUntilFull = (
  command: readonly string[],
  cramped: readonly string[],
  dossier: string,
  input: string,
  withRoom: () => string,
): FullDisk => {
  const add = (by: readonly string[], to: string) =>
    spawnSync(by[0]!, [...by.slice(1), 'add', '--json', '--dossier', to, input], { encoding: 'utf8' });
  const full = add(cramped, dossier);
  const kept = tally(command, dossier);
  const again = withRoom();
  const done = add(command, again);
  if (done.status !== 0) throw new Error(`with room: ${done.status} ${done.stderr}`);
  return { status: full.status, said: full.stderr, kept, whole: tally(command, again) };
};

const main = (): void => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      reports: { type: 'string', default: '400' },
      command: { type: 'string', default: 'node --import tsx src/cli/main.ts' },
    },
  });
  const roomy = mkdtempSync(join(tmpdir(), 'sitrep-full-'));
  const mounted = values.folder === undefined ? mkdtempSync(join(tmpdir(), 'sitrep-small-')) : undefined;
  const folder = values.folder ?? mounted!;
  if (mounted) {
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', mounted], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`no small file system could be made (${stderr.trim()}): name one with --folder`);
  }
  try {
    const [command, input, count] = [values.command.split(' '), join(roomy, 'reports.jsonl'), Number(values.reports)];
    writeFileSync(input, makeReports(count, 'de'));
    const dossier = join(folder, 'small.db');
    let free = 0;
    const { status, said, kept, whole } = addUntilFull(command, command, dossier, input, () => {
      const { bavail, bsize } = statfsSync(folder);
      free = bavail * bsize;
      // The way out that the message names: to another disk, with the log that lies beside it.
      for (const name of readdirSync(folder)) if (!name.endsWith('-shm')) copyFileSync(join(folder, name), join(roomy, name));
      return join(roomy, 'small.db');
    });
    console.log(`full: exit ${status}, ${free} bytes free: ${said.trim()}`);
    console.log(`kept then: ${kept.reports} reports in ${kept.versions} versions, check clean`);
    console.log(
      `moved to where there is room and added again: ${whole.reports} reports in ${whole.versions} versions, check clean`,
    );
    if (status !== 1 || !said.includes(dossier) || kept.versions === 0 || kept.versions >= count || whole.versions !== count)
      throw new Error('that is not what a full disk may do');
  } finally {
    if (mounted) {
      spawnSync('umount', [mounted]);
      rmSync(mounted, { recursive: true, force: true });
    }
    rmSync(roomy, { recursive: true, force: true });
  }
};

if (process.argv[1]?.endsWith('full-disk-test.ts')) main();
