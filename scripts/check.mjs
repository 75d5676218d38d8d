// All checks but the tests, each with what it prevents: formatting and lint, types, walls, schema, sizes, paths, accuracy papers.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const node = process.execPath;
const CHECKS = [
  ['format and lint', node, ['node_modules/@biomejs/biome/bin/biome', 'ci', '--diagnostic-level=error', '.']],
  ['types', node, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']],
  ['types of the desk in the browser', node, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/desk/client']],
  ['types of the browser tests', node, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tests/browser']],
  ['walls', node, ['scripts/walls.mjs']],
  ['commands', node, ['scripts/commands-doc.mjs', '--check']],
  ['schema', node, ['scripts/build.mjs', '--schema-check']],
  ['budgets and papers', node, ['scripts/papers.mjs']],
  ['accuracy', node, ['--import', 'tsx', 'eval/run.ts', '--check']],
];
let failed = 0;
for (const [name, command, args] of CHECKS) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
