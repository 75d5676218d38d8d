// A piece of HTML that is known to be text (an item of a feed) → its paragraphs, parted by blank lines.
import { type DomElement, readBlocks } from './html-blocks.ts';
import { parsePage } from './html-parse.ts';

/** The text of a fragment; plain text comes out as it is, but for white space. */
export const fragmentText = (html: string): string => {
  return readBlocks(parsePage(html).body as unknown as DomElement)
    .map((block) => block.text)
    .join('\n\n');
};
