// Restricted reports at the desk: whoever has an account reads all of a dossier, at whatever role, and sees how a report is handled; editors set it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sitrep } from '../cli/run.ts';
import { ask, type RunningDesk, smallDossier, startDesk } from './process.ts';

let desk: RunningDesk;
let remove: () => void;
const secret: Record<string, string> = {};
beforeAll(async () => {
  const made = await smallDossier();
  remove = made.remove;
  expect(
    sitrep(['desk', 'users', 'add', 'Ana', '--role', 'admin', '--dossier', made.dossier], { input: 'correct horse battery\n' }),
  ).toMatchObject({ status: 0 });
  for (const role of ['reader', 'analyst', 'editor'])
    secret[role] = sitrep(['desk', 'tokens', 'add', role, '--role', role, '--dossier', made.dossier]).out.trim();
  desk = await startDesk(made.dossier);
});
afterAll(async () => {
  await desk.stop();
  remove();
});

const as = (role: string, path: string, options: { method?: string; body?: unknown } = {}) =>
  ask(desk, path, { ...options, headers: { authorization: `Bearer ${secret[role]}` } });
const handle = (role: string, handling: string) => as(role, '/api/reports/r1/handling', { method: 'PUT', body: { handling } });

it('editors set it, and are told how it was; readers and analysts do not', async () => {
  expect((await handle('reader', 'restricted')).status).toBe(403);
  expect((await handle('analyst', 'restricted')).status).toBe(403);
  const before = (await as('reader', '/api/reports/r1')).body.report.handling;
  expect((await handle('editor', 'restricted')).body).toEqual({ before });
  expect((await handle('editor', 'secret')).status).toBe(400);
  expect((await as('editor', '/api/reports/none/handling', { method: 'PUT', body: { handling: 'public' } })).status).toBe(404);
});

it('a reader reads a restricted report, and lists, search and stories say that it is one', async () => {
  const page = (await as('reader', '/api/reports/r1')).body;
  expect(page.report.handling).toBe('restricted');
  expect(page.text).toContain('Koral');
  const { reports } = (await as('reader', '/api/reports')).body;
  expect(reports.find((r: { id: string }) => r.id === 'r1').handling).toBe('restricted');
  const found = (await as('reader', '/api/search?q=Koral')).body.reports;
  expect(found.map((r: { id: string; handling: string }) => [r.id, r.handling])).toContainEqual(['r1', 'restricted']);
  const story = (await as('reader', `/api/stories/${page.story}`)).body.page;
  expect(story.reports.find((r: { id: string }) => r.id === 'r1').handling).toBe('restricted');
  expect((await ask(desk, '/api/reports/r1')).status).toBe(401);
});
