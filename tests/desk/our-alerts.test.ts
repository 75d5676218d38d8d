// Alerts of drafts that are ours, in Today: a real `sitrep desk` on a dossier into which a later report comes while it runs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeReport, type ReportItem } from '../../src/ingest/index.ts';
import { keepOurs } from '../../src/ours.ts';
import { openStore } from '../../src/store/index.ts';
import { takeIn } from '../../src/take-in.ts';
import { type RunningDesk, startDesk } from '../browser/running.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-ours-'));
const dossier = join(folder, 'd.db');
let desk: RunningDesk;

const add = async (item: ReportItem): Promise<void> => {
  const store = await openStore(dossier, { create: true });
  expect(await takeIn(store, { input: 'test', report: makeReport(item) })).toBe('added');
  await store.close();
};
const alerts = async () => {
  const { items } = (await (await fetch(`${desk.address}/api/today`)).json()) as {
    items: { kind: string; head: string; href: string; quotes: { words: string; outlet?: string }[] }[];
  };
  return items.filter((x) => x.kind === 'alert');
};

beforeAll(async () => {
  await add({
    id: 'wire',
    outlet: 'Harbour Wire',
    published: '2031-03-03',
    text: 'Seven people were killed when a bomb exploded in the market of Lendava on Monday, the interior ministry said.',
  });
  const store = await openStore(dossier);
  await keepOurs(store, {
    name: 'morning',
    text: 'Seven people were killed in the market of Lendava, the interior ministry said.',
  });
  await store.close();
  desk = await startDesk(dossier);
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

it('nothing while nothing came in; then the sentence, what became of it, and the later words', async () => {
  expect(await alerts()).toEqual([]);
  await add({
    id: 'later',
    outlet: 'Courier',
    published: '2031-03-04',
    text: 'Eleven people were killed when a bomb exploded in the market of Lendava on Monday, the interior ministry said on Tuesday.',
  });
  const [alert, ...more] = await alerts();
  expect(more).toEqual([]);
  expect(alert!.head).toMatch(/^Ours, “morning”: .*We wrote: “Seven people were killed in the market of Lendava/);
  expect(alert!.href).toMatch(/^\/reports\/(?:later|wire)\?at=\d+-\d+$/);
  expect(alert!.quotes.map((q) => q.words).join(' ')).toContain('Eleven people were killed');
});
