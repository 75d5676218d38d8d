// A page → the item of its article. linkedom parses (no scripts run, nothing is fetched), Readability finds the article's
// element, our own walk reads its paragraphs, and a classifier drops those that are not the story's.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { InputError } from '../core/index.ts';
import { decodePage } from './decode.ts';
import { type Block, type DomElement, readBlocks } from './html-blocks.ts';
import { keepStory } from './html-filter.ts';
import { type PageDocument, readMetadata } from './html-metadata.ts';
import { checkText } from './item.ts';
import type { ReportItem } from './report.ts';

export interface PageSource {
  /** Name for errors. */
  input: string;
  /** Address, where the page was fetched. */
  url?: string | undefined;
  /** Content-Type header, where there was one. */
  contentType?: string | undefined;
}

/** More elements than any article's page has; Readability's time grows with them. */
const MAX_ELEMENTS = 100_000;
/** A page whose story has fewer words tells nothing: a login wall, a list of links, an error page. */
const FEWEST_WORDS = 20;

const wordCount = (blocks: readonly Block[]): number =>
  blocks.reduce((n, b) => n + (b.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);

/** The item of a page. Throws InputError `no-article`, `binary`, `empty`, `too-large`. */
export const readPage = (bytes: Uint8Array, source: PageSource): ReportItem => {
  const html = decodePage(bytes, source.input, source.contentType).replace(/\p{Surrogate}/gu, '\uFFFD');
  if (!/\S/.test(html)) throw new InputError('empty', `${source.input} is empty`, source.input);
  try {
    return readArticle(html, source);
  } catch (error) {
    if (error instanceof InputError) throw error;
    // Nesting beyond the stack, or markup that the parser stumbles over.
    throw new InputError(
      'no-article',
      `no article can be read from ${source.input} (${(error as Error).message}): save its text to a file and read that`,
      source.input,
    );
  }
};

const readArticle = (html: string, source: PageSource): ReportItem => {
  const none = (why: string): InputError =>
    new InputError(
      'no-article',
      `${source.input} holds no article (${why}): give the page of one article, or save its text to a file`,
      source.input,
    );
  // Without <html> and <body>, linkedom builds no body at all.
  const whole = /<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const metadata = readMetadata(document as unknown as PageDocument, source.url);
  const parsed = new Readability<unknown>(document, {
    serializer: (el) => el,
    keepClasses: true,
    maxElemsToParse: MAX_ELEMENTS,
  }).parse();
  if (!parsed?.content) throw none('nothing on it reads like one');
  const story = keepStory(readBlocks(parsed.content as DomElement), metadata.title);
  if (wordCount(story) < FEWEST_WORDS) throw none('its longest text is too short');
  return { ...metadata, text: checkText(story.map((b) => b.text).join('\n\n'), source.input) };
};
