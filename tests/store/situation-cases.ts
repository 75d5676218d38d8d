// What every engine must do with situations, saved searches, the filters of views, and what views are put together from.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseQuery, type Store, situationFilter } from '../../src/store/index.ts';
import { READER, type Told, tellRecord } from './records.ts';
import type { Engine } from './store-cases.ts';

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

export const situationCases = (engine: Engine): void => {
  describe(`${engine.name}: what people watch`, () => {
    let store: Store;
    let day = 1;
    const now = (): string => `2031-05-${String(day).padStart(2, '0')}T00:00:00.000Z`;
    const put = (told: Told, id: string, published = '2031-05-01', outlet = 'Courier') =>
      store.put(tellRecord(told, { id, published, outlet }), READER);
    const found = async (filter = {}): Promise<string[]> => (await store.placedReports(filter)).map((r) => r.id).sort();
    beforeEach(async () => {
      day = 1;
      store = await engine.open(now);
      await put({ doer: 'Berg', verb: 'met', target: 'Koral', place: 'Orsa' }, 'met');
      await put(
        { doer: 'Koral', verb: 'threatened', target: 'Dunn', type: 'THREATEN', country: 'SWE' },
        'threat',
        '2031-05-03',
        'Herald',
      );
      await put(
        { doer: 'Dunn', verb: 'doubtfully struck', target: 'Berg', type: 'ASSAULT', confidence: 0.3 },
        'doubt',
        '2031-05-04',
      );
    });
    afterEach(async () => {
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    });

    const near = { lat: 60.1, lon: 5.3, km: 10 };
    it.each([
      ['who says it', { speaker: 'vell' }, ['doubt', 'met', 'threat']],
      ['who says it, nobody', { speaker: 'berg' }, []],
      ['an outlet', { outlet: 'Herald' }, ['threat']],
      ['words', { words: 'threat*' }, ['threat']],
      ['words without a word', { words: '-"' }, []],
      ['reality', { reality: 'actual' as const }, ['doubt', 'met', 'threat']],
      ['a reality that none has', { reality: 'future' as const }, []],
      ['a type, however unsure', { type: 'assault' }, ['doubt']],
      ['a type, at least so sure', { type: 'assault', minConfidence: 0.5 }, []],
      ['a place within', { near }, ['met']],
      ['a place just outside', { near: { ...near, km: 2 } }, []],
      ['the other side of the date line', { near: { lat: 60.1, lon: -179, km: 19000 } }, ['met']],
      ['an actor', { actor: 'berg' }, ['doubt', 'met']],
      ['a country of a party or a place', { country: 'NOR' }, ['doubt', 'met']],
      ['a watch: one of each kind', { watch: { actors: ['berg', 'dunn'], types: ['THREATEN', 'CONSULT'] } }, ['met', 'threat']],
      ['a watch shows no unsure event', { watch: { types: ['ASSAULT'] } }, []],
      [
        'a watch: places, words, days',
        { watch: { places: [near], words: 'met', since: '2031-05', until: '2031-05-01' } },
        ['met'],
      ],
      ['a watch with empty lists excludes nothing', { watch: { actors: [], words: ' ' } }, ['doubt', 'met', 'threat']],
    ])('finds reports by %s', async (_, filter, ids) => {
      expect(await found(filter)).toEqual(ids);
      expect((await collect(store.reports(filter))).map((r) => r.id).sort()).toEqual(ids);
    });

    it('filters events and statements by the same', async () => {
      const events = async (filter: object) => (await collect(store.select('events', filter))).map((s) => s.record.report.id);
      const statements = async (filter: object) =>
        (await collect(store.select('statements', filter))).map((s) => s.record.report.id);
      for (const filter of [{ near }, { words: 'met' }, { watch: { words: 'met' } }]) {
        expect(await events(filter)).toEqual(['met']);
        expect(await statements(filter)).toEqual(['met']);
      }
      expect(await events({ speaker: 'vell', outlet: 'Herald' })).toEqual(['threat']);
      expect(await events({ reality: 'past' })).toEqual([]);
    });

    it('finds an actor by every name that people merged', async () => {
      const entries = await collect(store.register());
      const [berg, dunn] = ['Berg', 'Dunn'].map((name) => entries.find((e) => e.name === name)?.id);
      await store.decide({ subject: 'actor', op: 'merge', a: berg!, b: dunn! });
      expect(await found({ actor: 'berg' })).toContain('threat');
    });

    it('keeps a situation under its name and finds what it watches', async () => {
      const made = await store.putSituation({ name: ' north ', watch: { actors: ['Koral'], types: [] }, by: 'Ana' });
      expect(made).toEqual({ name: 'north', watch: { actors: ['Koral'] }, by: 'Ana', made: now() });
      day = 2;
      await store.putSituation({ name: 'north', watch: { actors: ['Dunn'] }, by: 'Ben', about: 'Dunn alone' });
      expect(await store.situations()).toEqual([
        { name: 'north', watch: { actors: ['Dunn'] }, by: 'Ana', about: 'Dunn alone', made: '2031-05-01T00:00:00.000Z' },
      ]);
      expect(await found(situationFilter((await store.situation('north'))!))).toEqual(['doubt', 'threat']);
      expect(await store.removeSituation('north')).toBe(true);
      expect(await store.removeSituation('north')).toBe(false);
      expect(await store.situation('north')).toBeUndefined();
      await expect(store.putSituation({ name: '  ', watch: {} })).rejects.toMatchObject({ code: 'unsupported' });
    });

    it('tells each person what is new since they looked', async () => {
      await store.saveSearch({ name: 'Koral', watch: { words: 'Koral' } });
      expect(await store.news('search', 'Koral', 'Ana')).toMatchObject({ reports: 2, latest: ['threat', 'met'] });
      await store.looked('search', 'Koral', 'Ana');
      expect(await store.news('search', 'Koral', 'Ana')).toEqual({ reports: 0, latest: [], looked: now() });
      await put({ doer: 'Koral', verb: 'called', target: 'Berg' }, 'call');
      await put({ doer: 'Nobody', verb: 'called', target: 'Berg' }, 'other');
      await put({ doer: 'Berg', verb: 'never met', target: 'Koral' }, 'met'); // an edit
      expect(await store.news('search', 'Koral', 'Ana')).toMatchObject({ reports: 2, latest: ['met', 'call'] });
      expect((await store.news('search', 'Koral', 'Ben'))?.reports).toBe(3);
      expect(await store.news('situation', 'Koral', 'Ana')).toBeUndefined();
      expect(await store.savedSearches()).toHaveLength(1);
      expect(await store.removeSearch('Koral')).toBe(true);
      expect(await store.news('search', 'Koral', 'Ana')).toBeUndefined();
    });

    it('gives the tellings of reports with speaker, place and claim', async () => {
      const [telling] = (await store.tellings(['met'])).filter((t) => t.layer === 'events');
      expect(telling).toMatchObject({
        report: 'met',
        type: 'CONSULT',
        doers: ['Berg'],
        targets: ['Koral'],
        place: { name: 'Orsa', lat: 60.1, lon: 5.25, country: 'NOR' },
        voice: { name: 'Ina Vell', kind: 'speaker' },
        stance: 'for',
        reality: 'actual',
        confidence: 0.8,
        outlet: 'Courier',
      });
      expect(telling!.claim).toMatch(/^claim-/);
      expect(await store.tellings([])).toEqual([]);
    });

    it('gives who says what', async () => {
      expect(await store.said(['threat', 'nothing'])).toMatchObject([
        { report: 'threat', name: 'Ina Vell', cue: 'said', force: 'say', content: 'Koral threatened Dunn', outlet: 'Herald' },
      ]);
    });

    it('counts what finds can be narrowed to', async () => {
      const facets = await store.facets(parseQuery('koral'), {});
      expect(facets).toMatchObject({ counted: 2, more: false });
      expect(facets.types).toEqual([
        { value: 'CONSULT', reports: 1 },
        { value: 'THREATEN', reports: 1 },
      ]);
      expect(facets.actors.find((a) => a.value === 'Koral')).toEqual({ value: 'Koral', reports: 2 });
      expect(facets.places).toEqual([{ value: 'Orsa', reports: 1, lat: 60.1, lon: 5.25 }]);
      expect((await store.facets(undefined, { outlet: 'Herald' })).counted).toBe(1);
      expect((await store.facets(parseQuery(''), {})).counted).toBe(0);
    });

    it('lists stories in other orders, a page at a time', async () => {
      const by = async (filter: object) => (await collect(store.stories(filter))).map((s) => s.to);
      const first = await by({});
      expect(await by({ sort: 'last' })).toEqual([...first].sort().reverse());
      expect(await by({ sort: 'last', limit: 1, offset: 1 })).toEqual([...first].sort().reverse().slice(1, 2));
    });

    it('answers for an earlier day with the situations of today', async () => {
      day = 9;
      await store.putSituation({ name: 'north', watch: { actors: ['Koral'] } });
      const then = await store.asOf('2031-05-02');
      expect((await then.placedReports(situationFilter((await then.situation('north'))!))).map((r) => r.id).sort()).toEqual([
        'met',
        'threat',
      ]);
      await then.close();
    });
  });
};
