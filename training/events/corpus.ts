// The training sentences of the events model and how a finding is held against gold: relations (PLV), read by the pipeline up to statements.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, Span } from '../../src/core/index.ts';
import type { Judged } from '../../src/extraction/events/read-events.ts';

/** What the rules find, before it is judged. */
export type Finding = Omit<Judged, 'confidence'>;

/** A row of relations/train.jsonl. */
export interface RelationRow {
  id: string;
  text: string;
  gold: { source: [number, number][]; target: [number, number][]; root: string; types: string[]; quad: string };
}

/** A row of quad/train.jsonl, and of dyads/train.jsonl (the same sentences, fewer of them, split into words). */
export interface QuadRow {
  id: string;
  text: string;
  gold: { quad: string };
}
export interface DyadRow {
  id: string;
  text: string;
  gold: { actors: [number, number][]; recipients: [number, number][] };
}

/** A text without what tokenizing changes, to find a sentence again. */
export const sentenceKey = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export const readRows = <T>(corpora: string, file: string): T[] =>
  readFileSync(join(corpora, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** A sentence as a report with one body part. */
export const asReport = (id: string, text: string): Report => ({
  id,
  text,
  sha256: '0'.repeat(64),
  language: 'en',
  layout: [{ start: 0, end: text.length, role: 'body' }],
});

const wordsOf = (text: string, span: Span): Set<number> => {
  const out = new Set<number>();
  for (const m of text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu))
    if (m.index < span.end && m.index + m[0].length > span.start) out.add(m.index);
  return out;
};

/** Whether two spans share enough words to be the same party: Jaccard of 0.3, as the ruler has it. */
export const meets = (text: string, a: Span, gold: readonly [number, number][]): boolean =>
  gold.some(([start, end]) => {
    const [x, y] = [wordsOf(text, a), wordsOf(text, { start, end })];
    const common = [...x].filter((w) => y.has(w)).length;
    return common / (x.size + y.size - common) >= 0.3;
  });
