// What lint must say, kind by kind: a report, a draft, the findings ("id: words"); an empty list where the draft is right.
import { describe, expect, it } from 'vitest';
import { lintText } from './read.ts';

const HARBOUR = `The harbour at Lendava will be closed from Friday, Transport Minister Ada Korin said on Tuesday. "We have the men, we have the boats, and we have no time to lose," she told reporters.

At least 16 ships are waiting, according to a port official. The owners accused the ministry of hiding a leak of oil. The ministry denied the accusation.

Korin did not visit the harbour. Pavel Ros, the leader of the dockers, called the plan "a bad joke".`;

interface Case {
  what: string;
  report?: string;
  draft: string;
  /** "id: words" of errors and warnings, in order. */
  says: string[];
}

const CASES: Case[] = [
  {
    what: 'an honest draft is left in peace',
    draft: `The harbour at Lendava is to be closed from Friday, Transport Minister Ada Korin said. "We have the men, we have the boats, and we have no time to lose," Korin said. At least 16 ships were waiting, a port official said.`,
    says: [],
  },
  {
    what: 'a word of a quotation is another',
    draft: 'Ada Korin said: "We have the men, we have the ships, and we have no time to lose."',
    says: ['quotation-altered: We have the men, we have the ships, and we have no time to lose.'],
  },
  {
    what: 'words are cut out of a quotation without a mark',
    draft: 'Ada Korin said: "We have the men, and we have no time to lose."',
    says: ['quotation-cut: We have the men, and we have no time to lose.'],
  },
  {
    what: 'an ellipsis marks what was cut',
    draft: 'Ada Korin said: "We have the men … and we have no time to lose."',
    says: [],
  },
  {
    what: 'a quotation that nobody said',
    draft: 'Ada Korin said: "Nobody will ever swim in this water again."',
    says: ['quotation-unknown: Nobody will ever swim in this water again.'],
  },
  {
    what: 'a quotation is given to somebody else',
    draft: '"We have the men, we have the boats, and we have no time to lose," Pavel Ros said.',
    says: ['quotation-speaker: Pavel Ros'],
  },
  {
    what: 'what an official says is told as a fact',
    report: 'Cracks were found under the bridge at Orlik a week before it fell, an engineer of the railway said on Monday.',
    draft: 'Cracks were found under the bridge at Orlik a week before it fell.',
    says: ['attribution-lost: Cracks were found under the bridge at Orlik a week before it fell.'],
  },
  {
    what: 'what was announced is told as done',
    report: 'Norland will withdraw its soldiers from the island of Vess, President Mara Holt said on Monday.',
    draft: 'Norland withdrew its soldiers from the island of Vess, President Mara Holt said.',
    says: ['reality-happened: withdrew'],
  },
  {
    what: '“did not” is lost',
    draft: 'Korin visited the harbour.',
    says: ['reality-negated: visited'],
  },
  {
    what: 'a number differs',
    draft: 'At least 61 ships are waiting, according to a port official.',
    says: ['number-differs: 61'],
  },
  {
    what: '“at least” is dropped',
    draft: '16 ships are waiting, according to a port official.',
    says: ['number-bound: 16'],
  },
  {
    what: 'a number may be rounded',
    report: 'The flood drove 48,120 people from their homes in Assam, the agency said on Friday.',
    draft: 'The flood drove about 48,000 people from their homes in Assam, the agency said.',
    says: [],
  },
  {
    what: 'a weekday differs',
    draft: 'The harbour at Lendava will be closed from Sunday, Transport Minister Ada Korin said.',
    says: ['date-differs: Sunday'],
  },
  {
    what: 'a place differs',
    report: 'Police broke up a strike of 600 miners in Zhezkazgan on Thursday, witnesses said.',
    draft: 'Police broke up a strike of 600 miners in Karaganda on Thursday, witnesses said.',
    says: ['name-differs: Karaganda'],
  },
  {
    what: 'a denial in the same report is left out',
    draft: 'The owners accused the ministry of hiding a leak of oil.',
    says: ['counter-missing: The owners accused the ministry of hiding a leak of oil.'],
  },
  {
    what: 'the denial is there',
    draft: 'The owners accused the ministry of hiding a leak of oil, which the ministry denied.',
    says: [],
  },
  {
    what: 'one voice becomes several independent sources',
    draft: 'Several independent sources say that at least 16 ships are waiting.',
    says: ['confirmation-sources: Several independent sources'],
  },
  {
    what: 'a sentence that no report supports',
    draft: 'The opera in Ljubljana cancelled its premiere because three singers had caught measles.',
    says: ['support-none: The opera in Ljubljana cancelled its premiere because three singers had caught measles.'],
  },
];

describe('lint', () => {
  for (const { what, report = HARBOUR, draft, says } of CASES)
    it(what, () => {
      const found = lintText(draft, [{ text: report, published: '2029-05-15' }]).filter((f) => f.level !== 'note');
      // One mistake may break two rules (an invented voice is both); the named one must be there, and an honest draft has none.
      const told = found.map((f) => `${f.id}: ${f.words}`);
      if (says.length) expect(told).toEqual(expect.arrayContaining(says));
      else expect(told).toEqual([]);
    });

  it('rules can be switched off, and levels', () => {
    const draft = 'At least 61 ships are waiting, according to a port official.';
    expect(lintText(draft, [HARBOUR], { rules: ['quotations'] })).toEqual([]);
    expect(lintText('16 ships are waiting, according to a port official.', [HARBOUR], { level: 'error' })).toEqual([]);
  });

  it('shows a near miss word by word, and offers the words of the report', () => {
    const [finding] = lintText('Ada Korin said: "We have the men, we have the ships, and we have no time to lose."', [HARBOUR]);
    expect(finding!.diff).toEqual([
      { op: 'same', words: 'We have the men we have the' },
      { op: 'draft', words: 'ships' },
      { op: 'report', words: 'boats' },
      { op: 'same', words: 'and we have no time to lose' },
    ]);
    expect(finding!.fix!.words).toBe('We have the men, we have the boats, and we have no time to lose');
  });

  it('shows the report’s words for those at either end of a quotation too', () => {
    const [finding] = lintText('Ada Korin said: "They have the men, we have the boats, and we have no time to waste."', [
      HARBOUR,
    ]);
    expect(finding!.diff).toEqual([
      { op: 'draft', words: 'They' },
      { op: 'report', words: 'We' },
      { op: 'same', words: 'have the men we have the boats and we have no time to' },
      { op: 'draft', words: 'waste' },
      { op: 'report', words: 'lose' },
    ]);
  });
});
