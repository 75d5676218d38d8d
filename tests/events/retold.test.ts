// One happening told again by a noun that points back is one event; casualties keep who counted them; the main event is the most salient one.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { eventsOf } from './fixture.ts';

const AB = { actors: { A: ['Alba'], B: ['Borland'] } };
const ATTACK = 'Alba/PROPN/2/nsubj attacked/VERB/0/root/attack Borland/PROPN/2/obj ./PUNCT/2/punct';

describe('told again', () => {
  it('the attack that killed twelve is the one before', () => {
    const events = eventsOf(
      [ATTACK, 'The/DET/2/det attack/NOUN/3/nsubj killed/VERB/0/root/kill 12/NUM/5/nummod people/NOUN/3/obj'],
      AB,
    );
    expect(events).toHaveLength(1);
    expect(events[0]!.casualties).toEqual([expect.objectContaining({ kind: 'killed', min: 12, max: 12 })]);
  });
  it('an attack is another one', () => {
    const events = eventsOf(
      [ATTACK, 'An/DET/2/det attack/NOUN/3/nsubj killed/VERB/0/root/kill 12/NUM/5/nummod people/NOUN/3/obj'],
      AB,
    );
    expect(events).toHaveLength(2);
  });
  it('what a speaker says of it stays the speaker’s', () => {
    const events = eventsOf(
      [
        ATTACK,
        'Borland/PROPN/2/nsubj said/VERB/0/root/say the/DET/4/det attack/NOUN/5/nsubj killed/VERB/2/ccomp/kill 12/NUM/7/nummod people/NOUN/5/obj',
      ],
      {
        ...AB,
        statements: [{ source: 'Borland', cue: 'said', content: 'the attack killed 12 people', speaker: 'B', force: 'say' }],
      },
    );
    expect(events.map((e) => e.saidBy)).toEqual(['outlet', 'statement']);
    expect(events[1]!.casualties).toEqual([expect.objectContaining({ min: 12, statement: 's1' })]);
  });
});

describe('who counted', () => {
  it('the deed is the outlet’s, the number a speaker’s', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj killed/VERB/0/root/kill 12/NUM/4/nummod people/NOUN/2/obj ,/PUNCT/7/punct Borland/PROPN/7/nsubj said/VERB/2/parataxis/say',
      { ...AB, statements: [{ source: 'Borland', cue: 'said', content: '12 people', speaker: 'B', force: 'say' }] },
    );
    expect(events[0]).toMatchObject({ casualties: [{ min: 12, statement: 's1' }] });
    expect(events[0]!.statement).toBeUndefined();
  });
  for (const [words, min, max] of [
    ['at least 12 people', 12, undefined],
    ['more than 100 people', 100, undefined],
    ['up to 20 people', 0, 20],
    ['between 20 and 30 people', 20, 30],
    ['20 to 30 people', 20, 30],
    ['20-30 people', 20, 30],
    ['dozens of people', 24, undefined],
    ['three people', 3, 3],
  ] as const)
    it(words, () => {
      const { events } = createPipeline().run(makeReport({ text: `The rebels killed ${words} in Mali.` }));
      const [c] = events.flatMap((e) => e.casualties ?? []);
      expect([c?.kind, c?.min, c?.max]).toEqual(['killed', min, max]);
    }, 60_000);
});

const REPORTS: [string, Event['type'], string][] = [
  [
    'Rebels kill ten soldiers in Mali\n\nRebels killed ten soldiers in northern Mali on Sunday, the army said. The attack is the third this month. France condemned the attack. Mali and France will discuss security next week.',
    'ASSAULT',
    'kill',
  ],
  [
    'Spain recalls ambassador from Peru\n\nSpain recalled its ambassador from Peru on Monday. Relations have been poor since Peru accused Spain of spying. Peru arrested two Spanish engineers last year.',
    'SANCTION',
    'recall',
  ],
  [
    'Nurses strike in Kenya\n\nThousands of nurses went on strike in Kenya on Tuesday. The union has demanded higher pay from the government. The minister urged the nurses to return to work.',
    'PROTEST',
    'went',
  ],
  [
    'Japan sends tents to Nepal\n\nJapan sent tents and medicine to Nepal on Friday after an earthquake. India has also promised aid. The premier of Nepal thanked Japan.',
    'AID',
    'sen',
  ],
  [
    'Police arrest editor in Cairo\n\nPolice arrested the editor of a newspaper in Cairo on Thursday. He had criticised the president. The United States called for his release.',
    'COERCE',
    'arrest',
  ],
];

describe('the main event', () => {
  for (const [text, type, word] of REPORTS)
    it(text.split('\n')[0]!, () => {
      const { events } = createPipeline().run(makeReport({ text, published: '2024-03-01' }));
      const main = [...events].sort((a, b) => b.salience - a.salience || b.confidence - a.confidence)[0];
      expect([main?.type, text.slice(main?.trigger.start, main?.trigger.end)]).toEqual([type, expect.stringContaining(word)]);
    }, 60_000);
});
