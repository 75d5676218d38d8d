// Runs the tests in a real browser (tests/browser) against the real `sitrep desk`, and closes with "N passed, N failed". CHROMIUM names the browser.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(browser)) {
  console.error(
    `test:browser: there is no browser at ${browser}: install Chromium (Debian: apt-get install chromium), or name one with CHROMIUM=/path/to/chromium`,
  );
  process.exit(1);
}
if (!existsSync('dist/desk/client/index.html')) {
  console.error('test:browser: the desk was not built: run npm run build first');
  process.exit(1);
}
const { runTests } = await import('./run-tests.mjs');
process.exit(runTests(['--config', 'tests/browser/vitest.config.ts', ...process.argv.slice(2)], { CHROMIUM: browser }));
