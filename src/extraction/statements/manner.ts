// Content spans and the quotations of a text → the manner of a statement: direct, indirect or mixed.
import { overlap, overlaps, type Span, type Statement } from '../../core/index.ts';
import type { Reading } from './reading.ts';

/** direct: all words stand in quotation marks; indirect: none do; mixed: some. */
export const mannerOf = (r: Reading, content: readonly Span[]): Statement['manner'] => {
  let quoted = 0;
  let all = 0;
  for (const c of content) {
    all += c.end - c.start;
    for (const q of r.quotations) if (q.depth === 0 && overlaps(q, c)) quoted += overlap(q, c);
  }
  if (!quoted) return 'indirect';
  // A comma or full stop may stand outside the marks.
  return all - quoted <= 2 * content.length ? 'direct' : 'mixed';
};
