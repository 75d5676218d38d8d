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
  await page.locator('mark.event.trigger').nth(1).click();
  await page.locator('mark.on[data-before]').first().waitFor();
  await page.evaluate('scrollTo(0, 0)');
};

const MAX_BYTES = 150_000;
const SCREENS: readonly Screen[] = [
  {
    name: 'today',
    path: '/today',
    async ready(page) {
      await page.locator('.today-item').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
    },
  },
  {
    name: 'add',
    path: '/add',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'Add' }).waitFor(),
  },
  {
    name: 'report',
    path: '/reports',
    ready: openReport,
  },
  {
    name: 'report-phone',
    path: '/reports',
    schemes: ['light'],
    width: 390,
    height: 844,
    ready: openReport,
  },
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
