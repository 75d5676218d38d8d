// Bundles the script of a channel's verify page (src/publish/channel/verify-page.ts) into dist/channel-verify.js, with all that it needs: the page asks no other server.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/publish/channel');
const out = join(root, 'dist/channel-verify.js');

/** Makes the bundle where it is missing or older than its sources; its path. */
export const buildVerifyPage = () => {
  const newest = Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs));
  if (existsSync(out) && statSync(out).mtimeMs > newest) return out;
  mkdirSync(dirname(out), { recursive: true });
  buildSync({
    entryPoints: [join(folder, 'verify-page.ts')],
    outfile: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    legalComments: 'inline',
    absWorkingDir: root,
    logLevel: 'error',
  });
  return out;
};
