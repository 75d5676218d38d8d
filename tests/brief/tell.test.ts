// Sentences built from one place of a report: forms, pronouns, what is left untold; and of any text: nothing is said that the note doesn't quote.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClause } from '../../src/brief-from.ts';
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { tell, tellQuotation } from '../../src/publish/brief/tell.ts';
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
  const view = viewOf({ record, handling: 'public' }, isClause);
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
      'The government of Orsa closed two bridges across the river on Monday because of the flood.',
      [
        'Bay Courier reported on 2 May 2031 that the government of Orsa closed two bridges across the river on Monday because of the flood.',
      ],
    ],
    [
      'what somebody says of it, cut from behind',
      'At least 12 people were injured when a ferry hit the pier, the fire department said on Monday.',
      [
        'Bay Courier, citing the fire department, reported on 2 May 2031 that at least 12 people were injured when a ferry hit the pier.',
      ],
    ],
    [
      'a quotation with its speaker',
      '"We will not leave this valley before winter," said Foreign Minister Ana Perr.',
      ['Bay Courier quoted Foreign Minister Ana Perr on 2 May 2031: “We will not leave this valley before winter.”'],
    ],
    [
      'a denial as a denial',
      'The army denied on Tuesday that its soldiers had fired at the convoy near the border.',
      [
        'Bay Courier reported on 2 May 2031 that the army denied on Tuesday that its soldiers had fired at the convoy near the border.',
      ],
    ],
    [
      'a condition with its condition',
      'Norland will cut the supply of gas if the talks in Geneva fail, Prime Minister Olaf Brandt warned.',
      [
        'Bay Courier reported on 2 May 2031 that Norland will cut the supply of gas if the talks in Geneva fail, Prime Minister Olaf Brandt warned.',
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

  it('does not give the words of a quotation to the one whom it speaks of', () => {
    const found = texts(
      '"My adviser, John Holm, will write a report about the state of the bridges," the minister said, "and it will frighten you."',
    );
    expect(found.join(' ')).not.toMatch(/quoted John Holm/);
  });

  it('ends no part of a quotation where the speaker went on', () => {
    const [found] = texts(
      '"Every time you say that in this house," Senator Jon Teller said, "you give ammunition to the people who want to break us up."',
    );
    expect(found).toBe(
      'Bay Courier quoted Senator Jon Teller on 2 May 2031: “Every time you say that in this house” … “you give ammunition to the people who want to break us up.”',
    );
  });

  it('names a report without an outlet by its headline', () => {
    expect(
      texts('The government of Orsa closed two bridges across the river on Monday.', {
        title: 'Bridges "closed"',
        published: '2031-05-02',
      }),
    ).toEqual([
      'A report of 2 May 2031 headlined “Bridges ‘closed’” says that the government of Orsa closed two bridges across the river on Monday.',
    ]);
  });
});

const wordsOf = (s: string): string[] => s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const ATTRIBUTION = new Set(wordsOf('Bay Courier reported quoted citing on 2 May 2031 that 02 05 s'));

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
          const note = record.report.text.slice(t.span.start, t.span.end);
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
