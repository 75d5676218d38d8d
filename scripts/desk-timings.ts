// How fast the desk is, by the browser's own timings: `node --import tsx scripts/desk-timings.ts DOSSIER`. Writes docs/desk-timings.md: first contentful
// paint of cold pages; interactions (Event Timing: from the key or click to the next paint), and how long until what was asked for stands there; the
// server's answers. Medians of several rounds.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launch, startDesk } from '../tests/browser/running.ts';

const [dossier] = process.argv.slice(2);
if (!dossier) {
  console.error('name a dossier: node --import tsx scripts/desk-timings.ts FILE');
  process.exit(2);
}
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const ROUNDS = 5;
const SETTLED_MS = 400; // after an interaction, so that its paint is done and noted
const PATHS = ['/today', '/add', '/stories', '/reports', '/search?q=port', '/brief', '/accounts'];
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const spread = (list: readonly number[]): string =>
  `${Math.round(median(list))} ms (${Math.round(Math.min(...list))} to ${Math.round(Math.max(...list))})`;

// In the page: the longest event of each interaction, and the moment at which something stands there after it.
const WATCH = `window.taken = [];
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.interactionId) taken.push(e.duration); }).observe({ type: 'event', durationThreshold: 16 });`;

/** Something a person does: in a page that is ready, an act, and what tells that its result stands there. */
interface Interaction {
  name: string;
  path: string;
  ready: string;
  act(page: Page): Promise<void>;
  /** A condition in the page; without it only the paint is measured. */
  done?: string;
}

const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
const click =
  (selector: string) =>
  async (page: Page): Promise<void> =>
    page.locator(selector).first().click();

const INTERACTIONS: readonly Interaction[] = [
  { name: 'Today: j, next', path: '/today?show=all', ready: '.today-item', act: press('j') },
  { name: 'Today: f, follow', path: '/today?show=all', ready: '.today-item', act: press('f') },
  { name: 'Today: r, read', path: '/today', ready: '.today-item', act: press('r') },
  {
    name: 'Today to Stories (g s)',
    path: '/today',
    ready: '.today-item',
    act: press('g', 's'),
    done: `location.pathname === '/stories' && document.querySelectorAll('.card .headline').length > 0`,
  },
  {
    name: 'Stories: order by outlets',
    path: '/stories',
    ready: '.card .headline',
    act: async (page) => void (await page.locator('select').first().selectOption('outlets')),
    done: `new URLSearchParams(location.search).get('sort') === 'outlets' && document.querySelectorAll('.card .headline').length > 0`,
  },
  {
    name: 'open a story',
    path: '/stories',
    ready: '.card .headline',
    act: click('.card .headline'),
    done: `document.querySelectorAll('.claim').length > 0`,
  },
  {
    name: 'a story: narrow to one of those who take part',
    path: '@story',
    ready: '.claim',
    act: click('.choices input[type=checkbox]'),
    done: `location.search.length > 1 && document.querySelectorAll('.claim').length > 0`,
  },
  {
    name: 'open a report from the list',
    path: '@reports',
    ready: '.card .headline',
    act: click('.card .headline[data-wanted]'),
    done: `document.querySelectorAll('mark').length > 0`,
  },
  { name: 'a report: j, next event', path: '@report', ready: 'mark.event', act: press('j') },
  {
    name: 'search “port” (typed before, Enter)',
    path: '/add',
    ready: 'h1',
    act: press('Enter'),
    done: `location.pathname === '/search' && document.querySelectorAll('.snippet mark').length > 0`,
  },
  {
    name: 'search: narrow to one outlet',
    path: '/search?q=port',
    ready: '.snippet mark',
    act: click('.choices input[type=checkbox]'),
    done: `document.querySelectorAll('.choices input:checked').length > 0 && document.querySelectorAll('.snippet mark').length > 0`,
  },
];
const ANSWERS = [
  '/api/today?show=new&limit=25',
  '/api/stories?limit=60',
  '/api/stories?actor=Chile&limit=60',
  '/api/stories?type=THREATEN&limit=60',
  '/api/reports?limit=50',
  '/api/search?q=port',
  '/api/search?q=Quiroga*',
  '/api/search?actor=Chile',
  '/api/actors?name=Chile&limit=8',
];

const loads: number[] = [];
const desk = await startDesk(dossier, { env: { SITREP_DESK_CHECK: '' } });
const browser = await launch();
const rows: string[] = [];
const told = (row: string): void => {
  rows.push(row);
  console.log(row);
  loads.push(loadavg()[0]!);
};
try {
  const get = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  const { reports } = await get<{ reports: number }>('/api/session');
  const { stories } = await get<{ stories: { id: string }[] }>('/api/stories?limit=1');
  // Copies in a widened dossier have no record ("~" in their ids): SITREP_REPORT names a report that has one.
  const listed = (await get<{ reports: { id: string }[] }>('/api/reports?limit=1')).reports;
  const whole = process.env.SITREP_REPORT ?? listed[0]!.id;
  const named: Record<string, string> = {
    '@story': `/stories/${encodeURIComponent(stories[0]!.id)}`,
    '@report': `/reports/${encodeURIComponent(whole)}`,
    '@reports': '/reports',
  };
  for (const path of PATHS) {
    const paints: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(desk.address + path);
      await page.locator('h1, h2').first().waitFor();
      paints.push(Number(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime`)));
      await page.context().close();
    }
    told(`| first contentful paint, ${path} | ${spread(paints)} | |`);
  }
  for (const { name, path, ready, act, done } of INTERACTIONS) {
    const [paints, stands]: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS; i += 1) {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(desk.address + (named[path] ?? path));
      await page.locator(ready).first().waitFor();
      if (path === '@reports')
        await page.evaluate(
          `(() => { const a = document.querySelector('.card .headline'); a.setAttribute('href', ${JSON.stringify(named['@report'])}); a.dataset.wanted = ''; })()`,
        );
      if (name.startsWith('search “port”')) await page.locator('#search').fill('port');
      await page.waitForTimeout(SETTLED_MS);
      await page.evaluate(WATCH);
      // No predicate is handed to the page as text: its policy allows no eval.
      await page.evaluate(`window.asked = 0; window.stood = 0;
        for (const name of ['keydown', 'pointerdown', 'change']) addEventListener(name, () => { asked = asked || performance.now(); }, true);
        (function look() { if (asked && (${done ?? 'true'})) stood = performance.now(); else requestAnimationFrame(look); })();`);
      await act(page);
      if (done) {
        let took = 0;
        while (!took) {
          took = Number(await page.evaluate('stood && stood - asked'));
          if (!took) await page.waitForTimeout(20);
        }
        stands.push(took);
      }
      await page.waitForTimeout(SETTLED_MS);
      paints.push(Math.max(0, ...((await page.evaluate('taken')) as number[])));
      await page.context().close();
    }
    told(`| ${name} | ${spread(paints)} | ${stands.length ? spread(stands) : ''} |`);
  }
  for (const path of ANSWERS) {
    const took: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const began = performance.now();
      const response = await fetch(desk.address + path);
      await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      took.push(performance.now() - began);
    }
    told(`| the server's answer, ${path} | | ${spread(took)} |`);
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  writeFileSync(
    'docs/desk-timings.md',
    `# How fast the desk is

The browser's own timings (Chromium, cold pages, median of ${ROUNDS} and the range), on a dossier of ${reports} reports: \`node --import tsx scripts/desk-timings.ts DOSSIER\`
(\`scripts/wide-dossier.mjs\` makes such a dossier of a small one; SITREP_REPORT names a report that has a record).
${cpus().length} cores, load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} while measuring, commit ${commit}. To be met: first contentful paint under 1 s, interaction under 100 ms. *To the next paint* is
Event Timing: how long the page did not answer; *stands there* is when what was asked for was on the page. Keys that took under 16 ms count as 0.

| what | to the next paint | stands there |
| --- | --- | --- |
${rows.join('\n')}
`,
  );
} finally {
  await browser.close();
  await desk.stop();
}
