// Runs the tests with vitest and closes with one plain line, "N passed, N failed". Where the package is built and no source is newer, the
// tests of the command line run what was built, as users do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

const folder = mkdtempSync(join(tmpdir(), 'sitrep-tests-'));
const file = join(folder, 'results.json');
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, ...(built && { SITREP_CLI: 'dist/cli/main.js' }) },
});
try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`);
} catch {
  console.log('0 passed, 1 failed');
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
