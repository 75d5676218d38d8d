// Drafts that are kept as ours: what later reports say raises alerts, once, and only what is new; with a real dossier and real readings.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport, type ReportItem } from '../../src/ingest/index.ts';
import { type Alert, alertsOf, keepOurs } from '../../src/ours.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { takeIn } from '../../src/take-in.ts';

const FIRST = {
  id: 'wire',
  outlet: 'Harbour Wire',
  published: '2031-03-03',
  text: `Seven people were killed when a bomb exploded in the market of Lendava on Monday, the interior ministry said.

Interior Minister Ada Korin accused the Northern Front of the attack.

Norland will withdraw its soldiers from the island of Vess by Friday, President Mara Holt said on Monday.`,
};
const DRAFT = `Seven people were killed when a bomb exploded in the market of Lendava, the interior ministry said.

Ada Korin accused the Northern Front of the attack.

Norland will withdraw its soldiers from the island of Vess by Friday, Mara Holt said.`;

describe('drafts of our own', () => {
  let store: Store;
  let day = 3;
  beforeEach(async () => {
    day = 3;
    store = await openStore(':memory:', {
      create: true,
      now: () => `2031-03-${String(day).padStart(2, '0')}T12:00:00.000Z`,
    });
    await add(FIRST);
    await keepOurs(store, { name: 'morning', text: DRAFT, published: '2031-03-03', by: 'Ana' });
  });
  afterEach(async () => store.close());

  const add = async (item: ReportItem): Promise<void> => {
    expect(['added', 'updated']).toContain(await takeIn(store, { input: 'test', report: makeReport(item) }));
  };
  const alerts = async (): Promise<Alert[]> => alertsOf(store, (await store.ours())[0]!);
  const told = async (): Promise<string[]> =>
    (await alerts()).map((a) => `${a.kind}: ${a.words.split(' ').slice(0, 3).join(' ')}`);

  it('raises nothing while nothing came in, nor by a report of something else', async () => {
    expect(await told()).toEqual([]);
    day = 4;
    await add({
      id: 'sport',
      published: '2031-03-04',
      text: 'Lendava won the cup on Tuesday. Four thousand people saw the match.',
    });
    expect(await told()).toEqual([]);
  });

  it('tells of a higher toll in a later report, with its words', async () => {
    day = 4;
    await add({
      id: 'courier',
      outlet: 'Courier',
      published: '2031-03-04',
      text: 'Eleven people were killed when a bomb exploded in the market of Lendava on Monday, the interior ministry said on Tuesday.',
    });
    const [alert, ...more] = await alerts();
    expect(more).toEqual([]);
    expect(alert!.words).toBe(
      'Seven people were killed when a bomb exploded in the market of Lendava, the interior ministry said.',
    );
    expect(alert!.evidence.map((e) => e.words).join(' ')).toContain('Eleven people');
  });

  it('tells of a denial, once: what a person has seen is told no more', async () => {
    day = 4;
    await add({
      id: 'north',
      outlet: 'Northern Voice',
      published: '2031-03-04',
      text: 'Interior Minister Ada Korin accused the Northern Front of the attack on the market of Lendava. The Northern Front denied the accusation.',
    });
    const found = await alerts();
    expect(found.map((a) => [a.words, a.evidence.map((e) => e.words).join(' ')])).toEqual([
      ['Ada Korin accused the Northern Front of the attack.', 'The Northern Front denied the accusation.'],
    ]);
    await store.seeAlerts(
      'morning',
      found.map((a) => a.id),
      'Ben',
    );
    expect(await told()).toEqual([]);
    expect(await alertsOf(store, (await store.ours())[0]!, true)).toHaveLength(found.length);
  });

  it('tells of a possible answer to what was announced', async () => {
    day = 8;
    await add({
      id: 'vess',
      outlet: 'Island Post',
      published: '2031-03-08',
      text: 'Norland withdrew its soldiers from the island of Vess on Friday, the defence ministry said.',
    });
    expect((await alerts()).map((a) => a.words)).toContain(
      'Norland will withdraw its soldiers from the island of Vess by Friday, Mara Holt said.',
    );
  });

  it('tells of a report that was changed, and of one that is gone; a copy that says the same is no alert', async () => {
    day = 4;
    await add({ ...FIRST, id: 'copy', outlet: 'Evening Sheet', published: '2031-03-04' });
    expect(await told()).toEqual([]);
    await add({ ...FIRST, text: FIRST.text.replace('Seven people were killed when', 'Several people were hurt when') });
    expect(await told()).toContain('edited: Seven people were');
    await store.forget('wire');
    expect(await told()).toContain('withdrawn: Seven people were');
    // What was forgotten leaves no words with the draft.
    expect(JSON.stringify((await store.ours())[0]!.sentences)).not.toContain('Interior Minister');
  });

  it('tells of a colleague’s correction, and no longer of one that was taken back', async () => {
    const statement = (await store.record('wire'))!.statements.at(-1)!;
    const correction = await store.correct({ key: statement.key!, verdict: { op: 'reject' }, by: 'Ben' });
    expect(await told()).toContain('corrected: Norland will withdraw');
    await store.undo(correction.number);
    expect(await told()).toEqual([]);
  });

  it('keeps a draft under its name, once, and drops it', async () => {
    await keepOurs(store, { name: 'morning', text: 'Nothing is known of Lendava.' });
    expect((await store.ours()).map((d) => [d.name, d.text])).toEqual([['morning', 'Nothing is known of Lendava.']]);
    expect(await store.dropOurs('morning')).toBe(true);
    expect(await store.dropOurs('morning')).toBe(false);
    expect(await store.ours()).toEqual([]);
  });
});
