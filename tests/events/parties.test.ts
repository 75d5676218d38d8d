// Who acts on whom in whole sentences through the shipped models: places that take part, sides that a subject names together, acts within acts.
// In: invented sentences. Out: an event with these words on its sides.
import { describe, expect, it } from 'vitest';
import { createEventStage } from '../../src/extraction/events/stage.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { asReport } from '../../training/events/corpus.ts';

const pipeline = createPipeline();
const stage = createEventStage();
/** "TYPE doers>targets" of each event of a sentence. */
const told = (text: string): string[] => {
  const { events } = stage.run(pipeline.run(asReport('x', text)) as Parameters<typeof stage.run>[0]);
  const words = (list: readonly { start: number; end: number }[]): string =>
    list.map((p) => text.slice(p.start, p.end)).join('+');
  return events.map((e) => `${e.type}${e.negated ? ' not' : ''} ${e.reality} ${words(e.actors)}>${words(e.recipients)}`);
};

describe('places that take part', () => {
  it('a place of no register is the doer where it stands as one', () => {
    expect(told('Norland is about to reopen its embassy in Chile, a senior official said.').join()).toMatch(/Norland>/);
  });
});

describe('sides that a subject names together', () => {
  it.each([
    ['Troops from India and China exchanged fire along the border on Tuesday.', /ASSAULT actual India\+China>/],
    ['The leaders of France and Germany met in Lisbon on Monday.', /CONSULT actual .*France\+.*Germany>/],
  ])('%s', (text, expected) => {
    expect(told(text).join('\n')).toMatch(expected);
  });
});

describe('acts that a speech act is about', () => {
  it.each([
    ['Kenya rejected a call by Uganda to release the sailors.', /RETREAT not \w+ Kenya>the sailors/],
    ['Chile promised to continue helping Peru.', /future Chile>Peru/],
    ['Kenya called on Uganda to release the sailors.', /RETREAT hypothetical Uganda>the sailors/],
  ])('%s', (text, expected) => {
    expect(told(text).join('\n')).toMatch(expected);
  });
});

describe('comments by the classes of CAMEO that are acts', () => {
  it.each([
    ['The European Union urged Kenya on Monday to end its blockade of the port.', /REQUEST actual The European Union>Kenya/],
    ['The rebels claimed that they had attacked the airport of Kassala.', /ASSAULT actual The rebels>/],
    ['Kenya has rejected accusations by Uganda that it armed the rebels.', /REJECT actual Kenya>/],
  ])('%s', (text, expected) => {
    expect(told(text).join('\n')).toMatch(expected);
  });
});

describe('what the parser takes for a passive or wavers on', () => {
  it.each([
    ['The Norland Front released at least 19 sailors on Sunday.', /RETREAT actual The Norland Front>at least 19 sailors/],
    [
      'Soldiers loyal to the general fired on protesters in the capital, killing two.',
      /ASSAULT actual Soldiers loyal to the general>protesters/,
    ],
    ['The premier of Norland called for sanctions against Chile after the summit.', /actual The premier of Norland>Chile/],
    [
      'Human rights experts urged the Norland Government to review a law shielding soldiers.',
      /actual Human rights experts>the Norland Government/,
    ],
  ])('%s', (text, expected) => {
    expect(told(text).join('\n')).toMatch(expected);
  });
});

describe('whom a party is only described by', () => {
  it('the town that somebody is from arrests nobody', () => {
    expect(told('A Lebanon woman was arrested at her home on Friday night for filing a false report.').join()).toMatch(
      /COERCE actual >A Lebanon woman/,
    );
  });
});

describe('sides that the rules leave empty', () => {
  it('of a condition, the one on whom it hangs is the target', () => {
    expect(told('Kenya will not lift the embargo until Uganda frees the sailors.').join()).toMatch(/REJECT actual Kenya>Uganda/);
  });
});
