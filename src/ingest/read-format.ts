// One opened input → its items, by its format: as asked for, else as the server, the name or the content tells. Each item carries the bytes
// that it came in.
import { InputError, type Received } from '../core/index.ts';
import { decodeText } from './decode.ts';
import { type Format, formatByContent, formatByMediaType, formatByName } from './format.ts';
import { checkText } from './item.ts';
import { readItems } from './items.ts';
import { inMegabytes, MAX_REPORT_BYTES, SNIFF_BYTES } from './limits.ts';
import type { Opened } from './open.ts';
import type { Found, FoundOrError, IngestOptions } from './read-inputs.ts';

/** The first bytes of a stream, and the stream from its beginning. */
const peek = async (stream: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> => {
  const chunks = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield* seen;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return { head: Buffer.concat(seen).subarray(0, SNIFF_BYTES), whole: whole() };
};

/** All bytes of a stream. Throws InputError `too-large`, `empty`. */
const readAll = async (stream: AsyncIterable<Uint8Array>, input: string, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length >= maxBytes)
      throw new InputError('too-large', `${input} is ${inMegabytes(maxBytes)} or more, too much for one report: split it`, input);
    chunks.push(chunk);
  }
  if (length === 0) throw new InputError('empty', `${input} is empty`, input);
  return Buffer.concat(chunks);
};

/** A feed or a channel's export holds many reports in one piece: this much of it is taken into memory. */
const MAX_COLLECTION_BYTES = 200_000_000;

/** Documents hold pictures beside their text, and mails attachments. */
const MAX_FILE_BYTES = 100_000_000;

/** The format of an input whose first bytes are `head`. */
const formatOf = ({ input, url, contentType }: Opened, head: Uint8Array, asked: Format | undefined): Format =>
  asked ?? formatByMediaType(contentType ?? '') ?? formatByName((url ?? input).replace(/[?#].*$/, '')) ?? formatByContent(head);

/** Reads one opened input. The readers of rarer formats load when they are needed. */
export async function* readFound(opened: Opened, options: IngestOptions): AsyncGenerator<FoundOrError> {
  const { input, url, contentType, headers } = opened;
  const { head, whole } = await peek(opened.stream);
  const receive = (bytes: Uint8Array, scope: Received['scope']): { received: Received } => ({
    received: { bytes, scope, ...(url && { url }), ...(contentType && { mediaType: contentType }), ...(headers && { headers }) },
  });
  const one = async (read: (bytes: Uint8Array) => Found | Promise<Found>): Promise<Found> => {
    const bytes = await readAll(whole, input, MAX_FILE_BYTES);
    const found = await read(bytes);
    return { ...found, item: { ...found.item, ...(url && !found.item.url && { url }) }, ...receive(bytes, 'report') };
  };
  switch (formatOf(opened, head, options.format)) {
    case 'text': {
      const bytes = await readAll(whole, input, MAX_REPORT_BYTES);
      const text = checkText(decodeText(bytes, input), input);
      yield { input, item: { text, ...(url && { url }) }, readFront: true, ...receive(bytes, 'report') };
      return;
    }
    case 'jsonl':
      yield* readItems(whole, head, input);
      return;
    case 'html': {
      const { readPage } = await import('./html.ts');
      const bytes = await readAll(whole, input, MAX_REPORT_BYTES);
      yield { input, item: readPage(bytes, { input, url, contentType }), ...receive(bytes, 'report') };
      return;
    }
    case 'docx': {
      const { readDocx } = await import('./docx.ts');
      yield await one((bytes) => readDocx(bytes, input));
      return;
    }
    case 'mail': {
      const { readMail } = await import('./mail.ts');
      yield await one((bytes) => readMail(bytes, input));
      return;
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts');
      yield await one((bytes) => readPdf(bytes, input));
      return;
    }
    case 'feed': {
      const { readFeed } = await import('./feed.ts');
      const bytes = await readAll(whole, input, MAX_COLLECTION_BYTES);
      const received = receive(bytes, 'collection');
      for (const found of readFeed(bytes, { input })) yield found instanceof InputError ? found : { ...found, ...received };
      return;
    }
    case 'telegram': {
      const { readTelegram } = await import('./telegram.ts');
      yield* readTelegram(await readAll(whole, input, MAX_COLLECTION_BYTES), { ...options, input, path: opened.path });
      return;
    }
    case 'warc': {
      const { readWarc } = await import('./warc.ts');
      yield* readWarc(whole, { input });
      return;
    }
    case 'wacz': {
      const { readWacz } = await import('./wacz.ts');
      yield* readWacz(opened.path ?? (await readAll(whole, input, MAX_COLLECTION_BYTES)), { input });
      return;
    }
    case 'opml':
      throw new InputError(
        'unknown-format',
        `${input} is a list of feeds and holds no reports: sitrep follow ${input} fetches them`,
        input,
      );
  }
}
