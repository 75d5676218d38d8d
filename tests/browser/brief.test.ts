// The Brief room in a real browser: composed from the sample dossier, every sentence leads to its words in the report; edited, flagged, released.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
});

test('a brief is composed, its evidence opens in the report, an edit is flagged, and a person releases it', async () => {
  const page = await desk.page('/brief');
  await page.getByRole('button', { name: 'Compose a brief' }).click();
  const lines = page.locator('[data-sentence]');
  await lines.first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const brief = page.url();

  // Every sentence has evidence, and each note leads to a report that exists, at words that stand there.
  const count = await lines.count();
  expect(count).toBeGreaterThan(15);
  for (let i = 0; i < count; i += 1) expect(await lines.nth(i).locator('.brief-evidence a').count()).toBeGreaterThan(0);
  const links = new Map<string, string>();
  for (const a of await page.locator('.brief-evidence a').all())
    links.set((await a.getAttribute('href'))!, (await a.textContent())!);
  for (const [href, words] of links) {
    const [, id, start, end] = /\/reports\/([^?]+)\?at=(\d+)-(\d+)/.exec(href)!;
    const answer = await page.request.get(`${desk.address}/api/reports/${id}`);
    expect(answer.ok(), href).toBe(true);
    const text = JSON.stringify(await answer.json());
    expect(Number(end)).toBeGreaterThan(Number(start));
    expect(text).toContain(JSON.stringify(words.replace(/^\d+ “|”$/g, '').slice(0, 40)).slice(1, -1));
  }
  await lines.first().locator('.brief-evidence a').first().click();
  await page.waitForURL(/\/reports\//);
  // The report's text is cut into marks: the words stand in it one after another.
  await page.waitForFunction(() => document.body.textContent?.includes('explosion tore through'));
  await page.goto(brief);
  await lines.first().waitFor();

  await lines.first().getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Other words for this sentence').fill('An explosion killed 99 people at Pisiga.');
  await page.getByRole('button', { name: 'Keep these words' }).click();
  await page.locator('.brief-line.flagged').waitFor();
  expect(await lines.first().textContent()).toContain('a number that no note has (99)');
  await page.getByText(/One sentence waits for an editor/).waitFor();
  expect(await page.getByRole('button', { name: 'Release' }).isDisabled()).toBe(true);
  await lines.first().getByRole('button', { name: 'Leave out' }).click();
  await page.locator('.brief-line.out').waitFor();
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByText(/^Released by/).waitFor();
});

test('a text that is pasted is held against the reports: the words of both sides, word by word, lead to the report', async () => {
  const page = await desk.page('/brief');
  await page
    .getByLabel('Text of a draft')
    .fill(
      'President Teresa Quiroga told reporters: "Three shells came from the other side of the line, and eleven workers are dead."',
    );
  await page.getByRole('button', { name: 'Check quotations' }).click();
  const found = page.locator('.brief-findings li.error', { hasText: 'eleven workers are dead' }).first();
  await found.waitFor();
  expect(await found.locator('del').allTextContents()).toEqual(['eleven ']);
  expect(await found.locator('ins').allTextContents()).toEqual(['seven ']);
  expect(await found.textContent()).toContain('and seven workers are dead');
  expect(await page.getByRole('status').filter({ hasText: 'held against' }).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await found.locator('a').first().click();
  await page.waitForURL(/\/reports\/.*at=\d+-\d+/);
});
