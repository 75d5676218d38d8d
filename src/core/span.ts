// Spans: half-open stretches of a report's text, in UTF-16 code units (JavaScript string indices).

/** A stretch of `report.text`; `report.text.slice(start, end)` is the words themselves. */
export interface Span {
  /** First UTF-16 code unit. @asType integer @minimum 0 */
  start: number;
  /** One past the last UTF-16 code unit. @asType integer @minimum 1 */
  end: number;
}

/** How many code units two spans share; 0 where they do not meet. */
export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies in `outer` (the same span counts). */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** Order by start, longer ones first. */
export const bySpan = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** The span without white space at its ends; undefined where nothing else is in it. */
export const trimmed = (text: string, span: Span): Span | undefined => {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return start < end ? { start, end } : undefined;
};
