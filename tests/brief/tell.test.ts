// Sentences built from one place of a report: forms, pronouns, what is left untold; and of any text: nothing is said that the note doesn't quote.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWordsOf } from '../../src/brief-from.ts';
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { tell } from '../../src/publish/brief/tell.ts';
import { tellQuotation } from '../../src/publish/brief/tell-quotation.ts';
import { viewOf } from '../../src/publish/brief/view.ts';
import { readReport } from '../../src/reader.ts';

const read = (
  text: string,
  head: { outlet?: string; published?: string; title?: string } = { outlet: 'Bay Courier', published: '2031-05-02' },
) => {
  const record = readReport(makeReport({ id: 'r', text, ...head }));
  if ('error' in record) throw new Error(record.error.message);
  return record;
};
const told = (record: ReportRecord) => {
  const view = viewOf({ record, handling: 'public' }, parseWordsOf);
  return {
    view,
    all: [...view.bodies.map((b) => tell(view, b)), ...record.statements.map((s) => tellQuotation(view, s))].filter(
      (t) => t !== undefined,
    ),
  };
};
const texts = (text: string, head?: Parameters<typeof read>[1]): string[] => [
  ...new Set(told(read(text, head)).all.map((t) => t.text)),
];

describe('what a report says', () => {
  it.each([
    [
      'a sentence of its own',
      'The government of Orsa closed two bridges across the river Lume on Monday because of heavy rain.',
      [
        'Bay Courier reported on 2 May 2031 that the government of Orsa closed two bridges across the river Lume on Monday [28 April 2031] because of heavy rain.',
      ],
    ],
    [
      'what somebody says of it, cut from behind',
      'At least 12 people were injured when a ferry hit a pier in Orsa, the fire department said on Monday.',
      [
        'Bay Courier, citing the fire department, reported on 2 May 2031 that at least 12 people were injured when a ferry hit a pier in Orsa.',
      ],
    ],
    [
      'a quotation with its speaker',
      '"We will not leave the valley of Orsa before winter," said Foreign Minister Ana Perr.',
      ['Bay Courier quoted Foreign Minister Ana Perr on 2 May 2031: “We will not leave the valley of Orsa before winter.”'],
    ],
    [
      'a denial as a denial',
      'The army of Norland denied on Tuesday that its soldiers had fired at a convoy near the border.',
      [
        'Bay Courier reported on 2 May 2031 that the army of Norland denied on Tuesday [29 April 2031] that its soldiers had fired at a convoy near the border.',
      ],
    ],
    [
      'a condition with its condition',
      'Norland will cut the supply of gas if the talks in Geneva fail, Prime Minister Olaf Brandt warned.',
      [
        'Bay Courier reported on 2 May 2031: Norland will cut the supply of gas if the talks in Geneva fail, Prime Minister Olaf Brandt warned.',
      ],
    ],
  ])('%s', (_, text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  it('puts the name for a pronoun in brackets, and the sentence that names it in the note', () => {
    const { view, all } = told(
      read('Foreign Minister Ana Perr arrived in Geneva on Monday. She said that the talks would go on for a week.'),
    );
    const second = all.find((t) => t.text.includes('go on for a week'))!;
    expect(second.text).toContain('[Ana Perr] said that the talks would go on for a week.');
    expect(view.text.slice(second.span.start, second.span.end)).toContain('Ana Perr arrived');
  });

  it.each([
    ['a pronoun that nobody can be named for', 'They closed the bridge before the rain began on Monday.'],
    ['what points back', 'Both sides agreed to meet again in the summer of that year.'],
    ['two of a kind that were told of before', 'The two sides agreed to meet Ana Perr again in Geneva next year.'],
    ['such', 'Norland had long resisted such agreements with the government of Orsa.'],
    ['a day that hangs on another', 'Norland opened its bridge to the trucks of Orsa two days later.'],
    ['somebody whom only his reader knows', 'Mr. Quellin said on Monday that Norland would open its bridge again.'],
    ['an object that can be nobody of the sentence', 'President Olaf Brandt of Norland endorsed her on Monday in Orsa.'],
    ['a quotation in straight single marks', "Ana Perr said to the troops of Norland: 'We own the sky."],
    ['a line of the page on its own making', 'The bridge of Orsa in Norland originally appeared on Bay Courier in 2031.'],
    ['a question', 'Will the government of Norland close the bridge again on Monday?'],
    ['the report speaking of itself', 'We asked the government of Norland for its account of the shooting.'],
    ['a headline', 'Norland Closes Two Bridges Over Fears Of Flood'],
    ['a line of the page', 'Read more about the flood in Norland on our live page.'],
    ['words without a verb', 'A new bridge across the river in the north of Norland.'],
    [
      'words of a quotation that began before',
      '"The bridge is closed. Nobody in the town of Orsa may cross it before Friday. We have said so."',
    ],
  ])('leaves untold %s', (_, text) => {
    expect(texts(text)).toEqual([]);
  });

  it('leaves untold what an earlier sentence of the report brought in', () => {
    const found = texts(
      'Ana Perr leads in Norland\n\nA poll of 900 voters came out in Norland on Monday.\n\nThe poll found a lead for Ana Perr in all cities of Norland.',
    );
    expect(found.join(' ')).toMatch(/900 voters/);
    expect(found.join(' ')).not.toMatch(/a lead for/);
  });

  it('makes a name whole from where the report gave it, in brackets and with a note of its own', () => {
    const { view, all } = told(
      read(
        'Adviser leaves Norland\n\nTax adviser Joe Quellin works for the government of Norland.\n\nThe law of 2029 was not his idea.\n\nQuellin left Norland for the port of Orsa on Monday.',
      ),
    );
    const last = all.find((t) => t.text.includes('for the port of Orsa'))!;
    expect(last.text).toContain('[Joe] Quellin left Norland for the port of Orsa');
    expect(last.further.map((s) => view.text.slice(s.start, s.end))).toEqual([
      'Tax adviser Joe Quellin works for the government of Norland.',
    ]);
  });

  it.each([['ORSA/LUME (Bay Wire) - '], ['ORSA: ']])('leaves the dateline “%s” out', (dateline) => {
    expect(texts(`Fleet arrives\n\n${dateline}Norland sent its fleet to the port of Orsa last year.`)).toEqual([
      'Bay Courier reported on 2 May 2031 that Norland sent its fleet to the port of Orsa last year.',
    ]);
  });

  it('tells no day in brackets that the verb leaves open', () => {
    expect(texts('Norland will send its fleet to the port of Orsa on Tuesday.').join(' ')).not.toMatch(/\[/);
  });

  it('does not give the words of a quotation to the one whom it speaks of', () => {
    const found = texts(
      '"My adviser, John Holm, will write a report about the state of the bridges," the minister said, "and it will frighten you."',
    );
    expect(found.join(' ')).not.toMatch(/quoted John Holm/);
  });

  it('ends no part of a quotation where the speaker went on', () => {
    const [found] = texts(
      '"Every time a bridge falls in Norland," Senator Jon Teller said, "we give ammunition to the people who want to break us up."',
    );
    expect(found).toBe(
      'Bay Courier quoted Senator Jon Teller on 2 May 2031: “Every time a bridge falls in Norland” … “we give ammunition to the people who want to break us up.”',
    );
  });

  it('names a report without an outlet by its headline', () => {
    expect(
      texts('The government of Orsa closed two bridges across the river Lume on Monday.', {
        title: 'Bridges "closed"',
        published: '2031-05-02',
      }),
    ).toEqual([
      'A report of 2 May 2031 headlined “Bridges ‘closed’” says that the government of Orsa closed two bridges across the river Lume on Monday [28 April 2031].',
    ]);
  });
});

const wordsOf = (s: string): string[] => s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const ATTRIBUTION = new Set(wordsOf('Bay Courier reported quoted citing on 2 May 2031 that 02 05 s April 26 27 28 29 30 1'));

describe('of any text', () => {
  const names = fc.constantFrom(
    'Ana Perr',
    'the army',
    'Norland',
    'Foreign Minister Olaf Brandt',
    'officials',
    'She',
    'He',
    'They',
    'a source',
    'Rozas',
  );
  const clause = fc.constantFrom(
    'would not attack the port',
    'closed 12 bridges on Monday',
    'had killed at least seven people in Orsa',
    'will withdraw if the talks fail',
    'never met her in Geneva',
  );
  const sentence = fc
    .tuple(names, clause, names, fc.integer({ min: 0, max: 7 }), fc.string({ unit: 'grapheme', maxLength: 6 }))
    .map(
      ([a, c, b, form, odd]) =>
        [
          `${a} ${c}.`,
          `${a} said that ${b} ${c}.`,
          `${b} ${c}, ${a} said on Tuesday.`,
          `"We ${c}," said ${a}. "It is ${odd} over for all of us."`,
          `“${a} ${c},” ${b} said, “and nobody knows why that was.”`,
          `${a}, who ${c}, denied that ${b} ${c}.`,
          `But ${a} ${c} ${odd}, according to ${b}.`,
          `${odd} ${a} ${c}`,
        ][form]!,
    );
  const text = fc
    .array(fc.tuple(sentence, fc.constantFrom(' ', '\n\n', '  ', '\n')), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.flat().join(''));

  it('takes every word but the attribution from the note, and quotes the report exactly', () => {
    fc.assert(
      fc.property(text, (body) => {
        let record: ReportRecord;
        try {
          record = read(body);
        } catch {
          return; // no text that can be read
        }
        for (const t of told(record).all) {
          expect(t.span.start).toBeGreaterThanOrEqual(0);
          expect(t.span.end).toBeLessThanOrEqual(body.length);
          const note = [t.span, ...t.further].map((s) => record.report.text.slice(s.start, s.end)).join('\n');
          const known = new Set(wordsOf(note));
          for (const word of wordsOf(t.text))
            expect(known.has(word) || ATTRIBUTION.has(word), `${word} | ${t.text} | ${note}`).toBe(true);
          for (const span of t.taken) expect(span.start >= t.span.start && span.end <= t.span.end).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
