// Text of a paragraph → where its dateline ends: “LA PAZ (Andes Wire) - ”, “HOMS, Syria, May 4 (Reuters) — ”, “KABUL -- ”. What a statement
// says begins after it. A place in capitals, or a place with an agency in brackets, followed by a dash; nothing is looked up.
import type { Span } from '../../core/index.ts';
import type { Reading } from './reading.ts';

const CAPITALS = String.raw`\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*){0,4}`;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}`;
/** “, Syria”, “, May 4” */
const MORE = String.raw`(?:, ?[\p{L}.]+(?: [\p{L}\d.]+){0,2}){0,3}`;
const AGENCY = String.raw` ?\([^()\n]{2,40}\)`;
const DASH = String.raw`\s*(?:-{1,2}|–|—|―|:)\s+`;
const DATELINE = new RegExp(`^\\s*(?:(?:${CAPITALS})${MORE}(?:${AGENCY})?|(?:${NAME})${MORE}${AGENCY})${DASH}`, 'u');
/** Cheaply: no dateline without one. */
const DASHED = /[-–—―:]\s/;
/** A colon alone is a speaker's (“LIND: We stay”). */
const COLON = /:\s+$/;

/** Characters of a paragraph that its dateline takes, 0 where it has none. */
export const datelineLength = (paragraph: string): number => {
  const m = DATELINE.exec(paragraph.slice(0, LONGEST));
  return m && !(COLON.test(m[0]) && !m[0].includes('(')) ? m[0].length : 0;
};

/** A dateline is no longer than this. */
const LONGEST = 90;

/** Contents without the dateline of their paragraph; one that is nothing else is left out. */
export const afterDateline = (r: Reading, content: readonly Span[]): Span[] =>
  content.flatMap((c) => {
    const [first] = r.tree.tokensIn(c);
    const part = r.parts[r.partOf[first] ?? -1];
    if (part === undefined || c.start > part.start + LONGEST || !DASHED.test(r.text.slice(c.start, part.start + LONGEST)))
      return [c];
    const end = part.start + datelineLength(r.text.slice(part.start, part.end));
    if (c.start >= end) return [c];
    return end < c.end ? [{ start: end, end: c.end }] : [];
  });
