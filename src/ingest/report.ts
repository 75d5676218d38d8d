// One item → Report: identity, digest, language and layout of a canonical text.
import { createHash } from 'node:crypto';
import type { Report } from '../core/index.ts';
import { clearLanguage } from './language.ts';
import { readLayout } from './layout.ts';

/** What is known of a report before it is read; `text` is canonical already. */
export interface ReportItem {
  /** As given; else the text's sha256. */
  id?: string;
  text: string;
  title?: string;
  outlet?: string;
  author?: string;
  url?: string;
  /** ISO 8601 date or date-time. */
  published?: string;
  /** BCP 47. Where it is not given, only clear English is told here; `readInputs` asks the detector too. */
  language?: string;
  /** Id of the report that this one is a translation of. */
  translationOf?: string;
}

export interface ReportOptions {
  /** Take title, date and author from the first lines of the text, where the item does not say them (plain text files). */
  readFront?: boolean;
}

/** A report from an item: the same item gives the same report. */
export const makeReport = (item: ReportItem, { readFront = false }: ReportOptions = {}): Report => {
  const sha256 = createHash('sha256').update(item.text).digest('hex');
  const { parts, front } = readLayout(item.text, item.title === undefined ? {} : { title: item.title });
  const language = item.language ?? clearLanguage(item.text);
  const told: ReportItem = readFront ? { ...front, ...item } : item;
  return {
    id: item.id ?? sha256,
    text: item.text,
    sha256,
    ...(told.title !== undefined && { title: told.title }),
    ...(told.outlet !== undefined && { outlet: told.outlet }),
    ...(told.author !== undefined && { author: told.author }),
    ...(told.url !== undefined && { url: told.url }),
    ...(told.published !== undefined && { published: told.published }),
    ...(language !== undefined && { language }),
    ...(told.translationOf !== undefined && { translationOf: told.translationOf }),
    layout: parts,
  };
};
