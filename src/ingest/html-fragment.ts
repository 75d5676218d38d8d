// A piece of HTML that is known to be text (an item of a feed) → its paragraphs, parted by blank lines.
import { parseHTML } from 'linkedom';
import { type DomElement, readBlocks } from './html-blocks.ts';

/** The text of a fragment; plain text comes out as it is, but for white space. */
export const fragmentText = (html: string): string => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return readBlocks(document.body as unknown as DomElement)
    .map((block) => block.text)
    .join('\n\n');
};
