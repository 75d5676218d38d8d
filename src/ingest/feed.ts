// RSS, Atom, RDF or JSON Feed → one item an entry that has text: the full content where the feed carries it, else its
// summary. The feed's title is the outlet. Links are not followed.
import { type Atom, type Json, parseFeed, type Rdf, type Rss } from 'feedsmith';
import { InputError } from '../core/index.ts';
import { readDate } from './dates.ts';
import { decodePage } from './decode.ts';
import { fragmentText } from './html-fragment.ts';
import { checkText } from './item.ts';
import type { FoundOrError } from './read-inputs.ts';

/** The parser gives what it finds; everything may be missing. */
type Partly<T> = T extends (infer U)[] ? Partly<U>[] : T extends object ? { [K in keyof T]?: Partly<T[K]> | undefined } : T;

/** What the kinds of feed have in common. */
interface Entry {
  id?: string | undefined;
  title?: string | undefined;
  html?: string | undefined;
  plain?: string | undefined;
  url?: string | undefined;
  published?: string | undefined;
  author?: string | undefined;
}
interface Feed {
  title?: string | undefined;
  entries: Entry[];
}

const names = (people: readonly ({ name?: string | undefined } | string | undefined)[] | undefined): string | undefined =>
  people
    ?.map((p) => (typeof p === 'string' ? p : p?.name))
    .filter(Boolean)
    .join(', ') || undefined;

const ofRss = (feed: Partly<Rss.Feed<string>>): Feed => ({
  title: feed.title,
  entries: (feed.items ?? []).map((item) => ({
    id: item?.guid?.value ?? item?.link,
    title: item?.title,
    html: item?.content?.encoded ?? item?.description,
    url: item?.link,
    published: item?.pubDate ?? item?.dc?.dates?.[0],
    author: names(item?.dc?.creators) ?? names(item?.authors as { name?: string }[] | undefined),
  })),
});

const ofRdf = (feed: Partly<Rdf.Feed<string>>): Feed => ({
  title: feed.title,
  entries: (feed.items ?? []).map((item) => ({
    id: item?.rdf?.about ?? item?.link,
    title: item?.title,
    html: item?.content?.encoded ?? item?.description,
    url: item?.link,
    published: item?.dc?.dates?.[0],
    author: names(item?.dc?.creators),
  })),
});

const ofAtom = (feed: Partly<Atom.Feed<string>>): Feed => ({
  title: feed.title?.value,
  entries: (feed.entries ?? []).map((entry) => {
    const body = entry?.content?.value ? entry.content : entry?.summary;
    return {
      id: entry?.id,
      title: entry?.title?.value,
      ...(body?.type === 'text' ? { plain: body.value } : { html: body?.value }),
      url: (entry?.links?.find((link) => !link?.rel || link.rel === 'alternate') ?? entry?.links?.[0])?.href,
      published: entry?.published ?? entry?.updated,
      author: names(entry?.authors),
    };
  }),
});

const ofJson = (feed: Partly<Json.Feed<string>>): Feed => ({
  title: feed.title,
  entries: (feed.items ?? []).map((item) => ({
    id: item?.id,
    title: item?.title,
    html: item?.content_html,
    plain: item?.content_text ?? (item?.content_html ? undefined : item?.summary),
    url: item?.url ?? item?.external_url,
    published: item?.date_published ?? item?.date_modified,
    author: names(item?.authors),
  })),
});

const parse = (source: string, input: string): Feed => {
  try {
    const { format, feed } = parseFeed(source);
    if (format === 'rss') return ofRss(feed);
    if (format === 'rdf') return ofRdf(feed);
    if (format === 'atom') return ofAtom(feed);
    return ofJson(feed);
  } catch (error) {
    throw new InputError(
      'unknown-format',
      `${input} is no feed that can be read (${(error as Error).message}): RSS, Atom, RDF and JSON Feed can`,
      input,
    );
  }
};

/** Items of a feed; an entry without text is an error that names it. Throws InputError `unknown-format`, `empty`, `binary`. */
export function* readFeed(bytes: Uint8Array, { input }: { input: string }): Generator<FoundOrError> {
  const feed = parse(decodePage(bytes, input), input);
  if (feed.entries.length === 0) throw new InputError('empty', `the feed ${input} has no entries`, input);
  for (const [i, entry] of feed.entries.entries()) {
    const where = `${input}, entry ${i + 1}`;
    try {
      const text = checkText(entry.html ? fragmentText(entry.html) : (entry.plain ?? ''), where);
      const title = entry.title && fragmentText(entry.title).replace(/\s+/g, ' ');
      const published = entry.published && readDate(entry.published);
      yield {
        input: where,
        item: {
          ...(entry.id && { id: entry.id }),
          text,
          ...(title && { title }),
          ...(feed.title && { outlet: feed.title }),
          ...(entry.author && { author: entry.author }),
          ...(entry.url && { url: entry.url }),
          ...(published && { published }),
        },
      };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield error;
    }
  }
}
