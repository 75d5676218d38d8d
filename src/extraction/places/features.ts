// A candidate of a name → numbers for the ranking model: what the place is by itself, what stands beside the name, and what the other
// names of the report say. The order of NAMES is the order of the weights in models/places/ranker.json. After Leidner (one referent a
// discourse, spatial minimality) and Lieberman and Samet (other toponyms near by, resolved first where they are sure).
import type { GazetteerEntry } from '../../knowledge/index.ts';
import { liesIn, type NamedGroup, roughKm } from './geometry.ts';

/** The features of a candidate by itself; every one between about -3 and 3. */
export const PRIOR = [
  'city: log inhabitants',
  'city: inhabitants unknown',
  'country',
  'country: log inhabitants',
  'region',
  'region: log inhabitants',
  'district',
  'district: log inhabitants',
  'water',
  'land',
  'area',
  'site',
  'capital',
  'seat of a region',
  'seat of a district',
  'part of a town',
  'no longer there',
  'name made by rule',
  'the words say its kind',
  'the words say another kind',
  'region named like its town',
  'in the place beside it',
  'not in the place beside it',
] as const;
/** What the rest of the report says for it; 0 in the first round. */
export const CONTEXT = [
  'towns within some 50 km',
  'towns within some 300 km',
  'its country is named',
  'its region is named',
  'share of the report in its country',
  'share of the report in its region',
  'near the first place of the report',
  'in the country of the first place',
] as const;
export const SIZE = PRIOR.length + CONTEXT.length;

const log = (n: number): number => Math.log10(n + 1) / 2;

/** The features of PRIOR for one candidate of a group, written to `out` from `at`. */
export const priorFeatures = (g: NamedGroup, e: GazetteerEntry, out: Float64Array, at: number): void => {
  const { says } = g.names;
  const set = (i: number, value: number | boolean): void => {
    out[at + i] = Number(value);
  };
  if (e.class === 'city') {
    set(0, e.population ? log(e.population) : 1.3);
    set(1, !e.population);
  } else if (e.class === 'country') {
    set(2, 1);
    set(3, log(Math.max(1e7, e.population)));
  } else if (e.class === 'region') {
    set(4, 1);
    set(5, log(Math.max(1e5, e.population)));
  } else if (e.class === 'district') {
    set(6, 1);
    set(7, log(Math.max(2e3, e.population)));
  } else set({ water: 8, land: 9, area: 10, site: 11 }[e.class], 1);
  set(12, e.feature === 'PPLC');
  set(13, e.feature === 'PPLA');
  set(14, e.feature === 'PPLA2');
  set(15, e.feature === 'PPLX');
  set(16, e.feature === 'PCLH' || e.feature === 'ADM1H');
  set(17, e.variant);
  set(18, says === e.class || (says === 'district' && e.class === 'region'));
  set(19, says !== undefined && says !== 'city' && e.class === 'city');
  // "Aleppo" is the city rather than the region around it, unless the words say so.
  set(
    20,
    e.class === 'region' &&
      says !== 'region' &&
      g.names.entries.some((c) => c.class === 'city' && c.country === e.country && c.admin1 === e.name && c.population > 50_000),
  );
  if (g.containers.length) {
    const inside = g.containers.some((c) => liesIn(e, c));
    set(21, inside);
    set(22, !inside);
  }
};

interface Likely {
  readonly entry: GazetteerEntry;
  readonly p: number;
  /** How often it is named, tempered. */
  readonly weight: number;
  readonly group: number;
}
const POINT = new Set(['city', 'district', 'site', 'water', 'land']);
/** Doubtful places hardly speak for others, and the third candidate of a name is doubtful. */
const LEAST = 0.05;
const MOST_OF_A_NAME = 3;

/** What is known of the report after a round: the likely places of its names, summed by country and region. */
export class ReportPlaces {
  readonly #likely: Likely[] = [];
  readonly #country = new Map<string, number>();
  readonly #region = new Map<string, number>();
  readonly #namedCountry = new Map<string, number>();
  readonly #namedRegion = new Map<string, number>();
  readonly #own: { country: Map<string, number>; region: Map<string, number>; total: number }[] = [];
  #total = 0;
  #first: GazetteerEntry | undefined;
  #firstGroup = -1;

  constructor(groups: readonly NamedGroup[], p: readonly (readonly number[])[]) {
    // "U.S.", "United States" and "US" are one voice, not three: the most often named speaks for a place.
    const voices = new Map<number, Likely>();
    groups.forEach((g, group) => {
      const own = { country: new Map<string, number>(), region: new Map<string, number>(), total: 0 };
      this.#own.push(own);
      const weight = Math.min(2, 0.7 + 0.4 * Math.log(1 + g.count));
      const order = [...p[group]!.keys()]
        .filter((k) => p[group]![k]! > LEAST)
        .sort((a, b) => p[group]![b]! - p[group]![a]!)
        .slice(0, MOST_OF_A_NAME);
      for (const k of order) {
        const entry = g.names.entries[k]!;
        const likely = { entry, p: p[group]![k]!, weight, group };
        this.#likely.push(likely);
        const before = voices.get(entry.index);
        if (!before || likely.p * weight > before.p * before.weight) voices.set(entry.index, likely);
      }
      if (this.#first === undefined && order.length && p[group]![order[0]!]! > 0.5) {
        this.#first = g.names.entries[order[0]!];
        this.#firstGroup = group;
      }
    });
    for (const { entry, p: sure, weight, group } of voices.values()) {
      if (!entry.country) continue;
      const w = sure * weight;
      const own = this.#own[group]!;
      const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + w);
      this.#total += w;
      own.total += w;
      add(this.#country, entry.country);
      add(own.country, entry.country);
      if (entry.class === 'country') add(this.#namedCountry, entry.country);
      if (!entry.admin1) continue;
      const key = `${entry.country} ${entry.admin1}`;
      add(this.#region, key);
      add(own.region, key);
      if (entry.class === 'region') add(this.#namedRegion, key);
    }
  }

  /** The features of CONTEXT for one candidate of group number `group`, written to `out` from `at`. */
  features(group: number, e: GazetteerEntry, out: Float64Array, at: number): void {
    const own = this.#own[group]!;
    let [near, wide] = [0, 0];
    if (POINT.has(e.class))
      for (const other of this.#likely) {
        if (other.group === group || other.entry.index === e.index || !POINT.has(other.entry.class)) continue;
        if (Math.abs(other.entry.lat - e.lat) > 12) continue;
        const km = roughKm(e, other.entry);
        if (km > 1200) continue;
        near += other.p * Math.exp(-km / 50);
        wide += other.p * Math.exp(-km / 300);
      }
    out[at] = Math.log1p(2 * near);
    out[at + 1] = Math.log1p(wide);
    if (e.country) {
      const rest = this.#total - own.total;
      const less = (map: Map<string, number>, mine: Map<string, number>, key: string): number =>
        Math.max(0, (map.get(key) ?? 0) - (mine.get(key) ?? 0));
      if (e.class !== 'country') out[at + 2] = Math.log1p(less(this.#namedCountry, own.country, e.country));
      if (rest > 0) out[at + 4] = less(this.#country, own.country, e.country) / (rest + 1);
      if (e.admin1) {
        const key = `${e.country} ${e.admin1}`;
        if (e.class !== 'region') out[at + 3] = Math.log1p(less(this.#namedRegion, own.region, key));
        if (rest > 0) out[at + 5] = less(this.#region, own.region, key) / (rest + 1);
      }
    }
    if (this.#first && this.#firstGroup !== group) {
      if (POINT.has(e.class)) out[at + 6] = Math.exp(-roughKm(e, this.#first) / 200);
      out[at + 7] = Number(e.country !== undefined && e.country === this.#first.country);
    }
  }
}
