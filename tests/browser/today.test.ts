// A day's triage by keyboard: move, read, follow, set aside, undo; what was done stays done for the next visit.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
});

const heads = (page: Awaited<ReturnType<OpenDesk['page']>>): Promise<string[]> =>
  page.locator('.today-item .headline').allTextContents();

test('j and k move, x sets aside, z undoes, r reads, f follows; all of it stays', async () => {
  const page = await desk.page('/today?shown=100');
  await page.locator('.today-item').first().waitFor();
  const before = await heads(page);
  expect(before.length).toBeGreaterThan(4);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  await page.keyboard.press('j');
  expect(await focused()).toBe(before[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await focused()).toBe(before[1]);

  await page.keyboard.press('x');
  await page.getByText('Set aside', { exact: true }).and(page.locator('.toast span')).waitFor();
  await expect.poll(() => heads(page)).toEqual(before.filter((_, i) => i !== 1));
  expect(await focused()).toBe(before[2]); // the next one has the focus

  await page.keyboard.press('z');
  await expect.poll(() => heads(page)).toEqual(before);
  await expect.poll(focused).toBe(before[1]);

  await page.keyboard.press('f');
  await page.locator('.today-item').nth(1).getByText('followed', { exact: true }).waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => heads(page)).toEqual(before.filter((_, i) => i !== 1));

  const again = await desk.page('/today?show=followed');
  await again.locator('.today-item').first().waitFor();
  expect(await heads(again)).toEqual([before[1]]);
  const rest = await desk.page('/today?shown=100');
  await rest.locator('.today-item').first().waitFor();
  expect(await heads(rest)).toEqual(before.filter((_, i) => i !== 1));
});

test('Enter opens what has the focus, and the address tells what', async () => {
  const page = await desk.page('/today?shown=100');
  await page.locator('.today-item').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stories/**');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});

test('each thing tells who says it, and counts outlets, texts and voices', async () => {
  const page = await desk.page('/today?shown=100');
  const story = page.locator('.today-item').first();
  await story.waitFor();
  expect(await story.locator('.count').first().textContent()).toMatch(/^\d+ outlets?, \d+ texts?, \d+ voices?$/);
  for (const caption of await page.locator('.today-item figcaption').allTextContents()) expect(caption).toMatch(/\S/);
  expect(await page.locator('main').textContent()).not.toMatch(/\bverified\b/i);
});

test('single letters can be switched off', async () => {
  const page = await desk.page('/today?shown=100');
  await page.locator('.today-item').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /Single letters/ }).uncheck();
  await page.keyboard.press('Escape');
  const before = await heads(page);
  await page.keyboard.press('r');
  await page.keyboard.press('x');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  expect(await heads(page)).toEqual(before);
  expect(new URL(page.url()).pathname).toBe('/today');
});

test.each(['light', 'dark'] as const)('axe finds nothing in Today, %s', async (colorScheme) => {
  const page = await desk.page('/today?show=all', { colorScheme });
  await page.locator('.today-item').first().waitFor();
  await page.keyboard.press('j');
  expect(await axeFaults(page)).toEqual([]);
  if (colorScheme === 'light') return;
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
