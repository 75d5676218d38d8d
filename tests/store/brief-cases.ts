// What every engine must do with briefs: keep, change, take back, release, and tell what became of their reports.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BRIEF_SCHEMA, type Brief, type BriefNote, type BriefSentence } from '../../src/core/index.ts';
import type { Store } from '../../src/store/index.ts';
import { READER, tellRecord } from './records.ts';
import type { Engine } from './store-cases.ts';

const one = tellRecord(
  { doer: 'Berg', verb: 'met', target: 'Koral', place: 'Orsa' },
  { id: 'one', published: '2031-05-01', outlet: 'Courier', title: 'A meeting in Orsa' },
);
const two = tellRecord({ doer: 'Lund', verb: 'left', target: 'Orsa' }, { id: 'two', published: '2031-05-02', outlet: 'Echo' });

const noteOf = (number: number, { report }: typeof one): BriefNote => ({
  number,
  report: report.id,
  sha256: report.sha256,
  start: 0,
  end: report.text.length,
  quote: report.text,
  ...(report.outlet && { outlet: report.outlet }),
  ...(report.title && { title: report.title }),
  handling: 'public',
});
const sentence = (id: string, text: string, notes: number[], more: Partial<BriefSentence> = {}): BriefSentence => ({
  id,
  text,
  notes,
  ...more,
});
const draft = (id = 'brief-1', made = '2031-05-03T00:00:00.000Z'): Brief => ({
  schema: BRIEF_SCHEMA,
  id,
  title: 'Situation report',
  made,
  reader: { version: '0.1.0', models: 'ab' },
  sections: [
    {
      kind: 'reported',
      title: 'What is reported',
      sentences: [
        sentence('sa', 'Courier, citing Ina Vell, reported that Berg met Koral in Orsa.', [1], {
          plain: 'Berg met Koral in Orsa.',
        }),
        sentence('sb', 'Echo, citing Ina Vell, reported that Lund left Orsa.', [2], { needs: ['private person'] }),
      ],
    },
  ],
  notes: [noteOf(1, one), noteOf(2, two)],
});
const all = (b: Brief | undefined): BriefSentence[] => b!.sections.flatMap((s) => s.sentences);

export const briefCases = (engine: Engine): void => {
  describe(`${engine.name}: briefs`, () => {
    let store: Store;
    let day = 3;
    let second = 0;
    const now = (): string => {
      second += 1;
      return `2031-05-${String(day).padStart(2, '0')}T00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000Z`;
    };
    beforeEach(async () => {
      day = 3;
      second = 0;
      store = await engine.open(now);
      await store.put(one, READER, { handling: 'public' });
      await store.put(two, READER, { handling: 'public' });
      await store.putBrief(draft(), 'Ana');
      day = 4;
    });
    afterEach(async () => {
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    });

    it('are kept as they were composed, and found by the beginning of their id too', async () => {
      expect(await store.brief('brief-1')).toEqual(draft());
      expect(await store.brief('nothing')).toBeUndefined();
      await expect(store.putBrief(draft())).rejects.toMatchObject({ code: 'exists' });
      await store.putBrief(draft('brief-2', '2031-05-04T00:00:00.000Z'));
      expect((await store.briefs()).map((b) => b.id)).toEqual(['brief-2', 'brief-1']);
      expect((await store.briefs())[1]).toMatchObject({ sentences: 2, waiting: 1, flagged: 0, touched: 0, draft: true });
      expect(await store.brief('rief-')).toBeUndefined(); // two have it
    });

    it('keep an edit beside its evidence, and flag what no note says', async () => {
      const edited = await store.changeBrief(
        'brief-1',
        { op: 'edit', sentence: 'sa', text: 'Berg met Koral, Ina Vell said.', evidence: 'kept' },
        'Ana',
      );
      expect(all(edited)[0]).toMatchObject({
        text: 'Berg met Koral, Ina Vell said.',
        notes: [1],
        edited: { by: 'Ana', evidence: 'kept' },
      });
      expect(all(edited)[0]!.edited!.flags).toBeUndefined();
      for (const [text, kind] of [
        ['Berg met 40 people in Orsa.', 'number'],
        ['Lindqvist met Koral in Orsa.', 'name'],
        ['Berg never met Koral in Orsa.', 'negation'],
        ['Berg met Koral “at the old mill”.', 'quotation'],
      ] as const) {
        const flagged = await store.changeBrief('brief-1', { op: 'edit', sentence: 'sa', text, evidence: 'kept' }, 'Ana');
        expect(
          all(flagged)[0]!.edited!.flags!.map((f) => f.kind),
          text,
        ).toContain(kind);
      }
      const dropped = await store.changeBrief(
        'brief-1',
        { op: 'edit', sentence: 'sa', text: 'All is quiet.', evidence: 'dropped' },
        'Ana',
      );
      expect(all(dropped)[0]).toMatchObject({ notes: [], edited: { evidence: 'dropped' } });
      await expect(
        store.changeBrief('brief-1', { op: 'edit', sentence: 'sx', text: 'x', evidence: 'kept' }, 'Ana'),
      ).rejects.toMatchObject({ code: 'missing' });
      await expect(
        store.changeBrief('brief-1', { op: 'edit', sentence: 'sa', text: '  ', evidence: 'kept' }, 'Ana'),
      ).rejects.toMatchObject({ code: 'unsupported' });
    });

    it('are confirmed, approved, left out, moved, added to and retitled; the last change can be taken back', async () => {
      const change = (c: Parameters<Store['changeBrief']>[1]) => store.changeBrief('brief-1', c, 'Ana');
      expect(all(await change({ op: 'confirm', sentence: 'sa', plain: true }))[0]).toMatchObject({
        text: 'Berg met Koral in Orsa.',
        confirmed: { by: 'Ana' },
      });
      expect(all(await change({ op: 'approve', sentence: 'sb' }))[1]!.approved).toMatchObject({ by: 'Ana' });
      await expect(change({ op: 'approve', sentence: 'sa' })).rejects.toMatchObject({ code: 'unsupported' });
      expect(all(await change({ op: 'move', sentence: 'sb', before: 'sa' })).map((s) => s.id)).toEqual(['sb', 'sa']);
      expect(all(await change({ op: 'leave-out', sentence: 'sb' }))[0]!.out).toBe(true);
      expect((await store.briefs())[0]).toMatchObject({ sentences: 1 });
      expect(all(await change({ op: 'take-in', sentence: 'sb' }))[0]!.out).toBeUndefined();
      const own = await change({ op: 'add', text: 'Nothing else was heard.', notes: [] });
      expect(own.sections.at(-1)).toMatchObject({
        kind: 'own',
        sentences: [{ text: 'Nothing else was heard.', edited: { evidence: 'dropped' } }],
      });
      await expect(change({ op: 'add', text: 'x y', notes: [9] })).rejects.toMatchObject({ code: 'missing' });
      expect((await change({ op: 'retitle', title: 'Orsa today' })).title).toBe('Orsa today');
      expect((await store.undoBriefChange('brief-1', 'Ana'))!.title).toBe('Situation report');
      const history = await store.briefHistory('brief-1');
      expect(history[0]).toMatchObject({ number: 1, what: 'composed', by: 'Ana' });
      expect(history.map((h) => h.change?.op).filter(Boolean)).toEqual([
        'confirm',
        'approve',
        'move',
        'leave-out',
        'take-in',
        'add',
        'retitle',
      ]);
      expect(history.at(-1)!.undone).toBeDefined();
    });

    it('are released by a person, once nothing is flagged; a later change makes a draft beside what was released', async () => {
      await store.changeBrief('brief-1', { op: 'edit', sentence: 'sa', text: 'Berg met 40 people.', evidence: 'kept' }, 'Ana');
      await expect(store.releaseBrief('brief-1', 'Ida')).rejects.toMatchObject({ code: 'unsupported' });
      await store.changeBrief('brief-1', { op: 'confirm', sentence: 'sa' }, 'Ida');
      const out = await store.releaseBrief('brief-1', 'Ida');
      expect(out.released).toMatchObject({ by: 'Ida' });
      expect((await store.brief('brief-1'))!.released).toEqual(out.released);
      await store.changeBrief('brief-1', { op: 'retitle', title: 'Corrected' }, 'Ana');
      expect((await store.brief('brief-1'))!.released).toBeUndefined();
      expect(await store.releasedBrief('brief-1')).toMatchObject({ title: 'Situation report', released: { by: 'Ida' } });
      expect((await store.briefs())[0]).toMatchObject({ draft: true, released: { by: 'Ida' } });
      await store.releaseBrief('brief-1', 'Ida');
      expect((await store.releasedBrief('brief-1'))!.title).toBe('Corrected');
      expect(await store.undoBriefChange('brief-1', 'Ana')).toBeUndefined(); // what was released stays
      await expect(store.discardBrief('brief-1')).rejects.toMatchObject({ code: 'unsupported' });
    });

    it('a draft can be discarded', async () => {
      expect(await store.discardBrief('brief-1')).toBe(true);
      expect(await store.discardBrief('brief-1')).toBe(false);
      expect(await store.briefs()).toEqual([]);
    });

    it('tell in their notes what became of their reports: corrected, edited, restricted', async () => {
      await store.releaseBrief('brief-1', 'Ida');
      expect(await store.briefsTouched()).toEqual([]);
      const correction = await store.correct({ key: one.events[0]!.key!, verdict: { op: 'reject' }, by: 'Ana' });
      expect((await store.brief('brief-1'))!.notes[0]!.corrected).toBe('what was read there was rejected by Ana');
      expect(await store.briefsTouched()).toMatchObject([
        { id: 'brief-1', released: { by: 'Ida' }, notes: [{ number: 1, report: 'one' }], sentences: ['sa'] },
      ]);
      await expect(store.releaseBrief('brief-1', 'Ida')).rejects.toMatchObject({ code: 'unsupported' });
      await store.undo(correction.number);
      expect(await store.briefsTouched()).toEqual([]);

      await store.put(
        tellRecord({ doer: 'Lund', verb: 'reached', target: 'Orsa' }, { id: 'two', published: '2031-05-02', outlet: 'Echo' }),
        READER,
      );
      expect((await store.brief('brief-1'))!.notes[1]!.corrected).toMatch(/edited, and these words no longer stand in it/);
      await store.setHandling('one', 'restricted');
      expect((await store.brief('brief-1'))!.notes.map((n) => n.handling)).toEqual(['restricted', 'public']);
      expect((await store.releasedBrief('brief-1'))!.notes[0]!.handling).toBe('restricted');
    });

    it('a confirmation of what was read is no correction, nor one that was made before', async () => {
      await store.correct({ key: one.events[0]!.key!, verdict: { op: 'confirm' }, by: 'Ana' });
      expect(await store.briefsTouched()).toEqual([]);
    });

    it('hold no word of a report that was forgotten, in drafts, changes or releases', async () => {
      await store.changeBrief(
        'brief-1',
        { op: 'edit', sentence: 'sb', text: 'Lund left Orsa, Ina Vell said.', evidence: 'kept' },
        'Ana',
      );
      await store.releaseBrief('brief-1', 'Ida');
      await store.forget('two');
      const now = await store.brief('brief-1');
      const kept = JSON.stringify([now, await store.releasedBrief('brief-1'), await store.briefHistory('brief-1')]);
      expect(kept).not.toMatch(/Lund/);
      expect(now!.notes[1]).toMatchObject({ quote: '', corrected: 'the report was forgotten' });
      expect(all(now)[1]).toMatchObject({ out: true });
      expect(all(now)[0]!.text).toContain('Berg met Koral');
      expect(await store.briefsTouched()).toMatchObject([{ notes: [{ number: 2, report: 'two' }] }]);
    });

    if (engine.reopen)
      it('are the same after the dossier was closed', async () => {
        await store.changeBrief('brief-1', { op: 'retitle', title: 'Kept' }, 'Ana');
        store = await engine.reopen!(store, now);
        expect((await store.brief('brief-1'))!.title).toBe('Kept');
      });
  });
};
