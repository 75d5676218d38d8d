// The embedded dossier: what reports share, and what only a file can show of it: rows that were changed, an older schema brought forward.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { readReport } from '../../src/reader.ts';
import { APPLICATION_ID, MIGRATIONS } from '../../src/store/embedded/schema.ts';
import { openStore } from '../../src/store/index.ts';
import { collect, linkedCases } from './linked-cases.ts';
import { emptyRecord, READER } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-linked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

linkedCases({ name: 'in memory', open: (now) => openStore(':memory:', { create: true, now }) });

const told = (id: string, published: string, text: string): ReportRecord => {
  const record = readReport(makeReport({ id, text, published, outlet: id }));
  if ('error' in record) throw new Error(record.error.message);
  return record;
};
const two = (): ReportRecord[] => [
  told(
    'a',
    '2031-04-02',
    'A bomb in a bus station in the Kenyan town of Garissa killed nine people on Tuesday, the police said.',
  ),
  told(
    'b',
    '2031-04-02',
    'A bomb exploded at the bus station of Garissa in Kenya on Tuesday. The Red Cross said that it had counted 15 dead.',
  ),
];

describe('a dossier file whose linked rows', () => {
  it.each([
    ['a story was changed', 'UPDATE stories SET texts = 9'],
    ['a claim is lacking', 'DELETE FROM claims WHERE rowid IN (SELECT rowid FROM claims LIMIT 1)'],
    ['a telling was put into another claim', "UPDATE tellings SET claim = 'claim-x' WHERE seq = 1"],
    ['a disagreement is lacking', 'DELETE FROM disagreements'],
    ['a side was changed', "UPDATE disagreement_sides SET value = '99'"],
    ['an entry of the register was renamed', "UPDATE register_actors SET name = 'x'"],
  ])('%s: check says so', async (_, sql) => {
    const file = join(folder, `${sql.length}.db`);
    const store = await openStore(file, { create: true });
    for (const record of two()) await store.put(record, READER);
    expect((await store.check()).faults).toEqual([]);
    await store.close();
    const db = new Driver(file);
    db.exec(sql);
    db.close();
    const again = await openStore(file);
    const { faults } = await again.check();
    expect(faults.map((f) => f.code)).toContain('linked');
    expect((await again.check({ linked: false })).faults).toEqual([]);
    await again.close();
  });
});

describe('a dossier of the first schema', () => {
  it('is brought forward: its reports are linked as if they had come today', async () => {
    const [fresh, old] = [join(folder, 'fresh.db'), join(folder, 'old.db')];
    const store = await openStore(fresh, { create: true, now: () => '2031-05-01T00:00:00.000Z' });
    for (const record of two()) await store.put(record, READER);
    const wanted = [
      await collect(store.claims({ all: true })),
      await collect(store.disagreements()),
      await collect(store.stories()),
    ];
    await store.close();
    // The tables that the first Sitrep had, with what they held; nothing that came later.
    const db = new Driver(old);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec(MIGRATIONS[0]!.sql);
    db.exec(`INSERT INTO migrations VALUES (1, 'first schema', '2031-05-01'); PRAGMA user_version = 1; ATTACH '${fresh}' AS f`);
    const tables = db
      .prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'",
      )
      .all([]) as { name: string }[];
    for (const { name } of tables) {
      const columns = (db.prepare(`PRAGMA main.table_info(${name})`).all([]) as { name: string }[]).map((c) => c.name).join(', ');
      db.exec(`INSERT INTO main.${name} (${columns}) SELECT ${columns} FROM f.${name}`);
    }
    db.exec("INSERT INTO search (search) VALUES ('rebuild')");
    db.close();
    const forward = await openStore(old);
    expect([
      await collect(forward.claims({ all: true })),
      await collect(forward.disagreements()),
      await collect(forward.stories()),
    ]).toEqual(wanted);
    expect(await forward.check()).toMatchObject({ faults: [], linked: true });
    expect((await collect(forward.reports())).map((r) => r.handling)).toEqual(['internal', 'internal']);
    await forward.close();
  });
});

describe('two reports of one happening', () => {
  it('are one story though the page of one was dated by its last edit, months later', async () => {
    const ferry = emptyRecord({
      id: 'a',
      outlet: 'Sound Courier',
      published: '2031-05-03',
      text: `A ferry with 214 people on board ran aground off the island of Vell on Tuesday night, the Kaldran coast guard said.
All passengers were taken off by fishing boats before dawn, according to Captain Mira Holt, who led the rescue.
Two sailors were treated for broken bones in the harbour hospital of Orsa, and one woman is still missing.`,
    });
    const retold = emptyRecord({
      id: 'b',
      outlet: 'Orsa Radio',
      published: '2031-09-20',
      text: `The coast guard of Kaldra searched the waters around Vell on Wednesday for a woman who has been missing since the ferry Anneke ran aground.
More than two hundred passengers had reached Orsa in fishing boats. "We counted them three times," rescue leader Mira Holt told reporters.`,
    });
    for (const order of [
      [ferry, retold],
      [retold, ferry],
    ]) {
      const store = await openStore(':memory:', { create: true });
      for (const record of order) await store.put(record, READER);
      expect((await collect(store.stories())).map((s) => s.reports)).toEqual([['a', 'b']]);
      await store.close();
    }
  });
});

describe('a translation beside its original', () => {
  const original = emptyRecord({
    id: 'o',
    outlet: 'Le Courrier',
    published: '2031-05-02',
    language: 'fr',
    text: 'La Norvège expulsera trois diplomates russes avant la fin du mois, a déclaré jeudi le ministère des affaires étrangères, à la suite d’une attaque contre ses ordinateurs.',
  });
  const english = {
    text: 'Norway will expel three Russian diplomats before the end of May, the Norwegian foreign ministry said on Thursday.',
    outlet: 'Le Courrier',
    published: '2031-05-03',
  };
  const translation = readReport(makeReport({ id: 't', ...english, translationOf: 'o' })) as ReportRecord;
  const other = told(
    's',
    '2031-05-04',
    'Norway will expel three Russian diplomats in May after an attack on its computers, the foreign ministry in Oslo said on Thursday.',
  );

  it('is one text with it, in either order, and joins the story that it tells of', async () => {
    for (const order of [
      [original, translation, other],
      [other, translation, original],
    ]) {
      const store = await openStore(':memory:', { create: true });
      for (const record of order) await store.put(record, READER);
      const [story, ...more] = await collect(store.stories());
      expect(more).toEqual([]);
      expect(story).toMatchObject({ reports: ['o', 't', 's'], texts: 2 });
      expect((await collect(store.reports({ report: 't' })))[0]).toMatchObject({ translationOf: 'o' });
      expect((await store.check()).faults).toEqual([]);
      await store.forget('o');
      expect(await collect(store.stories())).toMatchObject([{ reports: ['t', 's'] }]);
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    }
  });
});
