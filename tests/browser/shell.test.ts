// The shell in a real browser: the dossier reaches the page, keys lead through the rooms.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
});

test('stories of the dossier stand in Today, with outlets, texts and voices counted', async () => {
  const page = await desk.page('/');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  expect(await page.locator('.card').count()).toBeGreaterThan(0);
  expect(await page.locator('.card .count').first().textContent()).toMatch(/^\d+ outlets?, \d+ texts?, \d+ voices?$/);
});

test('keys lead through the rooms, and "?" shows them all', async () => {
  const page = await desk.page('/today');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/stories');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain('go to Today');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});
