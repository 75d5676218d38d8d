// What a dossier keeps of how things came in: bytes, versions and their differences, what was dropped, other people's events.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportedEvent } from '../../src/core/index.ts';
import { differences } from '../../src/publish/index.ts';
import { openStore } from '../../src/store/index.ts';
import { sitrep } from '../cli/run.ts';
import { READER, tellRecord } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-intake-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const NOW = '2031-05-04T10:00:00.000Z';
const open = (name: string, now = () => NOW) => openStore(name === ':memory:' ? name : at(name), { create: true, now });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const one = tellRecord({ doer: 'Berg', verb: 'met', target: 'Koral' }, { id: 'one' });
const two = tellRecord({ doer: 'Holt', verb: 'met', target: 'Vell' }, { id: 'two' });

describe('bytes as received', () => {
  it('are kept with each version, and given back exactly', async () => {
    const store = await open(':memory:');
    const bytes = Buffer.from('<p>Berg met Koral.\0\xff', 'latin1');
    await store.put(one, READER, {
      received: { bytes, scope: 'report', url: 'https://a.example/1', mediaType: 'text/html', headers: { etag: '"x"' } },
    });
    await store.put(tellRecord({ doer: 'Berg', verb: 'saw', target: 'Koral' }, { id: 'one' }), READER, {
      received: { bytes: Buffer.from('second'), scope: 'report', at: '2031-05-01T00:00:00Z' },
    });
    const [first, second] = await store.receipts('one');
    expect(first).toEqual({
      version: 1,
      sha256: sha256(bytes),
      scope: 'report',
      received: NOW,
      url: 'https://a.example/1',
      mediaType: 'text/html',
      headers: { etag: '"x"' },
      bytes: expect.anything(),
    });
    expect(Buffer.from(first!.bytes!).equals(bytes)).toBe(true);
    expect(second).toMatchObject({ version: 2, received: '2031-05-01T00:00:00Z', headers: {} });
    expect((await store.check()).faults).toEqual([]);
    await store.close();
  });

  it('that several reports share are kept once, and erased when one of them is forgotten', async () => {
    const store = await open('shared.db');
    const received = { bytes: Buffer.from('<rss>both</rss>'), scope: 'collection' } as const;
    await store.put(one, READER, { received });
    await store.put(two, READER, { received });
    const rows = () => {
      const db = new Driver(at('shared.db'));
      const all = db.prepare('SELECT sha256 FROM received_bytes').all([]);
      db.close();
      return all.length;
    };
    expect(rows()).toBe(1);
    await store.forget('one');
    expect(rows()).toBe(0);
    expect(await store.receipts('one')).toEqual([]);
    expect((await store.receipts('two'))[0]).toEqual({
      version: 1,
      sha256: sha256(received.bytes),
      scope: 'collection',
      received: NOW,
      headers: {},
    });
    expect((await store.check()).faults).toEqual([]);
    await store.close();
  });

  it('that were changed are found by check', async () => {
    const store = await open('changed.db');
    await store.put(one, READER, { received: { bytes: Buffer.from('original'), scope: 'report' } });
    await store.close();
    const db = new Driver(at('changed.db'));
    db.exec("UPDATE received_bytes SET packed = x'00'");
    db.close();
    const again = await open('changed.db');
    expect((await again.check()).faults).toMatchObject([{ code: 'digest', message: expect.stringContaining('as received') }]);
    await again.close();
  });
});

describe('what was dropped', () => {
  it('is told once, with how often and when', async () => {
    let now = NOW;
    const store = await open(':memory:', () => now);
    const dropped = { input: 'feed, entry 2', code: 'empty', message: 'it has no text' };
    await store.noteDropped(dropped);
    now = '2031-05-05T10:00:00.000Z';
    await store.noteDropped(dropped);
    await store.noteDropped({ ...dropped, code: 'binary' });
    expect(await store.dropped()).toEqual([
      { ...dropped, first: NOW, last: now, times: 2 },
      { ...dropped, code: 'binary', first: now, last: now, times: 1 },
    ]);
    await store.close();
  });
});

describe('imported events', () => {
  const event = (id: string, more: Partial<ImportedEvent> = {}): ImportedEvent => ({
    source: 'acled',
    id,
    original: { id, ...(more.type && { type: more.type }) },
    ...more,
  });
  const ids = async (list: AsyncIterable<ImportedEvent>): Promise<string[]> => {
    const all: string[] = [];
    for await (const e of list) all.push(e.id);
    return all;
  };
  it('are kept apart, replaced when they change, and chosen by filters', async () => {
    const store = await open(':memory:');
    const events = [
      event('b', { date: '2031-05-04', type: 'Battles', actor: 'Rebels of Orsa', country: 'NOR', lat: 60.5, fatalities: 3 }),
      event('a', { date: '2031-05-02', type: 'Protests', recipient: 'Police 100%', actorCountry: 'SWE' }),
      event('c'),
    ];
    expect(await store.putImported(events)).toEqual({ added: 3, updated: 0, unchanged: 0 });
    expect(
      await store.putImported([events[0]!, event('a', { type: 'Riots', date: '2031-05-02', recipient: 'Police 100%' })]),
    ).toEqual({ added: 0, updated: 1, unchanged: 1 });
    expect(await ids(store.imported())).toEqual(['a', 'b', 'c']);
    for await (const e of store.imported({ limit: 1, since: '2031-05-03' })) expect(e).toEqual(events[0]);
    expect(await ids(store.imported({ type: 'riots' }))).toEqual(['a']);
    expect(await ids(store.imported({ actor: 'rebels' }))).toEqual(['b']);
    expect(await ids(store.imported({ actor: '100%' }))).toEqual(['a']);
    expect(await ids(store.imported({ country: 'NOR' }))).toEqual(['b']);
    expect(await ids(store.imported({ until: '2031-05' }))).toEqual(['a', 'b']);
    const none: string[] = [];
    for await (const { record } of store.select('events')) none.push(record.report.id);
    expect(none).toEqual([]);
    await store.close();
  });
});

describe('differences', () => {
  it('put together give both texts, and stand where they say', () => {
    const [older, newer] = [
      'At least 12 people died, the ministry said.',
      'At least 14 people died late on Sunday, the ministry said.',
    ];
    const all = differences(older, newer);
    const text = (...ops: string[]): string =>
      all
        .filter((d) => ops.includes(d.op))
        .map((d) => d.text)
        .join('');
    expect([text('same', 'out'), text('same', 'in')]).toEqual([older, newer]);
    for (const { op, text: words, start, end } of all) expect((op === 'out' ? older : newer).slice(start, end)).toBe(words);
    expect(all.filter((d) => d.op === 'out').map((d) => d.text)).toEqual(['12']);
  });
});

describe('sitrep add, diff and received', { timeout: 120_000 }, () => {
  const env = { SITREP_DOSSIER: at('main.db') };
  const give = (text: string): string => {
    writeFileSync(
      at('in.jsonl'),
      `${JSON.stringify({ id: 'ferry', text, title: 'Ferry' })}\n${JSON.stringify({ id: 'x', text: ' ' })}\n`,
    );
    return sitrep(['add', at('in.jsonl')], { env }).out;
  };
  it('an edited report is a new version, with its difference and the bytes of each', () => {
    expect(give('At least 12 people died off Vell, the ministry said.')).toBe('1 added, 0 updated, 0 unchanged, 1 failed\n');
    expect(sitrep(['diff', 'ferry'], { env }).out).toBe('there is one version\n');
    expect(give('At least 14 people died off Vell, the ministry said.')).toBe('0 added, 1 updated, 0 unchanged, 1 failed\n');
    expect(sitrep(['diff', 'ferry'], { env }).out.split('\n')[1]).toBe(
      'At least [-12-]{+14+} people died off Vell, the ministry said.',
    );
    expect(sitrep(['diff', 'ferry', '--json'], { env }).lines[0]).toMatchObject({ report: 'ferry', from: 1, to: 2, fields: [] });
    const { lines } = sitrep(['received', 'ferry', '--json'], { env });
    expect(lines.map((r) => r.version)).toEqual([1, 2]);
    const raw = sitrep(['received', 'ferry', '--raw', '1'], { env }).out;
    expect(JSON.parse(raw).text).toContain('12 people');
    expect(sha256(Buffer.from(raw))).toBe(lines[0].sha256);
    expect(sitrep(['list', 'dropped', '--json'], { env }).lines).toMatchObject([
      { input: expect.stringContaining('line 2'), code: 'empty', times: 2 },
    ]);
  });
  it.each([
    [['diff', 'nothing'], 1, /there is no report/],
    [['diff', 'ferry', '--from', '7'], 2, /no version 7; there are 1 to 2/],
    [['received', 'nothing'], 1, /nothing is kept/],
  ])('%j ends with status %i and says why', (args, status, words) => {
    expect(sitrep(args, { env })).toMatchObject({ status, err: expect.stringMatching(words) });
  });
});
