// The commands on a dossier as real processes: what they print, how they end, and what a kill in the middle leaves behind.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUntilFull } from '../../scripts/full-disk-test.ts';
import { addAndKill, makeReports, tally } from '../../scripts/kill-test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = ['node', '--import', 'tsx', join(root, 'src/cli/main.ts')];
const folder = mkdtempSync(join(tmpdir(), 'sitrep-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const sitrep = (args: readonly string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(COMMAND[0]!, [...COMMAND.slice(1), ...args], {
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', SITREP_DOSSIER: at('main.db'), ...env },
  });
  return { status, stdout, stderr };
};
const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const write = (name: string, ...items: object[]): string => {
  writeFileSync(at(name), items.map((x) => `${JSON.stringify(x)}\n`).join(''));
  return at(name);
};

const FERRY = {
  id: 'ferry',
  title: 'Ferry aground',
  published: '2031-05-04',
  outlet: 'Sound Courier',
  text: 'A ferry ran aground off Vell on Tuesday, the coast guard of Norway said. Captain Mira Holt led the rescue.',
};
const BUDGET = {
  id: 'budget',
  published: '2031-05-02',
  text: 'Parliament in Oslo approved a budget on Thursday. The opposition rejected it.',
};
const SLOW = 120_000; // ms: each command is a process of its own, on a machine that may be busy

describe('commands on a dossier', { timeout: SLOW }, () => {
  beforeAll(() => {
    const { stdout, stderr, status } = sitrep(['add', '--json', write('two.jsonl', FERRY, BUDGET)]);
    expect({ out: lines(stdout), stderr, status }).toEqual({
      out: [{ added: 2, updated: 0, unchanged: 0, failed: 0 }],
      stderr: '',
      status: 0,
    });
  }, SLOW);

  it('add again changes nothing; an edited report is updated; what fails is named, the rest is kept', () => {
    const again = sitrep(['add', '--json', at('two.jsonl')]);
    expect(lines(again.stdout)).toEqual([{ added: 0, updated: 0, unchanged: 2, failed: 0 }]);
    const edited = { ...BUDGET, text: `${BUDGET.text} The vote was 61 to 58.` };
    const mixed = sitrep(['add', '--json', at('missing.txt'), write('edited.jsonl', edited, { id: 'empty', text: '' })]);
    expect(lines(mixed.stdout)).toEqual([{ added: 0, updated: 1, unchanged: 0, failed: 2 }]);
    expect(mixed.status).toBe(1);
    expect(mixed.stderr).toMatch(/missing\.txt/);
    expect(mixed.stderr).toMatch(/edited\.jsonl, line 2/);
  });

  it('list reports prints what is known of each, by date', () => {
    const rows = lines(sitrep(['list', 'reports', '--json']).stdout);
    expect(rows.map((r) => r.id)).toEqual(['budget', 'ferry']);
    const { added, sha256, events, statements, ...rest } = rows[1];
    expect(rest).toEqual({
      id: 'ferry',
      title: 'Ferry aground',
      outlet: 'Sound Courier',
      published: '2031-05-04',
      language: 'en',
      versions: 1,
      handling: 'internal',
    });
    expect(sitrep(['list', 'reports']).stdout).toMatch(
      /^published +outlet +title +events +statements +versions +report\n2031-05-02 /,
    );
  });

  it('list events and statements prints the rows of read --flat', () => {
    for (const layer of ['events', 'statements']) {
      const listed = sitrep(['list', layer, '--json', '--report', 'ferry']);
      expect(listed.status).toBe(0);
      const read = sitrep(['read', '--flat', layer, '--json', write('one.jsonl', FERRY)]);
      expect(listed.stdout).toBe(read.stdout);
    }
  });

  it('list stories tells which reports belong together', () => {
    const rows = lines(sitrep(['list', 'stories', '--json']).stdout);
    expect(rows.map((r) => r.reports)).toEqual([['budget'], ['ferry']]);
  });

  it('search finds words and shows them', () => {
    expect(sitrep(['search', 'coast', 'guard']).stdout).toBe(
      'Ferry aground (2031-05-04, Sound Courier, ferry)\n  A ferry ran aground off Vell on Tuesday, the «coast» «guard» of Norway said. Captain Mira Holt led the rescue.\n',
    );
    expect(lines(sitrep(['search', '--json', 'rescues']).stdout).map((r) => r.id)).toEqual(['ferry']);
    expect(sitrep(['search', 'zebra']).stdout).toBe('nothing found\n');
  });

  it('reread has nothing to do where this version read all', () => {
    expect(lines(sitrep(['reread', '--dry-run', '--json']).stdout)[0]).toMatchObject({ stale: 0, read: 0, failed: 0 });
  });

  it('list --as-of shows what had come in by then', () => {
    expect(lines(sitrep(['list', 'reports', '--json', '--as-of', '2001-01-01']).stdout)).toEqual([]);
    expect(lines(sitrep(['list', 'reports', '--json', '--as-of', '9998-01-01']).stdout)).toHaveLength(2);
  });

  it('handling is what a person says', () => {
    expect(sitrep(['correct', 'ferry', '--set', 'handling=restricted'])).toMatchObject({ status: 0 });
    expect(lines(sitrep(['list', 'reports', '--json', '--report', 'ferry']).stdout)[0]).toMatchObject({ handling: 'restricted' });
    sitrep(['correct', 'ferry', '--set', 'handling=internal']);
  });

  it('check says that all holds', () => {
    const { stdout, status } = sitrep(['check', '--json']);
    expect(status).toBe(0);
    expect(lines(stdout)[0]).toMatchObject({ reports: 2, faults: [] });
  });

  it('backup and restore give the same dossier', () => {
    expect(sitrep(['backup', at('copy.db')]).status).toBe(0);
    expect(sitrep(['backup', at('copy.db')])).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') });
    expect(sitrep(['restore', at('copy.db'), '--dossier', at('again.db')]).status).toBe(0);
    expect(sitrep(['restore', at('copy.db'), '--dossier', at('again.db')])).toMatchObject({ status: 1 });
    const all = ['list', 'reports', '--json'];
    expect(sitrep([...all, '--dossier', at('again.db')]).stdout).toBe(sitrep(all).stdout);
  });

  it('forget erases, and what was forgotten stays out unless it is asked for', () => {
    write('secret.jsonl', { id: 'secret', text: 'Berg met Koral in Orsa on Monday, officials said.' });
    sitrep(['add', at('secret.jsonl')]);
    expect(sitrep(['forget', 'secret'])).toMatchObject({ status: 0, stdout: 'forgotten\n' });
    expect(sitrep(['forget', 'secret'])).toMatchObject({ status: 1 });
    expect(lines(sitrep(['add', '--json', at('secret.jsonl')]).stdout)[0]).toMatchObject({ added: 0, forgotten: 1 });
    expect(lines(sitrep(['list', 'reports', '--json', '--report', 'secret']).stdout)).toEqual([]);
  });

  it.each([
    [['list', 'threats'], 2, /Allowed choices/],
    [['merge', 'one', 'two'], 2, /two ids of one kind/],
    [['merge', 'story-0', 'story-1'], 1, /there is no story/],
    [['undo', '7'], 1, /no decision 7/],
    [['correct', 'demand-0', '--set', 'state=won'], 2, /kept, broken, answered, open/],
    [['list', 'claims', '--trace', 'claim-0'], 1, /there is no claim/],
    [['list', 'events', '--since', 'yesterday'], 2, /It must be a day/],
    [['list', 'events', '--country', 'Norway'], 2, /three letters/],
    [['search', '--', '-ferry'], 2, /at least one word/],
    [['correct', 'nothing', '--set', 'type'], 2, /give one of/],
    [['correct', 'nothing', '--reject'], 1, /no item has the key/],
  ])('%j ends with status %i and says why', (args, status, words) => {
    expect(sitrep(args)).toMatchObject({ status, stderr: expect.stringMatching(words), stdout: '' });
  });

  it.each(['list reports', 'check', 'forget ferry'])('%s without a dossier says how to make one, and makes none', (command) => {
    const result = sitrep(command.split(' '), { SITREP_DOSSIER: at('nowhere.db') });
    expect(result).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('there is no dossier') });
    expect(existsSync(at('nowhere.db'))).toBe(false);
  });
});

describe('add without room', { timeout: 3 * SLOW }, () => {
  it('says so and names the dossier; what was kept checks clean; with room it goes on, and nothing is doubled', () => {
    writeFileSync(at('many.jsonl'), makeReports(40, 'de'));
    const dossier = at('cramped.db');
    // Files may not grow beyond 800 blocks of 1024 bytes: what a full disk does, and needs no rights.
    const cramped = ['bash', '-c', 'ulimit -f 800; exec "$@"', 'bash', ...COMMAND];
    const { status, said, kept, whole } = addUntilFull(COMMAND, cramped, dossier, at('many.jsonl'), () => dossier);
    expect(status).toBe(1);
    expect(said).toContain(`${dossier}: `);
    expect(said).toMatch(/make room, or move it to another disk, and run the command again/);
    expect(kept.versions).toBeGreaterThan(0);
    expect(kept.versions).toBeLessThan(40);
    expect(whole).toEqual({ reports: 36, versions: 40 });
  });
});

describe('add that is killed', { timeout: 3 * SLOW }, () => {
  it('loses nothing and doubles nothing, and is taken up where it stopped', async () => {
    const count = 600;
    const dossier = at('killed.db');
    const input = at('many.jsonl');
    writeFileSync(input, makeReports(count, 'de'));
    const wanted = { reports: count - count / 10, versions: count };
    let before = { reports: 0, versions: 0 };
    let interrupted = 0;
    for (const share of [0.05, 0.2, 0.35, 0.5]) {
      // Kill when about this share of the reports is in, wherever in its work the process then is.
      const child = spawn(COMMAND[0]!, [...COMMAND.slice(1), 'add', '--dossier', dossier, input], { stdio: 'ignore', cwd: root });
      const ended = new Promise((done) => child.on('exit', done));
      const { openStore } = await import('../../src/store/index.ts');
      for (let versions = 0; versions < share * count && child.exitCode === null; ) {
        await new Promise((done) => setTimeout(done, 37)); // ms: any number that is no multiple of a report's time
        const store = await openStore(dossier).catch(() => undefined); // a reader beside the writer
        if (!store) continue;
        versions = 0;
        for await (const report of store.reports()) versions += report.versions;
        await store.close();
      }
      child.kill('SIGKILL');
      await ended;
      const now = tally(COMMAND, dossier);
      expect(now.versions).toBeGreaterThanOrEqual(before.versions);
      if (now.versions > before.versions && now.versions < count) interrupted += 1;
      before = now;
    }
    expect(interrupted).toBeGreaterThan(0); // else every kill came too late to prove anything
    expect(await addAndKill(COMMAND, dossier, input, undefined)).toBe(0);
    expect(tally(COMMAND, dossier)).toEqual(wanted);
  });

  it('two at once share the work without doubling it', async () => {
    const dossier = at('shared.db');
    const input = at('shared.jsonl');
    writeFileSync(input, makeReports(40, 'de'));
    const ends = await Promise.all([1, 2].map(() => addAndKill(COMMAND, dossier, input, undefined)));
    expect(ends).toEqual([0, 0]);
    expect(tally(COMMAND, dossier)).toEqual({ reports: 36, versions: 40 });
  });
});
