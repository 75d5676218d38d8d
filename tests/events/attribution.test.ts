// Who tells an event, where no statement holds it: nobody who can be told, rather than the outlet. And the outlet where no cue stands.
import { expect, it } from 'vitest';
import { byRuleAlone, createEventStage } from '../../src/extraction/events/stage.ts';
import { eventsOf, parsed } from './fixture.ts';

const AB = { actors: { A: ['Alba'], B: ['Borland'] } };

it('a clause below a cue of speech that no statement was made of is unclear', () => {
  const [event] = eventsOf(
    'Villagers/NOUN/2/nsubj/villager claimed/VERB/0/root/claim Alba/PROPN/4/nsubj attacked/VERB/2/ccomp/attack Borland/PROPN/4/obj',
    AB,
  );
  expect(event!.saidBy).toBe('unclear');
});

it('so is what stands before a “villagers said” that became no statement', () => {
  const [event] = eventsOf(
    'Alba/PROPN/2/nsubj attacked/VERB/0/root/attack Borland/PROPN/2/obj ,/PUNCT/6/punct villagers/NOUN/6/nsubj/villager said/VERB/2/parataxis/say',
    AB,
  );
  expect(event!.saidBy).toBe('unclear');
});

it('words that a doubtful statement holds are not the outlet’s', () => {
  const doc = parsed(['Alba/PROPN/2/nsubj attacked/VERB/0/root/attack Borland/PROPN/2/obj'], AB);
  const stage = createEventStage({ judge: byRuleAlone });
  const saidBy = (doubts: { start: number; end: number }[]) => stage.run({ ...doc, doubts }).events.map((e) => e.saidBy);
  expect(saidBy([{ start: 0, end: 21 }])).toEqual(['unclear']);
  expect(saidBy([])).toEqual(['outlet']);
});

it('an act beside a cue is told by the outlet', () => {
  const [beside] = eventsOf(
    'Alba/PROPN/2/nsubj attacked/VERB/0/root/attack Borland/PROPN/2/obj after/SCONJ/6/mark villagers/NOUN/6/nsubj/villager spoke/VERB/2/advcl/speak',
    AB,
  );
  expect(beside!.saidBy).toBe('outlet');
});
