// The contract's rules hold for any input: real prose, and whatever strangers may send.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { readReport } from '../../src/reader.ts';
import { faultsOf } from './validate.ts';

const WORDS = [
  'Anna Berg',
  'the minister',
  'She',
  'rebels',
  'Moscow',
  'said',
  'denied',
  'that',
  'troops',
  'shelled',
  'the port of Tartus',
  'on Tuesday',
  'in March 2016',
  'killing at least 12 people',
  ',',
  '.',
  '“',
  '”',
  '"',
  '‘',
  '’',
  '\n\n',
  '\n',
  ' — ',
  'according to',
  'will',
  'not',
  'withdraw',
  'from',
  'Syria',
  'and',
  'U.S.-led',
  'coalition',
  'told reporters',
  ':',
  '(',
  ')',
  '12-15',
  '…',
  '«',
  '»',
  'who',
  'by',
  'has',
  'been',
  'accused of',
  '10 km east of Palmyra',
  '🚀',
  'й',
  'سوريا',
  '\u202e',
  '\t',
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '));
const anything = fc.oneof(
  { weight: 3, arbitrary: prose },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.lorem({ mode: 'sentences' }) },
);

test('every record is sound, whatever the text', () => {
  fc.assert(
    fc.property(
      anything,
      fc.option(fc.constantFrom('2016-03-14', '2024-02-29T23:59:00Z'), { nil: undefined }),
      (text, published) => {
        const line = readReport(makeReport({ text, language: 'en', ...(published && { published }) }), {
          layers: ['tokens', 'why'],
        });
        expect(line).not.toHaveProperty('error');
        expect(faultsOf(line)).toEqual([]);
      },
    ),
    { numRuns: 150, seed: 20160314 },
  );
});

test('the same input gives the same bytes', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const read = () => JSON.stringify(readReport(makeReport({ id: 'x', text, language: 'en' }), { layers: ['tokens', 'why'] }));
      expect(read()).toBe(read());
    }),
    { numRuns: 20, seed: 7 },
  );
});

const samples = new URL('../../examples/', import.meta.url);
test.each(readdirSync(samples).filter((f) => f.endsWith('.txt')))(
  'the sample %s: sound, and every item has key and maker',
  (file) => {
    const line = readReport(makeReport({ text: readFileSync(new URL(file, samples), 'utf8') }), {
      layers: ['tokens', 'why'],
    }) as ReportRecord;
    expect(faultsOf(line)).toEqual([]);
    expect(line.events.length).toBeGreaterThan(0);
    for (const layer of ['mentions', 'actors', 'places', 'times', 'statements', 'events'] as const) {
      const keys = line[layer].map((x) => x.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const x of line[layer]) expect(x.by, `${layer} ${x.id}`).toBeTruthy();
    }
  },
);

test('a report in a language that we do not read is kept, with the reason and without guesses', () => {
  const text = 'Der Minister sagte am Dienstag, die Truppen würden bis Ende März aus dem Norden des Landes abgezogen.';
  const line = readReport(makeReport({ text, language: 'de' })) as ReportRecord;
  expect(line.report.text).toBe(text);
  expect(line.problems?.map((p) => p.code)).toEqual(['unsupported-language']);
  expect([...line.mentions, ...line.events, ...line.statements]).toEqual([]);
  expect(faultsOf(line)).toEqual([]);
});

test('the checker itself sees what is wrong', () => {
  const line = readReport(makeReport({ text: 'Anna Berg left Oslo on Tuesday.', language: 'en' })) as ReportRecord;
  const broken = {
    ...line,
    times: [{ id: 't1', start: 5, end: 500, type: 'DATE' }],
    events: [{ id: 'e1' }],
  } as unknown as ReportRecord;
  expect(() => faultsOf({ ...broken, events: [] })).not.toThrow();
  expect(faultsOf({ ...broken, events: [] }).join()).toContain('out of range');
  expect(
    faultsOf({
      ...line,
      mentions: [{ id: 'm1', start: 0, end: 4, kind: 'ship', form: 'name' }],
    } as unknown as ReportRecord).join(),
  ).toContain('kind');
});
