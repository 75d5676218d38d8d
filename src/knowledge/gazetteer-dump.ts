// A GeoNames dump (allCountries.txt or .zip; optionally alternateNamesV2 likewise) and our own tables → a gazetteer file. Streaming: a place
// is a few numbers in pages and its names are bytes, sorted in place, and the file is written a section after another, so that
// 12 million rows need under 1 GB (docs/gazetteer.md has what was measured).
// Kept are populated places, regions, countries, water, land and sites that news speaks of; streets, farms and shops are not.
import { createReadStream } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { sortInPlace } from './gazetteer-columns.ts';
import { foldName } from './gazetteer-fold.ts';
import { OwnMatcher } from './gazetteer-own.ts';
import { Table, writeTable } from './gazetteer-table.ts';
import { openZipEntry } from './zip-stream.ts';

export interface DumpOptions {
  /** alternateNamesV2.txt or .zip. */
  alternates?: string;
  /** Alpha-3 of an alpha-2 code; rows of other countries are left out. */
  iso3: (iso2: string) => string | undefined;
  /** Called every some 100,000 rows; `share` of the input read so far, where it is known. */
  progress?: (what: string, rows: number, share?: number) => void;
  /** Takes bytes of the file at an offset. */
  write: (bytes: Uint8Array, at: number) => void;
}

const CODES =
  /^(?:PPL|ADM[1-3]|PCL|TERR|AIR[BPF]|MILB|INSM|NVB|PRT|HBR|DAM|RFNR|OILR|PS[NHT]?$|NUC|BDRX|BRKS|CMP|CMPR|RGN|SEA|OCN|GULF|STRT|CHN|BAY|LK|STM$|CNL|MT|VLC|ISL|PEN|DSRT|CAPE|PASS|CONT|OAS|AREA)/;
const LANGUAGES = new Set(['', 'en', 'fr', 'es', 'de', 'abbr']);
const linesOf = async (file: string): Promise<{ lines: Interface; read: () => number | undefined }> => {
  const zip = file.endsWith('.zip');
  const input: Readable = zip ? await openZipEntry(file, /\.txt$/) : createReadStream(file);
  const { size } = await import('node:fs/promises').then((fs) => fs.stat(file));
  const bytes = (): number | undefined => (zip ? undefined : ((input as { bytesRead?: number }).bytesRead ?? 0) / size);
  return { lines: createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }), read: bytes };
};

const readPlaces = async (
  file: string,
  table: Table,
  own: OwnMatcher,
  { iso3, progress }: DumpOptions,
): Promise<[number, number]> => {
  let [rows, skipped] = [0, 0];
  const { lines, read } = await linesOf(file);
  for await (const line of lines) {
    rows += 1;
    if (rows % 100_000 === 0) progress?.('places', rows, read());
    const f = line.split('\t');
    const code = f[7] ?? '';
    const [lat, lon] = [Number(f[4]), Number(f[5])];
    const country = f[8] ? iso3(f[8]) : '';
    const usable =
      f.length >= 15 && CODES.test(code) && f[1] && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && country !== undefined;
    if (!usable) {
      skipped += 1;
      continue;
    }
    const admin = `${f[8]}.${f[10]}`;
    const people = Number(f[14]) || 0;
    if (code === 'ADM1') table.regionNames.set(admin, f[1]!);
    const number = table.addPlace({
      id: Number(f[0]),
      lat,
      lon,
      country,
      region: f[10] ? admin : '',
      feature: code,
      people,
      name: f[1]!,
    });
    const keys = new Set([foldName(f[1]!), foldName(f[2] ?? '')]);
    for (const key of keys) {
      table.addKey(key, number);
      own.see(key, country, { number, lat, lon, feature: code, population: people });
    }
  }
  return [rows, skipped];
};

const readAlternates = async (file: string, table: Table, progress: DumpOptions['progress']): Promise<void> => {
  // Ids → places, by a sorted index: a Map of 12 million would not fit.
  const order = Uint32Array.from({ length: table.size }, (_, i) => i);
  sortInPlace(order, (a, b) => table.id.at(a) - table.id.at(b) || a - b);
  const find = (wanted: number): number => {
    let [lo, hi] = [0, order.length - 1];
    while (lo <= hi) {
      const mid = (lo + hi) >> 1;
      const have = table.id.at(order[mid]!);
      if (have === wanted) return order[mid]!;
      if (have < wanted) lo = mid + 1;
      else hi = mid - 1;
    }
    return -1;
  };
  let n = 0;
  const { lines, read } = await linesOf(file);
  for await (const line of lines) {
    n += 1;
    if (n % 100_000 === 0) progress?.('alternate names', n, read());
    const f = line.split('\t');
    // Column 7 marks slang; it names no place in a report.
    if (!LANGUAGES.has(f[2] ?? '') || !f[3] || f[6] === '1') continue;
    const place = find(Number(f[1]));
    if (place >= 0) table.addKey(foldName(f[3]), place);
  }
};

/** Our rows: names for what the dump has, places for what it lacks. */
const addOwn = (table: Table, own: OwnMatcher): void => {
  const added = new Map<string, number>();
  own.rows.forEach((row, i) => {
    const key = `${row.country} ${row.kind} ${foldName(row.name)}`;
    let place = own.matchOf(i) ?? added.get(key);
    if (place === undefined) {
      if (!row.point) return;
      const { lat, lon } = row.point;
      place = table.addPlace({
        id: 1,
        lat,
        lon,
        country: row.country,
        region: '',
        feature: row.feature,
        people: 0,
        name: row.name,
      });
      table.radius.set(place, row.point.radiusKm);
      added.set(key, place);
    } else if (row.point && row.kind !== 'city') table.radius.set(place, row.point.radiusKm);
    if (row.shown !== undefined) table.called.set(place, row.shown);
    for (const name of [row.name, ...row.aliases]) table.addKey(foldName(name), place);
  });
};

/** Reads a dump and writes a gazetteer file, and tells how much is in it. Throws where no row can be used. */
export const gazetteerOfDump = async (
  file: string,
  options: DumpOptions,
): Promise<{ bytes: number; places: number; names: number; rows: number; skipped: number }> => {
  const { alternates, progress, write } = options;
  const [table, own] = [new Table(), new OwnMatcher()];
  const [rows, skipped] = await readPlaces(file, table, own, options);
  if (!table.size) throw new Error('no usable rows: is this allCountries.txt of GeoNames (19 columns, tab-separated)?');
  if (alternates) await readAlternates(alternates, table, progress);
  addOwn(table, own);
  return { ...writeTable(table, write, progress), rows, skipped };
};
