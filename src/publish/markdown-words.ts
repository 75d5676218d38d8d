// Words of strangers → Markdown that shows them as they are: one line, every sign that Markdown reads escaped, entities too.
import { cleanLine } from '../core/index.ts';

/** To be set behind other words of a line, or at its beginning. */
export const markdownWords = (words: string): string =>
  cleanLine(words)
    .replace(/[\\`*_{}[\]<>#|~&!^$]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1');
