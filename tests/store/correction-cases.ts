// What every engine of the dossier must do with people's corrections: each field of each layer, added items, merges and splits, undo, what a new
// reading leaves of them, and that no correction can break a record. Notes of colleagues have cases of their own beside these.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReportRecord, recordFaults, type Span } from '../../src/core/index.ts';
import { applyCorrections, type Correction, type Store, type Verdict } from '../../src/store/index.ts';
import { emptyRecord, READER } from './records.ts';
import type { Engine } from './store-cases.ts';

const TEXT =
  'Anna Berg met Jonas Koral in Orsa on Monday, Ina Vell said. Berg warned that Koral would close the port of Orsa in June. “Nobody fired,” she told reporters.';
const nth = (words: string, n = 0): Span => {
  let start = -1;
  for (let i = 0; i <= n; i += 1) start = TEXT.indexOf(words, start + 1);
  return { start, end: start + words.length };
};

/** A record with all that can be corrected: three people, a place twice, two times, a statement within which an event stands. */
export const orsaRecord = (id = 'orsa'): ReportRecord => {
  const record = emptyRecord({ text: TEXT, id, published: '2031-05-01', outlet: 'Courier', title: 'A meeting in Orsa' });
  const second = nth('Berg warned');
  return {
    ...record,
    sentences: [
      { start: 0, end: second.start - 1 },
      { start: second.start, end: nth('“Nobody').start - 1 },
      { start: nth('“Nobody').start, end: TEXT.length },
    ],
    mentions: [
      { id: 'm1', key: 'mBerg', ...nth('Anna Berg'), kind: 'person', form: 'name', actor: 'a1', by: 'rule:test' },
      { id: 'm2', key: 'mKoral', ...nth('Jonas Koral'), kind: 'person', form: 'name', actor: 'a2' },
      { id: 'm3', key: 'mOrsa', ...nth('Orsa'), kind: 'location', form: 'name', place: 'p1' },
      { id: 'm4', key: 'mVell', ...nth('Ina Vell'), kind: 'person', form: 'name', actor: 'a3' },
      { id: 'm5', key: 'mBerg2', ...nth('Berg', 1), kind: 'person', form: 'name', actor: 'a1' },
      { id: 'm6', key: 'mKoral2', ...nth('Koral', 1), kind: 'person', form: 'name', actor: 'a2' },
      { id: 'm7', key: 'mPort', ...nth('the port of Orsa'), kind: 'location', form: 'nominal' },
      { id: 'm8', key: 'mOrsa2', ...nth('Orsa', 1), kind: 'location', form: 'name', place: 'p1' },
    ],
    actors: [
      { id: 'a1', key: 'aBerg', name: 'Anna Berg', kind: 'person', country: 'NOR', sectors: ['GOV'] },
      { id: 'a2', key: 'aKoral', name: 'Jonas Koral', kind: 'person', sectors: [], unknown: 'no office is told' },
      { id: 'a3', key: 'aVell', name: 'Ina Vell', kind: 'person', sectors: ['MED'] },
    ],
    places: [
      {
        id: 'p1',
        key: 'pOrsa',
        name: 'Orsa',
        lat: 60.1,
        lon: 5.25,
        country: 'NOR',
        source: 'geonames:1',
        feature: 'PPL',
        confidence: 0.4,
      },
    ],
    times: [
      { id: 't1', key: 'tMonday', ...nth('Monday'), type: 'DATE', value: '2031-04-28', from: '2031-04-28', to: '2031-04-29' },
      { id: 't2', key: 'tJune', ...nth('June'), type: 'DATE', value: '2031-06', from: '2031-06-01', to: '2031-07-01' },
    ],
    statements: [
      {
        id: 's1',
        key: 'sVell',
        source: [nth('Ina Vell')],
        cue: [nth('said')],
        content: [{ start: 0, end: nth(', Ina').start }],
        speaker: 'a3',
        manner: 'indirect',
        force: 'say',
      },
      {
        id: 's2',
        key: 'sBerg',
        source: [nth('Berg', 1)],
        cue: [nth('warned')],
        content: [{ start: nth('that Koral').start, end: nth(' “Nobody').start }],
        speaker: 'a1',
        manner: 'indirect',
        force: 'warn',
      },
    ],
    events: [
      {
        id: 'e1',
        key: 'eMet',
        type: 'CONSULT',
        mode: 'meet',
        contexts: ['diplomatic'],
        quad: 'verbal cooperation',
        score: 1,
        cameo: '040',
        trigger: nth('met'),
        sentence: 0,
        actors: [{ actor: 'a1', ...nth('Anna Berg') }],
        recipients: [{ actor: 'a2', ...nth('Jonas Koral') }],
        place: 'p1',
        placeFrom: nth('Orsa'),
        time: 't1',
        timeFrom: nth('Monday'),
        reality: 'actual',
        negated: false,
        saidBy: 'statement',
        statement: 's1',
        salience: 1,
        confidence: 0.3,
      },
      {
        id: 'e2',
        key: 'eClose',
        type: 'COERCE',
        contexts: [],
        quad: 'material conflict',
        trigger: nth('close'),
        sentence: 1,
        actors: [{ actor: 'a2', ...nth('Koral', 1) }],
        recipients: [],
        reality: 'future',
        negated: false,
        saidBy: 'statement',
        statement: 's2',
        salience: 0.4,
        confidence: 0.7,
      },
    ],
  };
};

const rereader = { ...READER, version: '0.2.0', models: 'ef' };

export const correctionCases = (engine: Engine): void => {
  describe(`${engine.name}: corrections in place`, () => {
    let store: Store;
    const raw = orsaRecord();
    beforeEach(async () => {
      store = await engine.open(() => '2031-05-02T00:00:00.000Z');
      await store.put(raw, READER);
    });
    afterEach(async () => {
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    });
    /** The record as people corrected it, and sound. */
    const now = async (): Promise<ReportRecord> => {
      const corrected = applyCorrections((await store.record('orsa'))!, await store.corrections());
      expect(recordFaults(corrected)).toEqual([]);
      return corrected;
    };
    const set = (key: string, fields: Record<string, unknown>) =>
      store.correct({ key, verdict: { op: 'set', fields }, by: 'Ana' });
    const byKey = <T extends { key?: string }>(items: readonly T[], key: string): T | undefined =>
      items.find((x) => x.key === key);
    const event = async (key: string) => byKey((await now()).events, key);
    const told = async (): Promise<string[]> => {
      const found: string[] = [];
      for await (const claim of store.claims({ all: true }))
        found.push(...claim.tellings.map((t) => `${t.key} ${t.reality} ${t.voice}`));
      return found;
    };

    it.each<[string, string, Record<string, unknown>, (r: ReportRecord) => unknown, unknown]>([
      ['an event: mode', 'eMet', { mode: 'visit' }, (r) => [r.events[0]!.mode, r.events[0]!.cameo], ['visit', undefined]],
      ['an event: contexts', 'eMet', { contexts: ['military'] }, (r) => r.events[0]!.contexts, ['military']],
      ['an event: negated', 'eMet', { negated: true }, (r) => r.events[0]!.negated, true],
      [
        'an event: type',
        'eMet',
        { type: 'ASSAULT' },
        (r) => [r.events[0]!.quad, r.events[0]!.mode],
        ['material conflict', undefined],
      ],
      ['an event: doer', 'eClose', { actors: ['mBerg2'] }, (r) => r.events[1]!.actors, [{ actor: 'a1', ...nth('Berg', 1) }]],
      [
        'an event: both sides at once',
        'eMet',
        { actors: ['mKoral'], recipients: ['mBerg'] },
        (r) => r.events[0]!.recipients[0]!.actor,
        'a1',
      ],
      [
        'an event: the outlet says so',
        'eMet',
        { saidBy: 'outlet' },
        (r) => [r.events[0]!.saidBy, r.events[0]!.statement],
        ['outlet', undefined],
      ],
      ['an event: another statement', 'eMet', { statement: 'sBerg' }, (r) => r.events[0]!.statement, 's2'],
      ['an event: place', 'eClose', { place: 'pOrsa' }, (r) => r.events[1]!.placeFrom, nth('Orsa', 1)],
      [
        'an event: a new place',
        'eMet',
        { place: { name: 'Orsa', lat: 61.1, lon: 14.6, country: 'SWE' } },
        (r) => r.places.map((p) => p.country),
        ['NOR', 'SWE'],
      ],
      [
        'an event: no place',
        'eMet',
        { place: null },
        (r) => [r.events[0]!.place, r.events[0]!.placeFrom],
        [undefined, undefined],
      ],
      ['an event: time', 'eClose', { time: 'tJune' }, (r) => [r.events[1]!.time, r.events[1]!.timeFrom], ['t2', nth('June')]],
      ['an event: confidence no longer hides it', 'eMet', { negated: false }, (r) => r.events[0]!.confidence, 1],
      ['a statement: speaker', 'sVell', { speaker: 'aKoral' }, (r) => r.statements[0]!.speaker, 'a2'],
      [
        'a statement: a speaker the machine does not know',
        'sVell',
        { speaker: { name: 'The ministry', kind: 'organization' } },
        (r) => r.actors.at(-1)!.name,
        'The ministry',
      ],
      [
        'a statement: force, manner, negated',
        'sVell',
        { force: 'deny', manner: 'mixed', negated: true },
        (r) => [r.statements[0]!.force, r.statements[0]!.manner, r.statements[0]!.negated],
        ['deny', 'mixed', true],
      ],
      [
        'a statement: spans',
        'sVell',
        { content: [nth('met Jonas Koral')], cue: [], source: [] },
        (r) => [r.statements[0]!.content, r.statements[0]!.cue],
        [[nth('met Jonas Koral')], []],
      ],
      [
        'an actor: name, kind, country, sectors',
        'aKoral',
        { name: 'J. Koral', kind: 'organization', country: 'SWE', sectors: ['BUS'] },
        (r) => r.actors[1],
        { id: 'a2', key: 'aKoral', name: 'J. Koral', kind: 'organization', country: 'SWE', sectors: ['BUS'] },
      ],
      ['an actor: no country', 'aBerg', { country: null }, (r) => r.actors[0]!.country, undefined],
      ['a mention: kind', 'mPort', { kind: 'platform' }, (r) => r.mentions[6]!.kind, 'platform'],
      [
        'a mention: actor, and the event’s doer with it',
        'mKoral2',
        { actor: 'aVell' },
        (r) => r.events[1]!.actors[0]!.actor,
        'a3',
      ],
      [
        'a mention: place, and the event’s with it',
        'mOrsa',
        { place: { name: 'Orsa', lat: 61.1, lon: 14.6 } },
        (r) => r.places.find((p) => p.id === r.events[0]!.place)!.lat,
        61.1,
      ],
      [
        'a place: another point keeps nothing of the old one',
        'pOrsa',
        { lat: 61.1, lon: 14.6 },
        (r) => r.places[0],
        { id: 'p1', key: 'pOrsa', name: 'Orsa', lat: 61.1, lon: 14.6, confidence: 1 },
      ],
      [
        'a time: value',
        'tMonday',
        { value: '2031-05-05', from: '2031-05-05', to: '2031-05-06' },
        (r) => r.times[0]!.value,
        '2031-05-05',
      ],
      [
        'a time: a value without an interval',
        'tJune',
        { value: 'FUTURE_REF' },
        (r) => [r.times[1]!.from, r.times[1]!.to],
        [undefined, undefined],
      ],
    ])('%s', async (_, key, fields, look, expected) => {
      const { number, by } = await set(key, fields);
      expect(by).toBe('Ana');
      expect(look(await now())).toEqual(expected);
      await store.undo(number);
      expect(JSON.stringify(await now())).toBe(JSON.stringify(raw));
    });

    it.each<[string, string, Verdict, RegExp]>([
      [
        'the doer as target too',
        'eMet',
        { op: 'set', fields: { recipients: ['mBerg'] } },
        /“Anna Berg” would be doer and target of “met” at once/,
      ],
      [
        'a party that nobody is',
        'eMet',
        { op: 'set', fields: { actors: ['mOrsa'] } },
        /“Orsa” names no actor; say first who it is/,
      ],
      ['a party that is not there', 'eMet', { op: 'set', fields: { actors: ['nothing'] } }, /there is no mention nothing/],
      ['a statement that is not there', 'eMet', { op: 'set', fields: { statement: 'x' } }, /there is no statement x/],
      [
        'said by a statement that is not told',
        'eMet',
        { op: 'set', fields: { saidBy: 'statement', statement: null } },
        /needs the key of the statement/,
      ],
      [
        'words outside of the text',
        'sVell',
        { op: 'set', fields: { content: [{ start: 0, end: 9999 }] } },
        /outside of the text/,
      ],
      ['a statement within one that does not hold it', 'sVell', { op: 'set', fields: { via: 'sBerg' } }, /must lie in the words/],
      ['no content', 'sVell', { op: 'set', fields: { content: [] } }, /no value for "content"/],
      ['a place outside of the world', 'pOrsa', { op: 'set', fields: { lat: 91 } }, /no value for "lat"/],
      ['a time in words', 'tMonday', { op: 'set', fields: { value: 'next Monday' } }, /no value for "value"/],
      ['an actor made one with itself', 'aBerg', { op: 'merge', into: 'aBerg' }, /not merged with itself/],
      [
        'a doer and a target made one',
        'aKoral',
        { op: 'merge', into: 'aBerg' },
        /“Jonas Koral” would be doer and target of “met” at once/,
      ],
      ['a split that takes all', 'aVell', { op: 'split', mentions: ['mVell'] }, /all its mentions would go/],
      [
        'a split of somebody else’s mention',
        'aBerg',
        { op: 'split', mentions: ['mVell'] },
        /“Ina Vell” is no mention of Anna Berg/,
      ],
      ['a merge of places', 'pOrsa', { op: 'merge', into: 'pOrsa' }, /only actors are merged/],
    ])('refuses %s, and says why', async (_, key, verdict, why) => {
      await expect(store.correct({ key, verdict })).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringMatching(why),
      });
      expect(await store.corrections()).toEqual([]);
    });

    it('takes away mentions, actors, places and times, and what refers to them', async () => {
      for (const key of ['mKoral', 'aVell', 'pOrsa', 'tMonday']) await store.correct({ key, verdict: { op: 'reject' } });
      const record = await now();
      expect([record.places, record.times.map((t) => t.key), record.actors.map((a) => a.key)]).toEqual([
        [],
        ['tJune'],
        ['aBerg', 'aKoral'],
      ]);
      expect(record.events[0]).not.toHaveProperty('time');
      expect(record.events[0]!.recipients).toEqual([]);
      for (const { number } of await store.corrections()) await store.undo(number);
      expect(JSON.stringify(await now())).toBe(JSON.stringify(raw));
    });

    it('tells the corrections of a report, those of its earlier versions too', async () => {
      await set('eMet', { negated: true });
      await store.put(emptyRecord({ id: 'orsa', text: 'All is quiet in Orsa.' }), READER);
      await store.put(emptyRecord({ id: 'other', text: 'Elsewhere.' }), READER);
      expect((await store.reportCorrections('orsa')).map((c) => c.key)).toEqual(['eMet']);
      expect(await store.reportCorrections('other')).toEqual([]);
    });

    it('accepts what the machine was unsure of, so that lists show it', async () => {
      const keys = async () => {
        const found: string[] = [];
        for await (const { keys } of store.select('events', { minConfidence: 0.5 })) found.push(...keys);
        return found;
      };
      expect(await keys()).toEqual(['eClose']);
      const { number } = await store.correct({ key: 'eMet', verdict: { op: 'confirm' } });
      expect(await keys()).toEqual(['eMet', 'eClose']);
      await store.undo(number);
      expect(await keys()).toEqual(['eClose']);
    });

    it('adds a mention with an actor, an event on it, a statement, a time and a place', async () => {
      const who = await store.addItem({
        report: 'orsa',
        layer: 'mentions',
        item: { ...nth('she'), kind: 'person', form: 'pronoun', actor: 'aBerg' },
        by: 'Ana',
      });
      const others = await store.addItem({
        report: 'orsa',
        layer: 'mentions',
        item: {
          ...nth('reporters'),
          kind: 'person',
          form: 'nominal',
          actor: { name: 'reporters', kind: 'group', sectors: ['MED'] },
        },
      });
      const statement = await store.addItem({
        report: 'orsa',
        layer: 'statements',
        item: {
          content: [nth('“Nobody fired,”')],
          source: [nth('she')],
          cue: [nth('told')],
          speaker: 'aBerg',
          manner: 'direct',
          force: 'deny',
        },
      });
      const fired = await store.addItem({
        report: 'orsa',
        layer: 'events',
        item: {
          trigger: nth('fired'),
          type: 'ASSAULT',
          actors: [who.key],
          recipients: [others.key],
          reality: 'actual',
          negated: true,
          statement: statement.key,
        },
      });
      const port = await store.addItem({
        report: 'orsa',
        layer: 'mentions',
        item: { ...nth('port'), kind: 'location', place: { name: 'Orsa harbour', lat: 60.11, lon: 5.2 } },
      });
      const record = await now();
      const added = byKey(record.events, fired.key)!;
      expect(added).toMatchObject({ sentence: 2, saidBy: 'statement', quad: 'material conflict', by: 'person', confidence: 1 });
      expect(record.actors.find((a) => a.id === added.recipients[0]!.actor)).toMatchObject({ name: 'reporters', kind: 'group' });
      expect(byKey(record.mentions, port.key)?.place).toBe('p2');
      expect(record.mentions.map((m) => m.start)).toEqual(record.mentions.map((m) => m.start).sort((a, b) => a - b));
      expect(fired).toMatchObject({ layer: 'events', words: 'fired', person: { type: 'ASSAULT' } });
      expect(fired).not.toHaveProperty('machine');
      // A later word on an added item.
      await set(fired.key, { reality: 'hypothetical' });
      expect((await event(fired.key))!.reality).toBe('hypothetical');
      // Without its doer it stands there still; without itself it does not.
      await store.undo(who.number);
      expect((await event(fired.key))!.actors).toEqual([]);
      await store.correct({ key: fired.key, verdict: { op: 'reject' } });
      expect(await event(fired.key)).toBeUndefined();
    });

    it.each<[string, object, RegExp]>([
      ['twice', { layer: 'mentions', item: { ...nth('Orsa'), kind: 'location' } }, /marked so already/],
      ['outside of the text', { layer: 'mentions', item: { start: 5, end: 5000, kind: 'person' } }, /outside of the text/],
      ['of no kind', { layer: 'mentions', item: { ...nth('port'), kind: 'harbour' } }, /no item of mentions/],
      ['with more than it has', { layer: 'times', item: { ...nth('June'), type: 'DATE', mood: 'x' } }, /no item of times/],
      ['by themselves, as actors', { layer: 'actors', item: { name: 'X', kind: 'person' } }, /are not added by themselves/],
      [
        'with a statement that is not there',
        { layer: 'events', item: { trigger: nth('fired'), type: 'ASSAULT', reality: 'actual', statement: 'no' } },
        /there is no statement no/,
      ],
    ])('does not add items %s', async (_, addition, why) => {
      await expect(store.addItem({ report: 'orsa', ...addition } as never)).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringMatching(why),
      });
      await expect(store.addItem({ report: 'none', ...addition } as never)).rejects.toThrow();
      expect(await store.corrections()).toEqual([]);
    });

    it('an item that was added, taken back and added again is one item', async () => {
      const item = { ...nth('reporters'), kind: 'person', form: 'nominal' } as const;
      const first = await store.addItem({ report: 'orsa', layer: 'mentions', item });
      await store.undo(first.number);
      const second = await store.addItem({ report: 'orsa', layer: 'mentions', item });
      expect(second.key).toBe(first.key);
      expect((await now()).mentions.filter((m) => m.key === first.key)).toHaveLength(1);
    });

    it('merges two actors of a report, parties and speaker with them, and parts them again', async () => {
      const { number } = await store.correct({ key: 'aVell', verdict: { op: 'merge', into: 'aBerg' } });
      let record = await now();
      expect(record.actors.map((a) => a.key)).toEqual(['aBerg', 'aKoral']);
      expect([record.mentions[3]!.actor, record.statements[0]!.speaker]).toEqual(['a1', 'a1']);
      expect((await store.corrections('aVell'))[0]).toMatchObject({ machine: { name: 'Ina Vell' } });
      await store.undo(number);
      expect((await now()).statements[0]!.speaker).toBe('a3');

      const split = await store.correct({ key: 'aBerg', verdict: { op: 'split', mentions: ['mBerg2'] }, by: 'Ana' });
      record = await now();
      const other = record.actors.find((a) => a.id === record.mentions[4]!.actor)!;
      expect(other).toMatchObject({ name: 'Berg', kind: 'person' });
      expect(other.id).not.toBe('a1');
      expect(record.statements[1]!.speaker).toBe(other.id);
      expect(record.events[0]!.actors[0]!.actor).toBe('a1');
      const register = async () => {
        const names: string[] = [];
        for await (const a of store.register()) names.push(a.name);
        return names.sort();
      };
      expect(await register()).toEqual(['Anna Berg', 'Berg', 'Ina Vell', 'Jonas Koral']);
      await store.undo(split.number);
      expect(await register()).toEqual(['Anna Berg', 'Ina Vell', 'Jonas Koral']);
    });

    it('what is known across reports follows: claims by reality and voice, follow-ups', async () => {
      expect(await told()).toContain('eClose future Anna Berg');
      await set('eClose', { reality: 'actual' });
      const { number } = await set('sBerg', { speaker: 'aVell' });
      expect(await told()).toContain('eClose actual Ina Vell');
      await store.undo(number);
      expect(await told()).toContain('eClose actual Anna Berg');
      const { key } = await store.addItem({
        report: 'orsa',
        layer: 'events',
        item: { trigger: nth('fired'), type: 'ASSAULT', reality: 'actual', negated: true, saidBy: 'unclear' },
      });
      expect((await told()).some((t) => t.startsWith(key))).toBe(true);
    });

    it('outlives a new reading in which the items have other keys and ids', async () => {
      const added = await store.addItem({
        report: 'orsa',
        layer: 'mentions',
        item: { ...nth('reporters'), kind: 'person', actor: 'aBerg' },
      });
      await set('eMet', { reality: 'historical', actors: [added.key] });
      await set('aKoral', { country: 'SWE' });
      await set('pOrsa', { lat: 61.1, lon: 14.6 });
      await set('sVell', { force: 'deny' });
      await store.correct({ key: 'eClose', verdict: { op: 'reject' } });
      // The next reader calls things by other names, and has found what was added.
      const again = orsaRecord();
      const renamed: ReportRecord = {
        ...again,
        reader: { version: '0.2.0', models: 'ef' },
        mentions: [
          ...again.mentions
            .map((m) => ({ ...m, actor: m.actor?.replace('a', 'b') as string }))
            .map(({ actor, ...m }) => ({ ...m, ...(actor && { actor }) })),
          { id: 'm9', key: 'mReporters', ...nth('reporters'), kind: 'person', form: 'nominal' },
        ],
        actors: again.actors.map((a) => ({ ...a, id: a.id.replace('a', 'b'), key: `${a.key}-2`, name: `${a.name} the other` })),
        places: again.places.map((p) => ({ ...p, key: 'pOrsa-2', source: 'geonames:2' })),
        statements: again.statements.map((s) => ({
          ...s,
          key: `${s.key}-2`,
          ...(s.speaker && { speaker: s.speaker.replace('a', 'b') }),
        })),
        events: again.events.map((e) => ({
          ...e,
          key: e.key === 'eMet' ? 'eMet-2' : e.key!,
          type: e.key === 'eMet' ? 'AGREE' : e.type,
          actors: e.actors.map((p) => ({ ...p, actor: p.actor.replace('a', 'b') })),
          recipients: e.recipients.map((p) => ({ ...p, actor: p.actor.replace('a', 'b') })),
        })),
      };
      expect(recordFaults(renamed)).toEqual([]);
      await store.put(renamed, rereader, { reread: true });
      const record = await now();
      expect(record.mentions.filter((m) => m.start === nth('reporters').start)).toHaveLength(1);
      expect(byKey(record.mentions, added.key)?.actor).toBeUndefined(); // aBerg is the machine's old name, which nothing bears any more
      expect(record.events.map((e) => [e.key, e.reality])).toEqual([['eMet-2', 'historical']]);
      expect(record.actors.find((a) => a.country === 'SWE')?.name).toBe('Jonas Koral the other');
      expect(record.places[0]).toMatchObject({ lat: 61.1 });
      expect(record.statements[0]!.force).toBe('deny');
    });

    it('keeps what machine and person say side by side, for those who train on it', async () => {
      const { machine, person, spans } = await set('eMet', { type: 'AGREE', place: null });
      expect(machine).toMatchObject({
        type: 'CONSULT',
        place: { name: 'Orsa' },
        trigger: { words: 'met' },
        actors: [{ words: 'Anna Berg' }],
      });
      expect(person).toMatchObject({ type: 'AGREE', statement: [{ start: 0 }] });
      expect(person).not.toHaveProperty('place');
      expect(spans).toEqual([nth('met')]);
      const second = await set('eMet', { reality: 'future' });
      expect(second.machine).toEqual(machine);
      expect(second.person).toMatchObject({ type: 'AGREE', reality: 'future' });
    });

    describe('any corrections', () => {
      const keys = [...raw.mentions, ...raw.actors, ...raw.places, ...raw.times, ...raw.statements, ...raw.events].map(
        (x) => x.key!,
      );
      const key = fc.constantFrom(...keys);
      const span = fc
        .tuple(fc.nat(TEXT.length), fc.integer({ min: 1, max: 30 }))
        .map(([start, n]) => ({ start, end: start + n }));
      const actor = fc.oneof(key, fc.record({ name: fc.constantFrom('X', 'Berg'), kind: fc.constantFrom('person', 'group') }));
      const place = fc.oneof(
        key,
        fc.record({ name: fc.constant('Q'), lat: fc.integer({ min: -90, max: 90 }), lon: fc.integer({ min: -180, max: 180 }) }),
      );
      const maybe = <T>(x: fc.Arbitrary<T>) =>
        fc.oneof({ weight: 4, arbitrary: x as fc.Arbitrary<T | null> }, { weight: 1, arbitrary: fc.constant(null) });
      const optional = <T>(model: T) =>
        fc.record(model as never, { requiredKeys: [] }) as unknown as fc.Arbitrary<Record<string, unknown>>;
      const fields = fc.oneof(
        optional({
          type: fc.constantFrom('ASSAULT', 'AGREE', 'REQUEST'),
          actors: fc.array(key, { maxLength: 3 }),
          recipients: fc.array(key, { maxLength: 3 }),
          reciprocal: fc.boolean(),
          saidBy: fc.constantFrom('outlet', 'statement', 'unclear'),
          statement: maybe(key),
          place: maybe(place),
          time: maybe(key),
          condition: maybe(span),
        }),
        optional({
          speaker: maybe(actor),
          content: fc.array(span, { minLength: 1, maxLength: 2 }),
          source: fc.array(span),
          via: maybe(key),
          said: maybe(key),
          at: maybe(key),
        }),
        optional({ actor: maybe(actor), place: maybe(place), kind: fc.constantFrom('person', 'location') }),
        optional({ name: fc.constant('Z'), country: maybe(fc.constantFrom('SWE', 'NOR')) }),
        optional({ lat: fc.integer({ min: -90, max: 90 }), lon: fc.integer({ min: -180, max: 180 }) }),
      );
      const verdict = fc.oneof(
        { weight: 6, arbitrary: fields.map((f) => ({ op: 'set', fields: f })) },
        { weight: 2, arbitrary: fc.constant({ op: 'reject' }) },
        fc.constant({ op: 'confirm' }),
        { weight: 2, arbitrary: key.map((into) => ({ op: 'merge', into })) },
        { weight: 2, arbitrary: fc.array(key, { minLength: 1, maxLength: 3 }).map((mentions) => ({ op: 'split', mentions })) },
      ) as unknown as fc.Arbitrary<Verdict>;
      const addition = fc.oneof(
        fc.record({
          layer: fc.constant('mentions'),
          item: fc.tuple(span, optional({ actor, place })).map(([s, r]) => ({ ...s, kind: 'person', ...r })),
        }),
        fc.record({ layer: fc.constant('times'), item: span.map((s) => ({ ...s, type: 'DATE', value: '2031' })) }),
        fc.record({
          layer: fc.constant('statements'),
          item: fc.tuple(span, optional({ speaker: actor, via: key })).map(([s, r]) => ({ content: [s], ...r })),
        }),
        fc.record({
          layer: fc.constant('events'),
          item: fc
            .tuple(
              span,
              optional({
                actors: fc.array(key, { maxLength: 2 }),
                recipients: fc.array(key, { maxLength: 2 }),
                statement: key,
                place,
                time: key,
              }),
            )
            .map(([trigger, r]) => ({ trigger, type: 'ASSAULT', reality: 'actual', ...r })),
        }),
      );
      const step = fc.oneof(
        { weight: 4, arbitrary: fc.record({ key, verdict }) },
        { weight: 2, arbitrary: addition },
        { weight: 1, arbitrary: fc.record({ undo: fc.nat(20) }) },
      );

      it('are kept or refused with a reason, and never leave a record that breaks the contract', async () => {
        let kept = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
            for (const s of steps) {
              try {
                if ('undo' in s) await store.undo(s.undo);
                else if ('key' in s) await store.correct(s);
                else await store.addItem({ report: 'orsa', ...s } as never);
                kept += 1;
              } catch (error) {
                expect(error).toMatchObject({ name: 'DossierError', code: expect.stringMatching(/^(?:unsupported|missing)$/) });
                expect((error as Error).message).not.toBe('');
              }
              await now();
            }
            for (const c of await store.corrections()) if (c.undone === undefined) await store.undo(c.number);
            expect(JSON.stringify(await now())).toBe(JSON.stringify(raw));
          }),
          { numRuns: 40 },
        );
        expect(kept).toBeGreaterThan(20);
      });

      it('even those that nobody asked about, in any order and with any taken back, leave a sound record', () => {
        fc.assert(
          fc.property(
            fc.array(fc.tuple(fc.oneof(fc.record({ key, verdict }), addition), fc.boolean()), { maxLength: 12 }),
            (steps) => {
              const layerOf = (k: string): Correction['layer'] =>
                (['mentions', 'actors', 'places', 'times', 'statements', 'events'] as const).find((l) =>
                  raw[l].some((x) => x.key === k),
                )!;
              const log = steps.map(
                ([s, undone], i): Correction => ({
                  number: i + 1,
                  sha256: raw.report.sha256,
                  words: '',
                  made: '',
                  ...('key' in s
                    ? { key: s.key, layer: layerOf(s.key), verdict: s.verdict }
                    : {
                        key: `added ${i}`,
                        layer: s.layer as 'events',
                        verdict: { op: 'add', item: s.item } as unknown as Verdict,
                      }),
                  ...(undone && { undone: 'x' }),
                }),
              );
              expect(recordFaults(applyCorrections(raw, log))).toEqual([]);
            },
          ),
          { numRuns: 1500 },
        );
      });
    });
  });
};
