// Which format an input has: as named by the user, else by the ending of its name, else by its first bytes.
import { decodeUtf8 } from './decode.ts';

export const FORMATS = ['text', 'html', 'jsonl', 'feed', 'telegram', 'warc'] as const;
export type Format = (typeof FORMATS)[number];

const ENDINGS: Record<string, Format> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  warc: 'warc',
};

/** Format by the ending of a name (".gz" is looked through); undefined where it does not tell (json and xml hold several). */
export const formatByName = (name: string): Format | undefined =>
  ENDINGS[/\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? ''];

/** Format by the media type that a server states. */
export const formatByMediaType = (type: string): Format | undefined => {
  const media = type.split(';', 1)[0]!.trim().toLowerCase();
  if (media === 'text/html' || media === 'application/xhtml+xml') return 'html';
  if (/^application\/(?:rss|atom|rdf)\+xml$|^application\/feed\+json$/.test(media)) return 'feed';
  if (/^application\/(?:jsonl|x-ndjson|ndjson|jsonlines|x-jsonlines)$/.test(media)) return 'jsonl';
  if (media === 'application/warc') return 'warc';
  return undefined; // "text/plain" is what servers say of anything
};

/** Whether it starts like JSON that goes on for more than a line or holds one value of several lines. */
const jsonFormat = (head: string): Format | undefined => {
  if (/^\s*\{[\s\S]{0,400}?"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(head)) return 'feed';
  if (/^\s*\{/.test(head) && /"messages"\s*:\s*\[/.test(head) && /"(?:type|name|id)"\s*:/.test(head)) return 'telegram';
  if (/^\s*\{[\s\S]*?"chats"\s*:\s*\{/.test(head) && /"personal_information"|"about"/.test(head)) return 'telegram';
  return /^\s*[{[]\s*["}{\]]/.test(head) ? 'jsonl' : undefined;
};

/** Format by content. Everything that is nothing else is text; binary data are told apart when it is decoded. */
export const formatByContent = (bytes: Uint8Array): Format => {
  // A cut at the end of the look can part a character: the text of the rest tells enough.
  const head = (decodeUtf8(bytes) ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')).replace(
    /^\uFEFF/,
    '',
  );
  if (/^WARC\/\d/.test(head)) return 'warc';
  const start = head.slice(0, 4096).replace(/^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*/, '');
  if (/^<(?:rss|feed|rdf:RDF|channel)\b/i.test(start)) return 'feed';
  if (/^<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|section)\b/i.test(start)) return 'html';
  return jsonFormat(head) ?? 'text';
};
