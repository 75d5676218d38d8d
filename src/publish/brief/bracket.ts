// What an editor sets in [brackets] into the words of a report, and the words with it.
import type { Span } from '../../core/index.ts';
import { typeset, type View } from './view.ts';

/** Words of ours that stand in place of a span, or at a place where the span is empty; with their brackets and blanks. */
export interface Bracket extends Span {
  words: string;
}

/** Words of a span with what stands in brackets, typeset; brackets that lie elsewhere are left aside. */
export const withBrackets = (view: View, s: Span, brackets: readonly Bracket[]): string => {
  let words = '';
  let at = s.start;
  for (const b of [...brackets].sort((a, c) => a.start - c.start || a.end - c.end)) {
    if (b.start < at || b.end > s.end) continue;
    words += `${view.text.slice(at, b.start)}${b.words}`;
    at = b.end;
  }
  return typeset(words + view.text.slice(at, s.end));
};
