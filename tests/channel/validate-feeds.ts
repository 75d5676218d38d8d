// A feed's text → what is wrong with it: by schemas written from the specifications (RELAX NG, JSON Schema; libxml2 and ajv hold the feed against them), and by what the W3C's
// feed validator asks besides: dates that exist, ids that are there once, a link to itself, HTML that closes what it opens and refers to nothing relative.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { Parser } from 'htmlparser2';
import { RelaxNGValidator, XmlDocument, XmlElement } from 'libxml2-wasm';

const schema = (name: string): string => readFileSync(new URL(`feed-schemas/${name}`, import.meta.url), 'utf8');
const NAMES = { a: 'http://www.w3.org/2005/Atom', c: 'http://purl.org/rss/1.0/modules/content/' };
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** HTML in a feed: closed as it was opened, without script or frame, without an address that needs a base. */
const htmlFaults = (html: string, where: string): string[] => {
  const faults: string[] = [];
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!VOID.has(name)) open.push(name);
        if (/^(?:script|iframe|object|embed|form|meta|link|style|base)$/.test(name)) faults.push(`${where}: <${name}>`);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^(?:on|style$)/i.test(attribute)) faults.push(`${where}: attribute ${attribute}`);
          if (/^(?:href|src)$/.test(attribute) && !/^https?:/.test(value)) faults.push(`${where}: address ${value}`);
        }
      },
      onclosetag(name, implied) {
        if (VOID.has(name)) return;
        if (open.pop() !== name || implied) faults.push(`${where}: <${name}> is not closed`);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return [...faults, ...open.map((name) => `${where}: <${name}> is not closed`)];
};

const twice = (ids: readonly string[], where: string): string[] =>
  ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${where}: the id ${id} stands twice`);

const withDocument = (text: string, rng: string, look: (find: (path: string) => string[]) => string[]): string[] => {
  let doc: XmlDocument;
  try {
    doc = XmlDocument.fromString(text);
  } catch (error) {
    return [`no XML: ${(error as Error).message}`];
  }
  const rules = XmlDocument.fromString(schema(rng));
  const validator = RelaxNGValidator.fromDoc(rules);
  const faults: string[] = [];
  try {
    validator.validate(doc);
  } catch (error) {
    const { details = [], message } = error as { details?: { message: string; line?: number }[]; message: string };
    faults.push(...(details.length ? details.map((d) => `${d.line}: ${d.message.trim()}`) : [message]));
  }
  const find = (path: string): string[] =>
    doc.find(path, NAMES).map((node) => (node instanceof XmlElement ? node.content : ((node as { value?: string }).value ?? '')));
  faults.push(...look(find));
  validator.dispose();
  rules.dispose();
  doc.dispose();
  return faults;
};

export const atomFaults = (text: string): string[] =>
  withDocument(text, 'atom.rng', (find) => {
    const faults = twice(find('/a:feed/a:entry/a:id'), 'atom');
    for (const date of find('//a:updated | //a:published')) if (Number.isNaN(Date.parse(date))) faults.push(`no date: ${date}`);
    if (find('/a:feed/a:link[@rel="self"]/@href').length !== 1) faults.push('no link to itself');
    if (find('/a:feed/a:link[@rel="alternate"]/@href').length !== 1) faults.push('no link to the site');
    if (find('/a:feed/a:entry[not(a:link[@rel="alternate"]) and not(a:content)]').length)
      faults.push('an entry without link or content');
    const updated = find('/a:feed/a:updated')[0] ?? '';
    if (find('/a:feed/a:entry/a:updated').some((date) => Date.parse(date) > Date.parse(updated)))
      faults.push('an entry newer than its feed');
    for (const html of find('//a:content[@type="html"]')) faults.push(...htmlFaults(html, 'content'));
    for (const words of find('//a:title[not(@type) or @type="text"]')) if (!words.trim()) faults.push('an empty title');
    return faults;
  });

export const rssFaults = (text: string): string[] =>
  withDocument(text, 'rss.rng', (find) => {
    const faults = twice(find('/rss/channel/item/guid'), 'rss');
    for (const date of find('//pubDate | //lastBuildDate')) {
      const at = new Date(date);
      if (Number.isNaN(at.getTime()) || !date.startsWith(at.toUTCString().slice(0, 3))) faults.push(`no such day: ${date}`);
    }
    if (find('/rss/channel/a:link[@rel="self"]/@href').length !== 1) faults.push('no link to itself');
    if (find('/rss/channel/item[not(guid)]').length) faults.push('an item without a guid');
    for (const html of find('/rss/channel/item/description')) faults.push(...htmlFaults(html, 'description'));
    for (const html of find('//c:encoded')) faults.push(...htmlFaults(html, 'content:encoded'));
    return faults;
  });

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const holds = ajv.compile(JSON.parse(schema('json-feed.json')) as object);

export const jsonFeedFaults = (text: string): string[] => {
  let feed: { items: { id: string; content_html?: string; date_published?: string; date_modified?: string }[] };
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return [`no JSON: ${(error as Error).message}`];
  }
  if (!holds(feed)) return holds.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  return [
    ...twice(
      feed.items.map((i) => i.id),
      'json',
    ),
    ...feed.items.flatMap((i) => htmlFaults(i.content_html ?? '', 'content_html')),
    ...feed.items
      .filter((i) => Date.parse(i.date_modified ?? '') < Date.parse(i.date_published ?? ''))
      .map((i) => `${i.id} was changed before it was published`),
  ];
};
