// What a page says of itself: title, author, date, outlet, address, language. Read from JSON-LD, then OpenGraph, then
// other <meta>, then <time>, then the address; the first that gives a plausible value wins. Nothing is fetched or run.
import { readDate } from './dates.ts';

export interface PageMetadata {
  title?: string;
  author?: string;
  published?: string;
  outlet?: string;
  url?: string;
  language?: string;
}

/** The part of the DOM that is used. */
export interface PageElement {
  tagName: string;
  textContent: string | null;
  getAttribute(name: string): string | null;
}
export interface PageDocument {
  querySelectorAll(selector: string): ArrayLike<PageElement>;
}

type Json = Record<string, unknown>;

const clean = (value: unknown, longest = 300): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = decodeEntities(value)
    .replace(/<[^>]{0,300}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text && text.length <= longest && !/\p{Surrogate}/u.test(text) ? text : undefined;
};

/** Entities that sites leave in their JSON-LD and meta. */
const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt|nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip));/gi,
    (all, dec, hex, name) => {
      if (name)
        return (
          {
            amp: '&',
            quot: '"',
            apos: "'",
            lt: '<',
            gt: '>',
            nbsp: ' ',
            rsquo: '’',
            lsquo: '‘',
            rdquo: '”',
            ldquo: '“',
            ndash: '–',
            mdash: '—',
            hellip: '…',
          }[String(name).toLowerCase()] ?? all
        );
      const code = dec ? Number(dec) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
    },
  );

const ARTICLE =
  /^(?:news|opinion|analysis|background|reportage|review|askpublicnews|scholarly|tech|satirical|advertiser)?(?:article|newsarticle)$|^(?:blogposting|liveblogposting|report|socialmediaposting|discussionforumposting)$/i;

const isArticle = (node: Json): boolean =>
  [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type.replace(/^https?:\/\/schema\.org\//, '')));

/** The objects of a JSON-LD value, in order, not deeper than sites nest them. */
const objectsOf = (value: unknown, depth = 0): Json[] => {
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((v) => objectsOf(v, depth + 1));
  const node = value as Json;
  return [
    node,
    ...objectsOf(node['@graph'], depth + 1),
    ...objectsOf(node.mainEntity, depth + 1),
    ...objectsOf(node.mainEntityOfPage, depth + 1),
  ];
};

const readJsonLd = (document: PageDocument): Json | undefined => {
  for (const script of Array.from(document.querySelectorAll('script[type*="ld+json"]'))) {
    const source = (script.textContent ?? '')
      .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
      .replace(/(?:-->|\/\/\]\]>|\]\]>)\s*;?\s*$/, '');
    if (source.length > 1_000_000) continue;
    let value: unknown;
    try {
      // Line breaks inside strings are the common fault.
      value = JSON.parse(source.replace(/[\u0000-\u001F]+/g, ' ').replace(/;\s*$/, ''));
    } catch {
      continue;
    }
    const article = objectsOf(value).find(isArticle);
    if (article) return article;
  }
  return undefined;
};

/** Name or names of a person, an organisation, or a list of them. */
const namesOf = (value: unknown): string | undefined => {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map((v) => (typeof v === 'object' && v !== null ? [(v as Json).name].flat()[0] : v));
  const good = names.map((n) => readName(n)).filter((n): n is string => n !== undefined);
  return good.length ? [...new Set(good)].join(', ') : undefined;
};

/** A name without "By", and without addresses and handles. */
const readName = (value: unknown): string | undefined => {
  const text = clean(value, 120)
    ?.replace(/^(?:by|from|author|written by|posted by)\b[:\s]+/i, '')
    .trim();
  return text &&
    /\p{L}{2}/u.test(text) &&
    !/https?:|www\.|^@|\S@\S|^(?:admin|administrator|user|author|unknown|none|null|undefined)$/i.test(text)
    ? text
    : undefined;
};

/** All `<meta>` by lower-cased name, property or itemprop; the first of a name wins. */
const readMeta = (document: PageDocument): Map<string, string> => {
  const meta = new Map<string, string>();
  for (const el of Array.from(document.querySelectorAll('meta')).slice(0, 2000)) {
    const content = el.getAttribute('content');
    if (!content) continue;
    for (const key of [el.getAttribute('property'), el.getAttribute('name'), el.getAttribute('itemprop')])
      if (key && !meta.has(key.toLowerCase())) meta.set(key.toLowerCase(), content);
  }
  return meta;
};

const first = <T>(values: readonly T[], read: (value: T) => string | undefined): string | undefined => {
  for (const value of values) {
    const found = read(value);
    if (found) return found;
  }
  return undefined;
};

const DATE_META = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'og:published_time',
  'rnews:datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published-date',
  'publication_date',
  'article.published',
  'article_date_original',
  'dc.date.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'dcterms.issued',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'originalpublicationdate',
  'displaydate',
  'date',
];
const AUTHOR_META = [
  'author',
  'article:author',
  'og:article:author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'cxenseparse:author',
  'citation_author',
  'twitter:creator',
];
const OUTLET_META = [
  'og:site_name',
  'application-name',
  'dc.publisher',
  'dcterms.publisher',
  'publisher',
  'apple-mobile-web-app-title',
  'cre',
];

const httpUrl = (value: string | null | undefined, base?: string): string | undefined => {
  if (!value || value.length > 2000 || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
};

/** "Talks fail in Geneva | The Example" → "Talks fail in Geneva", where the rest is the outlet's name or the headline says so. */
const withoutSite = (title: string, outlet: string | undefined, headlines: readonly string[]): string => {
  const plain = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const pieces = title.split(/\s+(?:[|·•»–—-]|::)\s+/);
  if (pieces.length < 2) return title;
  const headline = headlines.find((h) => plain(h).length > 12 && plain(title).startsWith(plain(h)));
  if (headline) return headline;
  const last = plain(pieces.at(-1)!);
  if (outlet && (plain(outlet).includes(last) || last.includes(plain(outlet))))
    return title.slice(0, title.lastIndexOf(pieces.at(-1)!)).replace(/\s+(?:[|·•»–—-]|::)\s+$/, '');
  return title;
};

/** Metadata of a page; `address` is where it was found, if that is known. What the page does not say is absent. */
export const readMetadata = (document: PageDocument, address?: string): PageMetadata => {
  const ld = readJsonLd(document) ?? {};
  const meta = readMeta(document);
  const all = (selector: string): PageElement[] => Array.from(document.querySelectorAll(selector)).slice(0, 50);
  const attribute = (selector: string, name: string): string | undefined =>
    first(all(selector), (el) => el.getAttribute(name) ?? undefined);

  const url =
    httpUrl(attribute('link[rel="canonical"]', 'href'), address) ??
    httpUrl(meta.get('og:url'), address) ??
    httpUrl(typeof ld.url === 'string' ? ld.url : undefined, address) ??
    httpUrl(address);
  const outlet = namesOf(ld.publisher) ?? first(OUTLET_META, (key) => clean(meta.get(key), 120));
  const headlines = all('h1')
    .map((el) => clean(el.textContent))
    .filter((t): t is string => t !== undefined);
  const rawTitle =
    clean(ld.headline) ??
    clean(meta.get('og:title')) ??
    clean(meta.get('twitter:title')) ??
    clean(all('title')[0]?.textContent) ??
    headlines[0];
  const title = rawTitle && withoutSite(rawTitle, outlet, headlines);
  const author =
    namesOf(ld.author) ??
    namesOf(ld.creator) ??
    first(AUTHOR_META, (key) => readName(meta.get(key))) ??
    first(
      [
        '[itemprop="author"] [itemprop="name"]',
        '[itemprop="author"]',
        'a[rel="author"]',
        '[rel="author"]',
        '.byline-name',
        '.author-name',
        '.byline__name',
      ],
      (s) => first(all(s), (el) => readName(el.textContent)),
    );
  const dateOf = (value: unknown): string | undefined =>
    typeof value === 'string' && value.length < 100 ? readDate(value) : undefined;
  const published =
    dateOf(ld.datePublished) ??
    dateOf(ld.dateCreated) ??
    first(DATE_META, (key) => dateOf(meta.get(key))) ??
    first(['[itemprop="datePublished"]', 'time[pubdate]', 'article header time', 'article time', 'time'], (s) =>
      first(all(s), (el) => dateOf(el.getAttribute('datetime')) ?? dateOf(el.getAttribute('content')) ?? dateOf(el.textContent)),
    ) ??
    dateInUrl(url);
  const language = first([ld.inLanguage, attribute('html', 'lang'), meta.get('og:locale')], readLanguage);
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(published && { published }),
    ...(outlet && { outlet }),
    ...(url && { url }),
    ...(language && { language }),
  };
};

/** ".../2016/03/14/…" and ".../2016-03-14-…": the day is in the address. */
const dateInUrl = (url: string | undefined): string | undefined => {
  const m = /[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?:[/_.-]|$)/.exec(url ?? '');
  return m ? readDate(`${m[1]}-${m[2]}-${m[3]}`) : undefined;
};

/** "en_US" → "en-US"; undefined for what is no tag. */
const readLanguage = (value: unknown): string | undefined => {
  const tag = typeof value === 'string' ? value.trim().replace(/_/g, '-') : '';
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
};
