// What reports share, on records made by hand: voices and their count, claims in any order, disagreements and updates, the way of a claim, follow-ups
// and answers, the register.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/linking/content.ts';
import {
  countsOf,
  cutForest,
  findDisagreements,
  growForest,
  linkActors,
  linkClaims,
  lookBackCues,
  type Standing,
  stateOf,
  type Telling,
  traceClaim,
  weigh,
  whyOne,
} from '../../src/linking/index.ts';
import { institutionIn, type Voice } from '../../src/linking/voices.ts';
import { emptyRecord } from '../store/records.ts';

const outletVoice = (name: string): Voice => ({ id: `outlet:${name}`, name, kind: 'outlet' });
const speaker = (name: string, institution?: string, country?: string): Voice => ({
  id: `person:${name.toLowerCase()}`,
  name,
  kind: 'speaker',
  ...(institution && { institution }),
  ...(country && { country }),
});

interface Tell {
  report: string;
  words: string;
  voice?: Voice;
  published?: string;
  type?: Telling['type'];
  stance?: 'for' | 'against';
}
const tell = ({
  report,
  words,
  voice = outletVoice(report),
  published = '2031-05-04',
  type = 'ASSAULT',
  stance = 'for',
}: Tell): Telling => {
  const span = { start: 0, end: words.length };
  return {
    id: `${report} k`,
    report,
    key: 'k',
    layer: 'events',
    order: `${published} ${report}`,
    published,
    outlet: report,
    sha256: report,
    type,
    doers: [],
    targets: [],
    reality: 'actual',
    stance,
    voice,
    words,
    span,
    evidence: [span],
    content: contentOf(words),
    core: contentOf(words),
    counts: countsOf(words).map((c) => ({ ...c, voice })),
  };
};
const oneStory =
  (origins: Record<string, string> = {}) =>
  (report: string): Standing => ({ story: 'story-1', origin: origins[report] ?? report });

describe('counts', () => {
  it.each([
    ['An explosion killed at least seven people and wounded 16, officials said.', ['killed 7- people', 'injured 16-16 people']],
    ['The death toll from the ferry disaster has risen to 1,200.', ['killed 1200-1200 people']],
    ['Eleven of my neighbours are dead.', ['killed 11-11 neighbours']],
    ['Three soldiers and a child were killed.', ['killed 3-3 soldiers']],
    ['Rescuers pulled two more bodies from the ruins.', []],
    ['Dozens of people died.', ['killed 24- people']],
    ['Up to 30 people are missing.', ['missing 0-30 people']],
    ['Pakistan handed over 68 Indian fishermen.', ['things 68-68 fishermen']],
    ['They waited for five days in May 2031.', []],
    ['Six members of the presidential guard were killed.', ['killed 6-6 soldiers']],
    ['Eleven men of the forces of order had laid down their lives by nightfall.', ['killed 11-11 soldiers']],
    ['Thirty-one men in handcuffs were led before the cameras.', ['arrested 31-31 men']],
    ['The league counted 44 detainees.', ['arrested 44-44 people']],
    ['The union put participation at 4,500.', ['things 4500-4500 people']],
    ['The minister put the number of names on the list at 16.', ['things 16-16 names']],
    ['The boat had more than 200 aboard.', ['things 200- passengers']],
    ['A single hospital was affected.', ['things 1-1 hospital']],
    ['It is one of three hospitals without heating.', ['things 3-3 hospitals']],
    ['The arrears had grown to 709 million dollars.', ['things 709000000-709000000 dollar debt']],
    ['He reckoned the damaged grain at no more than 200,000 dollars.', ['things 0-200000 dollar damage']],
    ['Not quite 40 people were injured.', ['injured 40-40 people']],
  ])('%s', (sentence, wanted) => {
    expect(countsOf(sentence).map((c) => `${c.kind} ${c.min}-${c.max ?? ''} ${c.who}`)).toEqual(wanted);
  });

  it('never fails, and its spans are words of the sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('killed 7 people', 'seven dead', ''), (noise, words) => {
        const text = `${noise} ${words}`;
        for (const c of countsOf(text)) expect(c.start >= 0 && c.end <= text.length && c.start < c.end).toBe(true);
      }),
    );
  });
});

describe('voices', () => {
  it('ten outlets that quote one ministry are one voice, though their texts are three', () => {
    const tellings = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((report, i) => ({
      report,
      outlet: report,
      origin: `origin ${i % 3}`,
      voice: i % 2 ? speaker('Elena Rojas', 'BOL minister health') : speaker('health ministry', 'BOL minister health'),
    }));
    expect(weigh(tellings)).toEqual({ reports: 7, outlets: 7, texts: 3, voices: 1, independent: 1 });
  });

  it('a headline takes the voice of its own report', () => {
    const both = [outletVoice('a'), speaker('Ina Vell')].map((voice) => ({ report: 'a', outlet: 'a', origin: 'o', voice }));
    expect(weigh(both)).toMatchObject({ voices: 1, texts: 1, independent: 1 });
  });

  it('two texts with a speaker each are independent; one speaker in both makes them one', () => {
    const of = (a: Voice, b: Voice) =>
      weigh([a, b].map((voice, i) => ({ report: `${i}`, outlet: `${i}`, origin: `${i}`, voice })));
    expect(of(speaker('A B'), speaker('C D')).independent).toBe(2);
    expect(of(speaker('A B'), speaker('A B')).independent).toBe(1);
  });

  it.each([
    ['Bolivia’s Health Minister Elena Rojas', 'minister health'],
    ['the ministry of defence', 'minister defence'],
    ['a Foreign Ministry spokesman', 'minister foreign'],
    ['Prime Minister Holt', 'prime minister'],
    ['Captain Mira Holt', undefined],
  ])('%s is of %s', (words, institution) => {
    expect(institutionIn(words)).toBe(institution);
  });
});

const TELLINGS = [
  tell({
    report: 'a',
    words: 'An explosion killed at least seven people at the Vell customs post on Sunday',
    voice: speaker('Police'),
  }),
  tell({
    report: 'b',
    words: 'At least seven people were killed by an explosion at the customs post of Vell',
    published: '2031-05-05',
  }),
  tell({
    report: 'c',
    words: 'Seven people were killed when an explosion tore through the customs post',
    published: '2031-05-06',
  }),
  tell({ report: 'd', words: 'Dozens of people were killed in the explosion at the customs post', published: '2031-05-07' }),
  tell({ report: 'e', words: 'Parliament approved a budget that raises spending on schools', type: 'AGREE' }),
];

describe('claims', () => {
  it('joins tellings of one happening and no others', () => {
    const claims = linkClaims(TELLINGS, oneStory());
    expect(claims.map((c) => c.tellings.map((t) => t.report))).toEqual([['a', 'b', 'c', 'd'], ['e']]);
    expect(claims[0]!.id).toBe('claim-k');
  });

  it('are the same in any order of arrival', () => {
    const wanted = JSON.stringify(linkClaims(TELLINGS, oneStory()));
    fc.assert(
      fc.property(fc.shuffledSubarray(TELLINGS, { minLength: TELLINGS.length }), (list) => {
        expect(JSON.stringify(linkClaims(list, oneStory()))).toBe(wanted);
      }),
      { numRuns: 20 },
    );
  });

  it('tells where speaker, hedge and number were lost, and by whom', () => {
    const [claim] = linkClaims(TELLINGS, oneStory());
    const steps = traceClaim(claim!, oneStory());
    expect(steps.map((s) => [s.outlet, s.lost])).toEqual([
      ['a', []],
      ['b', ['speaker']],
      ['c', expect.arrayContaining(['hedge'])],
      ['d', expect.arrayContaining(['number'])],
    ]);
  });
});

describe('a forest', () => {
  const item = fc.record({ id: fc.integer({ min: 0, max: 999 }), value: fc.integer({ min: 0, max: 40 }) });
  const items = fc.uniqueArray(item, { selector: (x) => x.id, maxLength: 25 });
  const alike = (a: { value: number }, b: { value: number }): number => 1 / (1 + Math.abs(a.value - b.value));
  const grow = (list: readonly { id: number; value: number }[]) =>
    growForest(
      list,
      (x) => String(x.id),
      (x) => String(x.id).padStart(4, '0'),
      alike,
      0.3,
    );
  const sorted = (map: ReturnType<typeof grow>) => JSON.stringify([...map].sort());

  it('hangs the same in any order', () => {
    fc.assert(
      fc.property(
        items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(sorted(grow(shuffled))).toBe(sorted(grow(list)));
        },
      ),
    );
  });

  it('is cut into parts that hold each item once', () => {
    fc.assert(
      fc.property(items, (list) => {
        const parts = cutForest(grow(list), 0.3, 4);
        expect(parts.flat().sort()).toEqual(list.map((x) => String(x.id)).sort());
      }),
    );
  });
});

describe('disagreements', () => {
  const [north, south] = [speaker('North', 'NOR minister health', 'NOR'), speaker('South', 'SWE minister health', 'SWE')];
  const toll = (report: string, n: string, voice: Voice, published = '2031-05-04') =>
    tell({ report, words: `An explosion killed ${n} people at the customs post of Vell`, voice, published });
  const numbers = (...list: Telling[]) =>
    findDisagreements(linkClaims(list, oneStory()), oneStory()).filter((d) => d.kind === 'number');

  it('two sources of one day stand side by side with their words', () => {
    const [d] = numbers(toll('a', 'seven', north), toll('b', 'eleven', south));
    expect(d!.sides.map((s) => [s.value, s.voice])).toEqual([
      ['7', 'North'],
      ['11', 'South'],
    ]);
  });

  it.each([
    ['a later count by the same source', [toll('a', 'seven', north), toll('b', 'eleven', north, '2031-05-05')]],
    ['a count of another week', [toll('a', 'seven', north), toll('b', 'eleven', south, '2031-05-14')]],
    ['a bound that holds the other', [toll('a', 'at least ten', north), toll('b', 'eleven', south)]],
    ['the same number', [toll('a', 'seven', north), toll('b', '7', south)]],
    [
      'dead and wounded',
      [
        toll('a', 'seven', north),
        tell({ report: 'b', words: 'Eleven people were wounded at the customs post of Vell', voice: south }),
      ],
    ],
  ])('%s is none', (_, list) => {
    expect(numbers(...list)).toEqual([]);
  });

  it('one asserts what another denies', () => {
    const list = [
      tell({ report: 'a', words: 'Northern soldiers fired mortars at the customs post of Vell', voice: south }),
      tell({
        report: 'b',
        words: 'Northern soldiers fired no mortars at the customs post of Vell',
        voice: north,
        stance: 'against',
      }),
    ];
    const [d] = findDisagreements(linkClaims(list, oneStory()), oneStory()).filter((x) => x.kind === 'denied');
    expect(d!.sides.map((s) => [s.voice, s.value])).toEqual([
      ['South', 'told'],
      ['North', 'denied'],
    ]);
  });
});

describe('the register', () => {
  const person = (name: string, country?: string) => ({
    name,
    kind: 'person' as const,
    sectors: ['GOV'],
    ...(country && { country }),
  });

  it('knows one person with and without title, and a country by any name', () => {
    const { of, register } = linkActors([
      person('Bolivian President Teresa Quiroga', 'BOL'),
      person('Teresa Quiroga'),
      { name: 'Bolivia', kind: 'country', country: 'BOL', sectors: [] },
      { name: 'La Paz', kind: 'country', country: 'BOL', sectors: ['GOV'] },
    ]);
    expect(of[0]).toBe(of[1]);
    expect(of[2]).toBe(of[3]);
    expect(register).toHaveLength(2);
  });

  it.each([
    ['Elena Rojas', 'Rojas', 'the same surname and country (BOL)'],
    ['Sergei Lavrov', 'Sergey Lavrov', 'two spellings of one name'],
    ['Mira Holt', 'Ana Holt', undefined],
  ])('%s and %s: %s', (a, b, reason) => {
    const { register } = linkActors([person(a, 'BOL'), person(b, 'BOL')]);
    expect(whyOne(register[0]!, register[1]!)).toBe(reason);
  });

  it('is the same in any order', () => {
    const actors = [
      person('Elena Rojas', 'BOL'),
      person('Rojas', 'BOL'),
      person('Health Minister Elena Rojas'),
      person('Sergei Lavrov', 'RUS'),
    ];
    const wanted = JSON.stringify(linkActors(actors).register);
    fc.assert(
      fc.property(fc.shuffledSubarray(actors, { minLength: actors.length }), (list) => {
        expect(JSON.stringify(linkActors(list).register)).toBe(wanted);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the state of a follow-up', () => {
  const answer = { telling: '', report: '', outlet: '', words: '', likeness: 1, reasons: [] };
  it.each([
    ['open', [], undefined, undefined, 'open'],
    ['possible answer found', [answer], '2031-05-01', undefined, 'possible answer found'],
    ['overdue by a day that is passed in', [], '2031-05-01', undefined, 'overdue'],
    ['what a person says', [answer], '2031-05-01', 'broken', 'broken'],
    ['open after all, as a person says', [answer], undefined, 'open', 'open'],
  ] as const)('%s', (_, answers, due, decided, wanted) => {
    expect(stateOf({ answers: [...answers], ...(due && { due: { day: due, words: '' } }) }, decided, '2031-05-02')).toBe(wanted);
  });
});

describe('looks back', () => {
  it.each([
    ['As we reported on Monday, the bridge is closed.', true],
    ['The bridge, as was reported in February, is closed.', true],
    ['He reported to the police on Monday.', false],
  ])('%s', (text, found) => {
    expect(lookBackCues(emptyRecord({ text })).length > 0).toBe(found);
  });
});
