// What `sitrep gazetteer build` needs on dumps of several sizes, and what look-ups take → docs/gazetteer.md.
//   node --import tsx bench/gazetteer.ts [--rows 1000000,3000000] [--dry-run]
// The dumps are made up, in the shape of GeoNames' files: lengths of names, share of feature codes and of kept rows, alternate names a
// place. Each is built in a process of its own, whose largest resident size is what counts.
import { spawnSync } from 'node:child_process';
import { closeSync, createWriteStream, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readTable } from '../src/core/index.ts';
import { findPlaces } from '../src/extraction/places/query.ts';
import { gazetteerOfDump } from '../src/knowledge/gazetteer-dump.ts';
import { openGazetteer } from '../src/knowledge/index.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000,3000000' }, build: { type: 'string' }, 'dry-run': { type: 'boolean' } },
});
/** Rows of allCountries.txt and of alternateNamesV2.txt, about, as GeoNames gives them in 2026. */
const [REAL, REAL_ALTERNATES] = [13e6, 18e6];

/** Repeatable pseudo-random numbers (mulberry32). */
const random = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const SYLLABLES = 'ka lo mi ra ben tor shi wa ne qu dar el za ho pi st an ur gra vel ti mo ba su ri'.split(' ');
/** Share of feature codes in the dump, coarsely: towns 40 %, streams 10 %, hills and farms and the like that are not kept 35 %. */
const CODES: [string, number][] = [
  ['PPL', 0.38],
  ['PPLX', 0.02],
  ['STM', 0.1],
  ['MT', 0.05],
  ['LK', 0.04],
  ['ISL', 0.02],
  ['ADM3', 0.02],
  ['ADM2', 0.004],
  ['HLL', 0.08],
  ['FRM', 0.06],
  ['SCH', 0.06],
  ['HTL', 0.05],
  ['CH', 0.05],
  ['WLL', 0.06],
];

const codeAt = (share: number): string => {
  let left = share;
  for (const [code, part] of CODES) {
    left -= part;
    if (left < 0) return code;
  }
  return 'PPL';
};

const writeDump = async (file: string, alternates: string, rows: number): Promise<void> => {
  const next = random(7);
  const name = (): string => {
    let out = '';
    for (let k = 2 + Math.floor(next() * 4); k > 0; k -= 1) out += SYLLABLES[Math.floor(next() * SYLLABLES.length)];
    const word = out[0]!.toUpperCase() + out.slice(1);
    return next() < 0.25 ? `${word} ${SYLLABLES[Math.floor(next() * SYLLABLES.length)]}` : word;
  };
  const lands = readTable('data/countries.tsv')
    .map((r) => r[1]!)
    .filter((c) => /^[A-Z]{2}$/.test(c));
  const put = async (path: string, count: number, line: (i: number) => string): Promise<void> => {
    const out = createWriteStream(path);
    for (let i = 0; i < count; ) {
      let chunk = '';
      for (const end = Math.min(count, i + 20_000); i < end; i += 1) chunk += `${line(i)}\n`;
      if (!out.write(chunk)) await new Promise<void>((done) => out.once('drain', () => done()));
    }
    await new Promise<void>((done) => out.end(() => done()));
  };
  await put(file, rows, (i) => {
    const code = codeAt(next());
    const [own, plain] = [name(), name()];
    const people = code === 'PPL' && next() < 0.1 ? Math.floor(10 ** (next() * 6)) : 0;
    return [
      i + 1000,
      own,
      next() < 0.2 ? plain : own,
      '',
      (next() * 160 - 80).toFixed(5),
      (next() * 358 - 179).toFixed(5),
      code[0],
      code,
      lands[Math.floor(next() * lands.length)],
      '',
      `0${Math.floor(next() * 9)}`,
      '',
      '',
      '',
      people,
      '',
      '',
      'Europe/Oslo',
      '2020-01-01',
    ].join('\t');
  });
  await put(alternates, Math.round((rows * REAL_ALTERNATES) / REAL), (i) => {
    const language = next() < 0.35 ? ['en', 'fr', 'es', 'de', ''][Math.floor(next() * 5)] : 'ru';
    return [i, 1000 + Math.floor(next() * rows), language, name(), '', '', '', ''].join('\t');
  });
};

if (values.build) {
  const [file = '', alternates = '', out = ''] = values.build.split('\n');
  const iso3 = new Map(readTable('data/countries.tsv').map(([three = '', two = '']) => [two, three]));
  const fd = openSync(out, 'w');
  const from = process.hrtime.bigint();
  const told = await gazetteerOfDump(file, {
    alternates,
    iso3: (c) => iso3.get(c),
    write: (bytes, at) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, at + done);
    },
  });
  closeSync(fd);
  console.log(
    JSON.stringify({ ...told, seconds: Number(process.hrtime.bigint() - from) / 1e9, kb: process.resourceUsage().maxRSS }),
  );
  process.exit(0);
}

const rows: string[] = [];
const points: { rows: number; mb: number }[] = [];
for (const count of values.rows.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-gazetteer-'));
  const [file, alternates, out] = ['allCountries.txt', 'alternateNamesV2.txt', 'out.bin'].map((n) => join(folder, n)) as [
    string,
    string,
    string,
  ];
  try {
    await writeDump(file, alternates, count);
    const self = fileURLToPath(import.meta.url);
    const run = spawnSync(process.execPath, ['--import', 'tsx', self, '--build', [file, alternates, out].join('\n')], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (run.status !== 0) throw new Error(run.stderr);
    const told = JSON.parse(run.stdout) as { places: number; names: number; seconds: number; kb: number; bytes: number };
    const mb = told.kb / 1024;
    points.push({ rows: count, mb });
    const size = (statSync(file).size + statSync(alternates).size) / 1e6;
    rows.push(
      `| ${count.toLocaleString('en-GB')} | ${size.toFixed(0)} | ${told.places.toLocaleString('en-GB')} | ${told.names.toLocaleString('en-GB')} | ${told.seconds.toFixed(0)} | ${mb.toFixed(0)} | ${(told.bytes / 1e6).toFixed(0)} |`,
    );
    console.error(rows.at(-1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const [a, b] = [points[0]!, points.at(-1)!];
const perMillion = points.length > 1 ? ((b.mb - a.mb) / (b.rows - a.rows)) * 1e6 : 0;
const whole = b.mb + (perMillion * (REAL - b.rows)) / 1e6;

// Look-ups: the names of every 97th place, and the same with one letter changed.
const gazetteer = openGazetteer();
const names: string[] = [];
for (let i = 0; i < gazetteer.size; i += 97) names.push(gazetteer.entry(i).name);
const changed = names.map((n) => (n.length > 5 ? `${n.slice(0, 4)}x${n.slice(5)}` : n));
const micros = (list: readonly string[], look: (name: string) => unknown): string => {
  for (const n of list) look(n);
  const from = process.hrtime.bigint();
  for (const n of list) look(n);
  return (Number(process.hrtime.bigint() - from) / 1e3 / list.length).toFixed(1);
};
const lookups = [
  ['`lookup`, a known name, all its places', micros(names, (n) => gazetteer.lookup(n))],
  ['`has`, a known name', micros(names, (n) => gazetteer.has(n))],
  ['`has`, an unknown one', micros(changed, (n) => gazetteer.has(n))],
  ['`lookupFuzzy`, one letter changed', micros(changed, (n) => gazetteer.lookupFuzzy(n))],
  ['`findPlaces` (what `sitrep place` answers), a known name', micros(names, (n) => findPlaces(n))],
];
const page = `# A larger gazetteer

What ships knows ${gazetteer.size.toLocaleString('en-GB')} places under ${gazetteer.names.toLocaleString('en-GB')} names (data/gazetteer/card.md). Who needs villages, streams and hills
of the whole world downloads GeoNames' dump (CC BY 4.0: name GeoNames where you show the places) and builds a file of it:

\`\`\`
sitrep gazetteer build allCountries.zip --alternates alternateNamesV2.zip --out world.bin
export SITREP_GAZETTEER=$PWD/world.bin
\`\`\`

Both files may be packed or unpacked. Kept are towns, regions, countries, water, land and the sites that news speaks of, with their English,
French, Spanish and German alternate names and those without a language; our own spellings, sites and regions (data/gazetteer/*.tsv) are merged: a row whose
place the dump has adds its names to it. The rules for variants of names by which the shipped file is made are not applied, but romanised
Arabic and Persian gets its coarser key. The reader takes the whole file into memory when it starts.

## What building needs

\`node --import tsx bench/gazetteer.ts\` on ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; other work ran on the machine. The dumps are made up in the shape
of the real ones (rows, names, share of kept rows, ${(REAL_ALTERNATES / REAL).toFixed(1)} alternate names a row), since the real ones can't be had here.

| rows | MB of input | places | names | seconds | largest resident size, MB | file, MB |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

Memory grows by about ${perMillion.toFixed(0)} MB a million rows. For ${(REAL / 1e6).toFixed(0)} million rows that makes ${whole.toFixed(0)} MB: a straight line through what was measured, not a measurement.

## Look-ups

In the gazetteer that ships; ${names.length.toLocaleString('en-GB')} names, the second round of two.

| look-up | µs |
| --- | ---: |
${lookups.map((r) => `| ${r.join(' | ')} |`).join('\n')}
`;
if (values['dry-run']) console.log(page);
else writeFileSync(fileURLToPath(new URL('../docs/gazetteer.md', import.meta.url)), page);
