// Web archives: pages in, the rest passed over.
import { Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/ingest/index.ts';

const STORY =
  '<p>The ships left the harbour of Odesa on Monday with forty thousand tonnes of grain, the port authority said.</p>';
const PAGE = `<html><head><title>Ships leave</title></head><body><article>${STORY.repeat(4)}</article></body></html>`;

const record = (type: string, payload: Uint8Array | string, fields: Record<string, string> = {}): Buffer => {
  const body = Buffer.from(payload);
  const head = Object.entries({ 'WARC-Type': type, 'Content-Length': String(body.length), ...fields }).map(
    ([k, v]) => `${k}: ${v}\r\n`,
  );
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`), body, Buffer.from('\r\n\r\n')]);
};
const response = (url: string, body: Uint8Array | string, headers = 'Content-Type: text/html', status = '200 OK'): Buffer =>
  record('response', Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body)]), {
    'WARC-Target-URI': url,
    'Content-Type': 'application/http; msgtype=response',
  });
const read = async (bytes: Buffer, size = 1000): Promise<(string | undefined)[]> => {
  const all: (string | undefined)[] = [];
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
  for await (const found of readInputs(['-'], { stdin: Readable.from(chunks) }))
    all.push('error' in found ? `error ${found.error.code}` : found.report.url);
  return all;
};
const ARCHIVE = [
  record('warcinfo', 'software: test'),
  record('request', 'GET / HTTP/1.1\r\n\r\n', { 'WARC-Target-URI': 'https://example.org/a' }),
  response('https://example.org/a', PAGE),
  response('https://example.org/picture', 'x', 'Content-Type: image/png'),
  response('https://example.org/gone', PAGE, 'Content-Type: text/html', '404 Not Found'),
  response('https://example.org/packed', brotliCompressSync(PAGE), 'Content-Type: text/html\r\nContent-Encoding: br'),
  response(
    'https://example.org/chunked',
    `${PAGE.length.toString(16)}\r\n${PAGE}\r\n0\r\n\r\n`,
    'Content-Type: text/html\r\nTransfer-Encoding: chunked',
  ),
  response('https://example.org/login', '<form><input></form>'),
];
const PAGES = ['https://example.org/a', 'https://example.org/packed', 'https://example.org/chunked', 'error no-article'];

describe('WARC files', () => {
  it('give their pages, whatever the chunks', async () => {
    expect(await read(Buffer.concat(ARCHIVE))).toEqual(PAGES);
    expect(await read(Buffer.concat(ARCHIVE), 7)).toEqual(PAGES);
  });
  it('may be gzip, a member a record', async () =>
    expect(await read(Buffer.concat(ARCHIVE.map((r) => gzipSync(r))))).toEqual(PAGES));
  it('that break off give what came before, and an error', async () => {
    expect(await read(Buffer.concat([ARCHIVE[2]!, ARCHIVE[5]!.subarray(0, 200)]))).toEqual([
      'https://example.org/a',
      'error unreadable',
    ]);
  });
  it('without pages say so', async () => expect(await read(ARCHIVE[0]!)).toEqual(['error empty']));
});
