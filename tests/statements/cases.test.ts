// The cases of cases.txt through the whole reader, and what must hold for any text.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFaults, type Span } from '../../src/core/index.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { toRecord } from '../../src/record.ts';

const pipeline = createPipeline();
const read = (text: string) =>
  toRecord(pipeline.run(makeReport({ id: 'case', text, language: 'en', published: '2020-05-04' })), {
    reader: { version: '0', models: '0' },
  });

interface Case {
  text: string;
  lines: string[];
}

const cases: Case[] = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split(/\n\s*\n/)
  .map((block) => block.split('\n').filter((line) => line && !line.startsWith('#')))
  .filter((lines) => lines.length > 1)
  .map(([text, ...lines]) => ({ text: text!.replaceAll(' ¶ ', '\n\n'), lines: lines.map((l) => l.slice(2)) }));

describe('cases', () => {
  it.each(cases.map((c) => [c.text.slice(0, 80), c] as const))('%s', (_, { text, lines }) => {
    const record = read(text);
    const words = (spans: readonly Span[]): string => spans.map((s) => text.slice(s.start, s.end)).join(' … ');
    const told = record.statements.map((s) => ({
      source: words(s.source),
      cue: words(s.cue),
      content: words(s.content),
      manner: s.manner,
      force: s.force ?? '',
      negated: String(s.negated ?? false),
      speaker: record.actors.find((a) => a.id === s.speaker)?.name ?? '',
      audience: record.actors.find((a) => a.id === s.audience)?.name ?? '',
      said: words(record.times.filter((t) => t.id === s.said)),
      at: record.places.find((p) => p.id === s.at)?.name ?? '',
      via: words(record.statements.find((o) => o.id === s.via)?.content ?? []),
    }));
    for (const line of lines) {
      if (line === 'none') {
        expect(told).toEqual([]);
        continue;
      }
      const [roles, keys = ''] = line.split(' | ');
      const [source, cue, content] = roles!.split(' · ');
      const fits = told.filter(
        (s) =>
          (source === '–' ? s.source === '' : s.source.includes(source!)) &&
          (cue === '–' ? s.cue === '' : s.cue.includes(cue!)) &&
          content!.split(' … ').every((part) => s.content.includes(part)),
      );
      expect(fits, `${line}\nfound: ${JSON.stringify(told, null, 1)}`).not.toEqual([]);
      for (const [, key, value] of keys.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g))
        expect(
          fits.map((s) => s[key as 'via']).join('|'),
          `${key} of: ${line}\nfound: ${JSON.stringify(told, null, 1)}`,
        ).toContain(value);
    }
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    'He',
    'said',
    '“',
    '”',
    '"',
    'that',
    'according',
    'to',
    'troops',
    'left',
    '.',
    ',',
    ':',
    '\n\n',
    'Lavrov',
    '‘',
    '😀',
  );
  it('gives a record without faults', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 40 }).map((w) => w.join(' ')),
        ),
        (text) => {
          if (!text.trim()) return;
          const record = read(text);
          expect(recordFaults(record).filter((f) => f.startsWith('statement'))).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });
});
