// Time expressions by example: what is marked, and what it means on a given day. The sentences are our own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimes } from '../../src/extraction/times/find.ts';

const find = (text: string, published?: string) =>
  findTimes(text, [{ start: 0, end: Math.max(1, text.length) }], { published }).map(
    (t) => `${text.slice(t.start, t.end)} | ${t.type} ${t.value ?? '-'}`,
  );

/** Expressions of a sentence that was published on Monday, 14 March 2016. */
const MONDAY: readonly [string, readonly string[]][] = [
  ['Rebels shelled the town on Friday.', ['Friday | DATE 2016-03-11']],
  ['The tally by USA TODAY, shown on Russia Today, was read today.', ['today | DATE 2016-03-14']],
  ['It was over, said Kopp. ``Today is a sad day.', ['Today | DATE 2016-03-14']],
  ['The envoys will meet in Geneva on Friday.', ['Friday | DATE 2016-03-18']],
  ['Putin ordered the pullout on Monday.', ['Monday | DATE 2016-03-14']],
  [
    'The pullout begins on Tuesday, he said, and will end next month.',
    ['Tuesday | DATE 2016-03-15', 'next month | DATE 2016-04'],
  ],
  ['Troops left last Tuesday.', ['last Tuesday | DATE 2016-03-08']],
  ['Shells fell on Saturday night.', ['Saturday night | TIME 2016-03-12TNI']],
  ['It was quiet overnight and again this morning.', ['overnight | TIME 2016-03-13TNI', 'this morning | TIME 2016-03-14TMO']],
  ['Talks resumed two weeks ago and failed yesterday.', ['two weeks ago | DATE 2016-W09', 'yesterday | DATE 2016-03-13']],
  ['The mission must leave by the end of the year.', ['the end of the year | DATE 2016']],
  ['Attacks fell in the first half of 2015.', ['the first half of 2015 | DATE 2015-H1']],
  ['The truce held from 17-18 May 2015.', ['17 | DATE 2015-05-17', '18 May 2015 | DATE 2015-05-18']],
  ['It was signed between 2010 and 2012.', ['2010 | DATE 2010', '2012 | DATE 2012']],
  ['The army held the pass in 1990-94.', ['1990 | DATE 1990', '94 | DATE 1994']],
  ['They met on 28 and 29 August.', ['28 | DATE 2015-08-28', '29 August | DATE 2015-08-29']],
  ['The base was hit at 0600 GMT on 3 March 2016.', ['0600 GMT on 3 March 2016 | TIME 2016-03-03T06:00Z']],
  ['MESSAGE 140600Z MAR 16 FROM HQ', ['140600Z MAR 16 | TIME 2016-03-14T06:00Z']],
  ['The five-year war has killed thousands since March 2011.', ['five-year | DURATION P5Y', 'March 2011 | DATE 2011-03']],
  ['The siege lasted nearly three months.', ['nearly three months | DURATION P3M']],
  ['He was held for two and a half years.', ['two and a half years | DURATION P2Y6M']],
  ['Over the past three days 40 people died.', ['the past three days | DURATION P3D']],
  ['Convoys leave every Thursday.', ['every Thursday | SET XXXX-WXX-4']],
  ['The force costs $2 million a month.', ['a month | SET P1M']],
  ['He has now left.', ['now | DATE PRESENT_REF']],
  ['The minister recently resigned and will soon be replaced.', ['recently | DATE PAST_REF', 'soon | DATE FUTURE_REF']],
  ['Orders rose in the third quarter.', ['the third quarter | DATE 2015-Q3']],
  ['Exports fell in fiscal 2015.', ['fiscal 2015 | DATE 2015']],
  ['It goes back to the early 1980s, or the 19th century.', ['the early 1980s | DATE 198', 'the 19th century | DATE 18']],
  ['The city fell in 146 BC.', ['146 BC | DATE BC0146']],
  ['They gathered on Easter Sunday last year.', ['Easter Sunday last year | DATE 2015-04-05']],
  ['Fighting eased last summer.', ['last summer | DATE 2015-SU']],
  [
    'On 2 February the bridge was blown up. Three days later the army withdrew.',
    ['2 February | DATE 2016-02-02', 'Three days later | DATE 2016-02-05'],
  ],
  ['A statement said on Saturday, March 12 that all was calm.', ['Saturday, March 12 | DATE 2016-03-12']],
];

/** What looks like a time and is none. */
const NONE: readonly string[] = [
  'The 49-year-old driver was hurt.',
  'Theresa May led the march; they may fall.',
  'A second group of 1,998 men took Route 2016 km on.',
  'Shares closed at 2082.1 points.',
  'Three-quarters of the town is rubble.',
  'The price was $1998.',
];

describe('time expressions', () => {
  it.each(MONDAY)('%s', (text, expected) => {
    expect(find(text, '2016-03-14')).toEqual(expected);
  });

  it.each(NONE)('none: %s', (text) => {
    expect(find(text, '2016-03-14')).toEqual([]);
  });

  it('gives half-open intervals', () => {
    const [t] = findTimes('They left in February 2016.', [{ start: 0, end: 27 }], { published: '2016-03-14' });
    expect(t).toMatchObject({ from: '2016-02-01', to: '2016-03-01' });
  });

  it('keeps relative times relative where no date is known', () => {
    const [t] = findTimes('They met on Tuesday.', [{ start: 0, end: 20 }]);
    expect(t).toMatchObject({ type: 'DATE', value: 'XXXX-WXX-2' });
    expect(t).not.toHaveProperty('from');
  });

  it('reads a history along the dates that it tells', () => {
    const text =
      'In 1911 the war began. On 3 May 1911 the port fell. In 1912 peace was made, and broken in 1913. By 1914 all was lost. ' +
      'In November 1915 they rose. The following month they were beaten. In January they fled.';
    expect(find(text, '2009-12-19').slice(-3)).toEqual([
      'November 1915 | DATE 1915-11',
      'The following month | DATE 1915-12',
      'January | DATE 1916-01',
    ]);
  });

  it('gives Ramadan an interval and no invented value', () => {
    const [t] = findTimes('The raid came during Ramadan 2015.', [{ start: 0, end: 34 }], { published: '2016-03-14' });
    expect(t).toMatchObject({ from: '2015-06-18', to: '2015-07-18' });
    expect(t).not.toHaveProperty('value');
  });

  it('takes no verb for a month', () => {
    const text = 'On March they said they march.';
    const isVerb = (offset: number): boolean => offset === 3;
    expect(findTimes(text, [{ start: 0, end: text.length }], { published: '2016-03-14', isVerb })).toEqual([]);
  });

  it('takes a capital beside a day or a year for a month, whatever its tag', () => {
    for (const text of ['On 3 May the army left.', 'In May 2012 the army left.', 'On May 3 the army left.']) {
      const isVerb = (offset: number): boolean => offset === text.indexOf('May');
      const [found] = findTimes(text, [{ start: 0, end: text.length }], { published: '2012-06-14', isVerb });
      expect(found?.value).toMatch(/^2012-05/);
    }
  });

  const words = fc.constantFrom(
    'the',
    'last',
    'next',
    'first',
    'of',
    'May',
    'March',
    'Friday',
    '2016',
    '31',
    'February',
    '-',
    'to',
    'and',
    'BC',
    'ago',
    'year',
    'years',
    'a',
    'half',
    'early',
    'night',
    'at',
    '7',
    ':',
    '30',
    '.',
    ',',
    '’',
    'Ramadan',
    'quarter',
    'century',
    '99999',
    '0',
    'million',
    '1,000',
    'decades',
    'later',
    "'99",
    'week',
    'every',
    '½',
  );
  it('never throws, and its spans are sound', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words, { maxLength: 30 }).map((w) => w.join(' ')),
          fc.array(words, { maxLength: 30 }).map((w) => w.join('')),
        ),
        fc.constantFrom(undefined, '2016-02-29', '2016-03-14T10:00:00Z', 'nonsense', '0001-01-01'),
        (text, published) => {
          let last = 0;
          for (const t of findTimes(text, [], { published })) {
            expect(t.start).toBeGreaterThanOrEqual(last);
            expect(t.end).toBeGreaterThan(t.start);
            expect(t.end).toBeLessThanOrEqual(text.length);
            if (t.value !== undefined) expect(t.value).not.toMatch(/NaN|undefined|Infinity|--/);
            expect(t.from === undefined).toBe(t.to === undefined);
            if (t.from !== undefined) expect(t.to! > t.from).toBe(true);
            last = t.end;
          }
        },
      ),
      { numRuns: 3000, seed: 7 },
    );
  });
});
