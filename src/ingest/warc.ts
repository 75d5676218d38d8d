// A WARC file (ISO 28500; gzip is unpacked before) → one item a web page in it: responses with status 200 and a type of HTML.
// Everything else (requests, pictures, redirects) is passed over. One record at a time is in memory. ARC files are not read.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { InputError, type Received } from '../core/index.ts';
import { isoDate } from './dates.ts';
import { readPage } from './html.ts';
import { inMegabytes, MAX_REPORT_BYTES } from './limits.ts';
import type { FoundOrError } from './read-inputs.ts';

/** Header lines are short; a longer one means that the file is no WARC, or damaged. */
const LONGEST_LINE = 65_536;

/** Reads a stream by lines and by counts. */
class Cursor {
  #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }
  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, next.value]) : next.value;
    return true;
  }
  /** The next line without its end; undefined at the end of the stream. */
  async line(): Promise<string | undefined> {
    let at = this.#rest.indexOf(10);
    while (at < 0) {
      const seen = this.#rest.length;
      if (seen > LONGEST_LINE) throw new RangeError('a header line is too long');
      if (!(await this.#more())) {
        if (seen === 0) return undefined;
        at = seen;
        break;
      }
      at = this.#rest.indexOf(10, seen);
    }
    const line = Buffer.from(this.#rest.subarray(0, at)).toString('utf8');
    this.#rest = this.#rest.subarray(at + 1);
    return line.replace(/\r$/, '');
  }
  /** The next `count` bytes; they are only kept if `keep` says so. Throws RangeError where the stream ends before. */
  async take(count: number, keep: boolean): Promise<Uint8Array> {
    const kept: Uint8Array[] = [];
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new RangeError('it ends within a record');
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      if (keep) kept.push(piece);
    }
    return Buffer.concat(kept);
  }
}

/** Header fields, names in lower case, up to the empty line. */
const readFields = (lines: readonly string[]): Map<string, string> => {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return fields;
};

/** The body of "Transfer-Encoding: chunked". Archives often keep the header and store the body whole: then it is taken as it is. */
const dechunk = (body: Uint8Array): Uint8Array => {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(10, at);
    const size =
      end < 0 || end - at > 100
        ? undefined
        : /^([\da-f]{1,8})\s*(?:;.*)?\r?$/i.exec(Buffer.from(body.subarray(at, end)).toString('latin1'))?.[1];
    if (size === undefined) return pieces.length ? Buffer.concat(pieces) : body;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    pieces.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length + (body[end + 1 + length] === 13 ? 2 : 1);
  }
  return Buffer.concat(pieces);
};

const unpack = (body: Uint8Array, encoding: string): Uint8Array => {
  const limit = { maxOutputLength: MAX_REPORT_BYTES };
  if (/gzip/i.test(encoding) && body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body, limit);
  if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, limit);
  if (/deflate/i.test(encoding)) return inflateSync(body, limit);
  return body;
};

/** The item of one HTTP response, or why there is none; undefined for what is no page. */
const readResponse = (
  bytes: Uint8Array,
  where: string,
  url: string | undefined,
  at: string | undefined,
): FoundOrError | undefined => {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const gap = /\r?\n\r?\n/.exec(message.subarray(0, LONGEST_LINE).toString('latin1'));
  if (!gap) return undefined;
  const [status = '', ...lines] = message.subarray(0, gap.index).toString('latin1').split(/\r?\n/);
  const fields = readFields(lines);
  const contentType = fields.get('content-type');
  if (!/^HTTP\/[\d.]+ 200\b/.test(status) || !/html/i.test(contentType ?? '')) return undefined;
  try {
    const raw = bytes.subarray(gap.index + gap[0].length);
    const body = unpack(
      /chunked/i.test(fields.get('transfer-encoding') ?? '') ? dechunk(raw) : raw,
      fields.get('content-encoding') ?? '',
    );
    const received: Received = {
      bytes,
      scope: 'report',
      ...(at && { at }),
      ...(url && { url }),
      ...(contentType && { mediaType: contentType }),
      headers: Object.fromEntries(fields),
    };
    return { input: where, item: readPage(body, { input: where, url, contentType }), received };
  } catch (error) {
    return error instanceof InputError
      ? error
      : new InputError('unreadable', `${where} is damaged (${(error as Error).message})`, where);
  }
};

/** Items of a WARC file. Throws InputError `unreadable`, `empty`. */
export async function* readWarc(stream: AsyncIterable<Uint8Array>, { input }: { input: string }): AsyncGenerator<FoundOrError> {
  const cursor = new Cursor(stream);
  let found = 0;
  try {
    for (let first = await cursor.line(); first !== undefined; first = await cursor.line()) {
      if (!first.trim()) continue;
      if (!/^WARC\/\d/.test(first)) throw new RangeError('a record does not begin with "WARC/"');
      const lines: string[] = [];
      for (let line = await cursor.line(); line?.trim(); line = await cursor.line()) lines.push(line);
      const fields = readFields(lines);
      const length = Number(fields.get('content-length'));
      if (!Number.isSafeInteger(length) || length < 0) throw new RangeError('a record has no length');
      const isPage =
        fields.get('warc-type') === 'response' && /^application\/http\b/.test(fields.get('content-type') ?? 'application/http');
      const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '');
      const where = `${input}, ${url ?? `record ${found + 1}`}`;
      const bytes = await cursor.take(length, isPage && length < MAX_REPORT_BYTES);
      if (!isPage) continue;
      const item =
        length < MAX_REPORT_BYTES
          ? readResponse(bytes, where, url, isoDate(fields.get('warc-date') ?? ''))
          : new InputError('too-large', `${where} is ${inMegabytes(MAX_REPORT_BYTES)} or more, too much for one page`, where);
      if (!item) continue;
      found += 1;
      yield item;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('unreadable', `${input} is damaged, or no WARC file (${(error as Error).message}): get it again`, input);
  }
  if (found === 0) throw new InputError('empty', `${input} holds no web pages`, input);
}
