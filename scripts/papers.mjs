// Budgets and papers. Prevents: a package that grew past its budget, a model without card and licence, a command that the docs don't know,
// a path of somebody's machine in a file that ships.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MB = 1e6;
const faults = [];
const size = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce(
    (n, e) => n + (e.isDirectory() ? size(join(folder, e.name)) : statSync(join(folder, e.name)).size),
    0,
  );
const budget = (folder, limit) => {
  const bytes = existsSync(folder) ? size(folder) : 0;
  console.log(`${folder}: ${(bytes / MB).toFixed(1)} MB of ${limit} MB`);
  if (bytes > limit * MB) faults.push(`${folder} is over its budget of ${limit} MB`);
};
budget('models', 40);
budget('data/gazetteer', 25);
for (const e of readdirSync('models', { withFileTypes: true })) {
  if (!e.isDirectory()) continue;
  for (const paper of ['card.md', 'LICENSE'])
    if (!existsSync(join('models', e.name, paper))) faults.push(`models/${e.name} has no ${paper}`);
  const card = join('models', e.name, 'card.md');
  if (existsSync(card)) {
    const text = readFileSync(card, 'utf8');
    for (const part of [/^licence:/im, /^## Corpora/m, /^## Rebuild/m]) if (!part.test(text)) faults.push(`${card}: no ${part}`);
  }
}
const docs = ['README.md', 'docs/commands.md']
  .filter((f) => existsSync(f))
  .map((f) => readFileSync(f, 'utf8'))
  .join('\n');
for (const [, name] of readFileSync('src/cli/commands.ts', 'utf8').matchAll(/^\s+'?([a-z-]+)'?: \(\) =>/gm)) {
  if (!docs.includes(`sitrep ${name}`)) faults.push(`docs/commands.md does not tell of sitrep ${name}`);
}
const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((f) => f && /\.(ts|mjs|md|json|tsv|html|txt|py|yml|yaml|sh|run)$|^\.ci\//.test(f));
for (const f of tracked) {
  if (!existsSync(f)) continue;
  const hit = /(?:^|[\s"'`(=])\/(?:root|farm|work|home\/\w+)\//m.exec(readFileSync(f, 'utf8'));
  if (hit) faults.push(`${f}: a path of somebody's machine (${hit[0].trim()})`);
}
for (const f of faults) console.error(f);
process.exit(faults.length ? 1 : 0);
