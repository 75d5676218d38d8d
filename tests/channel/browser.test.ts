// The site in a real browser: accessible by axe's rules in light, dark and on a phone; asks no other server; its verify page tells the truth about the copy around it.
// With SITREP_SCREENS=FOLDER it also takes pictures.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint, nodeCrypto, openKeyFile } from '../../src/publish/channel/index.ts';
import { brief } from './briefs.ts';
import { alter, copyOf, makeChannel, publicOf, publishInto, removeFolders, verifyFolder } from './make.ts';
import { serveFolder } from './serve.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCREENS = process.env.SITREP_SCREENS;
let browser: Browser;
let folder: string;
let key: string;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.SITREP_BROWSER ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  ({ folder, key } = await makeChannel());
  await publishInto(folder, key, [
    {
      kind: 'brief',
      reviewed: false,
      brief: publicOf(brief('three', { title: 'What came in since, 14 October 2031' }), false).brief,
    },
  ]);
});
afterAll(async () => {
  await browser?.close();
  removeFolders();
});

const picture = async (page: Page, name: string): Promise<void> => {
  if (!SCREENS) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
};

const PAGES = ['', 'issues/000001/', 'issues/000003/', 'issues/000004/', 'claims/', 'corrections/', 'verify/', 'about/'];

describe('the site', { timeout: 600_000 }, () => {
  it('passes axe on every page, by day, by night and on a phone, and asks nobody else', async () => {
    const server = await serveFolder(folder);
    const origin = new URL(server.url).origin;
    for (const [name, options] of [
      ['light', { viewport: { width: 1100, height: 800 }, colorScheme: 'light' }],
      ['dark', { viewport: { width: 1100, height: 800 }, colorScheme: 'dark' }],
      ['phone', { viewport: { width: 360, height: 740 }, colorScheme: 'light', deviceScaleFactor: 2 }],
    ] as const) {
      const context = await browser.newContext({ ...options, bypassCSP: true }); // axe is put into the page
      const page = await context.newPage();
      const elsewhere: string[] = [];
      page.on('request', (r) => {
        if (!r.url().startsWith(origin) && !r.url().startsWith('data:')) elsewhere.push(r.url());
      });
      for (const path of PAGES) {
        await page.goto(server.url + path);
        await page.addScriptTag({ path: AXE });
        const found = await page.evaluate(async () => {
          const { violations } = await (
            globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
          ).axe.run();
          return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
        });
        expect(found, `${name} ${path}`).toEqual([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
        expect(wide, `${name} ${path} scrolls sideways`).toBe(false);
        await picture(page, `${name}-${path.replaceAll('/', '') || 'index'}`);
      }
      expect(elsewhere).toEqual([]);
      await context.close();
    }
    await server.stop();
  });

  it('verifies itself in the browser, under its own content security policy', async () => {
    const { last } = await verifyFolder(folder);
    const pin = await fingerprint((await openKeyFile(key, async () => '')).public, nodeCrypto);
    const server = await serveFolder(folder);
    const page = await (await browser.newContext({ viewport: { width: 1100, height: 800 } })).newPage();
    const problems: string[] = [];
    page.on('console', (m) => void (m.type() === 'error' && problems.push(m.text())));
    page.on('pageerror', (e) => problems.push(e.message));
    const verify = async (): Promise<string> => {
      await page.click('#here');
      await page.waitForSelector('.verdict');
      return page.innerText('#result');
    };
    await page.goto(`${server.url}verify/`);
    expect(await verify()).toMatch(
      /consistent; signer not checked[\s\S]*newer issues may exist[\s\S]*does not say that it is true/,
    );
    await page.reload();
    await page.fill('#key', pin);
    await page.fill('#head', last!.issue);
    const pinned = await verify();
    expect(pinned).toContain(`unaltered since signed by ${pin}`);
    expect(pinned).toContain('it is the last');
    await picture(page, 'verified');
    await page.reload();
    await page.fill('#key', `SHA256:${'A'.repeat(43)}`);
    expect(await verify()).toContain('not the key that you gave');
    expect(problems.filter((p) => !/404/.test(p))).toEqual([]); // it asks whether a next issue lies there
    await server.stop();

    const copy = copyOf(folder);
    alter(copy, 'issues/000002/index.html', (b) => b.toString().replace('cutters', 'butters'));
    const altered = await serveFolder(copy);
    await page.goto(`${altered.url}verify/`);
    expect(await verify()).toMatch(/not as it was signed[\s\S]*issues\/000002\/index\.html/);
    await picture(page, 'altered');
    await altered.stop();
    await page.context().close();
  });

  it('verifies a folder of the reader’s computer, from a page that lies on a disk, and finds what was added', async () => {
    const page = await (await browser.newContext()).newPage();
    const pick = async (path: string): Promise<string> => {
      await page.setInputFiles('#folder', path);
      await page.waitForSelector('.verdict');
      return page.innerText('#result');
    };
    const server = await serveFolder(folder); // scripts as modules don't load from file://: the page of another copy is used, as it says
    await page.goto(`${server.url}verify/`);
    expect(await pick(folder)).toContain('consistent; signer not checked');
    const copy = copyOf(folder);
    alter(copy, 'style.css', () => 'body { display: none }');
    await page.reload();
    expect(await pick(copy)).toContain('style.css');
    await server.stop();
    await page.context().close();
  });
});
