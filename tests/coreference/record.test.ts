// What of pronouns reaches the record.
import { expect, test } from 'vitest';
import type { ReportRecord } from '../../src/index.ts';
import { makeReport, readReport } from '../../src/index.ts';

const pronouns = (text: string): string[] => {
  const { report, mentions } = readReport(makeReport({ text, language: 'en' })) as ReportRecord;
  return mentions.filter((m) => m.form === 'pronoun').map((m) => report.text.slice(m.start, m.end));
};

test('an "it" that takes up nobody and no place is no mention', () =>
  expect(pronouns('Soldiers in Syria waited. It was late.')).toEqual([]));

test('an "its" that takes up somebody is one', () =>
  expect(pronouns('The Red Cross closed its office in Gao.')).toEqual(['its']));
