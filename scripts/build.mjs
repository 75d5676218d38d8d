// Builds the package: dist/ (JavaScript and types, the desk's client), schema/record.json from the types of the record, dist/assets.json (digests of models and data).
// `--schema-check` only compares the committed schema with the types and exits 1 where they differ.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { buildVerifyPage } from './build-verify.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const schemaText = () => {
  const generator = createGenerator({
    path: 'src/core/record.ts',
    tsconfig: 'tsconfig.json',
    type: 'OutputLine',
    skipTypeCheck: true,
    additionalProperties: false,
  });
  const schema = generator.createSchema('OutputLine');
  return `${JSON.stringify({ $id: 'https://sitrep.invalid/schema/record.json', title: 'One line of `sitrep read --json`, schema sitrep/1', ...schema }, null, 1)}\n`;
};

const file = 'schema/record.json';
if (process.argv.includes('--schema-check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== schemaText()) {
    console.error(`${file} is not what src/core/record.ts says: run npm run build and commit it`);
    process.exit(1);
  }
  process.exit(0);
}

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
chmodSync('dist/cli/main.js', 0o755);
const { build } = await import('vite');
await build((await import('../src/desk/client/vite.config.mjs')).default);
mkdirSync('schema', { recursive: true });
writeFileSync(file, schemaText());
buildVerifyPage();
const { assetManifest } = await import('../dist/reader.js');
writeFileSync('dist/assets.json', `${JSON.stringify(assetManifest(), null, 1)}\n`);
