// Whether acts took place, both ways, on whole sentences through the shipped models. In: invented sentences by class. Out: how many are read right;
// the bounds are what was read right when they were set, so that a change that loses one fails. Sentences that are still read wrongly stay in the list.
import { describe, expect, it } from 'vitest';
import { createEventStage } from '../../src/extraction/events/stage.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { asReport } from '../../training/events/corpus.ts';

const pipeline = createPipeline();
const stage = createEventStage();
const eventsIn = (text: string) => stage.run(pipeline.run(asReport('x', text)) as Parameters<typeof stage.run>[0]).events;

/** Of deeds (ASSAULT, RETREAT, COERCE …), none may count as done. */
const DEEDS = new Set(['ASSAULT', 'RETREAT', 'COERCE', 'MOBILIZE', 'SANCTION', 'AID', 'COOPERATE', 'PROTEST']);
const isDone = (text: string): boolean => eventsIn(text).some((e) => DEEDS.has(e.type) && e.reality === 'actual' && !e.negated);

const AHEAD = [
  'Norway announced that it would withdraw its troops from Mali.',
  'Turkey will attack the rebels in Syria next week, the minister said.',
  'France plans to send tents to Haiti.',
  'The president ordered the withdrawal of forces from Kosovo.',
  'Egypt is preparing to deport the migrants.',
  'Kenya is due to send troops to Somalia in May.',
  'Spain has promised to release the sailors.',
  'Japan intends to impose sanctions on Iran.',
  'The army is set to raid the camp.',
  'Chad will free the hostages on Friday.',
];
const DENIED = [
  'Russia denied bombing the hospital in Idlib.',
  'Israel did not attack Lebanon on Sunday.',
  'The rebels never shelled the town.',
  'Sudan refused to release the prisoners.',
  'Ethiopia has not withdrawn its troops from Eritrea.',
  'Police foiled an attack on the embassy of Denmark.',
  'Nobody attacked the convoy.',
  'Iran rejected claims that it had arrested the journalist.',
  'Ankara failed to withdraw its soldiers from Iraq.',
  'Peru left Bolivia without attacking its border posts.',
];
const CONDITIONAL = [
  'If Turkey attacks Greece, markets will fall.',
  'India could bomb the camps in Pakistan.',
  'Serbia may arrest the general.',
  'Unless Mali pays, France would withdraw its soldiers.',
  'Residents fear that Syria might shell Homs again.',
  'Whether Russia will strike the rebels remains to be seen.',
  'Ukraine wants to attack the base in Crimea.',
  'China might invade Taiwan, a general warned.',
  'Analysts speculated about a possible attack on Iran.',
  'Would Israel bomb the reactor?',
];
const PAST = [
  'Poland marked the anniversary of the invasion by Germany.',
  'A museum of the war remembers the bombing of Dresden.',
  'A new film tells of the massacre of the villagers.',
  'Mourners met at the memorial to the attack on Paris.',
];
const DONE = [
  'Turkish jets bombed a village in Syria on Monday.',
  'The rebels killed ten soldiers in Mali.',
  'Norway withdrew its troops from Afghanistan.',
  'Police in Kenya arrested a journalist on Friday.',
  'Israel has freed the prisoners.',
  'France sent tents to Haiti.',
  'Thousands of students protested in Madrid.',
  'The EU imposed sanctions on Belarus.',
  'Villages were shelled by Russian forces.',
  'Gunmen who attacked the convoy seized the driver.',
];

const CLASSES: [string, string[], boolean, number][] = [
  ['acts that lie ahead', AHEAD, false, 9],
  ['acts that are denied', DENIED, false, 10],
  ['conditions, fears and questions', CONDITIONAL, false, 10],
  ['remembrance', PAST, false, 3],
  ['acts that took place', DONE, true, 9],
];

describe('did it take place?', () => {
  for (const [name, list, done, least] of CLASSES)
    it(`${name}: at least ${least} of ${list.length}`, () => {
      const wrong = list.filter((text) => isDone(text) !== done);
      expect(list.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(least);
    });
});
