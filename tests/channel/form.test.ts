// The form by which readers answer, at a real server over HTTP: without script, account or cookie; held, linked to the claim, limited, and never more than words.
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BAIT, FormTokens, LONGEST_ANSWER, readForm } from '../../src/desk/server/channel/answer-form.ts';
import { type ServeChannelOptions, type ServedChannel, serveChannel } from '../../src/desk/server/channel/serve-channel.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { brief } from './briefs.ts';
import { makeChannel, newFolder, publicOf, publishInto, removeFolders } from './make.ts';

let folder: string;
let key: string;
let store: Store;
let code: string;
let time = Date.UTC(2031, 9, 15, 9);
beforeAll(async () => {
  ({ folder, key } = await makeChannel());
  store = await openStore(join(newFolder(), 'd.db'), { create: true });
  const { brief: made, origins } = publicOf();
  code = made.code;
  await store.noteIssue({
    ...{ channel: 'SHA256:x', number: 1, sha256: 'a'.repeat(64), kind: 'brief', published: '2031-10-14T08:00:00Z', out: true },
    ...{ brief: 'one', edition: 'e', code, reviewed: true, sentences: origins },
  });
});
afterAll(async () => {
  await store.close();
  removeFolders();
});

const open: ServedChannel[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});
const serve = async (more: Partial<ServeChannelOptions> = {}): Promise<string> => {
  const served = await serveChannel({
    ...{ store, folder, port: 0, host: '127.0.0.1', answers: true, clock: () => time },
    onError: (error) => expect.unreachable(String(error)),
    ...more,
  });
  open.push(served);
  return served.address;
};
const answers = () => store.readerAnswers();
const tokenIn = (page: string): string => /name="token" value="([^"]+)"/.exec(page)![1]!;
const openForm = async (base: string, to = `${code}.2`): Promise<string> => {
  const page = await (await fetch(`${base}answer?to=${to}`)).text();
  time += 5000;
  return page;
};
const post = (base: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${base}answer`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const send = async (base: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  post(base, { to: `${code}.2`, text: 'It was four boats.', token: tokenIn(await openForm(base)), ...fields }, headers);

describe('a channel that the desk serves', () => {
  it('is the folder as it is, to anybody, with no way to the desk; the form only where it is switched on', async () => {
    const base = await serve({ answers: false });
    const page = await fetch(base);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Strait Watch');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${base}.well-known/sitrep-channel.json`)).status).toBe(200);
    expect((await fetch(`${base}issues/000001`, { redirect: 'manual' })).status).toBe(301);
    for (const path of [
      'answer',
      'api',
      'api/session',
      'api/answers',
      '.nojekyll/../../d.db',
      '%2e%2e/key',
      '..%2fkey',
      '.git/config',
    ])
      expect((await fetch(base + path)).status, path).toBe(404);
    expect((await post(base, { text: 'x' })).status).toBe(404);
    await expect(serve({ folder: newFolder() })).rejects.toThrow('holds no channel');
  });

  it('verifies over HTTP as the folder does', async () => {
    const { addressFiles, nodeCrypto, verifyChannel } = await import('../../src/publish/channel/index.ts');
    expect(await verifyChannel(addressFiles(await serve()), nodeCrypto)).toMatchObject({ ok: true });
  });
});

describe('the form', () => {
  it('shows what the answer is about, needs no script, and says that no signature covers it', async () => {
    const base = await serve();
    const page = await openForm(base);
    expect(page).toContain('Three people were injured');
    expect(page).toContain('no signature covers it');
    expect(page).not.toMatch(/<script|\son\w+=/);
    expect(page).toContain('form-action &#39;self&#39;');
    expect(await openForm(base, '')).toMatch(/<input name="to"[^>]* required/);
    expect(await openForm(base, '%3Cscript%3Ealert(1)%3C/script%3E')).not.toContain('<script>');
  });

  it('holds what is sent, at the sentence and the claim that it is about; sent twice it is one answer', async () => {
    const base = await serve();
    const token = tokenIn(await openForm(base));
    const fields = {
      to: `${code}.2`,
      text: 'I was there.\r\nNobody was hurt.',
      name: 'Rita',
      contact: 'rita@mail.example',
      token,
    };
    const first = await post(base, fields);
    expect(first).toMatchObject({ status: 303 });
    expect(first.headers.get('location')).toBe('answered');
    expect(await (await fetch(`${base}answered`)).text()).toContain('held until a person has read it');
    expect((await post(base, fields)).status).toBe(303);
    expect(await answers()).toMatchObject([
      {
        ...{ via: 'form', state: 'held', code: `${code}.2`, issue: 1, sentence: 2, claim: 'claim-injured' },
        ...{ text: 'I was there.\nNobody was hurt.', sender: 'Rita <rita@mail.example>' },
      },
    ]);
  });

  it('keeps nothing of what programs send: the field that nobody sees, no token, one of elsewhere, one too fresh or too old', async () => {
    const base = await serve();
    const before = (await answers()).length;
    const bait = await send(base, { [BAIT]: 'https://spam.example' });
    expect(bait).toMatchObject({ status: 303 }); // it is not told
    for (const token of ['', 'a.b.c', new FormTokens(() => time - 9000).make()])
      expect((await send(base, { token })).status, token).toBe(400);
    const early = await post(base, { to: code, text: 'x', token: new FormTokens(() => time).make() });
    expect(early.status).toBe(400);
    const page = await (await fetch(`${base}answer?to=${code}`)).text();
    expect((await post(base, { to: code, text: 'So quick', token: tokenIn(page) })).status).toBe(400);
    time += 13 * 3600_000;
    const late = await post(base, { to: code, text: 'So late', token: tokenIn(page) });
    expect(late.status).toBe(400);
    expect(await late.text()).toContain('So late'); // the words are kept for another try
    expect((await answers()).length).toBe(before);
  });

  it('takes none from a page of another site, nor what is no form', async () => {
    const base = await serve();
    const before = (await answers()).length;
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await send(base, {}, headers as Record<string, string>)).status).toBe(403);
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x'])
      expect((await send(base, {}, { 'content-type': type })).status).toBe(415);
    expect((await answers()).length).toBe(before);
    // A browser under "no-referrer" sends the origin "null" for a form of the same site.
    expect((await send(base, {}, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303);
    expect((await answers()).length).toBe(before + 1);
  });

  it('has bounds: empty, too long, too large, an unknown code', async () => {
    const base = await serve();
    const before = (await answers()).length;
    expect(await (await send(base, { text: ' \u202e\u0007 ' })).text()).toContain('Write what you want to say first');
    expect(await (await send(base, { text: 'x'.repeat(LONGEST_ANSWER + 1) })).text()).toContain('too long');
    expect(await (await send(base, { to: 'S-00000000' })).text()).toContain('No brief of this channel has this code');
    expect((await send(base, { text: 'x'.repeat(40_000) })).status).toBe(413);
    expect((await answers()).length).toBe(before);
    // The longest in the widest script fits.
    expect((await send(base, { text: '文'.repeat(LONGEST_ANSWER) })).status).toBe(303);
    expect((await answers()).at(-1)!.text).toHaveLength(LONGEST_ANSWER);
  });

  it('is limited by address and by the hour, whatever a stranger claims to be', async () => {
    const base = await serve();
    time += 2 * 3600_000;
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) statuses.push((await send(base, { text: `Answer ${i}` })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429, 429]);
    // Behind a proxy of this computer each reader has turns of their own.
    expect((await send(base, {}, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(303);
    time += 3600_001;
    expect((await send(base, { text: 'An hour later' })).status).toBe(303);
  });

  it('takes any form that anybody sends without failing, and keeps words alone', async () => {
    const known = (c: string): boolean => c === 'S-7KQ2M9XD' || c === 'S-7KQ2M9XD.3';
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme-composite' }),
      fc.stringMatching(/^[<>&"'\u202e\u2066\u0000-\u001f*_[\]()]{0,30}$/),
    );
    const tokens = { fault: (): undefined => undefined };
    fc.assert(
      fc.property(
        fc.record({ text: words, name: words, contact: words, to: fc.oneof(words, fc.constant('[s-7kq2m9xd.3]')), extra: words }),
        ({ extra, ...fields }) => {
          const read = readForm(`${new URLSearchParams(fields)}&${extra}`, { tokens, known, received: '2031-10-15T09:00:00Z' });
          if (read.kind === 'bait') return;
          for (const value of Object.values(read.words))
            expect(value).not.toMatch(
              /[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/,
            );
          if (read.kind !== 'answer') return;
          expect(known(read.answer.code)).toBe(true);
          expect(read.answer.text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
          expect(read.answer.text.trim()).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (sent) => void readForm(sent, { tokens, known, received: '' })));
  });
});

describe('a channel with a form', () => {
  it('leads to it from every sentence, in pages that are signed', async () => {
    const { readFileSync } = await import('node:fs');
    const home = newFolder();
    const site = join(home, 'site');
    const { makeKeyFile } = await import('../../src/publish/channel/index.ts');
    await makeKeyFile(join(home, 'key'));
    await publishInto(
      site,
      join(home, 'key'),
      [{ kind: 'brief', reviewed: true, brief: publicOf(brief('one')).brief }],
      undefined,
      {
        form: 'https://strait-watch.example/answer',
      },
    );
    const page = readFileSync(join(site, 'issues/000001/index.html'), 'utf8');
    expect(page).toContain(`href="https://strait-watch.example/answer?to=${code}.2"`);
    expect(page).toContain(`href="https://strait-watch.example/answer?to=${code}"`);
    expect(page).toContain('mailto:');
    // Where the form lies somewhere else later, the pages of all issues lead there.
    await publishInto(site, join(home, 'key'), [{ kind: 'settings' }], undefined, { form: 'https://elsewhere.example/answer' });
    expect(readFileSync(join(site, 'issues/000001/index.html'), 'utf8')).toContain('href="https://elsewhere.example/answer?to=');
    expect(key).toBeTruthy();
  });
});
