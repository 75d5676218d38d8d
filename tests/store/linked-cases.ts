// What every engine must do with what reports share, on the sample reports as the pipeline reads them: any order of arrival, people's merges and splits
// with undo and after a new reading, what is left when a report goes, the past. After each case `check` makes all of it again and compares.
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport, readInputs } from '../../src/ingest/index.ts';
import { readReport } from '../../src/reader.ts';
import type { Store } from '../../src/store/index.ts';
import { READER } from './records.ts';
import type { Engine } from './store-cases.ts';

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const OTHER = [
  {
    id: 'strike-1',
    outlet: 'Bergen Post',
    published: '2031-10-08',
    title: 'Teachers in Norway go on strike',
    text: 'Some 4,000 teachers in Bergen went on strike on Wednesday over their pay. The education ministry promised to make an offer by October 12. The union demanded that classes be made smaller.',
  },
  {
    id: 'strike-2',
    outlet: 'Sound Courier',
    published: '2031-10-10',
    title: 'Ministry talks with teachers',
    text: 'The education ministry of Norway offered the teachers of Bergen three per cent more on Friday. The union said that 4,000 teachers were still on strike in Bergen; it rejected the offer.',
  },
];

/** All that is known across reports, as the lists tell it. */
const known = async (store: Store): Promise<Record<string, unknown[]>> => ({
  stories: await collect(store.stories()),
  claims: await collect(store.claims({ all: true })),
  disagreements: await collect(store.disagreements()),
  followUps: await collect(store.followUps({ today: '2031-12-31' })),
  register: await collect(store.register()),
});

export const linkedCases = (engine: Engine): void => {
  describe(`${engine.name}: what reports share`, () => {
    let records: ReportRecord[];
    let store: Store;
    let day = 1;
    const now = (): string => `2032-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
    beforeAll(async () => {
      const folder = new URL('../../examples', import.meta.url).pathname;
      const read: ReportRecord[] = [];
      for await (const found of readInputs([folder])) {
        const record = 'report' in found ? readReport(found.report) : undefined;
        if (record && !('error' in record)) read.push(record);
      }
      // A part of them, a copy among them, so that the cases are quick; and another story.
      records = [...read.slice(0, 9), ...OTHER.map((item) => readReport(makeReport(item)) as ReportRecord)];
      expect(records).toHaveLength(11);
    }, 120_000);
    beforeEach(async () => {
      day = 1;
      store = await engine.open(now);
    });
    afterEach(async () => {
      expect(await store.check({ linked: true })).toMatchObject({ faults: [], linked: true });
      await store.close();
    });
    const put = async (list: readonly ReportRecord[]): Promise<void> => {
      for (const record of list) await store.put(record, READER);
    };
    const reread = async (record: ReportRecord): Promise<void> => {
      await store.put({ ...record, reader: { version: '9', models: 'x' } }, { ...READER, version: '9' }, { reread: true });
    };
    const storyOf = async (report: string): Promise<string> => (await collect(store.stories({ report })))[0]!.story;

    it('is the same in any order of arrival', async () => {
      await put(records);
      const wanted = await known(store);
      expect(wanted.disagreements!.length).toBeGreaterThan(0);
      expect(wanted.followUps!.length).toBeGreaterThan(2);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(records, { minLength: records.length }), async (order) => {
          const other = await engine.open(now);
          for (const record of order) await other.put(record, READER);
          expect(await known(other)).toEqual(wanted);
          await other.close();
        }),
        { numRuns: 3 },
      );
    }, 300_000);

    it('is the same where a report was edited and its first text came again under another id, or went and came back', async () => {
      await put(records);
      const wanted = await known(store);
      const [first] = records;
      await store.forget(first!.report.id);
      expect(await known(store)).not.toEqual(wanted);
      await store.put(first!, READER, { again: true });
      expect(await known(store)).toEqual(wanted);
      await store.put(
        { ...records[1]!, report: { ...first!.report, text: records[1]!.report.text, sha256: records[1]!.report.sha256 } },
        READER,
      );
      expect(await known(store)).not.toEqual(wanted);
    }, 300_000);

    it('holds nothing of a report that was forgotten', async () => {
      await put(records);
      const gone = records[0]!.report.id;
      await store.forget(gone);
      expect(JSON.stringify(await known(store))).not.toContain(JSON.stringify(gone));
      const other = await engine.open(now);
      for (const record of records.slice(1)) await other.put(record, READER);
      expect(await known(store)).toEqual(await known(other));
      await other.close();
    }, 300_000);

    it('merges stories, keeps them one after a new reading, and parts them again by undo', async () => {
      await put(records);
      const stories = await collect(store.stories());
      expect(stories.length).toBeGreaterThan(1);
      const [a, b] = stories as [(typeof stories)[number], (typeof stories)[number]];
      const { number } = await store.decide({ subject: 'story', op: 'merge', a: a.story, b: b.story, by: 'Ana' });
      const merged = [...a.reports, ...b.reports].sort();
      const reports = async () => [...(await collect(store.stories({ report: a.reports[0]! })))[0]!.reports].sort();
      expect(await reports()).toEqual(merged);
      await reread(records.find((r) => r.report.id === b.reports[0])!);
      expect(await reports()).toEqual(merged);
      expect(await storyOf(b.reports[0]!)).toBe(await storyOf(a.reports[0]!));
      expect(await store.undoDecision(number)).toMatchObject({ number });
      expect((await collect(store.stories())).map((s) => s.reports)).toEqual(stories.map((s) => s.reports));
    }, 300_000);

    it('takes a report out of its story, keeps it out after a new reading, and puts it back by undo', async () => {
      await put(records);
      const before = await collect(store.stories());
      const story = before.find((s) => s.reports.length > 3)!;
      const out = story.reports[2]!;
      const { number } = await store.decide({ subject: 'story', op: 'split', a: story.story, b: out });
      expect((await collect(store.stories({ report: out })))[0]!.reports).toEqual([out]);
      await reread(records.find((r) => r.report.id === out)!);
      expect((await collect(store.stories({ report: out })))[0]!.reports).toEqual([out]);
      await store.undoDecision(number);
      expect((await collect(store.stories({ report: out })))[0]!.reports).toEqual(story.reports);
    }, 300_000);

    it('merges claims and parts them again by undo; an old id leads to the new one', async () => {
      await put(records);
      const before = await collect(store.claims());
      const [a, b] = before.filter((c) => c.story === before[0]!.story) as [(typeof before)[number], (typeof before)[number]];
      const { number } = await store.decide({ subject: 'claim', op: 'merge', a: a.id, b: b.id });
      const [one, other] = [await collect(store.claims({ id: a.id })), await collect(store.claims({ id: b.id }))];
      expect(one[0]!.id).toBe(other[0]!.id);
      expect(one[0]!.tellings).toHaveLength(a.tellings.length + b.tellings.length);
      await reread(records.find((r) => r.report.id === b.tellings[0]!.report)!);
      expect((await collect(store.claims({ id: b.id })))[0]!.id).toBe(one[0]!.id);
      await store.undoDecision(number);
      expect((await collect(store.claims())).map((c) => c.id)).toEqual(before.map((c) => c.id));
    }, 300_000);

    it('takes a telling out of its claim and puts it back by undo', async () => {
      await put(records);
      const before = await collect(store.claims());
      const claim = before.find((c) => c.tellings.length > 2)!;
      const { key } = claim.tellings[1]!;
      const { number } = await store.decide({ subject: 'claim', op: 'split', a: claim.id, b: key });
      const left = (await collect(store.claims({ id: claim.id, all: true })))[0]!;
      expect(left.tellings.map((t) => t.key)).not.toContain(key);
      await store.undoDecision(number);
      expect((await collect(store.claims())).map((c) => c.tellings.length)).toEqual(before.map((c) => c.tellings.length));
    }, 300_000);

    it('merges actors, keeps them one after a new reading, and parts them by split or undo', async () => {
      await put(records);
      const before = await collect(store.register());
      const [a, b] = before as [(typeof before)[number], (typeof before)[number]];
      await store.decide({ subject: 'actor', op: 'merge', a: a.id, b: b.id });
      const merged = async () => (await collect(store.register())).find((x) => x.id === a.id);
      expect((await merged())!.also).toEqual([b.name]);
      for (const record of records.slice(0, 3)) await reread(record);
      expect((await merged())!.also).toEqual([b.name]);
      await store.decide({ subject: 'actor', op: 'split', a: a.id, b: b.id });
      expect(await collect(store.register())).toEqual(before);
      await store.undoDecision();
    }, 300_000);

    it('keeps what a person said of a follow-up, after a new reading and after its first report went', async () => {
      await put(records);
      const list = await collect(store.followUps({ today: '2031-12-31' }));
      const told = list.find((f) => f.reports.length > 1)!;
      await store.decide({ subject: 'followup', op: 'state', a: told.id, state: 'broken', by: 'Ana' });
      await reread(records.find((r) => r.report.id === told.reports[0])!);
      const [again] = await collect(store.followUps({ id: told.id, today: '2031-12-31' }));
      expect(again).toMatchObject({ state: 'broken' });
    }, 300_000);

    it('answers from what was there on a day', async () => {
      day = 1;
      await put(records.slice(0, 7));
      const then = await known(store);
      day = 2;
      await put(records.slice(7));
      const [a, b] = (await collect(store.stories())) as { story: string }[];
      await store.decide({ subject: 'story', op: 'merge', a: a!.story, b: b!.story });
      const asked = await store.asOf('2032-01-01');
      expect(await known(asked)).toEqual(then);
      await asked.close();
      const today = await store.asOf('2032-01-02');
      expect(await known(today)).toEqual(await known(store));
      await today.close();
    }, 300_000);

    it('finds the telling that shares the rare words among many that share more of the common ones', async () => {
      const read = (item: { id: string; published: string; text: string }): ReportRecord =>
        readReport(makeReport({ outlet: item.id, ...item })) as ReportRecord;
      const common = 'the street had a school, a house, a market, water and money';
      await put([
        read({ id: 'lighthouse', published: '2031-10-01', text: 'A zeppelin rammed the lighthouse of Skagen.' }),
        ...Array.from({ length: 40 }, (_, i) =>
          read({ id: `town-${i}`, published: '2031-10-02', text: `In town number ${i} ${common}.` }),
        ),
        read({ id: 'again', published: '2031-10-03', text: `A zeppelin rammed the lighthouse of Skagen, where ${common}.` }),
      ]);
      const claims = await collect(store.claims({ report: 'lighthouse' }));
      expect(claims.map((c) => [...new Set(c.tellings.map((t) => t.report))])).toContainEqual(['lighthouse', 'again']);
    }, 300_000);

    it('finds an answer that repeats little of what it answers, where its report repeats more elsewhere', async () => {
      const read = (item: { id: string; published: string; text: string }): ReportRecord =>
        readReport(makeReport({ outlet: item.id, ...item })) as ReportRecord;
      await put([
        read({
          id: 'offer',
          published: '2031-10-01',
          text: 'Japan offered talks on tariffs if South Korea opens its market for rice.',
        }),
        read({
          id: 'reply',
          published: '2031-10-04',
          text: 'Tariffs may hurt the rice market. The South Korean trade ministry turned the offer down on Saturday.',
        }),
      ]);
      const [offer] = await collect(store.followUps({ report: 'offer', today: '2031-12-31' }));
      expect(offer?.answers.map((a) => a.words)).toEqual([expect.stringContaining('turned the offer down')]);
    }, 300_000);
  });
};
