// How the desk's client is built: TypeScript and JSX to dist/desk/client, each room a file of its own that is loaded when it is opened.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const MOST = 250_000; // bytes, compressed, without the data of the map

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const API = here('../../../dist/desk/api/index.js'); // the compiler made it just before

/** The table of routes as method and path alone, so that schemas and their library stay out of the bundle. */
const routes = () => ({
  name: 'routes',
  resolveId: (id) => (id === 'virtual:routes' ? '\0virtual:routes' : undefined),
  async load(id) {
    if (id !== '\0virtual:routes') return undefined;
    const { API: table } = await import(pathToFileURL(API).href);
    const short = Object.fromEntries(Object.entries(table).map(([name, { method, path }]) => [name, [method, path]]));
    return `export const ROUTES = ${JSON.stringify(short)};`;
  },
});

/** Says how large the client is as it is sent. */
const sizes = () => ({
  name: 'sizes',
  writeBundle(_options, bundle) {
    const sent = { code: 0, map: 0 };
    for (const file of Object.values(bundle))
      sent[/(?:^|\/)world-[\w-]+\.js$/.test(file.fileName) ? 'map' : 'code'] += gzipSync(
        file.type === 'chunk' ? file.code : file.source,
      ).length;
    const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
    console.log(
      `desk client: ${kB(sent.code)} compressed in ${Object.keys(bundle).length - 1} files; data of the map, fetched with the first one that is opened: ${kB(sent.map)}`,
    );
    if (sent.code > MOST) throw new Error(`the desk's client is over ${kB(MOST)} compressed: find what made it grow`);
  },
});

export default {
  root: here('.'),
  base: '/',
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [routes(), sizes()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../../dist/desk/client'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800, // land and borders
    // Land and borders are data, in a file of their own: what is code counts (tests/desk/bundle.test.ts).
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'world', test: /world-atlas|disputed-borders/ }] } } },
  },
};
