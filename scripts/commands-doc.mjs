// Writes docs/commands.md from the commands' own --help, so that the two never differ. `--check` only compares (exit 1 where they differ).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const file = 'docs/commands.md';
const names = [...readFileSync('src/cli/commands.ts', 'utf8').matchAll(/^\s+'?([a-z-]+)'?: \(\) =>/gm)].map((m) => m[1]);
const help = (name) =>
  execFileSync(process.execPath, ['dist/cli/main.js', name, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '120' },
  }).trimEnd();

const text = `# Commands

Results go to standard output, all else to standard error. Exit status: 0 when all went well, 1 when some input failed or a check does not
hold, 2 for wrong arguments. \`--dossier\` names a file; default \`SITREP_DOSSIER\`, else \`sitrep.db\` in the working folder.

${names.map((n) => `## sitrep ${n}\n\n\`\`\`\n${help(n)}\n\`\`\`\n`).join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what --help says: run node scripts/commands-doc.mjs and commit it`);
    process.exit(1);
  }
} else writeFileSync(file, text);
