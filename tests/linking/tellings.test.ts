// One short report, read by the pipeline → the tellings that linking holds against others.
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/ingest/index.ts';
import { type Telling, tellingsOf } from '../../src/linking/index.ts';
import { readReport } from '../../src/reader.ts';

const tellings = (text: string): Telling[] => {
  const record = readReport(makeReport({ id: 'r', text, published: '2031-06-05', outlet: 'Agency' }));
  if ('error' in record) throw new Error(record.error.message);
  return tellingsOf(record);
};

describe('tellings', () => {
  it('a clause that no event tells of is a telling of its own', () => {
    const list = tellings('The city council, which met on Thursday, put off the ballot on the harbour to October.');
    expect(list.find((t) => t.type === 'CONSULT')?.trigger).toBe('met');
    expect(list.filter((t) => t.layer === 'sentences').map((t) => t.words)).toEqual([
      'put off the ballot on the harbour to October.',
    ]);
  });

  it('a clause of what somebody says is told by him', () => {
    const list = tellings(
      'The governor said that police had arrested nine men, and that the market would be rebuilt with stone from the quarry by March.',
    );
    expect(new Set(list.map((t) => t.voice.name))).toEqual(new Set(['governor']));
  });

  it('a sentence that is told whole is not cut', () => {
    const list = tellings('Soldiers shelled the town of Avdiivka on Monday.');
    expect(list.map((t) => t.layer)).toEqual(['events']);
  });

  it('every telling points at words of the report', () => {
    const text =
      'Rain fell all night, and the river burst its banks; the mayor, who had been in office for a week, called the army. “We need boats,” she said, but the army had none to give.';
    for (const t of tellings(text)) {
      expect(t.span.end).toBeGreaterThan(t.span.start);
      expect(text.slice(t.span.start, t.span.end).replace(/\s+/g, ' ')).toContain(t.words.split(' … ')[0]!.slice(0, 12));
    }
  });
});
