// OPML 2.0 → the feeds that it lists, each once, in its order. Nothing is fetched here.
import { parseOpml } from 'feedsmith';
import { InputError } from '../core/index.ts';
import { decodePage } from './decode.ts';

export interface ListedFeed {
  url: string;
  title?: string;
}

interface Outline {
  text?: string;
  title?: string;
  xmlUrl?: string;
  outlines?: Outline[];
}

/** Feeds of a list; only http(s) addresses. Throws InputError `unknown-format`, `empty`. */
export const readOpml = (bytes: Uint8Array, input: string): ListedFeed[] => {
  let outlines: Outline[];
  try {
    outlines = (parseOpml(decodePage(bytes, input)) as { body?: { outlines?: Outline[] } }).body?.outlines ?? [];
  } catch (error) {
    throw new InputError('unknown-format', `${input} is no OPML that can be read (${(error as Error).message})`, input);
  }
  const feeds = new Map<string, ListedFeed>();
  const walk = (list: readonly Outline[]): void => {
    for (const { xmlUrl, title, text, outlines: inner } of list) {
      if (xmlUrl && /^https?:\/\//i.test(xmlUrl) && URL.canParse(xmlUrl) && !feeds.has(xmlUrl)) {
        const name = title ?? text;
        feeds.set(xmlUrl, { url: xmlUrl, ...(name && { title: name }) });
      }
      if (inner) walk(inner);
    }
  };
  walk(outlines);
  if (feeds.size === 0) throw new InputError('empty', `${input} lists no feeds`, input);
  return [...feeds.values()];
};
