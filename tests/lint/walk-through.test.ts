// docs/lint.md shows what the command prints, and the command's exit status.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'lint', ...args], { cwd: root, encoding: 'utf8' });

describe('docs/lint.md', () => {
  it('is what the command prints', () => {
    const { stdout, status } = run('docs/drafts/pisiga.md', '--published', '2031-10-20', '--against', 'examples/');
    expect(readFileSync(`${root}/docs/lint.md`, 'utf8')).toContain(`\`\`\`\n${stdout.trim()}\n\`\`\``);
    expect(status).toBe(1);
  }, 120_000);

  it('ends with 2 for wrong arguments, 0 where nothing is wrong', () => {
    expect(run('docs/drafts/pisiga.md', '--rules', 'spelling').status).toBe(2);
    expect(
      run('examples/2031-10-06-andes-wire.txt', '--against', 'examples/2031-10-06-andes-wire.txt', '--skip', 'counter').status,
    ).toBe(0);
  }, 120_000);
});
