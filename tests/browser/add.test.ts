// Reports in from the desk: pasted, dropped, fetched; what became of each, what was left out and why; undo, and in again; what strangers wrote stays text.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
let web: Server;
let site = '';
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
  const body = Array.from(
    { length: 4 },
    (_, i) => `<p>Mayor Ada Lund said on Monday that crew ${i + 1} had repaired the dam above Orsa.</p>`,
  ).join('');
  const feed = `<rss version="2.0"><channel><title>Orsa Courier</title><item><title>Dam repaired</title><guid>dam-1</guid><link>https://example.org/dam</link>
    <description>Mayor Ada Lund said on Monday that the crews had repaired the dam above Orsa before the rain came.</description></item></channel></rss>`;
  web = createServer((request, response) => {
    if (request.url === '/feed') response.setHeader('content-type', 'application/rss+xml').end(feed);
    else if (request.url === '/page')
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<html><head><title>Dam above Orsa repaired</title></head><body><article><h1>Dam above Orsa repaired</h1>${body}</article></body></html>`,
        );
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(async () => {
  web.close();
  expect(await desk.stop()).toBe(0);
});

const TEXT = 'Governor Ina Berg met rebel commander Tor Koral in Orsa on Tuesday, officials said.';
const job = (page: Awaited<ReturnType<OpenDesk['page']>>, title: string) => page.locator('.add-job', { hasText: title }).first();

test('a pasted text comes in, is shown by those who have the desk open, and can be undone and added again', async () => {
  const today = await desk.page('/reports');
  await today.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  const page = await desk.page('/add');
  const paste = async () => {
    await page.getByLabel('Text of the report').fill(TEXT);
    await page.getByLabel('Title').fill('Talks in Orsa');
    await page.getByLabel('Outlet').fill('Orsa Courier');
    await page.getByLabel('Published').fill('2031-11-04');
    await page.getByRole('button', { name: 'Add this text' }).click();
  };
  await paste();
  await job(page, 'Talks in Orsa').getByText('1 added').waitFor();
  await today.getByText('Talks in Orsa').waitFor(); // by itself

  await page.getByRole('button', { name: 'Undo Talks in Orsa' }).click();
  await job(page, 'Undo: Talks in Orsa').getByText('1 taken out').waitFor();
  await today.getByText('Talks in Orsa').waitFor({ state: 'detached' });

  await paste();
  await job(page, 'Talks in Orsa').getByText('1 added').waitFor(); // nothing barred it
});

test('files come in together; what can’t be read is told with the reason', async () => {
  const page = await desk.page('/add?how=files');
  await page.locator('input[type=file]').setInputFiles([
    {
      name: 'good.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Minister Eva Holm said on Friday that the port of Sandvik would reopen in June.'),
    },
    {
      name: 'picture.png',
      mimeType: 'image/png',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    },
  ]);
  const card = job(page, '2 files');
  await card.getByText('1 added, 1 could not be read').waitFor();
  expect(await card.textContent()).toContain('picture.png');
});

test('an address and a feed come in; the feed is remembered, and can be let go', async () => {
  const page = await desk.page('/add?how=addresses');
  await page.getByLabel('Addresses, one a line').fill('not an address');
  await page.getByRole('button', { name: 'Fetch and add' }).click();
  await page.getByText('is no address of the web').waitFor();
  await page.getByLabel('Addresses, one a line').fill(`${site}/page\n${site}/gone`);
  await page.getByRole('button', { name: 'Fetch and add' }).click();
  await job(page, '2 addresses').getByText('1 added, 1 could not be read').waitFor();

  await page.getByRole('link', { name: 'Feeds' }).click();
  await page.getByLabel(/Address of a feed/).fill(`${site}/feed`);
  await page.getByRole('button', { name: 'Follow and ask now' }).click();
  await job(page, `${site}/feed`).getByText('1 added').waitFor();
  await page.getByRole('button', { name: `No longer follow ${site}/feed` }).click();
  await page.getByRole('list', { name: 'Feeds that are followed' }).waitFor({ state: 'detached' });
});

test('what strangers wrote is text, and runs nowhere', async () => {
  const page = await desk.page('/add');
  const evil = '<script>window.owned = 1</script><img src=x onerror="window.owned = 1">';
  await page
    .getByLabel('Text of the report')
    .fill(`${evil} Astronomer Li Wen said on Monday that ${evil} a comet would pass Jupiter in May.`);
  await page.getByLabel('Title').fill(`${evil} Bridge`);
  await page.getByLabel('Outlet').fill(`${evil} Courier`);
  await page.getByRole('button', { name: 'Add this text' }).click();
  await job(page, `${evil} Bridge`).getByText('1 added').waitFor();
  for (const path of ['/today?show=all', '/stories', '/reports', '/add']) {
    const shown = await desk.page(path);
    await shown.getByText(`${evil} Bridge`).first().waitFor();
    expect(await shown.evaluate(() => 'owned' in window)).toBe(false);
    expect(await shown.locator('main img, main script').count()).toBe(0);
  }
});

test('a bookmarklet hands a page over', async () => {
  const page = await desk.page(`/add#url=${encodeURIComponent('https://example.org/a')}&title=A%20page&text=Some%20words`);
  await expect.poll(() => page.getByLabel('Text of the report').inputValue()).toBe('Some words');
  expect(await page.getByLabel('Title').inputValue()).toBe('A page');
  expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('https://example.org/a');
  expect(new URL(page.url()).hash).toBe('');
});

test('a job can be cancelled, and what it took in before stays', async () => {
  const page = await desk.page('/add?how=files');
  const lines = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({
      id: `many-${i}`,
      text: `Captain Number ${i} said on Monday that ship ${i} had left the port of Sandvik for Orsa. `.repeat(20),
      outlet: 'Port News',
      title: `Ship ${i}`,
    }),
  );
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('\n')) });
  await page.getByRole('button', { name: 'Cancel many.jsonl' }).click();
  await job(page, 'many.jsonl').getByText('cancelled').waitFor();
});

test.each(['light', 'dark'] as const)('axe finds nothing in Add, %s', async (colorScheme) => {
  const page = await desk.page('/add', { colorScheme });
  await page.locator('.add-jobs').waitFor();
  for (const how of ['Text', 'Files', 'Addresses', 'Feeds', 'From your browser']) {
    const tab = page.getByRole('link', { name: how, exact: true });
    await tab.click();
    await expect.poll(() => tab.getAttribute('aria-current')).toBe('true');
    expect(await axeFaults(page)).toEqual([]);
  }
});
