// A reader answers: from a signed page to the form that the desk serves, without script; in the desk it stands at the sentence and the claim, and is accepted or rejected by key;
// accepted, it goes out with the next publish.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'sitrep-answers-'));
const site = join(folder, 'site');
let dossier = join(folder, 'sample.db');
const sitrep = async (...args: string[]): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, ['dist/cli/main.js', ...args], { env: { ...process.env, SITREP_DOSSIER: dossier, SITREP_BY: 'Ana' } });
const publish = (...more: string[]) => sitrep('publish', '--key', join(folder, 'key'), '--to', site, ...more);

let desk: OpenDesk;
let channel: string;
let code: string;
beforeAll(async () => {
  copyFileSync(inject('sample'), dossier);
  await sitrep('key', 'new', join(folder, 'key'));
  const { stderr } = await sitrep('brief', '--keep', '--out', join(folder, 'draft.md'));
  await sitrep('brief', 'release', /brief-\w+/.exec(stderr)![0]);
  await publish('--title', 'Strait Watch');
  desk = await openDesk(dossier, { args: ['--channel', site, '--channel-port', '0', '--answers'] });
  dossier = desk.dossier;
  channel = /served at (http:\S+?),/.exec(desk.said())![1]!;
  await publish('--answers-form', `${channel}answer`);
  code = (JSON.parse(readFileSync(join(site, 'issues/000001/issue.json'), 'utf8')) as { brief: { code: string } }).brief.code;
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const answer = async (n: number, words: string): Promise<void> => {
  // Readers run no script and keep no cookie.
  const context = await desk.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${channel}issues/000001/#s${n}`);
  await page.locator(`#s${n} a.act`).click();
  await page.getByLabel(/What you want to say/).fill(words);
  await page.getByLabel(/Your name/).fill('Rita Reader');
  await page.getByRole('button', { name: 'Send' }).click();
  // Who is very quick is asked to look once more; the words are still there.
  for (let i = 0; i < 20 && (await page.getByText('That was very quick').count()); i += 1) {
    expect(await page.getByLabel(/What you want to say/).inputValue()).toBe(words);
    await new Promise((done) => setTimeout(done, 2100));
    await page.getByRole('button', { name: 'Send' }).click();
  }
  await page.getByText('held until a person has read it').waitFor();
  expect(await context.cookies()).toEqual([]);
  await context.close();
};

test('the form passes axe by day, by night and on a phone, asks nobody else, and has no way to the desk', async () => {
  for (const options of [
    { viewport: { width: 1100, height: 900 }, colorScheme: 'light' },
    { viewport: { width: 1100, height: 900 }, colorScheme: 'dark' },
    { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  ] as const) {
    const context = await desk.browser.newContext({ ...options, bypassCSP: true });
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on('request', (r) => void (r.url().startsWith(channel) || r.url().startsWith('data:') || elsewhere.push(r.url())));
    for (const path of [`answer?to=${code}.1`, 'answer', 'answered', 'issues/000001/']) {
      await page.goto(channel + path);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), path).toBe(
        false,
      );
      if (process.env.SITREP_SCREENS)
        await page.screenshot({
          path: join(
            process.env.SITREP_SCREENS,
            `form-${options.colorScheme}-${options.viewport.width}-${path.replace(/\W+/g, '-')}.png`,
          ),
        });
    }
    expect(elsewhere).toEqual([]);
    expect((await page.request.get(`${channel}api/session`)).status()).toBe(404);
    await context.close();
  }
});

test('an answer arrives at its sentence, is accepted by key, undone, accepted, and goes out without the name; another is rejected', async () => {
  await answer(1, 'I was there: it was at noon.');
  await answer(2, 'Buy this!');
  const page = await desk.page('/brief');
  await page.getByText('2 wait').waitFor();
  await page.getByRole('link', { name: 'Readers’ answers' }).click();
  const items = page.locator('[data-answer]');
  await items.nth(1).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  if (process.env.SITREP_SCREENS) await page.screenshot({ path: join(process.env.SITREP_SCREENS, 'answers.png') });
  // The newest first: the second is the one that is right.
  expect(await items.nth(1).textContent()).toContain('I was there: it was at noon.');
  expect(await items.nth(1).textContent()).toMatch(/Rita Reader · by the form[\s\S]*Sentence 1 of[\s\S]*The claim:/);
  await page.keyboard.press('x');
  await expect.poll(() => items.count()).toBe(1);
  await page.keyboard.press('a');
  await page.getByText('No answer waits').waitFor();
  await page.keyboard.press('z');
  await expect.poll(() => items.count()).toBe(1);
  await page.keyboard.press('a');
  await page.getByText('No answer waits').waitFor();
  await page.getByRole('link', { name: /^Rejected/ }).click();
  await page.getByText('Buy this!').waitFor();

  // At the sentence of the brief.
  await page.getByRole('link', { name: /^Accepted/ }).click();
  await items.first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/brief\/brief-/);
  const beside = page.locator('.brief-line .brief-answers');
  await beside.first().waitFor();
  expect(await beside.allTextContents()).toHaveLength(1);
  expect(await beside.first().textContent()).toContain('I was there');
  expect(await axeFaults(page)).toEqual([]);

  const out = await publish();
  expect(out.stdout).toContain('Readers’ answers');
  const signed = readFileSync(join(site, 'issues/000001/index.html'), 'utf8');
  expect(signed).toContain('I was there: it was at noon.');
  expect(signed).not.toMatch(/Rita|Buy this/);
  expect((await sitrep('verify', channel)).stdout).toContain('consistent; signer not checked');
  // What was signed can't be taken back.
  await page.reload();
  await page
    .getByText(/published in issue/)
    .first()
    .waitFor();
});
