// One item → Report: identity, digest and layout of a canonical text.
import { createHash } from 'node:crypto';
import type { Part, Report } from '../core/index.ts';

/** What is known of a report before it is read; `text` is canonical already. */
export interface ReportItem {
  id?: string;
  text: string;
  title?: string;
  outlet?: string;
  author?: string;
  url?: string;
  published?: string;
  language?: string;
}

/** Paragraphs of a text; all of them body, for now. */
const readLayout = (text: string): Part[] => [...text.matchAll(/\S(?:.|\n(?!\s*\n))*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, role: 'body' }));

/** A report from an item. */
export const makeReport = (item: ReportItem): Report => {
  const sha256 = createHash('sha256').update(item.text).digest('hex');
  return { ...item, id: item.id ?? sha256, sha256, layout: readLayout(item.text) };
};
