// Stories, situations and search in a real browser, on the sample dossier and one more report that comes in while one looks.
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
let story: string;
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
  const page = await desk.page('/stories');
  story = (await page.locator('.story-row a').first().getAttribute('href'))!;
  await page.close();
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
});

test('a story is opened from the list by keyboard', async () => {
  const page = await desk.page('/stories');
  await page.locator('.story-row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.timeline .claim').first().waitFor();
  expect(new URL(page.url()).pathname).toBe(story);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  expect(await page.locator('.claim-head[aria-expanded="true"]').count()).toBe(1);
  await page.close();
});

test('one choice narrows timeline, map and ledger; the address holds it, and a reload keeps it', async () => {
  const page = await desk.page(story);
  await page.locator('.map .dot').first().waitFor();
  const count = (what: string) => page.locator(what).count();
  const numbers = async () => (await page.locator('nav[aria-label="Parts of the page"] .number').allTextContents()).map(Number);
  const before = {
    claims: await count('.timeline .claim'),
    places: await count('.place-table tbody tr'),
    numbers: await numbers(),
  };
  await page
    .getByRole('group', { name: 'Who takes part' })
    .getByRole('checkbox', { name: /Teresa Quiroga/ })
    .check();
  await page.getByRole('list', { name: 'Narrowed to' }).waitFor();
  expect(new URL(page.url()).searchParams.getAll('actor')).toEqual(['Teresa Quiroga']);
  const after = {
    claims: await count('.timeline .claim'),
    places: await count('.place-table tbody tr'),
    numbers: await numbers(),
  };
  expect(after.claims).toBeGreaterThan(0);
  expect(after.claims).toBeLessThan(before.claims);
  expect(after.places).toBeLessThan(before.places);
  expect(after.numbers[2]).toBeLessThan(before.numbers[2]!);
  expect(after.numbers[0]).toBe(after.claims);
  await page.reload();
  await page.locator('.timeline .claim').first().waitFor();
  expect(await count('.timeline .claim')).toBe(after.claims);
  expect(await page.getByRole('list', { name: 'Narrowed to' }).textContent()).toContain('Teresa Quiroga');
  // The map narrows the others, too: the keyboard reaches its places.
  await page.keyboard.press('x');
  await page.waitForFunction((n) => document.querySelectorAll('.timeline .claim').length === n, before.claims);
  await page.locator('.place-table summary').click();
  await page.getByRole('button', { name: 'La Paz', exact: true }).click();
  await page.waitForFunction((n) => document.querySelectorAll('.timeline .claim').length < n, before.claims);
  expect(new URL(page.url()).searchParams.get('place')).toBe('La Paz');
  await page.close();
});

test('what sources say differently stands side by side with the words of both', async () => {
  const page = await desk.page(`${story}?part=disagree`);
  const killed = page.locator('.disagreements > li', { hasText: /how many were killed/i });
  await killed.waitFor();
  const sides = killed.locator('.sides > .side');
  expect(await sides.count()).toBeGreaterThan(1);
  const text = (await killed.textContent())!;
  expect(text).toContain('seven deaths');
  expect(text).toMatch(/\beleven\b/i);
  await page.close();
});

test('a person says that a follow-up was kept, and takes it back', async () => {
  const page = await desk.page(`${story}?part=follow-ups`);
  const found = page.getByRole('region', { name: 'possible answer found' });
  await found.locator('.follow-up').first().waitFor();
  const before = await found.locator('.follow-up').count();
  await found.locator('.follow-up').first().getByRole('button', { name: 'kept' }).click();
  const kept = page.getByRole('region', { name: 'kept' });
  await kept.locator('.follow-up').first().waitFor();
  expect(await kept.locator('h2').textContent()).toContain('as a person said');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await kept.waitFor({ state: 'detached' });
  expect(await found.locator('.follow-up').count()).toBe(before);
  await page.close();
});

test('a search shows words and facts, is saved, and tells of a report that came in since', async () => {
  const page = await desk.page('/stories');
  await page.locator('.story-row').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('customs');
  await page.keyboard.press('Enter');
  await page.locator('.snippet mark').first().waitFor();
  expect(await page.locator('.snippet mark').first().textContent()).toMatch(/customs/i);
  expect(await page.getByRole('region', { name: 'Facts' }).locator('li').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('the shed');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('“the shed” is saved').waitFor();
  expect(await page.locator('.alerts').count()).toBe(0);
  execFileSync(process.execPath, ['dist/cli/main.js', 'add', '--dossier', desk.dossier, '--format', 'jsonl', '-'], {
    input: `${JSON.stringify({ id: 'late', title: 'Customs post opens again', text: 'The customs post at Pisiga opened again on Friday, police said.', published: '2031-10-25', outlet: 'Plateau Radio' })}\n`,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const alert = page.locator('.alerts');
  await alert.waitFor();
  expect(await alert.textContent()).toBe('1 new report in “the shed”');
  await alert.click();
  await page.getByRole('link', { name: 'the shed', exact: true }).click();
  await alert.waitFor({ state: 'detached' });
  await page.getByText('Customs post opens again').first().waitFor();
  await page.close();
});

test('a situation is made and shows the same page over its reports', async () => {
  const page = await desk.page('/stories/situations');
  await page.getByRole('button', { name: 'New situation' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('gas exports');
  await page.getByRole('textbox', { name: 'Words' }).fill('gas');
  await page.getByRole('button', { name: 'Make the situation' }).click();
  await page.getByRole('heading', { level: 1, name: 'gas exports' }).waitFor();
  await page.locator('.timeline .claim').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/stories/situations/gas%20exports');
  await page.close();
});

test.each(['light', 'dark'] as const)('axe finds nothing in stories, story, situations and search, %s', async (colorScheme) => {
  const page = await desk.page('/stories', { colorScheme });
  await page.locator('.story-row').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  for (const part of ['', '?part=disagree', '?part=statements', '?part=follow-ups', '?part=reports']) {
    await page.goto(desk.address + story + part);
    await page.locator('.map .dot').first().waitFor();
    expect(await axeFaults(page), part).toEqual([]);
  }
  await page.goto(`${desk.address}/stories/situations`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`${desk.address}/search?q=customs`);
  await page.locator('.snippet mark').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.close();
});
