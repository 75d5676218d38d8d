// Pictures of the desk for docs/screens: `node --import tsx scripts/screens.ts [NAME…]`. The real desk on the sample dossier (SITREP_SAMPLE names one that
// is there already; else it is made of examples/). A room adds its pictures to SCREENS.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launch, startDesk } from '../tests/browser/running.ts';

interface Screen {
  name: string;
  path: string;
  /** What to wait for, and do, before the picture is taken. */
  ready(page: Page): Promise<unknown>;
  schemes?: readonly ('light' | 'dark')[];
  width?: number;
  height?: number;
}

/** A report of the sample, at an event with doer, target, place and time. */
const openReport = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /Chile threatens to close port/ }).click();
  // The text is drawn anew when notes come: a click in that moment is lost.
  const chosen = page.locator('mark.on[data-before]').first();
  for (let i = 0; i < 5 && !(await chosen.isVisible()); i += 1) {
    await page.locator('mark.event.trigger').nth(1).click();
    await page.waitForTimeout(1000);
  }
  await chosen.waitFor();
  await page.evaluate('scrollTo(0, 0)');
};

/** What the rooms are shown with: a situation, a saved search, a brief, a note with a reply. */
const prepare = async (address: string): Promise<void> => {
  const { token } = (await (await fetch(`${address}/api/session`)).json()) as { token: string };
  const send = async <T>(method: string, path: string, body: unknown): Promise<T> => {
    const response = await fetch(`${address}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-sitrep-token': token },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  await send('PUT', 'situations/Pisiga', {
    watch: { actors: ['Bolivia', 'Chile'] },
    about: 'The explosion at the border crossing, and what both governments say and do about it.',
  });
  await send('PUT', 'searches/customs', { watch: { words: 'customs' } });
  await send('POST', 'briefs', {});
  const { reports } = (await (await fetch(`${address}/api/reports`)).json()) as { reports: { id: string; title?: string }[] };
  const report = reports.find((r) => r.title?.includes('threatens to close port'))!.id;
  const { text } = (await (await fetch(`${address}/api/reports/${encodeURIComponent(report)}`)).json()) as { text: string };
  const words = text.indexOf('.') > 0 ? text.slice(0, text.indexOf('.')) : text.slice(0, 60);
  const { number } = await send<{ number: number }>('POST', 'notes', {
    about: { report, start: 0, end: words.length },
    text: 'Is this the decree itself, or what the ministry expects of it? The Meridian has it as a plan only.',
  });
  await send('POST', `notes/${number}/replies`, { text: 'A plan, as of Friday. I asked the outlet for the text.' });
};

const PASSWORD = 'correct horse battery';

/** From here on the desk has accounts: the last of the pictures. */
const withAccounts = async (page: Page): Promise<void> => {
  const { origin } = new URL(page.url());
  const { token, single } = (await (await fetch(`${origin}/api/session`)).json()) as { token?: string; single: boolean };
  if (single) {
    const send = async (method: string, path: string, body: unknown): Promise<void> => {
      const headers = { 'content-type': 'application/json', 'x-sitrep-token': token! };
      const response = await fetch(`${origin}/api/${path}`, { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    };
    await send('POST', 'tokens', { name: 'nightly export', role: 'reader' });
    await send('PUT', 'accounts/Ana', { role: 'admin', password: PASSWORD });
    await page.reload();
  }
  await page.getByLabel('Name').fill('Ana');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('this one').waitFor();
  if (!single) return;
  const form = page.locator('form').filter({ hasText: 'Add somebody' });
  for (const [name, role] of [
    ['Ben', 'analyst'],
    ['Rea', 'reader'],
  ] as const) {
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Role').selectOption(role);
    await form.getByLabel('Password').fill(PASSWORD);
    await form.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('rowheader', { name }).waitFor();
  }
};

const MAX_BYTES = 150_000;
const SCREENS: readonly Screen[] = [
  {
    name: 'today',
    path: '/today',
    height: 720,
    async ready(page) {
      await page.locator('.today-item').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.evaluate('scrollTo(0, 0)');
    },
  },
  {
    name: 'add',
    path: '/add',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'Add' }).waitFor(),
  },
  {
    name: 'stories',
    path: '/stories',
    height: 560,
    ready: (page) => page.locator('.story-row').first().waitFor(),
  },
  {
    name: 'story',
    path: '/stories',
    height: 660,
    async ready(page) {
      await page.locator('.story-row a').first().click();
      await page.locator('.timeline .claim').first().waitFor();
      await page.locator('.map .dot').first().waitFor();
    },
  },
  {
    name: 'situation',
    path: '/stories/situations/Pisiga',
    height: 660,
    async ready(page) {
      await page.locator('.timeline .claim').first().waitFor();
      await page.locator('.map .dot').first().waitFor();
    },
  },
  { name: 'report', path: '/reports', height: 560, ready: openReport },
  { name: 'report-phone', path: '/reports', schemes: ['light'], width: 390, height: 844, ready: openReport },
  {
    name: 'brief',
    path: '/brief',
    height: 520,
    async ready(page) {
      await page.locator('.brief-list a').first().click();
      await page.locator('[data-sentence]').first().waitFor();
    },
  },
  {
    name: 'search',
    path: '/search?q=port',
    height: 700,
    ready: (page) => page.locator('.snippet mark').first().waitFor(),
  },
  {
    name: 'notes',
    path: '/reports',
    height: 500,
    async ready(page) {
      await page.getByRole('link', { name: /threatens to close port/ }).click();
      await page.getByRole('button', { name: /^Notes/ }).click();
      await page.getByText('I asked the outlet').waitFor();
    },
  },
  { name: 'accounts', path: '/accounts', height: 860, ready: withAccounts },
];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'sitrep-screens-'));
const dossier = join(folder, 'sample.db');
const sample = process.env.SITREP_SAMPLE;
if (sample && existsSync(sample)) copyFileSync(sample, dossier);
else
  execFileSync(process.execPath, ['dist/cli/main.js', 'add', '--dossier', dossier, '--handling', 'public', 'examples'], {
    stdio: 'ignore',
  });
const desk = await startDesk(dossier);
const browser = await launch();
mkdirSync('docs/screens', { recursive: true });
await prepare(desk.address);
try {
  for (const { name, path, ready, schemes = ['light', 'dark'] as const, width = 1280, height = 800 } of SCREENS) {
    if (wanted.length && !wanted.includes(name)) continue;
    for (const colorScheme of schemes) {
      const page = await (
        await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
      ).newPage();
      await page.goto(desk.address + path);
      await ready(page);
      const file = `docs/screens/${name}-${colorScheme}.png`;
      await page.screenshot({ path: file });
      await page.context().close();
      const { size } = statSync(file);
      console.log(`${file} ${Math.round(size / 1000)} kB`);
      if (size > MAX_BYTES) {
        console.error(`${file} is larger than ${MAX_BYTES / 1000} kB: make it lower`);
        process.exitCode = 1;
      }
    }
  }
} finally {
  await browser.close();
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
}
