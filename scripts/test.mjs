// Runs the tests with vitest and closes with one plain line, "N passed, N failed". Where the package is built and no source is newer, the
// tests of the command line run what was built, as users do.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from './run-tests.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const newest = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((e) =>
      e.isDirectory() ? newest(join(folder, e.name)) : statSync(join(folder, e.name)).mtimeMs,
    ),
  );
const built = existsSync('dist/assets.json') && statSync('dist/assets.json').mtimeMs > newest('src');
console.log(
  built ? 'tests of the command line: dist/' : 'tests of the command line: from the sources (dist/ is missing or older)',
);

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
const left = existsSync(browser)
  ? 'left out: the tests in a browser (npm run test:browser runs them)'
  : `left out: the tests in a browser, as there is none at ${browser} (install Chromium, then npm run test:browser)`;
process.exit(runTests(process.argv.slice(2), built ? { SITREP_CLI: 'dist/cli/main.js' } : {}, left));
