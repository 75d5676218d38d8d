// A GeoNames dump (allCountries.txt or .zip; optionally alternateNamesV2 likewise) → the bytes of a gazetteer file. Streaming: a place is
// a few numbers in growing typed arrays and its names are bytes, so that 12 million rows need under 1 GB.
// Kept are populated places, regions, countries, water, land and sites that news speaks of; streets, farms and shops are not.
import { createReadStream } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { classOf, packPopulation } from './gazetteer.ts';
import { foldName } from './gazetteer-fold.ts';
import { writeSections } from './gazetteer-format.ts';
import { openZipEntry } from './zip-stream.ts';

export interface DumpOptions {
  /** alternateNamesV2.txt or .zip. */
  alternates?: string;
  /** Alpha-3 of an alpha-2 code; rows of other countries are left out. */
  iso3: (iso2: string) => string | undefined;
  /** Called every some 100,000 rows. */
  progress?: (what: string, rows: number) => void;
}

const CODES =
  /^(?:PPL|ADM[1-3]|PCL|TERR|AIR[BPF]|MILB|INSM|NVB|PRT|HBR|DAM|RFNR|OILR|PS[NHT]?$|NUC|BDRX|BRKS|CMP|CMPR|RGN|SEA|OCN|GULF|STRT|CHN|BAY|LK|STM$|CNL|MT|VLC|ISL|PEN|DSRT|CAPE|PASS|CONT|OAS|AREA)/;
const LANGUAGES = new Set(['', 'en', 'fr', 'es', 'de', 'abbr', 'link-none']);

/** Numbers that grow. */
class Column<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array> {
  array: A;
  length = 0;
  readonly #make: new (
    n: number,
  ) => A;
  constructor(make: new (n: number) => A, n = 1 << 16) {
    this.#make = make;
    this.array = new make(n);
  }
  push(value: number): void {
    if (this.length === this.array.length) {
      const bigger = new this.#make(this.length * 2);
      bigger.set(this.array);
      this.array = bigger;
    }
    this.array[this.length] = value;
    this.length += 1;
  }
  get view(): A {
    return this.array.subarray(0, this.length) as A;
  }
}

/** Strings as bytes, end to end. */
class Names {
  bytes = Buffer.alloc(1 << 20);
  readonly at = new Column(Uint32Array);
  #end = 0;
  constructor() {
    this.at.push(0);
  }
  push(name: string): void {
    const room = name.length * 3;
    if (this.#end + room > this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    this.#end += this.bytes.write(name, this.#end);
    this.at.push(this.#end);
  }
  get length(): number {
    return this.at.length - 1;
  }
  compare(a: number, b: number): number {
    const at = this.at.array;
    return this.bytes.compare(this.bytes, at[b]!, at[b + 1]!, at[a]!, at[a + 1]!);
  }
  slice(i: number): Buffer {
    return this.bytes.subarray(this.at.array[i]!, this.at.array[i + 1]!);
  }
}

const linesOf = async (file: string): Promise<Interface> => {
  const input: Readable = file.endsWith('.zip') ? await openZipEntry(file, /\.txt$/) : createReadStream(file);
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
};

class Numbers {
  readonly all: string[];
  readonly #of = new Map<string, number>();
  constructor(start: string[]) {
    this.all = start;
    start.forEach((s, i) => {
      this.#of.set(s, i);
    });
  }
  of(name: string): number {
    let n = this.#of.get(name);
    if (n === undefined) {
      n = this.all.length;
      this.all.push(name);
      this.#of.set(name, n);
    }
    return n;
  }
}

/** Reads a dump and gives the bytes of a gazetteer file, and how much is in it. Throws where no row can be used. */
export const gazetteerOfDump = async (
  file: string,
  { alternates, iso3, progress }: DumpOptions,
): Promise<{ bytes: Uint8Array; places: number; names: number; rows: number; skipped: number }> => {
  const [countries, features, regions] = [new Numbers(['']), new Numbers([]), new Numbers([''])];
  const [lat, lon] = [new Column(Int32Array), new Column(Int32Array)];
  const [id, region] = [new Column(Uint32Array), new Column(Uint32Array)];
  const [country, feature, population] = [new Column(Uint8Array), new Column(Uint16Array), new Column(Uint8Array)];
  const shown = new Names();
  const keys = new Names();
  const keyOf = new Column(Uint32Array);
  const regionNames = new Map<string, string>();
  let [rows, skipped] = [0, 0];
  const addKey = (name: string, place: number): void => {
    const key = foldName(name);
    if (!key || key.length > 100) return;
    keys.push(key);
    keyOf.push(place);
  };
  for await (const line of await linesOf(file)) {
    rows += 1;
    if (rows % 100_000 === 0) progress?.('places', rows);
    const f = line.split('\t');
    const code = f[7] ?? '';
    const [y, x] = [Number(f[4]), Number(f[5])];
    const iso = f[8] ? iso3(f[8]) : '';
    const usable = f.length >= 15 && CODES.test(code) && f[1] && Math.abs(y) <= 90 && Math.abs(x) <= 180 && iso !== undefined;
    if (!usable) {
      skipped += 1;
      continue;
    }
    const at = lat.length;
    lat.push(Math.round(y * 1e5));
    lon.push(Math.round(x * 1e5));
    id.push(Number(f[0]));
    country.push(countries.of(iso));
    feature.push(features.of(code));
    population.push(packPopulation(Number(f[14]) || 0));
    const admin = `${f[8]}.${f[10]}`;
    if (code === 'ADM1') regionNames.set(admin, f[1]!);
    region.push(f[10] ? regions.of(admin) : 0);
    shown.push(f[1]!);
    addKey(f[1]!, at);
    if (f[2] && f[2] !== f[1]) addKey(f[2], at);
  }
  if (!lat.length) throw new Error('no usable rows: is this allCountries.txt of GeoNames (19 columns, tab-separated)?');
  if (alternates) {
    // Ids → places, by a sorted index: a Map of 12 million would not fit.
    const order = Uint32Array.from(id.view.keys()).sort((a, b) => id.array[a]! - id.array[b]!);
    const find = (wanted: number): number => {
      let [lo, hi] = [0, order.length - 1];
      while (lo <= hi) {
        const mid = (lo + hi) >> 1;
        const have = id.array[order[mid]!]!;
        if (have === wanted) return order[mid]!;
        if (have < wanted) lo = mid + 1;
        else hi = mid - 1;
      }
      return -1;
    };
    let n = 0;
    for await (const line of await linesOf(alternates)) {
      n += 1;
      if (n % 100_000 === 0) progress?.('alternate names', n);
      const f = line.split('\t');
      // Column 7 marks slang; it names no place in a report.
      if (!LANGUAGES.has(f[2] ?? '') || !f[3] || f[6] === '1') continue;
      const place = find(Number(f[1]));
      if (place >= 0) addKey(f[3], place);
    }
  }
  progress?.('sorting names', keys.length);
  // Places in order of importance, so that the postings of a name are sorted by number.
  const worth = (i: number): number => {
    const cls = classOf(features.all[feature.array[i]!]!);
    return population.array[i]! + (cls === 'country' ? 200 : cls === 'region' ? 20 : cls === 'area' || cls === 'water' ? 100 : 0);
  };
  const rank = Uint32Array.from(lat.view.keys()).sort((a, b) => worth(b) - worth(a) || id.array[a]! - id.array[b]!);
  const placeAt = new Uint32Array(rank.length);
  rank.forEach((old, now) => {
    placeAt[old] = now;
  });
  const order = Uint32Array.from({ length: keys.length }, (_, i) => i).sort(
    (a, b) => keys.compare(a, b) || placeAt[keyOf.array[a]!]! - placeAt[keyOf.array[b]!]!,
  );
  const unique = new Names();
  const [first, postings] = [new Column(Uint32Array), new Column(Uint32Array)];
  let [before, last] = [-1, -1];
  for (const k of order) {
    const place = placeAt[keyOf.array[k]!]!;
    if (before < 0 || keys.compare(before, k) !== 0) {
      unique.push(keys.slice(k).toString());
      first.push(postings.length);
      last = -1;
    }
    if (place !== last) postings.push(place);
    [before, last] = [k, place];
  }
  first.push(postings.length);
  const names = new Names();
  for (const old of rank) names.push(shown.slice(old).toString());
  const pick = <A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
    column: Column<A>,
    make: new (n: number) => A,
  ): A => {
    const out = new make(rank.length);
    for (let i = 0; i < rank.length; i += 1) out[i] = column.array[rank[i]!]!;
    return out;
  };
  const people = pick(population, Uint8Array);
  const kinds = Uint8Array.from(pick(feature, Uint16Array));
  const reach: Record<string, number> = { country: 300, region: 100, district: 25, water: 100, land: 60, area: 150, site: 2 };
  const radius = Uint16Array.from(people, (p, i) => {
    const cls = classOf(features.all[kinds[i]!]!);
    return cls === 'city' ? Math.max(1, Math.round(Math.sqrt(Math.expm1(p / 11.5)) / 85)) : reach[cls]!;
  });
  const bytes = writeSections(
    { countries: countries.all, features: features.all, regions: regions.all.map((r) => regionNames.get(r) ?? '') },
    {
      keys: unique.bytes.subarray(0, unique.at.array[unique.length]!),
      keyAt: unique.at.view,
      first: first.view,
      postings: postings.view,
      names: names.bytes.subarray(0, names.at.array[names.length]!),
      nameAt: names.at.view,
      lat: pick(lat, Int32Array),
      lon: pick(lon, Int32Array),
      id: pick(id, Uint32Array),
      radius,
      region: Uint16Array.from(pick(region, Uint32Array)),
      country: pick(country, Uint8Array),
      feature: kinds,
      population: people,
    },
  );
  return { bytes, places: rank.length, names: unique.length, rows, skipped };
};
