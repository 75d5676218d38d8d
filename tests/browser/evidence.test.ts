// The sample brief, sentence by sentence: each leads to its evidence in the desk, marked in the report; the brief as a file passes axe; it is saved as PDF.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
let id: string;
interface Line {
  id: string;
  text: string;
  notes: number[];
}
let brief: {
  sections: { sentences: Line[] }[];
  notes: { number: number; report: string; start: number; end: number; quote: string }[];
};
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
  const page = await desk.page('/brief');
  await page.getByRole('button', { name: 'Compose a brief' }).click();
  await page.locator('[data-sentence]').first().waitFor();
  id = page.url().split('/').at(-1)!;
  brief = await (await page.request.get(`${desk.address}/api/briefs/${id}`)).json();
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
});

test('every sentence of the sample brief opens each of its notes at the words that it quotes', async () => {
  const page = await desk.page(`/brief/${id}`);
  await page.locator('[data-sentence]').first().waitFor();
  const opened = new Set<string>();
  const sentences = brief.sections.flatMap((s) => s.sentences);
  expect(sentences.length).toBeGreaterThan(15);
  for (const sentence of sentences) {
    const line = page.locator(`[data-sentence="${sentence.id}"]`);
    const links = line.locator('.brief-evidence a');
    expect(await links.count(), sentence.text).toBe(sentence.notes.length);
    for (let i = 0; i < sentence.notes.length; i += 1) {
      const href = (await links.nth(i).getAttribute('href'))!;
      // Two notes may quote the same words, one for who says so and one for a name.
      const note = brief.notes.find(
        (n) => sentence.notes.includes(n.number) && href === `/reports/${encodeURIComponent(n.report)}?at=${n.start}-${n.end}`,
      );
      expect(note, href).toBeDefined();
      if (opened.has(href)) continue;
      opened.add(href);
      await links.nth(i).click();
      await page.waitForURL((url) => url.pathname.startsWith('/reports/'));
      // The words stand there, marked, exactly as the note quotes them.
      const marked = page.locator('.report-text mark.at > :not(mark), .report-text mark.at mark > :not(mark)');
      await marked.first().waitFor();
      expect((await marked.allTextContents()).join(''), href).toBe(note!.quote);
      await page.goBack();
      await line.waitFor();
    }
  }
  expect(opened.size).toBeGreaterThan(15);
});

test('the brief as a file: one page that asks nobody, passes axe by day, by night, on a phone and as it may leave the house', async () => {
  for (const outside of [false, true]) {
    const page = await desk.page('/brief');
    const answer = await page.request.get(`${desk.address}/api/briefs/${id}/export?format=html${outside ? '&outside=true' : ''}`);
    const file = join(desk.dossier, '..', `brief-${outside}.html`);
    writeFileSync(file, await answer.body());
    await page.close();
    for (const options of [
      { viewport: { width: 1100, height: 900 }, colorScheme: 'light' },
      { viewport: { width: 1100, height: 900 }, colorScheme: 'dark' },
      { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
    ] as const) {
      const context = await desk.browser.newContext({ ...options, bypassCSP: true }); // axe is put into the page
      const printed = await context.newPage();
      const asked: string[] = [];
      printed.on('request', (r) => void (/^(?:file|data):/.test(r.url()) || asked.push(r.url())));
      await printed.goto(`file://${file}`);
      expect(await printed.locator('svg.map').count()).toBe(1);
      expect(await axeFaults(printed), JSON.stringify(options)).toEqual([]);
      expect(await printed.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')).toBe(false);
      expect(asked).toEqual([]);
      await context.close();
    }
  }
});

test('a sentence is copied with its attribution from the file, under its own content security policy', async () => {
  const context = await desk.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`file://${join(desk.dossier, '..', 'brief-false.html')}`);
  await page.locator('button.copy').first().click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const copied = await page.evaluate('navigator.clipboard.readText()');
  const [first] = brief.sections[0]!.sentences;
  expect(copied).toContain(first!.text);
  expect(copied).toMatch(/\(.*\b2031\b.*\)$/);
  await context.close();
});

test('the desk saves it as PDF, and says what is missing where there is no browser', async () => {
  const page = await desk.page(`/brief/${id}`, { acceptDownloads: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${id}.pdf`);
  const file = join(desk.dossier, '..', 'brief.pdf');
  await download.saveAs(file);
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(20_000);

  const without = await openDesk(inject('sample'), { env: { SITREP_BROWSER: '/nowhere/browser' } });
  try {
    const other = await without.page('/brief');
    await other.getByRole('button', { name: 'Compose a brief' }).click();
    await other.getByRole('button', { name: 'Save as PDF' }).click();
    await other.getByText('no browser was found to print the PDF').waitFor();
    // The browser tells of the refused request itself.
    without.faults.splice(0, without.faults.length, ...without.faults.filter((f) => !/503/.test(f)));
  } finally {
    await without.stop();
  }
});
