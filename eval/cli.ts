// The command line that is measured: as built (dist/) where the build is newer than the sources, else from the sources through tsx.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((e) =>
      e.isDirectory() ? newest(join(folder, e.name)) : statSync(join(folder, e.name)).mtimeMs,
    ),
  );

export interface CommandLine {
  built: boolean;
  /** Arguments of node. */
  args: string[];
}

/** Which command line to run. */
export const commandLine = (): CommandLine => {
  const mark = fromRoot('dist/assets.json');
  const built = existsSync(mark) && statSync(mark).mtimeMs > newest(fromRoot('src'));
  return {
    built,
    args: built ? [fromRoot('dist/cli/main.js')] : ['--import', import.meta.resolve('tsx'), fromRoot('src/cli/main.ts')],
  };
};
