// The embedded dossier: the cases of all engines, in memory and in a file, and what only a file has: rights, copies, damage, other writers.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { briefCases } from './brief-cases.ts';
import { deskCases } from './desk-cases.ts';
import { oursCases } from './ours-cases.ts';
import { READER, tellRecord } from './records.ts';
import { situationCases } from './situation-cases.ts';
import { type Engine, storeCases } from './store-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let n = 0;
const newFile = (): string => {
  n += 1;
  return join(folder, `d ${n} #ä?.db`); // a name that an address would misread
};
const files = new WeakMap<Store, string>();

const ENGINES: readonly Engine[] = [
  { name: 'in memory', open: (now) => openStore(':memory:', { create: true, now }) },
  {
    name: 'in a file',
    async open(now) {
      const file = newFile();
      const store = await openStore(file, { create: true, now });
      files.set(store, file);
      return store;
    },
    async reopen(store, now) {
      await store.close();
      return openStore(files.get(store)!, { now });
    },
  },
];
for (const engine of ENGINES) {
  storeCases(engine);
  deskCases(engine);
  situationCases(engine);
  briefCases(engine);
  oursCases(engine);
}

const meeting = tellRecord({ doer: 'Berg', verb: 'met', target: 'Koral', place: 'Orsa' }, { id: 'one' });
const filled = async (): Promise<string> => {
  const file = newFile();
  const store = await openStore(file, { create: true });
  await store.put(meeting, READER);
  await store.close();
  return file;
};

describe('the schema', () => {
  it('is documented: every table, view and column stands in docs/dossier.md', async () => {
    const file = await filled();
    const docs = readFileSync(new URL('../../docs/dossier.md', import.meta.url), 'utf8');
    const db = new Driver(file);
    const names = (
      db
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'",
        )
        .all([]) as { name: string }[]
    ).map((r) => r.name);
    for (const name of names) {
      expect(docs).toContain(`\`${name}\``);
      if (name === 'search' || /_list$|^current_/.test(name)) continue;
      const row = docs.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      const common = row.includes('…') ? ['report', 'key', 'position', 'id', 'made_by', 'stage_version'] : [];
      const columns = (db.prepare(`PRAGMA table_info(${name})`).all([]) as { name: string }[]).map((c) => c.name);
      for (const column of columns) if (!common.includes(column)) expect(row, `${name}.${column}`).toContain(`\`${column}\``);
    }
    db.close();
  });
});

describe('a dossier file', () => {
  it('is readable by its owner alone', async () => {
    expect(statSync(await filled()).mode & 0o777).toBe(0o600);
  });

  it('is not made by looking for one', async () => {
    const file = newFile();
    await expect(openStore(file)).rejects.toMatchObject({ code: 'missing' });
    expect(existsSync(file)).toBe(false);
    await expect(openStore(join(folder, 'no', 'folder.db'), { create: true })).rejects.toMatchObject({ code: 'failed' });
  });

  it.each([
    ['a text', () => 'This is no database, but a text that is long enough to be mistaken for a header.'],
    ['a long text', () => 'This is no database, and longer than the smallest that there is. '.repeat(40)],
    ['a database of another program', () => undefined],
  ])('is told from %s', async (_, content) => {
    const file = newFile();
    const text = content();
    if (text !== undefined) writeFileSync(file, text);
    else {
      const other = new Driver(file);
      other.exec('CREATE TABLE notes (words TEXT)');
      other.close();
    }
    const before = readFileSync(file);
    await expect(openStore(file, { create: true })).rejects.toMatchObject({ code: 'not-a-dossier' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('of a newer Sitrep is refused', async () => {
    const file = await filled();
    const db = new Driver(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(openStore(file)).rejects.toMatchObject({ code: 'newer' });
  });

  it('that is damaged says so and names what is wrong', async () => {
    const file = await filled();
    truncateSync(file, 4096 * 6);
    await expect(openStore(file).then((s) => s.check())).rejects.toMatchObject({ code: 'damaged' });
  });

  it.each([
    ['a text that was changed', "UPDATE versions SET text = replace(text, 'Orsa', 'Oslo')", ['digest', 'search', 'span']],
    ['a record that was changed', "UPDATE readings SET record = replace(record, '\"met\"', '\"x\"'), sha256 = '0'", ['digest']],
    ['a row that was changed', "UPDATE events SET type = 'ASSAULT'", ['rows']],
    ['a row that is gone', 'DELETE FROM event_parties', ['rows']],
    ['a reading that is gone', 'PRAGMA foreign_keys = OFF; UPDATE reports SET reading = 99', ['reading']],
    ['an index that lacks a text', "INSERT INTO search (search) VALUES ('delete-all')", ['search']],
    [
      'a span outside its text',
      `UPDATE readings SET record = json_set(record, '$.events[0].trigger.end', 9999)`,
      ['span', 'digest'],
    ],
    [
      'a reference to nothing',
      `UPDATE readings SET record = json_set(record, '$.statements[0].speaker', 'a9')`,
      ['reference', 'digest'],
    ],
  ])('notices %s', async (_, sql, codes) => {
    const file = await filled();
    const db = new Driver(file);
    db.exec(sql);
    db.close();
    const store = await openStore(file);
    const { faults } = await store.check();
    await store.close();
    expect(faults.length).toBeGreaterThan(0);
    for (const code of faults.map((f) => f.code)) expect([...codes, 'rows', 'digest']).toContain(code);
    expect(faults.map((f) => f.code)).toContain(codes[0]);
  });

  it('holds no word of a forgotten report, in no file beside it either', async () => {
    const file = newFile();
    const store = await openStore(file, { create: true });
    await store.put(tellRecord({ doer: 'Xylander', verb: 'met', target: 'Quorrin' }, { id: 'secret' }), READER);
    await store.put(meeting, READER);
    await store.forget('secret');
    const all = () =>
      readdirSync(folder)
        .filter((name) => join(folder, name).startsWith(file))
        .map((name) => readFileSync(join(folder, name)).toString('latin1').toLowerCase());
    for (const bytes of all()) expect(bytes).not.toMatch(/xylander|quorrin/);
    await store.close();
    for (const bytes of all()) expect(bytes).not.toMatch(/xylander|quorrin/);
  });

  it('can be copied while it is open, and never over another file', async () => {
    const file = await filled();
    const store = await openStore(file);
    const copy = newFile();
    await store.backup(copy);
    await expect(store.backup(copy)).rejects.toMatchObject({ code: 'exists' });
    await store.close();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const again = await openStore(copy);
    expect(JSON.stringify(await again.record('one'))).toBe(JSON.stringify(meeting));
    expect((await again.check()).faults).toEqual([]);
    await again.close();
  });

  it('can be read while another writes', async () => {
    const file = await filled();
    const writer = new Driver(file);
    writer.exec('BEGIN IMMEDIATE');
    writer.exec("UPDATE events SET type = 'ASSAULT'");
    const reader = await openStore(file);
    for await (const { record } of reader.select('events', { type: 'CONSULT' })) expect(record.report.id).toBe('one');
    writer.exec('ROLLBACK');
    writer.close();
    await reader.close();
  });

  it('keeps its place where the same process opens it a second time: another process must not take its log away', async () => {
    const file = await filled();
    const store = await openStore(file);
    await store.put(tellRecord({ doer: 'Koral', verb: 'met', target: 'Vell' }), READER);
    await (await openStore(file)).close();
    // Another program writes and closes; whoever closes last takes the log up and deletes it.
    const other = `const db = new (require('libsql'))(${JSON.stringify(file)}); db.exec('UPDATE reports SET handling = handling'); db.close();`;
    expect(spawnSync(process.execPath, ['-e', other], { encoding: 'utf8', cwd: import.meta.dirname })).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(existsSync(`${file}-wal`)).toBe(true);
    await store.put(tellRecord({ doer: 'Reff', verb: 'left', target: 'Holt' }), READER);
    const reader = await openStore(file);
    const seen: string[] = [];
    for await (const { id } of reader.reports()) seen.push(id);
    expect(seen).toHaveLength(3);
    await reader.close();
    await store.close();
  });

  it('links by what another connection wrote meanwhile, even where it gave the numbers of rows again', async () => {
    const file = newFile();
    const met = (doer: string, day: number) =>
      tellRecord(
        { doer, verb: 'met', target: 'Koral', place: 'Orsa' },
        { id: `${doer} ${day}`, outlet: `Outlet ${day}`, published: `2031-05-0${day}` },
      );
    const store = await openStore(file, { create: true });
    await store.put(met('Berg', 1), READER);
    await store.put(met('Holt', 2), READER);
    // The last report goes, and another gets its numbers.
    const other = await openStore(file);
    await other.forget('Holt 2');
    await other.put(met('Reff', 3), READER);
    await other.close();
    await store.put(met('Reff', 4), READER);
    expect(await store.check({ linked: true })).toMatchObject({ faults: [], linked: true });
    await store.close();
  });

  it('links by nothing that was taken back with a report that could not be stored, whose numbers the next report gets', async () => {
    const file = newFile();
    const met = (id: string, doer: string, target: string, place: string, day: number) =>
      tellRecord({ doer, verb: 'met', target, place }, { id, outlet: `Outlet ${day}`, published: `2031-05-0${day}` });
    const store = await openStore(file, { create: true });
    await store.put(met('one', 'Berg', 'Koral', 'Orsa', 1), READER);
    const other = new Driver(file);
    other.exec(`CREATE TRIGGER stop BEFORE INSERT ON claims WHEN EXISTS (SELECT 1 FROM reports WHERE id = 'bad')
      BEGIN SELECT raise(ABORT, 'stopped'); END`);
    other.close();
    await store.put(met('two', 'Berg', 'Koral', 'Orsa', 2), READER); // what the other connection did is known from here on
    await expect(store.put(met('bad', 'Berg', 'Koral', 'Orsa', 3), READER)).rejects.toThrow(/stopped/);
    await store.put(met('three', 'Reff', 'Holt', 'Vell', 3), READER);
    await store.put(met('four', 'Reff', 'Holt', 'Vell', 4), READER);
    expect(await store.check({ linked: true })).toMatchObject({ faults: [], linked: true });
    await store.close();
  });

  it('without room keeps what it has', async () => {
    const file = await filled();
    const store = await openStore(file);
    const big = 'word '.repeat(400_000);
    const db = new Driver(file);
    db.close();
    // The most pages that a connection may use is the driver's own way to fill a disk.
    const { Database } = await import('../../src/store/embedded/database.ts');
    const { putRecord } = await import('../../src/store/embedded/write.ts');
    const small = new Database(file);
    small.exec('PRAGMA foreign_keys = ON');
    small.exec('PRAGMA max_page_count = 80');
    const record = tellRecord({ doer: 'Berg', verb: 'left', target: big });
    expect(() => putRecord(small, record, READER, '2031-01-01T00:00:00Z', {})).toThrow(/no room/);
    small.close();
    expect((await store.check()).faults).toEqual([]);
    expect(await store.record('one')).toBeDefined();
    await store.close();
  });

  it.skipIf(process.getuid?.() === 0)('that can only be read is read', async () => {
    const file = await filled();
    chmodSync(file, 0o400);
    const store = await openStore(file);
    expect(await store.record('one')).toBeDefined();
    await expect(store.put(tellRecord({ doer: 'A', verb: 'met', target: 'B' }), READER)).rejects.toMatchObject({
      code: 'read-only',
    });
    await store.close();
  });
});
