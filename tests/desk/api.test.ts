// The API as a whole: its document, live updates, and that nothing that anyone sends makes it fail inside.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API, type RouteShape } from '../../src/desk/api/index.ts';
import { openStore } from '../../src/store/index.ts';
import { READER, tellRecord } from '../store/records.ts';
import { ask, type RunningDesk, smallDossier, startDesk } from './process.ts';

let desk: RunningDesk;
let token = '';
let remove = (): void => {};
beforeAll(async () => {
  const made = await smallDossier();
  remove = made.remove;
  desk = await startDesk(made.dossier);
  token = (await ask(desk, '/api/session')).body.token;
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
  remove();
});

it('each route stands in the OpenAPI document, with its role', async () => {
  const { body } = await ask(desk, '/api');
  expect(body.openapi).toBe('3.1.0');
  for (const [id, shape] of Object.entries(API as Record<string, RouteShape>)) {
    const operation = body.paths[shape.path.replace(/:(\w+)/g, '{$1}')]?.[shape.method.toLowerCase()];
    expect([id, operation?.operationId, operation?.['x-role']]).toEqual([id, id, shape.role]);
    for (const [, name] of shape.path.matchAll(/:(\w+)/g))
      expect(operation.parameters.some((p: { name: string; in: string }) => p.in === 'path' && p.name === name)).toBe(true);
  }
});

it('an id, a method and a path belong to one route', () => {
  const places = Object.values(API as Record<string, RouteShape>).map(
    ({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`,
  );
  expect(new Set(places).size).toBe(places.length);
});

it('pages hear of what another program adds', async () => {
  const stop = new AbortController();
  const { body } = await fetch(`${desk.address}/api/events`, { signal: stop.signal });
  const store = await openStore(desk.dossier);
  await store.put(tellRecord({ doer: 'Ek', verb: 'met', target: 'Lund' }, { id: 'later' }), READER);
  await store.close();
  let heard = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    heard += Buffer.from(chunk).toString();
    if (heard.includes('"kind":"dossier"')) break;
  }
  expect(heard).toContain('data: {"kind":"dossier"');
  stop.abort();
});

// Addresses are left out: nothing is fetched here. The worker that reads is started by none of the others with what comes in.
const LEFT_OUT = new Set(['add.addresses', 'add.feeds', 'session.open']);

it('whatever is sent, the answer is one of the table or says what is wrong', async () => {
  const word = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('r0', 'new', 'story', '0', '-1', '1e99', 'null', '../..', '%00', 'é\u202e', 'a'.repeat(3000)),
  );
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), word);
  const routes = Object.entries(API as Record<string, RouteShape>).filter(([id]) => !LEFT_OUT.has(id));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.array(word, { minLength: 3, maxLength: 3 }),
      value,
      fc.infiniteStream(value),
      async ([id, shape], words, body, more) => {
        const names = Object.keys((shape.body as { shape?: Record<string, unknown> } | undefined)?.shape ?? {});
        // Half of the bodies have the right names with any values.
        const sent = words[0]!.length % 2 ? body : Object.fromEntries(names.map((name) => [name, more.next().value]));
        let n = 0;
        const path = shape.path.replace(/:\w+/g, () => encodeURIComponent(words[n++ % 3]! || 'x').replace(/^\.+$/, 'dot'));
        const query = new URLSearchParams(
          Object.keys((shape.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {}).map((name): [string, string] => [
            name,
            words[2]!,
          ]),
        );
        const response = await fetch(`${desk.address}${path}?${query}`, {
          method: shape.method,
          headers: {
            'x-sitrep-token': token,
            ...(shape.method !== 'GET' && { 'content-type': shape.upload ? 'application/octet-stream' : 'application/json' }),
          },
          ...(shape.method !== 'GET' && { body: JSON.stringify(sent) }),
        });
        const text = await response.text();
        expect([id, response.status < 500, text.slice(0, 300)]).toEqual([id, true, text.slice(0, 300)]);
        if (response.status >= 400)
          expect(JSON.parse(text).error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
        // An account that was made would lock this test out.
        if (id === 'accounts.keep' && response.status === 200) {
          const store = await openStore(desk.dossier);
          for (const { name } of await store.accounts()) await store.dropAccount(name);
          await store.close();
        }
      },
    ),
    { numRuns: 400 },
  );
});
