// Following feeds against a server of our own: what is asked, how often, with which headers, and what becomes of the entries.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askFeed, type FeedMemory, Polite, SHORTEST_MS } from '../../src/ingest/follow/index.ts';
import { CLI, sitrep } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;
let asked: { path: string; headers: IncomingHttpHeaders }[] = [];
let handlers: Record<string, Handler> = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ path: request.url!, headers: request.headers });
    response.setHeader('connection', 'close'); // a connection kept for later could be closed by then
    const handler = handlers[request.url!];
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  handlers = {};
});

const START = Date.parse('2031-05-04T10:00:00Z');
/** A clock that goes on only where somebody sleeps. */
const clock = () => {
  const state = { now: START, slept: [] as number[] };
  return {
    state,
    now: () => state.now,
    sleep: async (ms: number) => {
      state.slept.push(ms);
      state.now += ms;
    },
  };
};
const guest = (c: ReturnType<typeof clock>, delayMs = 2000) =>
  new Polite({ fetch, now: c.now, sleep: c.sleep, delayMs, contact: 'desk@paper.example' });
const memory = (path = '/feed', more: Partial<FeedMemory> = {}): FeedMemory => ({ url: base + path, failures: 0, ...more });
const rss = (...texts: string[]): string =>
  `<rss version="2.0"><channel><title>Sound Courier</title>${texts.map((t, i) => `<item><guid>e${i}</guid><title>Entry ${i}</title><link>${base}/page${i}</link><description>${t}</description></item>`).join('')}</channel></rss>`;
const answer =
  (body: string, headers: Record<string, string> = {}, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  };
const later = (ms: number): string => new Date(START + ms).toISOString();

describe('a feed', () => {
  it('is asked after robots.txt, with a name and an address, and again on condition', async () => {
    handlers['/feed'] = (request, response) =>
      request.headers['if-none-match'] === '"v1"'
        ? response.writeHead(304).end()
        : answer(rss('A'), { etag: '"v1"', 'last-modified': 'Sun, 04 May 2031 09:00:00 GMT' })(request, response);
    const c = clock();
    const polite = guest(c);
    const first = await askFeed(memory(), polite, c.now);
    expect(first).toMatchObject({ kind: 'new', memory: { etag: '"v1"', status: 200, failures: 0 } });
    expect(asked.map((a) => a.path)).toEqual(['/robots.txt', '/feed']);
    expect(asked[1]!.headers['user-agent']).toBe('sitrep (news reader; desk@paper.example)');
    expect(c.state.slept).toEqual([2000]); // between the two
    expect(await askFeed(first.memory, polite, c.now)).toMatchObject({ kind: 'later' });
    expect(asked).toHaveLength(2);
    c.state.now += SHORTEST_MS;
    const second = await askFeed(first.memory, polite, c.now);
    expect(second).toMatchObject({
      kind: 'unchanged',
      memory: { etag: '"v1"', lastModified: 'Sun, 04 May 2031 09:00:00 GMT', status: 304 },
    });
    expect(asked.map((a) => a.path)).toEqual(['/robots.txt', '/feed', '/feed']);
    expect(asked[2]!.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': 'Sun, 04 May 2031 09:00:00 GMT' });
  });

  it('that robots.txt does not allow is not asked; nor one whose robots.txt is broken', async () => {
    handlers['/feed'] = answer(rss('A'));
    handlers['/robots.txt'] = answer('User-agent: sitrep\nDisallow: /feed\n\nUser-agent: *\nAllow: /\n', {
      'content-type': 'text/plain',
    });
    let c = clock();
    expect(await askFeed(memory(), guest(c), c.now)).toMatchObject({ kind: 'refused', why: 'its robots.txt does not allow it' });
    handlers['/robots.txt'] = answer('', {}, 503);
    c = clock();
    expect(await askFeed(memory(), guest(c), c.now)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('503'),
      memory: { failures: 1 },
    });
    expect(asked.map((a) => a.path)).toEqual(['/robots.txt', '/robots.txt']);
  });

  it('waits as long as Crawl-delay says, and comes later where that is too long', async () => {
    handlers['/feed'] = answer(rss('A'));
    handlers['/robots.txt'] = answer('User-agent: *\nCrawl-delay: 30\n');
    const c = clock();
    expect((await askFeed(memory(), guest(c), c.now)).kind).toBe('new');
    expect(c.state.slept).toEqual([30_000]);
    handlers['/robots.txt'] = answer('User-agent: *\nCrawl-delay: 3600\n');
    const d = clock();
    expect(await askFeed(memory(), guest(d), d.now)).toMatchObject({ kind: 'later', at: later(3600_000) });
  });

  it('that fails is asked less and less often, as late as Retry-After wants', async () => {
    handlers['/feed'] = answer('', {}, 500);
    const c = clock();
    const polite = guest(c, 0);
    const pauses: number[] = [];
    let now = memory();
    for (let i = 0; i < 9; i += 1) {
      const got = await askFeed(now, polite, c.now);
      expect(got).toMatchObject({ kind: 'failed', why: 'it answers HTTP 500' });
      now = got.memory;
      pauses.push(Date.parse(now.notBefore!) - c.state.now);
      c.state.now = Date.parse(now.notBefore!);
    }
    expect(pauses.map((ms) => ms / 60_000)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
    handlers['/feed'] = answer('', { 'retry-after': '200000' }, 429);
    const got = await askFeed(now, polite, c.now);
    expect(Date.parse(got.memory.notBefore!) - c.state.now).toBe(200_000_000);
    handlers['/feed'] = answer(rss('A'), { 'cache-control': 'public, max-age=7200' });
    c.state.now = Date.parse(got.memory.notBefore!);
    const good = await askFeed(got.memory, polite, c.now);
    expect(good.memory).toMatchObject({ failures: 0, notBefore: new Date(c.state.now + 7200_000).toISOString() });
  });

  it('that is gone for good is never asked again; redirects are followed, and told where they are for good', async () => {
    handlers['/feed'] = answer('', {}, 410);
    const c = clock();
    const gone = await askFeed(memory(), guest(c), c.now);
    expect(gone.kind).toBe('gone');
    c.state.now += 1e12;
    expect((await askFeed(gone.memory, guest(c), c.now)).kind).toBe('gone');
    expect(asked).toHaveLength(2);
    handlers['/old'] = answer('', { location: '/new' }, 301);
    handlers['/new'] = answer(rss('A'));
    expect(await askFeed(memory('/old'), guest(c), c.now)).toMatchObject({ kind: 'new', moved: `${base}/new` });
    handlers['/loop'] = answer('', { location: '/loop' }, 302);
    expect(await askFeed(memory('/loop'), guest(c), c.now)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('redirects'),
    });
    handlers['/out'] = answer('', { location: 'file:///etc/passwd' }, 302);
    expect(await askFeed(memory('/out'), guest(c), c.now)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('no web address'),
    });
  });

  it('that can’t be reached fails', async () => {
    const c = clock();
    expect(await askFeed({ url: 'http://127.0.0.1:9/feed', failures: 0 }, guest(c), c.now)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining("can't be read"),
    });
  });
});

const STORY =
  'A ferry ran aground off Vell on Tuesday, the coast guard of Norway said, and all two hundred passengers were brought to land by evening.';
const follow = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ out: string; err: string; status: number | null }>((done) => {
    const child = spawn(process.execPath, [...CLI, 'follow', '--delay', '0', ...args], {
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (d) => (out += d));
    child.stderr.on('data', (d) => (err += d));
    child.on('exit', (status) => done({ out, err, status }));
  });

describe('sitrep follow', { timeout: 120_000 }, () => {
  it('keeps the entries of the feeds in a list, once, with how they came in; what was dropped is told', async () => {
    const env = { SITREP_DOSSIER: join(folder, 'a.db') };
    handlers['/feed'] = answer(rss(STORY, ''), { etag: '"v1"', 'x-served-by': 'test' });
    handlers['/shut'] = answer('', {}, 403);
    const list = join(folder, 'feeds.opml');
    writeFileSync(
      list,
      `<opml version="2.0"><body><outline text="Courier" xmlUrl="${base}/feed"/><outline text="Shut" xmlUrl="${base}/shut"/></body></opml>`,
    );
    const first = await follow(['--once', '--json', list], env);
    expect(JSON.parse(first.out)).toEqual({
      feeds: { read: 1, unchanged: 0, later: 0, failed: 1 },
      reports: { added: 1, updated: 0, unchanged: 0, failed: 1 },
    });
    expect(first.status).toBe(1);
    expect(first.err).toContain('/shut: it answers HTTP 403');
    expect(asked.map((a) => a.path)).toEqual(['/robots.txt', '/feed', '/shut']); // no page of an entry
    // At once again, and without naming the feeds: none is due, nothing is fetched.
    const second = await follow(['--once', '--json'], env);
    expect(JSON.parse(second.out).feeds).toEqual({ read: 0, unchanged: 0, later: 2, failed: 0 });
    expect(asked).toHaveLength(3);
    const dropped = sitrep(['list', 'dropped', '--json'], { env }).lines;
    expect(dropped.map((d) => d.code)).toEqual(['empty', 'failed']);
    const [receipt] = sitrep(['received', 'e0', '--json'], { env }).lines;
    expect(receipt).toMatchObject({ scope: 'collection', url: `${base}/feed`, headers: { etag: '"v1"', 'x-served-by': 'test' } });
    expect(sitrep(['check', '--json'], { env }).lines[0].faults).toEqual([]);
  });

  it('--pages reads the pages of new entries, and the feed’s text where there is none', async () => {
    const env = { SITREP_DOSSIER: join(folder, 'b.db') };
    handlers['/feed'] = answer(rss('A ferry ran aground.', 'The mayor of Vell resigned.'));
    handlers['/page0'] = answer(
      `<html><head><title>x</title></head><body><article><p>${STORY}</p><p>${STORY}</p></article></body></html>`,
      { 'content-type': 'text/html' },
    );
    const { out } = await follow(['--once', '--pages', `${base}/feed`], env);
    expect(out).toContain('reports: 2 added, 0 updated, 0 unchanged, 0 failed');
    const records = sitrep(['export', '--format', 'jsonl'], { env }).lines.map((r) => r.report);
    expect(records.map((r) => [r.id, r.title, r.url])).toEqual([
      ['e0', 'Entry 0', `${base}/page0`],
      ['e1', 'Entry 1', `${base}/page1`],
    ]);
    expect(records[0].text).toContain('two hundred passengers');
    expect(records[1].text).toBe('The mayor of Vell resigned.');
  });

  it('goes through the proxy that the environment names', async () => {
    // A plain HTTP proxy is asked for the whole address.
    handlers['http://courier.example/robots.txt'] = answer('', {}, 404);
    handlers['http://courier.example/feed'] = answer(rss(STORY));
    const { out } = await follow(['--once', '--json', 'http://courier.example/feed'], {
      SITREP_DOSSIER: join(folder, 'c.db'),
      HTTP_PROXY: base,
      http_proxy: base,
      NO_PROXY: '',
      no_proxy: '',
    });
    expect([out && JSON.parse(out).feeds.read, asked.map((a) => a.path)]).toEqual([
      1,
      ['http://courier.example/robots.txt', 'http://courier.example/feed'],
    ]);
  });

  it('without feeds says what to name', async () => {
    expect(await follow(['--once'], { SITREP_DOSSIER: join(folder, 'd.db') })).toMatchObject({
      status: 1,
      err: expect.stringContaining('follows no feed yet'),
    });
    expect(await follow(['--once', join(folder, 'none.opml')], { SITREP_DOSSIER: join(folder, 'd.db') })).toMatchObject({
      status: 1,
      err: expect.stringContaining('ENOENT'),
    });
  });
});
