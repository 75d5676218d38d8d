// Content spans and the quotations of a text → the manner of a statement: direct, indirect or mixed.
import { overlap, overlaps, type Span, type Statement } from '../../core/index.ts';
import type { Reading } from './reading.ts';

/** Characters of the content, and how many of them stand in quotation marks. */
const quotedOf = (r: Reading, content: readonly Span[]): { quoted: number; all: number } => {
  let quoted = 0;
  let all = 0;
  for (const c of content) {
    all += c.end - c.start;
    for (const q of r.quotations) if (q.depth === 0 && overlaps(q, c)) quoted += overlap(q, c);
  }
  return { quoted, all };
};

/** Whether half of the content or more is quoted. */
export const isMostlyQuoted = (r: Reading, content: readonly Span[]): boolean => {
  const { quoted, all } = quotedOf(r, content);
  return quoted * 2 >= all;
};

/** direct: all words stand in quotation marks; indirect: none do; mixed: some. */
export const mannerOf = (r: Reading, content: readonly Span[]): Statement['manner'] => {
  const { quoted, all } = quotedOf(r, content);
  if (!quoted) return 'indirect';
  // A comma or full stop may stand outside the marks.
  return all - quoted <= 2 * content.length ? 'direct' : 'mixed';
};
