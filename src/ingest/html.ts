// A page → the item of its article. linkedom parses (no scripts run, nothing is fetched), Readability finds the article's
// element, our own walk reads its paragraphs, and a classifier drops those that are not the story's.
import { Readability } from '@mozilla/readability';
import { InputError } from '../core/index.ts';
import { decodePage } from './decode.ts';
import { AROUND, type Block, type DomElement, readBlocks, signOf } from './html-blocks.ts';
import { keepStory } from './html-filter.ts';
import { type PageDocument, readMetadata } from './html-metadata.ts';
import { parsePage } from './html-parse.ts';
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
    // Markup that is no page, or that the parser stumbles over.
    throw new InputError(
      'no-article',
      `no article can be read from ${source.input} (${(error as Error).message}): save its text to a file and read that`,
      source.input,
    );
  }
};

interface Found extends DomElement {
  textContent: string | null;
  firstElementChild: Found | null;
  nextElementSibling: Found | null;
  setAttribute(name: string, value: string): void;
}
const elements = (document: object, selector: string): Found[] =>
  Array.from((document as { querySelectorAll(s: string): ArrayLike<Found> }).querySelectorAll(selector));

/** Readability puts a lone paragraph in the place of its <div>, whose class may be what tells that it is a newsletter box. */
const keepNames = (document: object): void => {
  for (const box of elements(document, 'div, section')) {
    const only = box.firstElementChild;
    if (only?.tagName === 'P' && !only.nextElementSibling) only.setAttribute(AROUND, signOf(box));
  }
};

const readArticle = (html: string, source: PageSource): ReportItem => {
  const none = (why: string): InputError =>
    new InputError(
      'no-article',
      `${source.input} holds no article (${why}): give the page of one article, or save its text to a file`,
      source.input,
    );
  const document = parsePage(html);
  const metadata = readMetadata(document as unknown as PageDocument, source.url);
  const headlines = elements(document, 'h1').map((el) => (el.textContent ?? '').replace(/\s+/g, ' ').trim());
  keepNames(document);
  const parsed = new Readability<unknown>(document as never, {
    serializer: (el) => el,
    keepClasses: true,
  }).parse();
  if (!parsed?.content) throw none('nothing on it reads like one');
  const story = keepStory(readBlocks(parsed.content as DomElement), [...(metadata.title ? [metadata.title] : []), ...headlines]);
  if (wordCount(story) < FEWEST_WORDS) throw none('its longest text is too short');
  return { ...metadata, text: checkText(story.map((b) => b.text).join('\n\n'), source.input) };
};
