// Runs vitest and closes with one plain line, "N passed, N failed". Returns the exit status.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const runTests = (args, env = {}, last = '') => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-tests-'));
  const file = join(folder, 'results.json');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  );
  if (last) console.log(last);
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    console.log(`${numPassedTests} passed, ${numFailedTests} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`);
  } catch {
    console.log('0 passed, 1 failed');
  }
  rmSync(folder, { recursive: true, force: true });
  return status ?? 1;
};
