// What became of a note's report → the mark that its sentence gets, told by what happened and not by how it is worded.
import { expect, it } from 'vitest';
import type { BriefNote } from '../../src/core/index.ts';
import { markOf } from '../../src/publish/channel/marks.ts';

const NOTE: BriefNote = { number: 1, report: 'r', sha256: '0', start: 0, end: 4, quote: 'Here', handling: 'public' };

it.each([
  ['forgotten', 'withdrawn'],
  ['rejected', 'withdrawn'],
  ['corrected', 'corrected'],
  ['words gone', 'changed'],
  ['words stand', undefined],
] as const)('%s: %s', (became, kind) => {
  // Whoever corrected it may be called anything.
  for (const corrected of ['by Still Stand', 'by Ana Forgotten', 'in other words'])
    expect(markOf({ ...NOTE, became, corrected })?.kind).toBe(kind);
});

it('what is not public any more is withdrawn, whatever else became of it', () => {
  expect(markOf(NOTE)).toBeUndefined();
  expect(markOf({ ...NOTE, handling: 'internal' })?.kind).toBe('withdrawn');
  expect(markOf({ ...NOTE, handling: 'restricted', became: 'words stand' })?.kind).toBe('withdrawn');
});
