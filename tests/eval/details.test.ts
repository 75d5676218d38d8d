// Figures beside the ruler's: printed below their task, and refused where other models made them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Detail, readDetails, renderDetail, staleDetails, strayDetails, writeDetail } from '../../eval/details.ts';
import { renderAccuracy } from '../../eval/papers.ts';

const detail: Detail = {
  task: 'times',
  title: 'By length',
  command: 'node eval/by-length.ts --corpora DIR',
  about: 'Share of right ones.',
  columns: ['words', 'right', 'n'],
  rows: [
    ['one', '0.900', '1,200'],
    ['more', '0.700', '80'],
  ],
  models: 'm1',
};

test('a detail stands below its task, with the command that makes it', () => {
  const floors = { times: { input: 'a'.repeat(64), models: 'm1', records: 3, rows: {} } };
  const paper = renderAccuracy(floors, { 'by-length': detail });
  expect(paper.indexOf('### By length')).toBeGreaterThan(paper.indexOf('## times'));
  expect(paper).toContain('`node eval/by-length.ts --corpora DIR`');
  expect(renderAccuracy(floors)).not.toContain('By length');
  expect(renderDetail(detail)).toContain('| --- | ---: | ---: |');
});

test('a detail of other models is named', () => {
  expect(staleDetails({ a: detail, b: { ...detail, models: 'm2' } }, 'm1')).toEqual([
    'eval/details/b.json was measured with models m2, but m1 would ship: node eval/by-length.ts --corpora DIR',
  ]);
});

test('a detail that no page prints is named', () => {
  expect(strayDetails({ a: detail, b: { ...detail, task: 'dossiers' } }, [detail.task])).toEqual([
    `eval/details/b.json is of the task dossiers, below which docs/accuracy.md prints nothing; its tasks: ${detail.task}`,
  ]);
});

test('what is written is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'details-'));
  try {
    expect(readDetails(folder)).toEqual({});
    const { models: _, ...rest } = detail;
    writeDetail('by-length', rest, false, folder);
    expect(readDetails(folder)).toEqual({ 'by-length': rest });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
