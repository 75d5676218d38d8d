// The whole chain with real parts: reports come in, a brief is composed, edited and released, the command line publishes, a plain web server gives it out, a feed library
// reads it, verify holds it; corrections and readers' answers come back to what they are about.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOf, folderFiles, type Issue, saltOf } from '../../src/publish/channel/index.ts';
import { openStore } from '../../src/store/index.ts';
import { CLI, sitrep } from '../cli/run.ts';
import { alter, copyOf, newFolder, removeFolders, script } from './make.ts';
import { serveFolder } from './serve.ts';

const home = newFolder();
const at = (name: string): string => join(home, name);
const run = (args: readonly string[], env: Record<string, string> = {}) =>
  sitrep(args, { env: { SITREP_DOSSIER: at('d.db'), SITREP_BY: 'Ana Editor', ...env } });
/** Without blocking: a server of this process is asked. */
const runBeside = (
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ out: string; err: string; status: number | null }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [...CLI, ...args], {
      env: { ...process.env, NO_COLOR: '1', SITREP_DOSSIER: at('d.db'), ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (b) => (out += b));
    child.stderr.on('data', (b) => (err += b));
    child.on('close', (status) => done({ out, err, status }));
  });
const issue = (n: number): Issue => JSON.parse(readFileSync(at(`site/issues/00000${n}/issue.json`), 'utf8'));
const sentences = (n: number) => issue(n).brief!.sections.flatMap((s) => s.sentences);
const all = (folder = at('site')): string => {
  let text = '';
  const walk = (path: string): void => {
    for (const name of readdirSync(path)) {
      const file = join(path, name);
      if (statSync(file).isDirectory()) walk(file);
      else text += readFileSync(file, 'utf8');
    }
  };
  walk(folder);
  return text;
};

const REPORTS = [
  {
    id: 'https://coast.example/1',
    url: 'https://coast.example/1',
    title: 'Cutters ordered home',
    outlet: 'Coast Tribune',
    published: '2031-10-12',
    text: 'Norway’s prime minister, Ines Koral, ordered coast guard cutters out of the Orsa Strait on Sunday. Sweden accused Norway of ramming two fishing boats on Friday. Three people were injured in Port Amel on Friday, police said.',
  },
  {
    id: 'https://meridian.example/2',
    url: 'https://meridian.example/2',
    title: 'Norway denies ramming',
    outlet: 'The Meridian',
    published: '2031-10-13',
    text: 'Norway denied on Monday that its cutters had rammed fishing boats. Sweden demanded an inquiry by the Straits Commission within ten days.',
  },
];
const MEMO = {
  id: 'memo',
  title: 'Secret memo',
  outlet: 'Our own office',
  published: '2031-10-13',
  text: 'Finland moved nine submarines to a hidden berth at Kolm on Monday. The defence ministry of Finland said that it had ordered the move.',
};

let brief: string;
const briefNow = async () => {
  const store = await openStore(at('d.db'));
  try {
    return (await store.brief(brief))!;
  } finally {
    await store.close();
  }
};
let pin: string;
const publish = (...more: string[]) => run(['publish', '--key', at('key'), '--to', at('site'), ...more]);

describe('the whole chain', { timeout: 300_000 }, () => {
  beforeAll(() => {
    script(); // the verify page's script is built
    writeFileSync(at('open.jsonl'), REPORTS.map((r) => `${JSON.stringify(r)}\n`).join(''));
    writeFileSync(at('closed.jsonl'), `${JSON.stringify(MEMO)}\n`);
    const added = run(['add', at('open.jsonl'), '--handling', 'public']);
    expect(added.status, added.err).toBe(0);
    expect(run(['add', at('closed.jsonl'), '--handling', 'restricted']).status).toBe(0);
  });
  afterAll(removeFolders);

  it('a key is made; without a released brief nothing is published, and the way is told', () => {
    const made = run(['key', 'new', at('key'), '--json']);
    pin = JSON.parse(made.out).fingerprint;
    expect(statSync(at('key')).mode & 0o777).toBe(0o600);
    const none = publish();
    expect(none).toMatchObject({ status: 1, out: '' });
    expect(none.err).toContain('sitrep brief release');
    expect(() => statSync(at('site'))).toThrow();
  });

  it('a released brief becomes issue 1: what is public, cited, signed; what is not stays at home, and is counted', async () => {
    brief = /brief-[0-9a-f]+/.exec(run(['brief', '--keep']).err)![0];
    expect(publish().status).toBe(1); // a draft is no release
    const shown = await briefNow();
    const waiting = shown.sections.flatMap((x) => x.sentences).filter((x) => x.needs);
    expect(run(['brief', 'retitle', brief, 'The Orsa Strait']).status).toBe(0);
    expect(run(['brief', 'add', brief, 'This brief was read over twice.']).status).toBe(0);
    expect(run(['brief', 'confirm', brief, (await briefNow()).sections.at(-1)!.sentences[0]!.id]).status).toBe(0);
    const [held, ...approved] = waiting;
    if (approved.length) expect(run(['brief', 'approve', brief, ...approved.map((x) => x.id)]).status).toBe(0);
    expect(run(['brief', 'release', brief]).status).toBe(0);
    const first = publish('--title', 'Strait Watch', '--answers', 'answers@strait-watch.example', '--json');
    expect(first).toMatchObject({ status: 0 });
    const told = JSON.parse(first.out);
    expect(told).toMatchObject({
      published: [{ number: 1, kind: 'brief', title: 'The Orsa Strait' }],
      leftOut: {},
    });
    expect(told.leftOut.notPublic).toBeGreaterThan(0);
    expect(told.leftOut.waiting).toBeLessThanOrEqual(held ? 1 : 0);
    expect(first.err).toContain('handling=public');
    expect(sentences(1).length).toBeGreaterThan(2);
    expect(new Set(issue(1).brief!.notes.map((n) => n.url))).toEqual(new Set(REPORTS.map((r) => r.url)));
    for (const s of sentences(1))
      if (s.notes.length)
        for (const n of s.notes) expect(issue(1).brief!.notes[n - 1]!.url).toMatch(/^https:\/\/(coast|meridian)\.example/);
    // Nothing of the restricted report, of the people who worked on it, no plain digest of a text, no whole text.
    for (const words of ['submarine', 'Kolm', 'memo', 'Our own office', 'Ana Editor', REPORTS[0]!.text, 'SITREP'])
      expect(all()).not.toContain(words);
  });

  it('the same again changes nothing, byte for byte', () => {
    const before = all();
    const again = publish();
    expect(again).toMatchObject({ status: 0 });
    expect(again.out).toContain('nothing new');
    expect(all()).toBe(before);
  });

  it('verify holds it: in a folder, by a file of it, an issue alone, over a plain web server', async () => {
    expect(run(['verify', at('site')]).out).toMatch(
      /consistent; signer not checked[\s\S]*newer issues may exist[\s\S]*this does not say that it is true/,
    );
    const { last } = JSON.parse(run(['verify', at('site'), '--json']).out);
    const pinned = run(['verify', at('site'), '--key', pin, '--head', last.issue]);
    expect(pinned).toMatchObject({ status: 0 });
    expect(pinned.out).toContain(`unaltered since signed by ${pin}`);
    expect(run(['verify', at('site/feeds/rss.xml')]).out).toContain('feeds/rss.xml is part of this channel');
    for (const name of ['issue.json', 'issue.json.sig']) writeFileSync(at(name), readFileSync(at(`site/issues/000001/${name}`)));
    expect(run(['verify', at('issue.json'), '--key', pin])).toMatchObject({
      status: 0,
      out: expect.stringContaining('its place in the channel was not checked'),
    });
    const server = await serveFolder(at('site'));
    expect(await runBeside(['verify', server.url, '--key', pin])).toMatchObject({
      status: 0,
      out: expect.stringContaining('unaltered since signed'),
    });
    await server.stop();
    const copy = copyOf(at('site'));
    alter(copy, 'feeds/atom.xml', (b) => b.toString().replace('Orsa', 'Onsa'));
    const altered = await serveFolder(copy);
    expect(await runBeside(['verify', altered.url])).toMatchObject({
      status: 1,
      out: expect.stringContaining('feeds/atom.xml: it is not what was signed'),
    });
    await altered.stop();
    expect(run(['verify', copy, '--json'])).toMatchObject({ status: 1 });
    expect(run(['verify', at('nowhere')]).status).toBe(1);
    expect(run(['verify', at('site'), '--key', 'abc']).status).toBe(2);
  });

  it('the feeds are valid, and a feed library reads in them what the brief says', () => {
    const feed = (name: string): string => readFileSync(at(`site/feeds/${name}`), 'utf8');
    const first = sentences(1)[0]!.text;
    const atom = parseAtomFeed(feed('atom.xml'));
    expect(atom).toMatchObject({
      id: expect.stringMatching(/^urn:sitrep:/),
      updated: issue(1).published,
      title: { value: 'Strait Watch' },
    });
    expect(atom.links?.map((l) => l.rel)).toEqual(expect.arrayContaining(['self', 'alternate']));
    expect(atom.authors?.length || atom.entries?.every((e) => e.authors?.length)).toBeTruthy();
    for (const e of atom.entries!) expect([e.id, e.title, e.updated, e.content?.type].every(Boolean)).toBe(true);
    const rss = parseRssFeed(feed('rss.xml'));
    expect([rss.title, rss.link, rss.description].every(Boolean)).toBe(true);
    expect(rss.items![0]).toMatchObject({
      title: 'The Orsa Strait',
      guid: { isPermaLink: false },
      description: expect.stringContaining(first.slice(0, 40)),
    });
    expect(new Date(rss.items![0]!.pubDate!).toISOString().slice(0, 19)).toBe(issue(1).published.slice(0, 19));
    const json = parseJsonFeed(JSON.parse(feed('feed.json')));
    expect(JSON.parse(feed('feed.json')).version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.items![0]!.content_html).toContain('<ol>');
    const raw = JSON.parse(feed('feed.json')).items[0]._sitrep;
    expect(raw).toMatchObject({ issue: 1, reviewed: true, signed: 'issues/000001/issue.json' });
    expect(raw.sentences.map((s: { text: string }) => s.text)).toEqual(sentences(1).map((s) => s.text));
    expect(new Set([atom.entries![0]!.id, rss.items![0]!.guid!.value, json.items![0]!.id]).size).toBe(1);
  });

  it('the publisher can show what evidence was there: salt, report, span and words give the digest', async () => {
    const store = await openStore(at('d.db'));
    const { channel, brief: made } = issue(1);
    const secret = await store.channelSecret(channel.id);
    const released = (await store.releasedBrief(brief))!;
    for (const note of made!.notes) {
      const own = released.notes.find((n) => n.url === note.url && n.quote === note.quote)!;
      expect(evidenceOf(saltOf(secret, made!.code, own), own)).toBe(note.evidence);
      expect(evidenceOf(saltOf(new Uint8Array(32), made!.code, own), own)).not.toBe(note.evidence);
    }
    await store.close();
  });

  it('a corrected reading marks the sentence on the site and in the feeds; the issue as signed stays', async () => {
    const before = readFileSync(at('site/issues/000001/issue.json'), 'utf8');
    const events = run(['list', 'events', '--json', '--report', REPORTS[0]!.id]).lines;
    const target = sentences(1).find((s) => issue(1).brief!.notes[(s.notes[0] ?? 0) - 1]?.url === REPORTS[0]!.url)!;
    for (const { key } of events) expect(run(['correct', key, '--reject', '--why', 'misread']).status).toBe(0);
    const second = publish();
    expect(second).toMatchObject({ status: 0, out: expect.stringContaining('issue 2: Correction of issue 1') });
    expect(issue(2).marks![0]).toMatchObject({ issue: 1, kind: 'withdrawn' });
    expect(issue(2).marks!.flatMap((m) => m.sentences)).toContain(target.n);
    expect(readFileSync(at('site/issues/000001/issue.json'), 'utf8')).toBe(before);
    expect(readFileSync(at('site/issues/000001/index.html'), 'utf8')).toMatch(/class="gone"[\s\S]*We read the report wrongly/);
    const atom = parseAtomFeed(readFileSync(at('site/feeds/atom.xml'), 'utf8'));
    expect(atom.entries!.map((e) => e.title?.value)).toEqual(['Correction of issue 1', '[corrected] The Orsa Strait']);
    expect(atom.entries![1]!.updated).toBe(issue(2).published);
    expect(all()).not.toContain('Ana Editor');
    expect(publish().out).toContain('nothing new');
  });

  it('a report that is forgotten withdraws what rests on it', () => {
    expect(run(['forget', REPORTS[1]!.id, '--yes']).status === 0 || run(['forget', REPORTS[1]!.id]).status === 0).toBe(true);
    const third = publish();
    expect(third).toMatchObject({ status: 0 });
    const marks = issue(3).marks!;
    expect(marks.every((m) => m.kind === 'withdrawn' || m.kind === 'changed')).toBe(true);
    const resting = sentences(1)
      .filter((s) => issue(1).brief!.notes[s.notes[0]! - 1]?.url === REPORTS[1]!.url)
      .map((s) => s.n);
    expect(resting.length).toBeGreaterThan(0);
    expect(marks.flatMap((m) => m.sentences)).toEqual(expect.arrayContaining(resting));
    expect(publish().out).toContain('nothing new');
  });

  it('readers’ answers arrive at the claim that they are about, are held, and go out only when released', async () => {
    const { code } = issue(1).brief!;
    const target = sentences(1).find((s) => s.claim !== undefined)!;
    writeFileSync(
      at('a.eml'),
      `From: Rita Reader <rita@mail.example>\r\nTo: answers@strait-watch.example\r\nSubject: Re: [${code}.${target.n}] The Orsa Strait\r\nDate: Tue, 14 Oct 2031 10:00:00 +0000\r\nMessage-ID: <1@mail.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nI was there: it was four boats.\r\n\r\n> old words\r\n`,
    );
    writeFileSync(at('b.eml'), 'From: X <x@mail.example>\r\nSubject: hello\r\nMessage-ID: <2@mail.example>\r\n\r\nBuy this.\r\n');
    writeFileSync(
      at('result.json'),
      JSON.stringify({
        name: 'Strait Watch',
        type: 'public_supergroup',
        id: 1,
        messages: [
          {
            id: 5,
            type: 'message',
            date_unixtime: '1949745600',
            from: 'Strait Watch',
            text: `The Orsa Strait\n\n1. …\n\n[${code}]`,
          },
          {
            id: 6,
            type: 'message',
            date_unixtime: '1949745700',
            from: 'Omar',
            reply_to_message_id: 5,
            text: `${target.n}. Two boats, not four.`,
          },
          { id: 7, type: 'message', date_unixtime: '1949745800', from: 'Lena', text: 'nice weather' },
        ],
      }),
    );
    const imported = run(['answers', 'import', at('a.eml'), at('b.eml'), at('result.json'), '--json']);
    expect(imported.lines[0]).toMatchObject({ added: 2, unchanged: 0, unlinked: 0, failed: 0 });
    expect(run(['answers', 'import', at('a.eml'), at('result.json'), '--json']).lines[0]).toMatchObject({
      added: 0,
      unchanged: 2,
    });
    const rows = run(['answers', 'list', '--json']).lines;
    const store = await openStore(at('d.db'));
    const claim = (await store.channelIssues(issue(1).channel.id))[0]!.sentences.find((s) => s.n === target.n)!.claim;
    await store.close();
    expect(rows).toMatchObject([
      {
        via: 'mail',
        state: 'held',
        issue: 1,
        sentence: target.n,
        claim,
        sender: 'Rita Reader',
        text: 'I was there: it was four boats.',
      },
      { via: 'telegram', state: 'held', issue: 1, sentence: target.n, claim, text: `${target.n}. Two boats, not four.` },
    ]);
    expect(publish().out).toContain('nothing new');
    expect(run(['answers', 'release', String(rows[0].seq)]).status).toBe(0);
    expect(publish().out).toContain('Readers’ answers');
    expect(readFileSync(at('site/issues/000001/index.html'), 'utf8')).toContain('I was there: it was four boats.');
    for (const words of ['Rita', 'rita@mail', 'Two boats, not four']) expect(all()).not.toContain(words);
    expect(publish().out).toContain('nothing new');
  });

  it('an older copy of the folder, a second folder, an altered one: nothing is published into them', () => {
    const before = folderFiles(at('site'));
    expect(before).toBeTruthy();
    const elsewhere = run(['publish', '--key', at('key'), '--to', at('other')]);
    expect(elsewhere).toMatchObject({ status: 1, err: expect.stringContaining('has gone out already') });
    const copy = copyOf(at('site'));
    alter(copy, 'style.css', (b) => `${b}\n`);
    expect(run(['publish', '--key', at('key'), '--to', copy])).toMatchObject({
      status: 1,
      err: expect.stringContaining('style.css'),
    });
  });

  it('what nobody reviewed is published only when asked, and says so at the head of every page and item', () => {
    writeFileSync(
      at('more.jsonl'),
      `${JSON.stringify({ id: 'https://coast.example/3', url: 'https://coast.example/3', title: 'Talks', outlet: 'Coast Tribune', published: '2031-10-20', text: 'Norway and Sweden agreed on Monday to hold talks in Geneva. Norway accused Denmark of blocking the strait. Petra Vance, who owns a boat, accused Tarsk of ramming it.' })}\n`,
    );
    expect(run(['add', at('more.jsonl'), '--handling', 'public']).status).toBe(0);
    expect(publish().out).toContain('nothing new');
    const machine = publish('--unreviewed');
    expect(machine).toMatchObject({ status: 0 });
    const n = JSON.parse(run(['verify', at('site'), '--json']).out).last.number;
    expect(issue(n)).toMatchObject({ kind: 'brief', reviewed: false });
    expect(issue(n).brief!.released).toBeUndefined();
    const words = 'A machine read these reports and wrote this. Nobody has checked it.';
    const page = readFileSync(at(`site/issues/00000${n}/index.html`), 'utf8');
    expect(page.indexOf(words)).toBeGreaterThan(0);
    expect(page.indexOf(words)).toBeLessThan(page.indexOf('<h1>'));
    expect(readFileSync(at(`site/issues/00000${n}/brief.md`), 'utf8').startsWith(`> **${words}**`)).toBe(true);
    const item = JSON.parse(readFileSync(at('site/feeds/feed.json'), 'utf8')).items[0];
    expect(item.title).toMatch(/^\[read by a machine, checked by nobody\]/);
    expect(item.content_html.startsWith(`<p><strong>${words}`)).toBe(true);
    expect(all()).not.toContain('Petra Vance');
    expect(publish('--unreviewed').out).toContain('nothing new');
    expect(run(['check']).status).toBe(0);
  });

  it('keeps key, token and passphrase out of the dossier', () => {
    const secret = readFileSync(at('key'), 'utf8').split('\n').slice(3, 6).join('');
    const dossier = readFileSync(at('d.db'));
    expect(dossier.includes(Buffer.from(secret.slice(0, 40)))).toBe(false);
    rmSync(at('key'));
    expect(run(['publish', '--key', at('key'), '--to', at('site')])).toMatchObject({
      status: 1,
      err: expect.stringContaining('sitrep key new'),
    });
  });
});
