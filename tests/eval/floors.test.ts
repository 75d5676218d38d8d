// A floor only rises: what a new measurement may and may not change.
import { describe, expect, it } from 'vitest';
import { raise } from '../../eval/floors.ts';
import { isGuarded } from '../../eval/goals.ts';
import { renderAccuracy } from '../../eval/papers.ts';
import type { Measured } from '../../eval/ruler/measure.mjs';

const measured = (value: number, over: Partial<Measured> = {}): Measured => ({
  name: 'times',
  records: 24,
  seconds: 1,
  input: 'abc',
  faults: [],
  errors: [],
  rows: [
    { name: 'strict F1', value, n: 147, better: 'higher' },
    { name: 'strict P', value: 0.9, n: 147, better: 'higher' },
  ],
  ...over,
});

describe('floors', () => {
  const first = raise(undefined, measured(0.8), 'm1').entry;

  it('begin where they are first measured; precision alone has none', () => {
    expect(first.rows['strict F1']).toEqual({ value: 0.8, n: 147, better: 'higher', floor: 0.8 });
    expect(first.rows['strict P']).not.toHaveProperty('floor');
  });
  it('rise', () => {
    const { entry, refused } = raise(first, measured(0.85), 'm2');
    expect([entry.rows['strict F1']!.floor, entry.models, refused]).toEqual([0.85, 'm2', []]);
  });
  it('stay where a figure falls within the tolerance', () => {
    const { entry, refused } = raise(first, measured(0.799), 'm2');
    expect([entry.rows['strict F1']!.floor, entry.rows['strict F1']!.value, refused]).toEqual([0.8, 0.799, []]);
  });
  it('refuse a lower figure and name it', () => {
    expect(raise(first, measured(0.7), 'm2').refused).toEqual(['times: strict F1 is 0.7000, below its floor of 0.8000']);
  });
  it('refuse another input, contract faults and rows that vanish', () => {
    expect(raise(first, measured(0.9, { input: 'other' }), 'm2').refused[0]).toContain('another one');
    expect(raise(first, measured(0.9, { faults: [{ kind: 'crash', count: 2, examples: ['x'] }] }), 'm2').refused).toEqual([
      'times: 2 × crash (x)',
    ]);
    expect(raise(first, measured(0.9, { rows: [] }), 'm2').refused).toEqual(['times: strict F1 is not measured any more']);
  });
  it('guard rates of success only', () => {
    const row = (name: string, better = 'higher') => isGuarded({ name, better, n: 100 });
    expect([
      row('LAS F1'),
      row('root accuracy'),
      row('strict R'),
      row('events per sentence'),
      row('mean error, km', 'lower'),
    ]).toEqual([true, true, false, false, false]);
  });
  it('make the same page from the same figures', () => {
    const page = renderAccuracy({ times: first });
    expect(page).toBe(renderAccuracy({ times: structuredClone(first) }));
    expect(page).toContain('| strict F1 | 0.800 | 147 | 0.800 |');
  });
});
