// How the finds of a search are asked for: a filter that chooses many reports must not be walked from end to end for each of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'libsql';
import { afterAll, expect, it } from 'vitest';
import { reportConditions } from '../../src/store/embedded/conditions.ts';
import { rankedSql } from '../../src/store/embedded/ranked.ts';
import { type Filter, openStore, parseQuery } from '../../src/store/index.ts';
import { READER, tellRecord } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-ranked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each<[string, Filter]>([
  ['an actor', { actor: 'Koral' }],
  ['a country', { country: 'NOR' }],
  ['a speaker', { speaker: 'Vell' }],
  ['a kind of event', { type: 'CONSULT' }],
])('words and %s: each find is asked whether it is chosen', async (_, filter) => {
  const file = join(folder, `${Object.keys(filter)[0]}.db`);
  const store = await openStore(file, { create: true });
  await store.put(tellRecord({ doer: 'Berg', verb: 'met', target: 'Koral' }, { id: 'met' }), READER);
  const hits = await store.search(parseQuery('Koral'), { ...filter, limit: 5 });
  expect(hits.length).toBeLessThanOrEqual(1);
  await store.close();
  const db = new Driver(file);
  const { sql, cells } = reportConditions({ ...filter, minConfidence: 0.5 });
  const plan = (db.prepare(`EXPLAIN QUERY PLAN ${rankedSql(sql)}`).all(...cells, '"koral"', 5, 0) as { detail: string }[]).map(
    (r) => r.detail,
  );
  db.close();
  expect(plan.find((d) => d.includes(' r USING'))).toMatch(/SEARCH r USING (?:COVERING )?INDEX reports_version \(version=\?\)$/);
});
