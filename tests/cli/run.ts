// Runs the real command line as a user would, from the sources.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Standard output, standard error and exit status of `sitrep ARGS`. */
export const sitrep = (args: string[], options: { input?: string | Buffer; cwd?: string; env?: Record<string, string> } = {}) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, ...args], {
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '120', ...options.env },
    ...(options.cwd && { cwd: options.cwd }),
  });
  return {
    out: stdout,
    err: stderr,
    status,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((l) => (l.startsWith('{') ? JSON.parse(l) : l)),
  };
};
