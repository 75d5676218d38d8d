// What every engine of the dossier must do. An engine is a function that opens an empty one; `reopen` closes it and opens it again.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/core/index.ts';
import { parseQuery, type Store } from '../../src/store/index.ts';
import { emptyRecord, READER, tellRecord } from './records.ts';

export interface Engine {
  name: string;
  /** An empty dossier. Its clock shows the day on which the test wants to be. */
  open(now: () => string): Promise<Store>;
  /** The same dossier, closed and opened again; undefined where it does not outlive its store. */
  reopen?: (store: Store, now: () => string) => Promise<Store>;
}

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

export const storeCases = (engine: Engine): void => {
  describe(engine.name, () => {
    let store: Store;
    let day = 1;
    const now = (): string => `2031-05-${String(day).padStart(2, '0')}T00:00:00.000Z`;
    beforeEach(async () => {
      day = 1;
      store = await engine.open(now);
    });
    afterEach(async () => {
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    });
    const put = (record: ReportRecord) => store.put(record, READER);
    const eventKeys = async (filter = {}): Promise<string[]> =>
      (await collect(store.select('events', filter))).flatMap((s) => [...s.keys]);

    const meeting = tellRecord(
      { doer: 'Berg', verb: 'met', target: 'Koral', place: 'Orsa' },
      { id: 'one', published: '2031-05-01', outlet: 'Courier', title: 'A meeting in Orsa' },
    );
    const threat = tellRecord(
      { doer: 'Koral', verb: 'threatened', target: 'Berg', type: 'THREATEN', confidence: 0.3, country: 'SWE' },
      { id: 'two', published: '2031-05-03' },
    );

    describe('keeping reports', () => {
      it('gives a record back as it was, byte for byte', async () => {
        expect(await put(meeting)).toBe('added');
        expect(JSON.stringify(await store.record('one'))).toBe(JSON.stringify(meeting));
        expect(await store.record('another')).toBeUndefined();
      });

      it('changes nothing when the same report comes twice', async () => {
        await put(meeting);
        day = 2;
        expect(await store.lookUp(meeting.report)).toEqual({ status: 'unchanged', id: 'one' });
        expect(await put(meeting)).toBe('unchanged');
        expect(await store.versions('one')).toHaveLength(1);
        expect((await collect(store.reports()))[0]).toMatchObject({ added: '2031-05-01T00:00:00.000Z', events: 1 });
      });

      it('keeps an edited text under the same id as a new version, and lists only the new one', async () => {
        await put(meeting);
        day = 2;
        const edited = tellRecord({ doer: 'Berg', verb: 'called', target: 'Koral' }, { id: 'one', published: '2031-05-01' });
        expect(await store.lookUp(edited.report)).toEqual({ status: 'changed', id: 'one' });
        expect(await put(edited)).toBe('updated');
        expect((await store.versions('one')).map((v) => [v.number, v.head.text, v.added.slice(0, 10)])).toEqual([
          [1, meeting.report.text, '2031-05-01'],
          [2, edited.report.text, '2031-05-02'],
        ]);
        expect(await eventKeys()).toEqual([edited.events[0]!.key]);
        expect(await store.search(parseQuery('met'))).toEqual([]);
        expect(await store.search(parseQuery('called'))).toHaveLength(1);
      });

      it('knows an edited page by its address, whatever id it has now', async () => {
        const url = 'https://courier.example/orsa';
        await put(emptyRecord({ text: 'First text.', url }));
        const next = emptyRecord({ text: 'Second text.', url: `${url}#comments` });
        const known = await store.lookUp(next.report);
        expect(known.status).toBe('changed');
        expect(await put({ ...next, report: { ...next.report, id: known.id } })).toBe('updated');
        expect(await collect(store.reports())).toHaveLength(1);
      });

      it('takes an earlier version that comes again for what it is: known', async () => {
        const edited = emptyRecord({ text: 'Another text.', id: 'one' });
        for (const record of [meeting, edited]) await put(record);
        for (const record of [meeting, edited]) expect(await put(record)).toBe('unchanged');
        expect((await store.record('one'))!.report.text).toBe('Another text.');
      });

      it('keeps a new headline on the same text as a new version; saying less than before is none', async () => {
        await put(meeting);
        expect(await put({ ...meeting, report: { ...meeting.report, title: 'Berg meets Koral' } })).toBe('updated');
        const { title: _, ...untitled } = meeting.report;
        expect(await put({ ...meeting, report: untitled })).toBe('unchanged');
      });

      it('keeps one text under two ids as two reports', async () => {
        await put(meeting);
        expect(await put({ ...meeting, report: { ...meeting.report, id: 'copy' } })).toBe('added');
        expect(await collect(store.reports())).toHaveLength(2);
        expect(await eventKeys()).toHaveLength(2);
      });

      it('keeps nothing of a record that can not be kept whole', async () => {
        const twice = { ...meeting, events: [meeting.events[0]!, meeting.events[0]!] };
        await expect(put(twice)).rejects.toThrow();
        expect(await collect(store.reports())).toEqual([]);
        expect(await put(meeting)).toBe('added');
      });

      it('keeps what an upgrade reads beside what was read before, if it is asked to', async () => {
        await put(meeting);
        const reread: ReportRecord = { ...meeting, reader: { version: '0.2.0', models: 'ef' }, events: [] };
        const reader = { ...READER, version: '0.2.0', models: 'ef' };
        expect(await store.put(reread, reader)).toBe('unchanged');
        expect(await eventKeys()).toHaveLength(1);
        expect(await store.put(reread, reader, { reread: true })).toBe('updated');
        expect(await eventKeys()).toEqual([]);
        expect((await store.versions('one'))[0]!.readings.map((r) => r.reader.version)).toEqual(['0.1.0', '0.2.0']);
        expect(await store.put(reread, reader, { reread: true })).toBe('unchanged');
      });

      if (engine.reopen)
        it('is the same after it was closed', async () => {
          await put(meeting);
          store = await engine.reopen!(store, now);
          expect(JSON.stringify(await store.record('one'))).toBe(JSON.stringify(meeting));
          expect(await put(meeting)).toBe('unchanged');
        });
    });

    describe('any record', () => {
      const strings = fc.string({ unit: 'binary' });
      const text = fc.oneof(strings, fc.constantFrom('a\u0000b', '\ud800', '𝔘\ufeff“x”', "'; DROP TABLE reports; --"));
      it('reads back the same bytes', async () => {
        await fc.assert(
          fc.asyncProperty(text, strings, strings, async (body, title, extra) => {
            const record = emptyRecord({ text: body, title, outlet: extra });
            const full: ReportRecord = {
              ...record,
              problems: [{ code: 'odd', message: extra }],
              actors: [{ id: 'a1', key: `k${extra}`, name: title, kind: 'group', sectors: [] }],
            };
            const known = await store.lookUp(full.report);
            const status = await put(full);
            expect(status).toBe(
              { new: 'added', changed: 'updated', unchanged: 'unchanged', forgotten: 'forgotten' }[known.status],
            );
            if (status !== 'unchanged') expect(JSON.stringify(await store.record(known.id))).toBe(JSON.stringify(full));
            expect(await put(full)).toBe('unchanged');
          }),
          { numRuns: 60 },
        );
      });

      it('can be searched for with any words', async () => {
        await put(meeting);
        await fc.assert(
          fc.asyncProperty(strings, async (words) => {
            await store.search(parseQuery(words));
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('lists and filters', () => {
      beforeEach(async () => {
        await put(threat);
        await put(meeting);
      });
      const [met, threatened] = [meeting.events[0]!.key!, threat.events[0]!.key!];

      it.each([
        ['nothing', {}, [met, threatened]],
        ['type', { type: 'threaten' }, [threatened]],
        ['part of a name', { actor: 'ora' }, [met, threatened]],
        ['a name with the pattern signs of SQL', { actor: '%' }, []],
        ['country of a doer', { country: 'SWE' }, [threatened]],
        ['country of the place', { country: 'NOR' }, [met]],
        ['since', { since: '2031-05-02' }, [threatened]],
        ['until, that day included', { until: '2031-05-01' }, [met]],
        ['until a month', { until: '2031-05' }, [met, threatened]],
        ['report', { report: 'two' }, [threatened]],
        ['confidence', { minConfidence: 0.5 }, [met]],
        ['limit', { limit: 1 }, [met]],
        ['several at once', { type: 'CONSULT', actor: 'berg', until: '2031-04' }, []],
      ])('chooses events by %s', async (_, filter, keys) => {
        expect(await eventKeys(filter)).toEqual(keys);
      });

      it('chooses statements by speaker', async () => {
        expect((await collect(store.select('statements', { actor: 'vell' }))).flatMap((s) => [...s.keys])).toHaveLength(2);
        expect(await collect(store.select('statements', { actor: 'berg' }))).toEqual([]);
      });

      it('lists reports by date, whoever came first', async () => {
        expect((await collect(store.reports())).map((r) => r.id)).toEqual(['one', 'two']);
        expect((await collect(store.heads())).map((h) => h.text)).toEqual([meeting.report.text, threat.report.text]);
      });

      it('counts what actors take part in', async () => {
        expect((await collect(store.actors({ actor: 'ina' })))[0]).toEqual({
          name: 'Ina Vell',
          kind: 'person',
          sectors: ['MED'],
          reports: 2,
          events: 0,
          statements: 2,
        });
        expect((await collect(store.actors({ actor: 'berg', country: 'NOR' })))[0]).toMatchObject({ country: 'NOR', events: 1 });
      });

      it.each([
        ['koral', 2],
        ['"Koral threatened"', 1],
        ['Koral threatened nobody', 0],
        ['threat*', 1],
        ['koral -orsa', 1],
        ['-orsa', 0],
        ['OR AND NEAR(', 0],
        ['meetings', 1],
      ])('finds %s in %i reports', async (words, n) => {
        expect(await store.search(parseQuery(words))).toHaveLength(n);
      });

      it('shows where the words stand, the title first', async () => {
        const [hit] = await store.search(parseQuery('orsa'));
        expect(hit!.report.id).toBe('one');
        expect(hit!.snippet).toContain('«Orsa»');
      });
    });

    describe('what people correct', () => {
      beforeEach(async () => {
        await put(meeting);
      });
      const key = meeting.events[0]!.key!;
      const firstEvent = async () => (await collect(store.select('events')))[0]?.record.events[0];

      it('is shown in place of the reading, which stays as it was', async () => {
        day = 4;
        const correction = await store.correct({
          key,
          verdict: { op: 'set', fields: { type: 'REQUEST', reality: 'future' } },
          by: 'Ana',
          why: 'it was a demand',
        });
        expect(correction).toMatchObject({ layer: 'events', words: 'met', made: '2031-05-04T00:00:00.000Z' });
        expect(await firstEvent()).toMatchObject({ type: 'REQUEST', quad: 'verbal conflict', reality: 'future' });
        expect(await firstEvent()).not.toHaveProperty('score');
        expect(await eventKeys({ type: 'REQUEST' })).toEqual([key]);
        expect(JSON.stringify(await store.record('one'))).toBe(JSON.stringify(meeting));
      });

      it('can be taken back, and stays in the log', async () => {
        const { number } = await store.correct({ key, verdict: { op: 'reject' } });
        expect(await eventKeys()).toEqual([]);
        expect(await store.undo(number)).toBe(true);
        expect(await store.undo(number)).toBe(false);
        expect(await eventKeys()).toEqual([key]);
        expect((await store.corrections(key)).map((c) => c.undone)).toEqual([now()]);
      });

      it('a rejected statement no longer carries its event', async () => {
        await store.correct({ key: meeting.statements[0]!.key!, verdict: { op: 'reject' } });
        expect(await firstEvent()).toMatchObject({ saidBy: 'unclear' });
        expect(await firstEvent()).not.toHaveProperty('statement');
      });

      it('outlives a new reading', async () => {
        await store.correct({ key, verdict: { op: 'set', fields: { negated: true } } });
        await store.put(
          { ...meeting, reader: { version: '0.2.0', models: 'ef' } },
          { ...READER, version: '0.2.0' },
          { reread: true },
        );
        expect(await firstEvent()).toMatchObject({ negated: true });
      });

      it('must name an item and hold what its field can hold', async () => {
        await expect(store.correct({ key: 'nothing', verdict: { op: 'confirm' } })).rejects.toMatchObject({ code: 'missing' });
        await expect(store.correct({ key, verdict: { op: 'set', fields: { type: 'WAR' } } })).rejects.toMatchObject({
          code: 'unsupported',
        });
        await expect(store.correct({ key, verdict: { op: 'set', fields: { confidence: 1 } } })).rejects.toMatchObject({
          code: 'unsupported',
        });
        expect(await store.corrections()).toEqual([]);
      });
    });

    describe('forgetting', () => {
      it('erases a report and its versions, and keeps it out', async () => {
        await put(meeting);
        await put(tellRecord({ doer: 'Berg', verb: 'called', target: 'Koral' }, { id: 'one' }));
        await store.correct({ key: (await eventKeys())[0]!, verdict: { op: 'confirm' } });
        await put(threat);
        expect(await store.forget('one')).toBe(true);
        expect(await store.forget('one')).toBe(false);
        expect(await store.record('one')).toBeUndefined();
        expect(await store.search(parseQuery('met'))).toEqual([]);
        expect(await store.corrections()).toEqual([]);
        expect((await collect(store.actors())).map((a) => [a.name, a.reports])).toEqual([
          ['Berg', 1],
          ['Ina Vell', 1],
          ['Koral', 1],
        ]);
        expect(await store.lookUp(meeting.report)).toMatchObject({ status: 'forgotten' });
        expect(await put(meeting)).toBe('forgotten');
        expect(await put({ ...meeting, report: { ...meeting.report, id: 'the same text under another id' } })).toBe('forgotten');
      });

      it('can be taken back by adding it again', async () => {
        await put(meeting);
        await store.forget('one');
        expect(await store.put(meeting, READER, { again: true })).toBe('added');
        expect(await put(meeting)).toBe('unchanged');
      });
    });
  });
};
