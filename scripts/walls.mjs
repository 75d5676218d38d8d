// Checks the walls of the house: which room may import which. Prevents the accident that made earlier systems impossible to
// change: a parser that knows about the database, an extractor that fetches a page, two stages that call each other. Also keeps SQL in
// store, the network in ingest (and publish), and packages out of core.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

/** What each room may import, itself aside. */
const ROOMS = {
  core: [],
  ingest: ['core'],
  knowledge: ['core'],
  language: ['core', 'knowledge'],
  extraction: ['core', 'knowledge', 'language'],
  linking: ['core', 'knowledge', 'language'],
  store: ['core', 'linking'],
  publish: ['core', 'knowledge', 'linking'],
  lint: ['core', 'knowledge', 'language', 'extraction', 'linking'],
  jobs: ['core', 'store'],
  desk: ['core', 'ingest', 'linking', 'store', 'publish', 'lint', 'jobs', '.'], // its client: see below
  cli: '*',
  '.': '*', // index.ts, pipeline.ts, record.ts, reader.ts
};
/** Packages and built-ins that belong to some rooms only. */
const ONLY_IN = [
  [/^(libsql|kysely|pg|better-sqlite3)$/, ['store', 'jobs']],
  [
    /^(linkedom|@mozilla\/readability|warcio|chardet|iconv-lite|eld|mammoth|unpdf|postal-mime|yauzl|robots-parser|undici|csv-parse|htmlparser2|mdast-util-from-markdown)/,
    ['ingest'],
  ],
  [/^(node:)?(https?|net|dgram|tls|dns)$/, ['ingest', 'publish', 'desk']],
  [/^feedsmith$/, ['ingest', 'publish']],
  [/^(hyparquet|canonicalize|grammy|@noble\/)/, ['publish']],
  [/^commander$/, ['cli']],
  [/^(@fastify\/|fastify$|zod$|preact|@node-rs\/argon2$|virtual:)/, ['desk']],
];
const faults = [];
const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
const roomOf = (path) => {
  const parts = relative(src, path).split('/');
  return parts.length === 1 ? '.' : parts[0];
};

for (const path of files(src)) {
  const room = roomOf(path);
  const name = relative(root, path);
  const text = readFileSync(path, 'utf8');
  if (!(room in ROOMS)) faults.push(`${name}: no such room in scripts/walls.mjs: ${room}`);
  for (const [statement, target] of [
    ...text.matchAll(/(?:^|[\s;])(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s*'([^']+)'/gm),
  ].map((m) => [m[0], m[1] ?? m[2] ?? m[3]])) {
    if (!target.startsWith('.')) {
      if (room === 'core' && !target.startsWith('node:')) faults.push(`${name}: core imports no package (${target})`);
      if (
        name.startsWith('src/desk/client/') &&
        !/^(?:preact(?:\/hooks)?|virtual:routes|d3-|topojson-|world-atlas\/)/.test(target)
      )
        faults.push(`${name}: the client takes no such package (${target})`);
      for (const [pattern, rooms] of ONLY_IN)
        if (pattern.test(target) && !rooms.includes(room)) faults.push(`${name}: ${target} belongs to ${rooms.join(', ')}`);
      continue;
    }
    const to = resolve(dirname(path), target);
    // What runs in the browser holds no server, no schema library, no store: types of the API, and words.
    if (name.startsWith('src/desk/client/')) {
      const inside = relative(src, to);
      if (/^\.\.\/data\/map\/.*\?raw$/.test(inside)) continue; // tables of the map, taken in as text
      const typed = /^\s*(?:import|export)\s+type\b/.test(statement);
      if (!/^desk\/client\//.test(inside) && inside !== 'core/words.ts' && !(typed && /^(?:desk\/api|core)\//.test(inside)))
        faults.push(`${name}: the client imports types of desk/api and the words of core alone (${target})`);
      if (/^desk\/client\//.test(inside)) continue;
    }
    const other = roomOf(to);
    if (other !== room && ROOMS[room] !== '*' && !ROOMS[room]?.includes(other))
      faults.push(`${name}: ${room} may not import ${other} (${target})`);
    if (room === 'extraction' && other === 'extraction') {
      const [a, b] = [path, to].map((p) => relative(join(src, 'extraction'), p).split('/'));
      if (a.length > 1 && b.length > 1 && a[0] !== b[0]) faults.push(`${name}: stages never import each other (${target})`);
    }
  }
  if (room !== 'store' && /\b(SELECT\s+[\w*,\s.()]+\s+FROM|INSERT\s+INTO|CREATE\s+TABLE)\b/.test(text))
    faults.push(`${name}: SQL lives in store`);
  if (!['ingest', 'publish', 'desk'].includes(room) && /\bfetch\(/.test(text))
    faults.push(`${name}: the network lives in ingest and publish`);
  if (
    ['language', 'extraction', 'knowledge', 'core', 'linking'].includes(room) &&
    /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\()/.test(text)
  )
    faults.push(`${name}: clocks and randomness are passed in`);
  if (/export \* from/.test(text)) faults.push(`${name}: exports have explicit names`);
}
for (const f of faults) console.error(f);
if (faults.length) process.exit(1);
console.log('walls: sound');
