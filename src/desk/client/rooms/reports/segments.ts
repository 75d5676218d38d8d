// Marks that nest and overlap → stretches of the text, each with the marks that cover it, the widest outermost. Pure.

export interface TextMark {
  start: number;
  end: number;
  /** Key of the item. */
  key: string;
  /** Class names: what it is, in which part. */
  look: string;
  /** Stands before or after it, to be seen but not part of the text. */
  before?: string;
  after?: string;
}

export interface Segment {
  start: number;
  end: number;
  marks: TextMark[];
}

const wider = (a: TextMark, b: TextMark): number => a.start - b.start || b.end - a.end;

/** The stretches of a text of some length; those without marks are among them. */
export const segmentsOf = (length: number, marks: readonly TextMark[]): Segment[] => {
  const inside = marks
    .map((m) => ({ ...m, start: Math.max(0, m.start), end: Math.min(length, m.end) }))
    .filter((m) => m.start < m.end)
    .sort(wider);
  const cuts = [...new Set([0, length, ...inside.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let open: TextMark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    open = open.filter((m) => m.end > start);
    while (next < inside.length && inside[next]!.start === start) {
      open.push(inside[next]!);
      next += 1;
    }
    segments.push({ start, end, marks: [...open].sort((a, b) => b.end - b.start - (a.end - a.start)) });
  }
  return segments;
};

/** A span without white space at its ends; undefined where nothing else is in it. */
export const trimSpan = (text: string, span: { start: number; end: number }): { start: number; end: number } | undefined => {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return start < end ? { start, end } : undefined;
};

/** "120-134" of an address. */
export const parseAt = (at: string | null): { start: number; end: number } | undefined => {
  const m = /^(\d+)-(\d+)$/.exec(at ?? '');
  return m && Number(m[1]) < Number(m[2]) ? { start: Number(m[1]), end: Number(m[2]) } : undefined;
};
