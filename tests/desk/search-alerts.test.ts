// Saved searches tell in Today what they found since a person looked: a real `sitrep desk` into whose dossier a report comes while it runs.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { READER, tellRecord } from '../store/records.ts';
import { ask, type RunningDesk, smallDossier, startDesk } from './process.ts';

let desk: RunningDesk;
let remove: () => void;
let token: string;
beforeAll(async () => {
  const made = await smallDossier();
  remove = made.remove;
  desk = await startDesk(made.dossier);
  token = (await ask(desk, '/api/session')).body.token;
});
afterAll(async () => {
  await desk.stop();
  remove();
});

const write = (path: string, method: string, body: unknown) =>
  ask(desk, path, { method, body, headers: { 'x-sitrep-token': token } });
const add = async (id: string, doer: string): Promise<void> => {
  const store = await openStore(desk.dossier);
  await store.put(
    tellRecord(
      { doer, verb: 'met', target: 'Lund', place: 'Orsa' },
      { id, published: '2031-06-01', outlet: 'Courier', title: `${doer} in Orsa` },
    ),
    READER,
  );
  await store.close();
};
const alerts = async (show = 'new') =>
  (await ask(desk, `/api/today?show=${show}`)).body.items.filter((x: { kind: string }) => x.kind === 'alert');

it('nothing while nothing came in; then how many, with their titles; read stays read until more comes in', async () => {
  expect((await write('/api/searches/Brandt', 'PUT', { watch: { words: 'Brandt' } })).status).toBe(200);
  expect(await alerts()).toEqual([]);
  await add('v1', 'Brandt');
  await add('other', 'Ruiz');
  const [alert, ...more] = await alerts();
  expect(more).toEqual([]);
  expect(alert).toMatchObject({
    id: 'search/Brandt',
    head: 'Saved search “Brandt”: 1 new report since you looked',
    href: '/search?saved=Brandt',
    quotes: [{ words: 'Brandt in Orsa', report: 'v1', outlet: 'Courier' }],
  });
  expect((await write('/api/today/marks', 'PUT', { kind: 'alert', id: 'search/Brandt', read: true })).status).toBe(200);
  expect(await alerts()).toEqual([]);
  expect((await alerts('all')).map((a: { read: boolean }) => a.read)).toEqual([true]);
  await add('v2', 'Brandt');
  expect((await alerts())[0].head).toBe('Saved search “Brandt”: 2 new reports since you looked');
  // Opening the search is looking.
  await write('/api/looked', 'POST', { watched: 'search', name: 'Brandt' });
  expect(await alerts('all')).toEqual([]);
});
