// What every engine of the dossier must do for drafts that are ours, and for a search of which any word may be found.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OursInput, Store } from '../../src/store/index.ts';
import { emptyRecord, READER } from './records.ts';
import type { Engine } from './store-cases.ts';

export const oursCases = (engine: Engine): void => {
  describe(`${engine.name}, drafts of our own`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open(() => '2031-05-01T08:00:00.000Z');
    });
    afterEach(async () => store.close());
    const draft = (name: string, known: string[] = []): OursInput => ({
      name,
      text: 'Berg met Koral.',
      published: '2031-05-01',
      by: 'Ana',
      sentences: [{ start: 0, end: 15, evidence: [{ report: 'one', sha256: 'x', start: 0, end: 9, keys: ['k'] }] }],
      known,
    });

    it('keeps them by name, one a name, with what was known already', async () => {
      await store.keepOurs(draft('b'));
      await store.keepOurs(draft('a', ['old', 'old']));
      const { known, ...rest } = draft('a');
      expect(await store.ours()).toEqual([
        { ...rest, kept: '2031-05-01T08:00:00.000Z', known: new Set(['old']) },
        { ...rest, name: 'b', kept: '2031-05-01T08:00:00.000Z', known: new Set() },
      ]);
      await store.keepOurs({ name: 'a', text: 'Another.', sentences: [], known: [] });
      expect((await store.ours())[0]).toEqual({
        name: 'a',
        text: 'Another.',
        sentences: [],
        kept: '2031-05-01T08:00:00.000Z',
        known: new Set(),
      });
    });

    it('notes what people have seen, of drafts that are there', async () => {
      await store.keepOurs(draft('a', ['old']));
      expect(await store.seeAlerts('a', ['new', 'old'], 'Ben')).toBe(true);
      expect((await store.ours())[0]!.known).toEqual(new Set(['new', 'old']));
      expect(await store.seeAlerts('b', ['new'])).toBe(false);
      expect([await store.dropOurs('a'), await store.dropOurs('a')]).toEqual([true, false]);
      expect(await store.ours()).toEqual([]);
    });

    it('are still there when the dossier is opened again', async () => {
      if (!engine.reopen) return;
      await store.keepOurs(draft('a', ['old']));
      store = await engine.reopen(store, () => '2031-05-02T08:00:00.000Z');
      expect((await store.ours()).map((d) => [d.name, [...d.known]])).toEqual([['a', ['old']]]);
    });

    it('finds reports by any of several words, those with more of them first', async () => {
      for (const [id, text] of [
        ['one', 'The harbour is closed.'],
        ['two', 'The harbour of Orsa is closed, and so is its bridge.'],
        ['three', 'Nobody came.'],
      ] as const)
        await store.put(emptyRecord({ id, text }), READER);
      const any = ['harbour', 'bridge', 'Orsa'].map((w) => ({ words: [w], prefix: false }));
      expect((await store.search({ all: [], none: [], any })).map((h) => h.report.id)).toEqual(['two', 'one']);
      const none = [{ words: ['Orsa'], prefix: false }];
      expect((await store.search({ all: [], none, any })).map((h) => h.report.id)).toEqual(['one']);
    });
  });
};
