// What every engine of the dossier must do with colleagues' notes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { emptyRecord, READER, tellRecord } from './records.ts';
import type { Engine } from './store-cases.ts';

export const noteCases = (engine: Engine): void => {
  describe(`${engine.name}: notes`, () => {
    let store: Store;
    let day = 1;
    beforeEach(async () => {
      day = 1;
      store = await engine.open(() => `2031-05-0${day}T00:00:00.000Z`);
      await store.put(emptyRecord({ id: 'one', text: 'The port is closed. Nobody was hurt. The port opens in June.' }), READER);
    });
    afterEach(async () => {
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    });

    it('keeps a note on a report, with replies, done and not done after all', async () => {
      const { number } = await store.addNote({ about: { report: 'one' }, text: ' Who wrote this? ', by: 'Ana' });
      expect(await store.notes({ report: 'one' })).toEqual([
        { number, about: { report: 'one' }, text: 'Who wrote this?', by: 'Ana', made: '2031-05-01T00:00:00.000Z', replies: [] },
      ]);
      day = 2;
      await store.replyToNote(number, { text: 'The agency.', by: 'Ben' });
      expect((await store.setNoteDone(number, true, 'Ben')).done).toEqual({ by: 'Ben', at: '2031-05-02T00:00:00.000Z' });
      expect(await store.notes({ open: true })).toEqual([]);
      const [note] = await store.notes();
      expect(note!.replies.map((r) => [r.text, r.by])).toEqual([['The agency.', 'Ben']]);
      expect(await store.setNoteDone(number, false)).not.toHaveProperty('done');
      expect(await store.setNoteRemoved(note!.replies[0]!.number, true)).toBe(true);
      expect((await store.notes())[0]!.replies).toEqual([]);
      expect(await store.setNoteRemoved(number, true)).toBe(true);
      expect(await store.notes()).toEqual([]);
      await store.setNoteRemoved(number, false);
      expect(await store.notes()).toHaveLength(1);
      expect(await store.setNoteRemoved(99, true)).toBe(false);
    });

    it('finds the words of a note again in a newer version, nearest to where they stood', async () => {
      const second = { start: 37, end: 45 };
      const { about, words } = await store.addNote({ about: { report: 'one', ...second }, text: 'Which?' });
      expect([about, words]).toEqual([{ report: 'one', ...second }, 'The port']);
      await store.put(
        emptyRecord({ id: 'one', text: 'The port is closed. Nobody at all was hurt. The port opens in June.' }),
        READER,
      );
      expect((await store.notes({ report: 'one' }))[0]).toMatchObject({ about: { report: 'one', start: 44, end: 52 } });
      await store.put(emptyRecord({ id: 'one', text: 'All is open.' }), READER);
      expect((await store.notes({ report: 'one' }))[0]).toMatchObject({
        about: { report: 'one' },
        words: 'The port',
        wordsGone: true,
      });
    });

    it('keeps a note on a claim when the report is read again', async () => {
      const record = tellRecord({ doer: 'Berg', verb: 'met', target: 'Koral' }, { id: 'two' });
      await store.put(record, READER);
      let claim = '';
      for await (const c of store.claims({ all: true }))
        if (c.tellings.some((t) => t.key === record.events[0]!.key)) claim = c.id;
      await store.addNote({ about: { claim }, text: 'Two sources?' });
      await store.put(
        { ...record, reader: { version: '0.2.0', models: 'ef' } },
        { ...READER, version: '0.2.0' },
        { reread: true },
      );
      expect((await store.notes({ claim })).map((n) => n.about)).toEqual([{ claim }]);
      expect(await store.notes({ report: 'two' })).toEqual([]);
    });

    it('says what it can not keep', async () => {
      await expect(store.addNote({ about: { report: 'none' }, text: 'x' })).rejects.toMatchObject({ code: 'missing' });
      await expect(store.addNote({ about: { claim: 'none' }, text: 'x' })).rejects.toMatchObject({ code: 'missing' });
      await expect(store.replyToNote(7, { text: 'x' })).rejects.toMatchObject({ code: 'missing' });
      await expect(store.addNote({ about: { report: 'one' }, text: '  ' })).rejects.toMatchObject({ code: 'unsupported' });
      await expect(store.addNote({ about: { report: 'one' }, text: 'x'.repeat(10_001) })).rejects.toMatchObject({
        code: 'unsupported',
      });
      await expect(store.addNote({ about: { report: 'one', start: 5, end: 500 }, text: 'x' })).rejects.toMatchObject({
        code: 'unsupported',
      });
      expect(await store.notes()).toEqual([]);
    });

    it('shows of the past what was noted and done by then, and forgets with the report', async () => {
      const { number } = await store.addNote({ about: { report: 'one' }, text: 'Early' });
      day = 3;
      await store.replyToNote(number, { text: 'Late' });
      await store.setNoteDone(number, true, 'Ben');
      const then = await store.asOf('2031-05-02');
      expect(await then.notes()).toMatchObject([{ text: 'Early', replies: [] }]);
      expect((await then.notes())[0]).not.toHaveProperty('done');
      await then.close();
      await store.forget('one');
      expect(await store.notes({ removed: true })).toEqual([]);
    });
  });
};
