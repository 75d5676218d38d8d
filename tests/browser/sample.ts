// Makes the sample dossier of examples/ once a run, with the real command line; tests work on copies of it. SITREP_SAMPLE names one made before.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    sample: string;
  }
}

export default (project: TestProject): (() => void) => {
  const given = process.env.SITREP_SAMPLE;
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-desk-'));
  const sample = given ?? join(folder, 'sample.db');
  if (!existsSync(sample))
    execFileSync(process.execPath, ['dist/cli/main.js', 'add', '--dossier', sample, '--handling', 'public', 'examples'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  project.provide('sample', sample);
  return () => rmSync(folder, { recursive: true, force: true });
};
