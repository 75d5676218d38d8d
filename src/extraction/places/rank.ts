// Names of one document and the places each may be → the place of each: importance, what the words say, what stands around the
// mention ("Paris, Texas"), and the other names of the document, which pull towards places near them. One place for one name.
// After the observations of Leidner (one referent per discourse, spatial minimality); weights by reasoning, checked coarsely.
import type { GazetteerEntry } from '../../knowledge/index.ts';
import type { NamedPlaces } from './names.ts';

/** A name of the document. */
export interface NamedGroup {
  readonly key: string;
  readonly names: NamedPlaces;
  /** How often it is mentioned. */
  readonly count: number;
  /** Places that stand beside a mention as what it lies in: "Springfield, Illinois". */
  readonly containers: readonly GazetteerEntry[];
  /** Places it may be that hold a name that stands before it: the state in "Albany, New York". */
  readonly holds?: readonly GazetteerEntry[];
  /** Numbers of the names that stand in a list with it: "Ohio, Pennsylvania and New York". */
  readonly alike?: readonly number[];
  /** It is itself the container or an adjective: its country is sure. */
  readonly sure: boolean;
}

export interface Ranked {
  readonly entry: GazetteerEntry;
  /** Probability among the candidates. */
  readonly p: number;
}

/** Per factor of ten in inhabitants: a town ten times as large is five times as likely meant. */
const PER_DECADE = 1.6;
/** What a kind of place is worth beside its inhabitants, in the same log odds. */
const KIND: Record<string, number> = {
  country: 3,
  region: 0,
  district: -2.2,
  city: 0,
  water: 0.5,
  land: -0.5,
  area: 1,
  site: -0.5,
};
const MINIMUM: Record<string, number> = {
  country: 7,
  region: 5,
  district: 3.3,
  city: 2.3,
  water: 5,
  land: 4.6,
  area: 5.5,
  site: 4,
};
const CONTAINED = 7;
const NOT_CONTAINED = -3;
const SAYS_SO = 3;
const RULE_MADE = -1.2;
const SEAT = -1.2;
/** "Quebec" is the province rather than Quebec City; but "New York" is more often the city: it is larger than most states. */
const CALLED_CITY = -1.5;
const WORLD_CITY = 5e6;
const PULL = 2.2;
const HOLDS = 2.5;
/** What stands in one list is of one kind, as a rule, where that kind is countries or states; each of two neighbours says so. */
const ALIKE = 2;
/** Towns of one report lie within so many km of each other, as a rule. */
const NEAR_KM = 120;

const prior = (e: GazetteerEntry, names: NamedPlaces): number => {
  const size = Math.max(
    MINIMUM[e.class] ?? 3,
    Math.log10((e.class === 'region' ? e.population * 0.4 : e.class === 'district' ? e.population * 0.3 : e.population) + 1),
  );
  let s = PER_DECADE * size + (KIND[e.class] ?? 0);
  if (e.feature === 'PPLC') s += 2;
  else if (e.feature === 'PPLA') s += 0.5;
  else if (e.feature === 'PPLX') s -= 1.5;
  else if (e.feature === 'PCLH') s -= 2;
  if (e.variant) s += RULE_MADE;
  if (names.says === e.class || (names.says === 'district' && e.class === 'region')) s += SAYS_SO;
  else if (names.says && names.says !== 'city' && e.class === 'city') s -= 0.5;
  return s;
};

const RAD = Math.PI / 180;
/** Near enough for ranking: on a flat map at their latitude. */
const roughKm = (a: GazetteerEntry, b: GazetteerEntry): number => {
  const y = a.lat - b.lat;
  let x = Math.abs(a.lon - b.lon);
  if (x > 180) x = 360 - x;
  x *= Math.cos(((a.lat + b.lat) / 2) * RAD);
  return 111 * Math.sqrt(x * x + y * y);
};

/** Whether one place lies in another, as far as countries and regions tell. */
export const liesIn = (inner: GazetteerEntry, outer: GazetteerEntry): boolean => {
  if (inner.index === outer.index) return false;
  if (outer.class === 'country') return inner.country === outer.country;
  if (outer.class === 'region')
    return (
      inner.country === outer.country &&
      inner.admin1 !== undefined &&
      (inner.admin1 === outer.name || inner.admin1 === outer.admin1)
    );
  if (outer.class === 'city')
    return (inner.feature === 'PPLX' || inner.class === 'site' || inner.class === 'city') && roughKm(inner, outer) < 40;
  return roughKm(inner, outer) < outer.radiusKm * 1.3;
};

/**
 * How much a place speaks for another, 0 to 1: towns near it, and lands that it lies in. A small land says more than a large one:
 * a report that names Syria and Palmyra means the Syrian one, but half of all reports name the United States.
 */
const affinity = (a: GazetteerEntry, b: GazetteerEntry): number => {
  let s = 0;
  if (a.country && a.country === b.country) {
    s = b.class === 'country' ? 0.5 * Math.min(1, Math.max(0.2, 400 / b.radiusKm)) : 0.2;
    if (b.class === 'region' && liesIn(a, b)) s = 0.8;
    else if (a.admin1 && a.admin1 === b.admin1) s = 0.6;
  }
  if (a.class !== 'country' && b.class !== 'country' && b.class !== 'area' && b.class !== 'region') {
    const km = roughKm(a, b);
    if (km < 600) s = Math.max(s, Math.exp(-km / NEAR_KM));
  } else if (b.class === 'area' && roughKm(a, b) < b.radiusKm) s = Math.max(s, 0.35);
  return s;
};

const softmax = (scores: readonly number[]): number[] => {
  const max = Math.max(...scores);
  const exps = scores.map((s) => Math.exp(s - max));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((x) => x / sum);
};

/** For each name its places, the likeliest first; empty for a name without candidates. */
export const rankPlaces = (groups: readonly NamedGroup[]): Ranked[][] => {
  const base = groups.map((g) =>
    g.names.entries.map((e) => {
      let s = prior(e, g.names);
      if (g.names.longer?.has(e.index) && e.population < WORLD_CITY) s += CALLED_CITY;
      // "Aleppo" is the city rather than the region around it, unless the words say so.
      if (
        e.class === 'region' &&
        g.names.says !== 'region' &&
        g.names.entries.some(
          (c) =>
            c.class === 'city' &&
            c.country === e.country &&
            c.admin1 === e.name &&
            c.population > 50_000 &&
            !(g.names.longer?.has(c.index) && c.population < WORLD_CITY),
        )
      )
        s += SEAT;
      if (g.containers.length) s += g.containers.some((c) => liesIn(e, c)) ? CONTAINED : NOT_CONTAINED;
      if (g.holds?.some((h) => h.index === e.index)) s += HOLDS;
      return s;
    }),
  );
  let p = base.map((scores) => (scores.length ? softmax(scores) : []));
  // Two rounds: what is sure pulls first, and what became sure by it pulls in the second.
  for (let round = 0; round < 2; round += 1) {
    p = groups.map((g, i) => {
      const entries = g.names.entries;
      if (entries.length < 2) return p[i]!;
      const scores = entries.map((e, k) => {
        // "U.S.", "United States" and "US" are one voice, not three.
        const voices = new Map<number, number>();
        for (let j = 0; j < groups.length; j += 1) {
          if (j === i) continue;
          const others = groups[j]!.names.entries;
          let [best, of, sure, likeliest] = [0, -1, 0, -1];
          for (let m = 0; m < others.length; m += 1) {
            const pm = p[j]![m]!;
            if (pm > sure) [sure, likeliest] = [pm, others[m]!.index];
            // Doubtful places hardly speak for others.
            if (pm <= 0.05) continue;
            const speaks = pm * affinity(e, others[m]!);
            if (speaks > best) [best, of] = [speaks, m];
          }
          if (of < 0) continue;
          const weight = best * Math.min(1.5, 0.7 + 0.3 * Math.log(1 + groups[j]!.count));
          voices.set(likeliest, Math.max(voices.get(likeliest) ?? 0, weight));
        }
        let pull = 0;
        for (const v of voices.values()) pull += v;
        let alike = 0;
        if (e.class === 'country' || e.class === 'region')
          for (const j of g.alike ?? []) {
            let same = 0;
            groups[j]!.names.entries.forEach((o, m) => {
              if (o.class === e.class && (e.class === 'country' || o.country === e.country)) same += p[j]![m]!;
            });
            alike += Math.min(1, same);
          }
        return base[i]![k]! + PULL * Math.log(1 + 2 * pull) + ALIKE * Math.min(2, alike);
      });
      return softmax(scores);
    });
  }
  return groups.map((g, i) =>
    g.names.entries.map((entry, k) => ({ entry, p: p[i]![k]! })).sort((a, b) => b.p - a.p || a.entry.index - b.entry.index),
  );
};
