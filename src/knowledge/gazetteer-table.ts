// Places and names in columns, as a dump is read → the file of a gazetteer: places in order of importance, names sorted, sections written
// one after another. See gazetteer-dump.ts for what is read, gazetteer-format.ts for the file.
import { classOf, packPopulation, VARIANT } from './gazetteer.ts';
import { Column, Names, sortInPlace } from './gazetteer-columns.ts';
import { arabicSkeleton } from './gazetteer-fold.ts';
import { type LazySection, type SectionType, streamSections } from './gazetteer-format.ts';

/** Where names are romanised Arabic or Persian, so that they also get a coarser key. */
const ARABIC = new Set(
  'SYR IRQ LBN JOR PSE ISR SAU YEM OMN ARE QAT BHR KWT EGY LBY TUN DZA MAR MRT SDN SSD TCD SOM DJI ERI ESH IRN AFG PAK TUR'.split(
    ' ',
  ),
);
const REACH: Record<string, number> = { country: 300, region: 100, district: 25, water: 100, land: 60, area: 150, site: 2 };

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

/** All places and names as they are read. */
export class Table {
  readonly countries = new Numbers(['']);
  readonly features = new Numbers([]);
  readonly regions = new Numbers(['']);
  readonly regionNames = new Map<string, string>();
  readonly lat = new Column(Int32Array);
  readonly lon = new Column(Int32Array);
  readonly id = new Column(Uint32Array);
  readonly region = new Column(Uint16Array);
  readonly country = new Column(Uint8Array);
  readonly feature = new Column(Uint8Array);
  readonly population = new Column(Uint8Array);
  readonly shown = new Names();
  readonly keys = new Names();
  /** Place of each key; the high bit says that the key was made by rule. */
  readonly keyOf = new Column(Uint32Array);
  /** Places whose radius or shown name is ours. */
  readonly radius = new Map<number, number>();
  readonly called = new Map<number, string>();

  addPlace(p: {
    id: number;
    lat: number;
    lon: number;
    country: string;
    region: string;
    feature: string;
    people: number;
    name: string;
  }): number {
    const at = this.lat.length;
    this.lat.push(Math.round(p.lat * 1e5));
    this.lon.push(Math.round(p.lon * 1e5));
    this.id.push(p.id);
    this.country.push(this.countries.of(p.country));
    this.feature.push(this.features.of(p.feature));
    this.population.push(packPopulation(p.people));
    this.region.push(p.region ? this.regions.of(p.region) : 0);
    this.shown.push(p.name);
    return at;
  }

  addKey(key: string, place: number): void {
    if (!key || key.length > 100) return;
    this.keys.push(key);
    this.keyOf.push(place);
    if (!ARABIC.has(this.countries.all[this.country.at(place)]!)) return;
    const skeleton = arabicSkeleton(key);
    if (skeleton.length < 4) return;
    this.keys.push(skeleton);
    this.keyOf.push((place | VARIANT) >>> 0);
  }

  get size(): number {
    return this.lat.length;
  }
}

/** Sorts a table and writes it; `write` takes bytes of the file at an offset. */
export const writeTable = (
  table: Table,
  write: (bytes: Uint8Array, at: number) => void,
  progress?: (what: string, rows: number) => void,
): { bytes: number; places: number; names: number } => {
  const { features, keys, keyOf } = table;
  progress?.('sorting names', keys.length);
  // Places in order of importance, so that the postings of a name are sorted by number.
  const classes = features.all.map(classOf);
  const extra: Record<string, number> = { country: 200, region: 20, area: 100, water: 100 };
  const worth = (i: number): number => table.population.at(i) + (extra[classes[table.feature.at(i)]!] ?? 0);
  const rank = Uint32Array.from({ length: table.size }, (_, i) => i);
  sortInPlace(rank, (a, b) => worth(b) - worth(a) || table.id.at(a) - table.id.at(b) || a - b);
  const placeAt = new Uint32Array(rank.length);
  rank.forEach((old, now) => {
    placeAt[old] = now;
  });
  const posting = (k: number): number => {
    const of = keyOf.at(k);
    return of >= VARIANT ? (placeAt[of - VARIANT]! | VARIANT) >>> 0 : placeAt[of]!;
  };
  const order = Uint32Array.from({ length: keys.length }, (_, i) => i);
  sortInPlace(order, (a, b) => keys.compare(a, b) || posting(a) - posting(b) || a - b);
  progress?.('writing', keys.length);
  /** Visits the different keys, and the different places of each. */
  const walk = (key: (k: number) => void, place: (posting: number) => void): void => {
    let [before, last] = [-1, -1];
    for (const k of order) {
      const p = posting(k);
      if (before < 0 || keys.compare(before, k) !== 0) {
        key(k);
        last = -1;
      }
      if (p !== last) place(p);
      [before, last] = [k, p];
    }
  };
  let [names, bytesOfKeys, postings] = [0, 0, 0];
  walk(
    (k) => {
      names += 1;
      bytesOfKeys += keys.size(k);
    },
    () => {
      postings += 1;
    },
  );
  const nameOf = (now: number): Buffer => {
    const called = table.called.get(rank[now]!);
    return called === undefined ? table.shown.slice(rank[now]!) : Buffer.from(called);
  };
  let bytesOfNames = 0;
  for (let i = 0; i < rank.length; i += 1) bytesOfNames += nameOf(i).length;
  const joined = (size: number, fill: (add: (bytes: Uint8Array) => void) => void): Uint8Array => {
    const out = new Uint8Array(size);
    let at = 0;
    fill((bytes) => {
      out.set(bytes, at);
      at += bytes.length;
    });
    return out;
  };
  const ends = (length: number, fill: (add: (size: number) => void) => void): Uint32Array => {
    const out = new Uint32Array(length + 1);
    let at = 0;
    fill((size) => {
      out[at + 1] = out[at]! + size;
      at += 1;
    });
    return out;
  };
  const column = (type: SectionType, value: (old: number) => number): LazySection => ({
    type,
    length: rank.length,
    make: () => {
      const out = new { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array }[type](rank.length);
      for (let i = 0; i < rank.length; i += 1) out[i] = value(rank[i]!);
      return out;
    },
  });
  const none = (): void => {};
  const sections: Record<string, LazySection> = {
    keys: { type: 'u8', length: bytesOfKeys, make: () => joined(bytesOfKeys, (add) => walk((k) => add(keys.slice(k)), none)) },
    keyAt: { type: 'u32', length: names + 1, make: () => ends(names, (add) => walk((k) => add(keys.size(k)), none)) },
    first: {
      type: 'u32',
      length: names + 1,
      make: () => {
        const out = new Uint32Array(names + 1);
        let [k, n] = [0, 0];
        walk(
          () => {
            out[k] = n;
            k += 1;
          },
          () => {
            n += 1;
          },
        );
        out[names] = n;
        return out;
      },
    },
    postings: {
      type: 'u32',
      length: postings,
      make: () => {
        const out = new Uint32Array(postings);
        let n = 0;
        walk(none, (p) => {
          out[n] = p;
          n += 1;
        });
        return out;
      },
    },
    names: {
      type: 'u8',
      length: bytesOfNames,
      make: () => joined(bytesOfNames, (add) => rank.forEach((_, i) => void add(nameOf(i)))),
    },
    nameAt: {
      type: 'u32',
      length: rank.length + 1,
      make: () => ends(rank.length, (add) => rank.forEach((_, i) => void add(nameOf(i).length))),
    },
    lat: column('i32', (i) => table.lat.at(i)),
    lon: column('i32', (i) => table.lon.at(i)),
    id: column('u32', (i) => table.id.at(i)),
    radius: column('u16', (i) => {
      const cls = classes[table.feature.at(i)]!;
      // A town's reach by its inhabitants, as in scripts/build-gazetteer.ts.
      const town = Math.max(1, Math.round(Math.sqrt(Math.expm1(table.population.at(i) / 11.5)) / 85));
      return table.radius.get(i) ?? (cls === 'city' ? town : REACH[cls]!);
    }),
    region: column('u16', (i) => table.region.at(i)),
    country: column('u8', (i) => table.country.at(i)),
    feature: column('u8', (i) => table.feature.at(i)),
    population: column('u8', (i) => table.population.at(i)),
  };
  const regions = table.regions.all.map((r) => table.regionNames.get(r) ?? '');
  const bytes = streamSections({ countries: table.countries.all, features: features.all, regions }, sections, write);
  return { bytes, places: rank.length, names };
};
