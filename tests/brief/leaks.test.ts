// What a brief knows and must not tell outside: names of private persons and exact places that stand beside a sentence (in notes that tell it alike, in titles of reports,
// in headings) and not in its own words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefFrom } from '../../src/brief-from.ts';
import type { Brief } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { briefHtml, briefMarkdown, forOutside } from '../../src/publish/brief/index.ts';
import { makePublic } from '../../src/publish/channel/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { takeIn } from '../../src/take-in.ts';

const REPORTS = [
  {
    id: 'https://coast.example/1',
    url: 'https://coast.example/1',
    outlet: 'Coast Tribune',
    title: 'Cutters leave the strait, says fisherman Oskar Lindqvist of Colchane',
    published: '2031-10-12',
    text: 'Norway’s prime minister, Ines Koral, ordered coast guard cutters out of the Orsa Strait on Sunday. Norway accused Sweden of ramming two fishing boats on Friday. Oskar Lindqvist, a fisherman, accused Sweden of lying.',
  },
  {
    id: 'https://meridian.example/2',
    url: 'https://meridian.example/2',
    outlet: 'The Meridian',
    title: 'Norway accuses Sweden',
    published: '2031-10-12',
    text: 'Norway accused Sweden of ramming two fishing boats on Friday, Petra Vance, who owns a boat, told The Meridian. Norway’s prime minister, Ines Koral, ordered coast guard cutters out of the Orsa Strait on Sunday, Petra Vance said near Colchane.',
  },
];

let store: Store;
let brief: Brief;
beforeAll(async () => {
  store = await openStore(':memory:', { create: true, now: () => '2031-10-14T08:00:00.000Z' });
  for (const item of REPORTS) await takeIn(store, { input: item.id, report: makeReport(item) }, { handling: 'public' });
  brief = await briefFrom(store, { made: '2031-10-14T09:00:00.000Z' });
}, 120_000);
afterAll(() => store.close());

const PRIVATE = /Petra|Vance|Oskar|Lindqvist|Colchane/;
const outside = (b: Brief, reviewed = true): string =>
  JSON.stringify(makePublic(b, { secret: new Uint8Array(32).fill(7), reviewed, handling: () => 'public' }).brief);

const sentences = (b: Brief) => b.sections.flatMap((s) => s.sentences);

describe('what stands beside a sentence', () => {
  it('holds names of private persons and exact places at home until somebody approves', () => {
    expect(outside(brief)).not.toMatch(PRIVATE);
    expect(outside(brief, false)).not.toMatch(PRIVATE);
    const shown = forOutside(brief);
    for (const text of [JSON.stringify(shown), briefHtml(shown), briefMarkdown(shown)]) expect(text).not.toMatch(PRIVATE);
  });

  it('a trade is no office: a fisherman, a nurse or a journalist who is named waits', () => {
    const s = sentences(brief).find((x) => x.text.includes('Oskar Lindqvist'))!;
    expect(s.needs).toContain('private person');
    expect(
      sentences(brief)
        .filter((x) => x.text.includes('Ines Koral') && !/Petra/.test(x.text))
        .every((x) => !x.needs),
    ).toBe(true);
  });

  it('a note that tells it alike and names somebody private goes only with what was approved; so does a title', () => {
    const first = brief.notes.find((n) => n.report === REPORTS[0]!.id)!;
    const second = brief.notes.find((n) => n.report === REPORTS[1]!.id)!;
    expect(first.titleNeeds).toContain('private person');
    expect(second.needs).toContain('private person');
    const plain = { ...first, number: 1, quote: 'ordered coast guard cutters', needs: [] };
    const both = (approved: boolean): Brief => ({
      ...brief,
      released: { by: 'Ana', at: '2031-10-14T10:00:00Z' },
      notes: [plain, { ...second, number: 2 }],
      sections: [
        {
          ...brief.sections[0]!,
          sentences: [
            {
              ...{ id: 's1', text: 'Coast Tribune reported that cutters were ordered out.', notes: [1, 2] },
              support: { outlets: 2, texts: 2, voices: 2 },
              ...(approved && { approved: { by: 'Ana', at: '2031-10-14T10:00:00Z' } }),
            },
          ],
        },
      ],
    });
    for (const text of [outside(both(false)), outside(both(true), false), JSON.stringify(forOutside(both(false)))]) {
      expect(text).toContain('cutters were ordered out');
      expect(text).not.toMatch(PRIVATE);
      expect(text).not.toContain('"voices":2'); // what was counted can't be seen any more
    }
    expect(outside(both(true))).toMatch(/Petra Vance[\s\S]*|Oskar Lindqvist/);
    expect(JSON.stringify(forOutside(both(true)))).toMatch(/Petra Vance/);
  });

  it('an editor’s own sentence on such a note waits as well', async () => {
    await store.putBrief(brief, 'Ana');
    const note = brief.notes.find((n) => n.needs?.includes('private person'))!;
    const changed = await store.changeBrief(brief.id, { op: 'add', text: 'There are witnesses.', notes: [note.number] }, 'Ana');
    const own = sentences(changed).at(-1)!;
    expect(own).toMatchObject({ text: 'There are witnesses.', needs: expect.arrayContaining(['private person']) });
    expect(outside(changed)).not.toMatch(PRIVATE);
    const approved = await store.changeBrief(brief.id, { op: 'approve', sentence: own.id }, 'Ana');
    expect(outside(approved)).toMatch(/There are witnesses[\s\S]*(?:Petra|Oskar)/);
  });

  it('the name of a watch stays at home, and a private person’s is no title', async () => {
    const about = await briefFrom(store, { about: 'Oskar Lindqvist', made: '2031-10-14T11:00:00.000Z' });
    expect(about.title).toBe('Situation report');
    const { brief: made } = makePublic(
      { ...brief, about: 'situation:Our man in Colchane', notes: brief.notes },
      { secret: new Uint8Array(32), reviewed: true, handling: () => 'public' },
    );
    expect(JSON.stringify(made)).not.toContain('Our man');
  });
});
