// An earlier and a later report, read by the pipeline → the follow-ups of the first and what of the second may answer them; pairs that look like it and are not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/ingest/index.ts';
import {
  actOf,
  contentOf,
  followUpsOf,
  heldInMeaning,
  kindredStems,
  linkFollowUps,
  tellingsOf,
} from '../../src/linking/index.ts';
import { readReport } from '../../src/reader.ts';

const FIRST = '2031-06-02';
const LATER = '2031-06-09';

const linked = (first: string, later: string) => {
  const records = [first, later].map((text, i) => {
    const record = readReport(makeReport({ id: `r${i}`, text, published: i ? LATER : FIRST, outlet: `Agency ${i}` }));
    if ('error' in record) throw new Error(record.error.message);
    return record;
  });
  return linkFollowUps(records.flatMap(followUpsOf), records.flatMap(tellingsOf)).filter((f) => f.tellings[0]!.report === 'r0');
};

describe('answers', () => {
  it.each([
    [
      'a demand in other words',
      'Ghana demanded that Togo free the three customs officers.',
      'Togo let the three customs officers go on Sunday, the army said.',
    ],
    ['a demand refused', 'Peru demanded an apology from Bolivia.', 'Bolivia refused to apologise to Peru.'],
    [
      'a pledge by its noun',
      'Sweden promised to withdraw its instructors from Mali.',
      'The withdrawal of the Swedish instructors from Mali began on Saturday.',
    ],
    [
      'a pledge that was not kept',
      'The government of Kenya promised to pay the nurses their arrears.',
      'The government of Kenya has not paid the nurses their arrears, the union said.',
    ],
    [
      'a threat carried out',
      'The railway workers of Belgium threatened to go on strike.',
      'The railway workers of Belgium walked out on Friday.',
    ],
    ['an offer by its name', 'Norway offered talks to Iceland over mackerel.', 'Iceland turned down the offer of talks.'],
    [
      'an order carried out',
      'The president of Chile ordered the evacuation of the villages below the volcano.',
      'The villages below the volcano in Chile were evacuated on Monday.',
    ],
    [
      'a demand told by two words together',
      'The bishop of Arles asked the French government to pull its police out of the old town.',
      'French police withdrew from the old town of Arles on Sunday.',
    ],
    [
      'a pledge not to act, broken by the act',
      'The army of Sudan promised to halt the shelling of El Fasher.',
      'The army of Sudan shelled El Fasher on Sunday, doctors said.',
    ],
    [
      'a demand answered by the result',
      'The union called for the dismissal of prefect Pedro Luna.',
      'Prefect Pedro Luna has been relieved of his command.',
    ],
    [
      'a demand refused by "no"',
      'The opposition in Chad asked the United Nations to send investigators to Abeche.',
      'A spokesman of the United Nations said that no team of investigators would travel to Abeche.',
    ],
    [
      'a thing by another name',
      'The mayor of Goma asked the United Nations to send lorries with flour.',
      'United Nations trucks with flour arrived in Goma on Saturday.',
    ],
    [
      'an offer that is spurned',
      'The government of Ghana has proposed to pay the nurses in three instalments.',
      'The nurses of Ghana threw out the proposal to pay in instalments.',
    ],
    [
      'a demand undone',
      'Peru demanded that Bolivia free the two pilots.',
      'A court in Bolivia sentenced the two pilots to six years in prison on Friday.',
    ],
  ])('%s', (_, first, later) => {
    const answers = linked(first, later).flatMap((f) => f.answers);
    expect(answers.map((a) => a.report)).toContain('r1');
  });

  it.each([
    [
      'the same objects, another act',
      'The prime minister of Georgia promised an inquiry into the use of rubber bullets.',
      'Police in Georgia fired rubber bullets at students on Sunday.',
    ],
    [
      'another country',
      'Doctors in Nigeria threatened to go on strike over unpaid wages.',
      'Dock workers in Chile went on strike on Monday over safety.',
    ],
    [
      'still waiting',
      'Ghana demanded that Togo free the three customs officers.',
      'Togo has not yet said whether it will free the three customs officers.',
    ],
    [
      'done before it was asked for',
      'Ghana demanded on Monday that Togo free the three customs officers.',
      'Togo had freed three customs officers on May 12, the army said.',
    ],
    [
      'of two acts in a sentence, the one that was not asked for',
      'The Zambian opposition threatened to seize the lorries of the copper mine.',
      'Police in Zambia arrested nine men over an attack on a convoy of lorries.',
    ],
  ])('no answer: %s', (_, first, later) => {
    expect(linked(first, later).flatMap((f) => f.answers.map((a) => a.words))).toEqual([]);
  });

  it('what is looked back to is no new pledge', () => {
    const record = readReport(
      makeReport({
        id: 'r',
        text: 'The pilots whom Oman had promised to release left the country on Thursday. The two neighbours began joint patrols, as agreed in May.',
        published: FIRST,
      }),
    );
    if ('error' in record) throw new Error(record.error.message);
    expect(followUpsOf(record).map((f) => f.words)).toEqual([]);
  });

  it('the act is what stands after the word that demands, without its condition', () => {
    const act = (kind: 'demand' | 'threat', words: string): string[] => actOf({ kind, words, content: contentOf(words) });
    expect(act('demand', 'asked the ministry to halt the filling until a study is finished').slice(0, 2)).toEqual(
      contentOf('halt the filling').size ? [...contentOf('halt the filling').keys()] : [],
    );
    expect(act('threat', 'to stop all convoys if their safety is not guaranteed')).not.toContain(
      [...contentOf('safety').keys()][0],
    );
  });

  it('any words have a share that is held, and kindred stems never name the stem itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const content = contentOf(a);
        const share = heldInMeaning(content, { words: b, content: contentOf(b) });
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
        const stems = [...content.keys()];
        expect(kindredStems(stems, 12).filter((s) => stems.includes(s))).toEqual([]);
        for (const kind of ['demand', 'pledge', 'offer', 'threat', 'question', 'deadline', 'order'] as const)
          expect(actOf({ kind, words: a, content }).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
