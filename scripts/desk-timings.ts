// How fast the desk is, by the browser's own timings: `node --import tsx scripts/desk-timings.ts DOSSIER`. Writes docs/desk-timings.md. First contentful paint of
// a cold page, and the longest of the interactions in Today (Event Timing: from the key to the next paint); medians of several rounds.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { launch, startDesk } from '../tests/browser/running.ts';

const [dossier] = process.argv.slice(2);
if (!dossier) {
  console.error('name a dossier: node --import tsx scripts/desk-timings.ts FILE');
  process.exit(2);
}
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const ROUNDS = 5;
const PATHS = ['/today', '/add', '/stories', '/reports', '/brief'];
const KEYS = ['j', 'j', 'k', 'f', 'f', 'j'];
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

const desk = await startDesk(dossier, { env: { SITREP_DESK_CHECK: '' } });
const browser = await launch();
const rows: string[] = [];
try {
  const { reports } = (await (await fetch(`${desk.address}/api/session`)).json()) as { reports: number };
  for (const path of PATHS) {
    const paints: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(desk.address + path);
      await page.locator('h1, h2').first().waitFor();
      paints.push(Number(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime`)));
      await page.context().close();
    }
    rows.push(
      `| first contentful paint, ${path} | ${Math.round(median(paints))} ms (${Math.round(Math.min(...paints))} to ${Math.round(Math.max(...paints))}) |`,
    );
  }
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${desk.address}/today?show=all`);
  await page.locator('.today-item').first().waitFor();
  await page.evaluate(
    `window.taken = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.name === 'keydown') taken.push(e.duration); }).observe({ type: 'event', durationThreshold: 16 });`,
  );
  for (const key of KEYS) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
  const taken = (await page.evaluate('window.taken')) as number[];
  rows.push(
    `| a key in Today to the next paint, ${KEYS.length} keys | longest ${Math.max(0, ...taken)} ms; ${KEYS.length - taken.length} were under 16 ms |`,
  );
  const answers: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const began = performance.now();
    await (await fetch(`${desk.address}/api/today?show=all`)).text();
    answers.push(performance.now() - began);
  }
  rows.push(`| the server's answer for Today | ${Math.round(median(answers))} ms |`);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  writeFileSync(
    'docs/desk-timings.md',
    `# How fast the desk is

The browser's own timings (Chromium, cold pages, median of ${ROUNDS}), on a dossier of ${reports} reports: \`node --import tsx scripts/desk-timings.ts DOSSIER\`.
${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} while measuring, commit ${commit}. To be met: first contentful paint under 1 s, interaction under 100 ms.

| what | value |
| --- | --- |
${rows.join('\n')}
`,
  );
  console.log(rows.join('\n'));
} finally {
  await browser.close();
  await desk.stop();
}
