// One report in the words of news agencies, read by the pipeline → its follow-ups: of what kind, in which words, by when; and sentences that hold none.
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/ingest/index.ts';
import { followUpsOf } from '../../src/linking/index.ts';
import { readReport } from '../../src/reader.ts';

const MONDAY = '2031-06-02';
const followUps = (text: string) => {
  const record = readReport(makeReport({ id: 'r', text, published: MONDAY, outlet: 'Agency' }));
  if ('error' in record) throw new Error(record.error.message);
  return followUpsOf(record);
};

describe('follow-ups', () => {
  it.each([
    ['pledge', 'The rebels of Chad also agreed to hand over their heavy weapons.'],
    ['pledge', 'Prosecutors in Lisbon announced an inquiry into the fire.'],
    ['pledge', 'The duties on Peruvian copper would be lifted as soon as the talks resume, the minister said.'],
    ['pledge', 'The ministry of Croatia said that the ships would be repaired in Rijeka.'],
    ['offer', 'The foreign minister of Norway said Oslo was ready to shut its crossing at Storskog.'],
    ['threat', 'The Mongolian government said that any walkout would be met with dismissals.'],
    ['order', 'The army of Mozambique sealed the port of Beira until further notice.'],
    ['order', 'The governor of Salta ordered a curfew from midnight.'],
    ['order', 'The mayor of Rijeka ordered the quarry sealed.'],
    ['order', 'The speaker set the debate for Thursday.'],
    ['demand', 'The teachers of Ghana want all the inspectors back at work.'],
    ['demand', 'Norway told Iceland that the crew must first be paid.'],
    ['offer', 'The shipowners of Malta offered forty lifeboats.'],
    ['pledge', 'The other 200 soldiers are due in Accra in July.'],
    ['question', 'Whether the governor of Salta will resign was not known.'],
  ])('a %s: %s', (kind, text) => {
    expect(followUps(text).map((f) => f.kind)).toContain(kind);
  });

  it('a term that was given is a demand, and what follows if it is missed a threat', () => {
    const found = followUps(
      'The union gave the ministry ten days to pay the nurses of Accra, failing which it will close the wards.',
    );
    expect(found.map((f) => f.kind).sort()).toEqual(['demand', 'threat']);
    expect(found.find((f) => f.kind === 'demand')?.due?.day).toBe('2031-06-12');
  });

  it('what ends on a Sunday at midnight is due that Sunday', () => {
    expect(followUps('The truce in Aden expires on Sunday at midnight.').map((f) => f.due?.day)).toEqual(['2031-06-08']);
  });

  it('a day of the week is the next one where what is told lies ahead', () => {
    const due = (text: string) => followUps(text).map((f) => f.due?.day);
    expect(due('The mayor told reporters that the council would vote on the harbour on Thursday.')).toEqual(['2031-06-05']);
    expect(due('The union demanded that the ministry pay the nurses by noon on Friday.')).toEqual(['2031-06-06']);
    expect(due('The ministry of Chad said on Saturday that it would send boats.')).toEqual([undefined]);
  });

  it('the first convoy in a month is no term', () => {
    expect(
      followUps('The government of Chad said it would let lorries drive to Abeche, the first such convoy in a month.').map(
        (f) => f.due,
      ),
    ).toEqual([undefined]);
  });

  it.each([
    '“We will not look away,” the envoy said.',
    'The ministry of Armenia called the verdict a mockery.',
    'Diplomats said that Chile had dropped plans to send troops.',
    'The association rejected the offer within an hour.',
    'A driver told a court in Lima that a foreman had hired him to dig.',
    'The committee in Minsk said that the driver was to blame.',
    'The panel that is to explain the blast in Accra began its work on Monday.',
  ])('none: %s', (text) => {
    expect(followUps(text).map((f) => `${f.kind} ${f.words}`)).toEqual([]);
  });
});
