// What is new since a day, a report's versions, feeds that are followed no longer, and rows by who may see them: the commands as real processes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sitrep-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dossier = join(folder, 'd.db');
const sitrep = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...args], {
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', SITREP_DOSSIER: dossier },
  });
  return { status, stdout, stderr };
};
const rows = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const add = (...items: object[]): void => {
  const file = join(folder, 'in.jsonl');
  writeFileSync(file, items.map((x) => JSON.stringify(x)).join('\n'));
  expect(sitrep('add', file).status).toBe(0);
};

const A = {
  id: 'a',
  outlet: 'A',
  published: '2031-04-02',
  title: 'Bomb in Garissa',
  text: 'A bomb in a bus station in the Kenyan town of Garissa killed nine people on Tuesday, the police said.',
};
const B = {
  id: 'b',
  outlet: 'B',
  published: '2031-04-02',
  text: 'A bomb in a bus station in the Kenyan town of Garissa killed 15 people on Tuesday, the Red Cross said.',
};

beforeAll(() => {
  add(A, B);
  add({ ...A, title: 'Nine killed in Garissa' });
}, 300_000);

it('changes tells what is new since a day, and nothing where nothing is', () => {
  const found = rows(sitrep('changes', '--since', '2001', '--json').stdout);
  expect(found.filter((c) => c.change === 'new report').map((c) => c.id)).toEqual(['a', 'b']);
  expect(found.map((c) => c.change)).toContain('new claim');
  expect(found.find((c) => c.change === 'new disagreement')).toMatchObject({ now: expect.stringMatching(/9 .*15|15 .*9/) });
  expect(sitrep('changes', '--since', '9998-01-01').stdout).toBe('nothing changed\n');
  expect(sitrep('changes', '--since', '2001').stdout).toContain('told by several now');
  expect(sitrep('changes')).toMatchObject({ status: 2 });
}, 300_000);

it('list versions tells when each came in and what its head said', () => {
  expect(rows(sitrep('list', 'versions', 'a', '--json').stdout)).toMatchObject([
    { number: 1, title: 'Bomb in Garissa' },
    { number: 2, title: 'Nine killed in Garissa' },
  ]);
  expect(sitrep('list', 'versions', 'a').stdout).toMatch(/^version +came in/);
  expect(sitrep('list', 'versions', 'zzz')).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no report') });
  expect(sitrep('list', 'versions')).toMatchObject({ status: 2 });
}, 300_000);

it('list and export keep to reports that the named people may see', async () => {
  expect(sitrep('correct', 'b', '--set', 'handling=restricted').status).toBe(0);
  const ids = (...args: string[]) => rows(sitrep('list', 'reports', '--json', ...args).stdout).map((r) => r.id);
  expect(ids()).toEqual(['a', 'b']);
  expect(ids('--handling', 'internal,public')).toEqual(['a']);
  expect(ids('--handling', 'restricted')).toEqual(['b']);
  expect(rows(sitrep('list', 'events', '--json', '--handling', 'public').stdout)).toEqual([]);
  const exported = sitrep('export', '--format', 'jsonl', '--handling', 'internal');
  expect(rows(exported.stdout).map((r) => (r.report as { id: string }).id)).toEqual(['a']);
  expect(sitrep('list', 'reports', '--handling', 'secret')).toMatchObject({ status: 2 });
  expect(sitrep('list', 'actors', '--handling', 'public')).toMatchObject({ status: 2 });
}, 300_000);

it('follow --remove takes a feed off the list', async () => {
  const store = await openStore(dossier);
  await store.putFeed({ url: 'https://example.org/feed', failures: 0 });
  await store.close();
  expect(sitrep('follow', '--remove')).toMatchObject({ status: 1 });
  expect(rows(sitrep('follow', '--remove', 'https://example.org/feed', '--json').stdout)).toEqual([
    { removed: ['https://example.org/feed'] },
  ]);
  expect(sitrep('follow', '--remove', 'https://example.org/feed')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is not followed'),
  });
}, 300_000);
