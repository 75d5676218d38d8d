// The routes of a report, of corrections and of notes, asked as a script would ask them: a real `sitrep desk` over HTTP. And the page's stretches of text.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAt, segmentsOf, trimSpan } from '../../src/desk/client/rooms/reports/segments.ts';
import { openStore } from '../../src/store/index.ts';
import { type RunningDesk, startDesk } from '../browser/running.ts';
import { orsaRecord } from '../store/correction-cases.ts';
import { emptyRecord, READER } from '../store/records.ts';

describe('routes of a report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-report-'));
  let desk: RunningDesk;
  let token = '';
  beforeAll(async () => {
    const dossier = join(folder, 'd.db');
    const store = await openStore(dossier, { create: true });
    await store.put(orsaRecord(), READER);
    await store.put(emptyRecord({ id: 'edited', text: 'The port is closed.' }), READER);
    await store.put(emptyRecord({ id: 'edited', text: 'The port is open again.', title: 'Port' }), READER);
    await store.close();
    desk = await startDesk(dossier); // SITREP_DESK_CHECK: answers are held against the table
    token = (await ask('GET', '/api/session')).body.token;
  });
  afterAll(async () => {
    expect(await desk.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what the desk answers
  const ask = async (method: string, path: string, body?: object): Promise<{ status: number; body: any }> => {
    const response = await fetch(desk.address + path, {
      method,
      headers: { 'x-sitrep-token': token, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const correct = (body: object) => ask('POST', '/api/reports/orsa/corrections', body);
  const page = async () => (await ask('GET', '/api/reports/orsa')).body;
  const event = async () => (await page()).items.find((x: { key: string }) => x.key === 'eMet');

  it('tells what was understood in plain words, with who or what made it and how sure', async () => {
    const { text, items, actors, places, versions } = await page();
    expect(text).toBe(orsaRecord().report.text);
    expect(items.find((x: { key: string }) => x.key === 'eMet')).toMatchObject({
      sort: 'event',
      says: 'Anna Berg → talks (meet) → Jonas Koral',
      label: 'talks',
      state: 'proposed',
      confidence: 0.3,
      details: expect.arrayContaining([
        { name: 'how real', words: 'said to have happened', code: 'actual' },
        expect.objectContaining({ name: 'who says so', words: 'Ina Vell', key: 'sVell' }),
        expect.objectContaining({ name: 'when', words: 'Monday: 2031-04-28', key: 'tMonday' }),
      ]),
      fields: { type: 'CONSULT', actors: ['mBerg'], recipients: ['mKoral'], place: 'pOrsa', time: 'tMonday' },
    });
    expect(items.find((x: { key: string }) => x.key === 'mBerg')).toMatchObject({ by: 'rule:test', sort: 'who' });
    expect(actors.map((a: { name: string }) => a.name)).toEqual(['Anna Berg', 'Jonas Koral', 'Ina Vell']);
    expect(places).toMatchObject([{ key: 'pOrsa', name: 'Orsa' }]);
    expect(versions).toMatchObject([{ number: 1, current: true }]);
    expect((await ask('GET', '/api/reports/none')).status).toBe(404);
  });

  it('keeps a correction with the name of who made it, shows it, and takes it back', async () => {
    const { status, body } = await correct({
      key: 'eMet',
      verdict: { op: 'set', fields: { type: 'THREATEN' } },
      why: 'look at the verb',
    });
    expect([status, body.key]).toEqual([200, 'eMet']);
    expect(await event()).toMatchObject({ state: 'corrected', label: 'threatens', corrections: [body.number] });
    expect((await page()).changes).toMatchObject([
      {
        did: 'corrected',
        words: 'met',
        by: expect.stringMatching(/./),
        why: 'look at the verb',
        what: expect.arrayContaining(['type: talks → threatens']),
      },
    ]);
    expect((await ask('DELETE', `/api/corrections/${body.number}`)).body).toEqual({ done: true });
    expect((await ask('DELETE', `/api/corrections/${body.number}`)).status).toBe(404);
    expect(await event()).toMatchObject({ state: 'proposed', label: 'talks' });
    expect((await page()).changes[0].undone).toMatch(/^\d{4}/);
  });

  it('adds, merges and parts; what would break the record is refused with 422 and the reason', async () => {
    const at = orsaRecord().report.text.indexOf('fired');
    const added = await correct({
      add: 'events',
      item: { trigger: { start: at, end: at + 5 }, type: 'ASSAULT', reality: 'actual' },
    });
    expect((await page()).items.find((x: { key: string }) => x.key === added.body.key)).toMatchObject({
      state: 'added',
      label: 'attacks',
    });
    expect((await correct({ key: 'aVell', verdict: { op: 'merge', into: 'aKoral' } })).status).toBe(200);
    expect((await correct({ key: 'aBerg', verdict: { op: 'split', mentions: ['mBerg2'] } })).status).toBe(200);
    expect((await page()).actors.map((a: { name: string }) => a.name).sort()).toEqual(['Anna Berg', 'Berg', 'Jonas Koral']);
    const refused = await correct({ key: 'eMet', verdict: { op: 'set', fields: { recipients: ['mBerg'] } } });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'refused']);
    expect(refused.body.error.message).toMatch(/doer and target/);
    expect((await correct({ key: 'nothing', verdict: { op: 'confirm' } })).status).toBe(404);
    expect((await correct({ key: 'eMet', verdict: { op: 'praise' } })).status).toBe(400);
  });

  it('what a caller without the token sends changes nothing', async () => {
    const before = (await page()).changes.length;
    const response = await fetch(`${desk.address}/api/reports/orsa/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'eMet', verdict: { op: 'reject' } }),
    });
    expect(response.status).toBe(403);
    expect((await page()).changes).toHaveLength(before);
  });

  it('knows places, times and codes to choose from, and the register', async () => {
    const { places } = (await ask('GET', '/api/places?name=Tripoli')).body;
    expect(new Set(places.map((p: { country: string }) => p.country))).toEqual(expect.objectContaining(new Set(['LBY', 'LBN'])));
    expect((await ask('GET', '/api/when?words=last%20Monday&published=2031-05-01')).body.time).toMatchObject({
      value: '2031-04-28',
    });
    expect((await ask('GET', '/api/when?words=soonish')).body).toEqual({});
    const codes = (await ask('GET', '/api/codes')).body;
    expect(codes.modes.RETREAT).toContain('withdraw');
    expect(codes.contexts).toContain('military');
    const { actors } = (await ask('GET', '/api/actors?name=koral')).body;
    expect(actors).toMatchObject([{ name: 'Jonas Koral', reports: 1 }]);
  });

  it('compares versions word by word', async () => {
    const { body } = await ask('GET', '/api/reports/edited/differences?from=1&to=2');
    expect(body.fields).toEqual([{ field: 'title', to: 'Port' }]);
    expect(body.differences.map((d: { op: string; text: string }) => `${d.op}:${d.text}`)).toEqual(
      expect.arrayContaining(['out:closed', 'in:open again']),
    );
    expect((await ask('GET', '/api/reports/edited/differences?from=1&to=9')).status).toBe(404);
  });

  it('keeps notes, replies, done, and takes away what is one’s own', async () => {
    const made = await ask('POST', '/api/notes', { about: { report: 'orsa', start: 0, end: 9 }, text: 'Which Berg?' });
    const { number } = made.body;
    expect(made.body).toMatchObject({ words: 'Anna Berg', mine: true, replies: [] });
    await ask('POST', `/api/notes/${number}/replies`, { text: 'The minister.' });
    const done = await ask('PUT', `/api/notes/${number}/done`, { done: true });
    expect(done.body).toMatchObject({ done: { at: expect.any(String) }, replies: [{ text: 'The minister.', mine: true }] });
    expect((await ask('GET', '/api/notes?report=orsa&open=true')).body.notes).toEqual([]);
    expect((await ask('POST', '/api/notes', { about: { report: 'orsa' }, text: '   ' })).status).toBe(400);
    expect((await ask('POST', '/api/notes', { about: { claim: 'none' }, text: 'x' })).status).toBe(404);
    await ask('DELETE', `/api/notes/${number}`);
    expect((await ask('GET', '/api/notes?report=orsa')).body.notes).toEqual([]);
    await ask('POST', `/api/notes/${number}/restore`);
    expect((await ask('GET', '/api/notes?report=orsa')).body.notes).toHaveLength(1);
  });
});

describe('marks that nest and overlap', () => {
  const mark = fc
    .tuple(fc.nat(40), fc.nat(20), fc.constantFrom('a', 'b', 'c'))
    .map(([start, n, key]) => ({ start, end: start + n, key, look: key }));

  it('become stretches that give the text back, each with all marks that cover it and no other', () => {
    fc.assert(
      fc.property(fc.nat(45), fc.array(mark, { maxLength: 12 }), (length, marks) => {
        const segments = segmentsOf(length, marks);
        let at = 0;
        for (const s of segments) {
          expect(s.start).toBe(at);
          expect(s.end).toBeGreaterThan(s.start);
          at = s.end;
          for (let i = s.start; i < s.end; i += 1)
            expect(s.marks).toHaveLength(marks.filter((m) => m.start <= i && i < Math.min(m.end, length)).length);
          // Each mark lies within the one before it, or is parted by it: the wider one is outside.
          const widths = s.marks.map((m) => m.end - m.start);
          expect(widths).toEqual([...widths].sort((a, b) => b - a));
        }
        expect(at).toBe(length);
      }),
    );
  });

  it('a selection is taken without the white space around it; an address names words by offsets', () => {
    expect(trimSpan('a  port \n', { start: 1, end: 9 })).toEqual({ start: 3, end: 7 });
    expect(trimSpan('   ', { start: 0, end: 3 })).toBeUndefined();
    expect(parseAt('12-20')).toEqual({ start: 12, end: 20 });
    for (const wrong of [null, '', '20-12', '5-5', 'x-y', '1-2-3']) expect(parseAt(wrong)).toBeUndefined();
  });
});
