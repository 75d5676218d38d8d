// URLs, against a real server on this machine.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '../../src/ingest/index.ts';

const PAGE = `<html><head><title>Ships leave</title></head><body><article>${'<p>The ships left the harbour of Odesa on Monday with forty thousand tonnes of grain, the port authority said.</p>'.repeat(4)}</article></body></html>`;
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/page') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    else if (path === '/moved') response.writeHead(302, { location: '/page' }).end();
    else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (path === '/file') response.writeHead(302, { location: 'file:///etc/hostname' }).end();
    else if (path === '/lines')
      response.writeHead(200, { 'content-type': 'text/plain' }).end('{"text":"One."}\n{"text":"Two."}\n');
    else if (path === '/huge') response.writeHead(200, { 'content-type': 'text/html', 'content-length': '99999999' }).end();
    else if (path === '/endless') {
      response.writeHead(200, { 'content-type': 'text/html' });
      const write = (): void => {
        while (!response.destroyed && response.write('x'.repeat(100_000)));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    } else if (path === '/broken') response.writeHead(500).end();
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = async (...paths: string[]): Promise<string[]> => {
  const all: string[] = [];
  for await (const found of readInputs(paths.map((path) => base + path)))
    all.push('error' in found ? `error ${found.error.code}` : (found.report.url?.replace(base, '') ?? found.report.text));
  return all;
};

describe('URLs', () => {
  it('are read with the address where redirects end', async () =>
    expect(await read('/page', '/moved')).toEqual(['/page', '/page']));
  it('may hold jsonl', async () => expect(await read('/lines')).toEqual(['One.', 'Two.']));
  it('give one error each for what fails', async () => {
    expect(await read('/gone', '/broken', '/circle', '/file', '/huge', '/endless', '/page')).toEqual([
      'error not-found',
      'error network',
      'error network',
      'error network',
      'error too-large',
      'error too-large',
      '/page',
    ]);
  });
  it('say so when nobody answers', async () => {
    const all = [];
    for await (const found of readInputs(['http://127.0.0.1:9/'])) all.push('error' in found && found.error.code);
    expect(all).toEqual(['network']);
  });
});
