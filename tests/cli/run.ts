// Runs the real command line as a user would: what was built (SITREP_CLI, set by scripts/test.mjs), else the sources.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Arguments of node that start the command line. */
export const CLI: readonly string[] = process.env.SITREP_CLI
  ? [fromRoot(process.env.SITREP_CLI)]
  : ['--import', import.meta.resolve('tsx'), fromRoot('src/cli/main.ts')];

/** Standard output, standard error and exit status of `sitrep ARGS`. */
export const sitrep = (
  args: readonly string[],
  options: { input?: string | Buffer; cwd?: string; env?: Record<string, string> } = {},
) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...CLI, ...args], {
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
