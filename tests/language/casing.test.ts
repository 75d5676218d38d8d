// Headlines are read as running text would have them: which lines are some, which of their words are names, and that no offset moves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport, readReport } from '../../src/index.ts';
import { parseText, parseWords } from '../../src/language/index.ts';

const lemmas = (text: string): string =>
  parseText(text)
    .tokens.map((t) => t.lemma)
    .join(' ');
const record = (text: string): ReportRecord => readReport(makeReport({ text }), { layers: ['tokens'] }) as ReportRecord;

describe('headlines', () => {
  test.each([
    ['Turkey Denies Troops Shelled Hospital In Afrin', 'Turkey deny troops shell hospital in Afrin'],
    ['Kenyan Police Arrest 12 Protesters Outside Bank In Nairobi', 'Kenyan police arrest 12 protester outside bank in Nairobi'],
    ['NATO Ministers Meet In Brussels To Discuss New Troops', 'NATO minister meet in Brussels to discuss new troops'],
  ])('%s', (text, wanted) => {
    expect(lemmas(text)).toBe(wanted);
    expect(parseText(text).sentences).toHaveLength(1);
  });

  test('a line in capitals', () => {
    expect(lemmas('RUSSIA SAYS ITS TROOPS LEFT THE TOWN')).toBe('Russia say its troops leave the town');
  });

  test('what the report below writes small is no name, what it writes with a capital is one', () => {
    const headline = 'Farmers Say They Sell Less Kharfi Than Before';
    const body = 'Rain has ruined the kharfi, a root. They sell kharfi in spring, and more kharfi in the autumn.';
    expect(lemmas(`${headline}\n\n${body}`)).toMatch(/sell less kharfi than/);
    const town = 'Rain has ruined the roads to Kharfi. Farmers of Kharfi sell roots; the mayor of Kharfi is worried.';
    expect(lemmas(`${headline}\n\n${town}`)).toMatch(/sell less Kharfi than/);
  });

  test('running text and lists of names stay as they are', () => {
    for (const text of ['Mary Hart, Peter Lind, Ana Ruiz, Jonas Berg', 'On Monday Peter Lind met Ana Ruiz in Oslo.'])
      expect(parseText(text).tokens.map((t) => t.form)).toEqual(parseText(text).tokens.map(() => undefined));
  });

  test('the record shows the words as they are written', () => {
    const text = 'Syria Says Rebels Shelled Village Near Aleppo On Friday';
    const { tokens, mentions } = record(text);
    expect(tokens!.every((t) => t.form === undefined)).toBe(true);
    expect(mentions.map((m) => text.slice(m.start, m.end))).toEqual(expect.arrayContaining(['Syria', 'Rebels', 'Aleppo']));
    expect(mentions.some((m) => /Says|Shelled/.test(text.slice(m.start, m.end)))).toBe(false);
  });

  test('words that somebody else has cut', () => {
    const { tokens } = parseWords([['Rebels', 'Leave', 'Port', 'Of', 'Aden']]);
    expect(tokens.map((t) => t.lemma)).toEqual(['rebel', 'leave', 'port', 'of', 'Aden']);
    expect(tokens.map((t) => t.form)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('any line in capitals keeps its words and their places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Troops', 'LEAVE', 'O’Neill', 'U.S.', "Don't", 'ﬁrst', 'İzmir', 'ß', '12', '–', 'Al-Bab'), {
          minLength: 4,
          maxLength: 12,
        }),
        (words) => {
          const text = words.join(' ');
          for (const t of record(text).tokens!) {
            const own = text.slice(t.start, t.end);
            expect(own.trim()).toBe(own);
            expect(t.form === undefined || own.toLowerCase().includes(t.form.toLowerCase()) || /['’]/.test(own)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
