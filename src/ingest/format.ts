// Which format an input has: as named by the user, else by the ending of its name, else by its first bytes.
import { decodeUtf8 } from './decode.ts';

export const FORMATS = ['text', 'html', 'jsonl', 'feed', 'telegram', 'warc', 'wacz', 'docx', 'mail', 'pdf', 'opml'] as const;
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
  wacz: 'wacz',
  docx: 'docx',
  eml: 'mail',
  pdf: 'pdf',
  opml: 'opml',
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
  if (media === 'application/pdf') return 'pdf';
  if (media === 'application/vnd.openxmlformats-officedocument.wordprocessingml.document') return 'docx';
  if (media === 'message/rfc822') return 'mail';
  if (/^(?:text\/x-opml|application\/wacz)/.test(media)) return media.endsWith('wacz') ? 'wacz' : 'opml';
  return undefined; // "text/plain" is what servers say of anything
};

/** Whether it starts like JSON that goes on for more than a line or holds one value of several lines. */
const jsonFormat = (head: string): Format | undefined => {
  if (/^\s*\{[\s\S]{0,400}?"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(head)) return 'feed';
  if (/^\s*\{/.test(head) && /"messages"\s*:\s*\[/.test(head) && /"(?:type|name|id)"\s*:/.test(head)) return 'telegram';
  if (/^\s*\{[\s\S]*?"chats"\s*:\s*\{/.test(head) && /"personal_information"|"about"/.test(head)) return 'telegram';
  return /^\s*[{[]\s*["}{\]]/.test(head) ? 'jsonl' : undefined;
};

/** What a ZIP archive holds, by the names of its first files, which stand in it unpacked. */
const zipFormat = (head: string): Format | undefined => {
  if (/\b(?:archive\/[^\0]{1,200}\.warc|datapackage\.json)/.test(head)) return 'wacz';
  return /\[Content_Types\]\.xml|word\//.test(head) ? 'docx' : undefined;
};

/** Header lines of a mail: "From:", and one that only mail servers write. */
const isMail = (head: string): boolean => {
  const fields = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}/.exec(head)?.[0];
  return fields !== undefined && /^From:/im.test(fields) && /^(?:Message-ID|MIME-Version|Received):/im.test(fields);
};

/** Format by content. Everything that is nothing else is text; binary data are told apart when it is decoded. */
export const formatByContent = (bytes: Uint8Array): Format => {
  // A cut at the end of the look can part a character: the text of the rest tells enough.
  const head = (decodeUtf8(bytes) ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')).replace(
    /^\uFEFF/,
    '',
  );
  if (/^WARC\/\d/.test(head)) return 'warc';
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) return zipFormat(head) ?? 'text';
  if (isMail(head)) return 'mail';
  const start = head.slice(0, 4096).replace(/^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*/, '');
  if (/^<opml\b/i.test(start)) return 'opml';
  if (/^<(?:rss|feed|rdf:RDF|channel)\b/i.test(start)) return 'feed';
  if (/^<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|section)\b/i.test(start)) return 'html';
  return jsonFormat(head) ?? 'text';
};
