// Mentions of places in a text → the place of each: groups mentions by name, finds what stands beside them, ranks, and says how sure.
import type { FoundMention, Place } from '../../core/index.ts';
import { arabicSkeleton, foldPlaceName, type GazetteerEntry } from '../../knowledge/index.ts';
import { type Anchor, placeBeside } from './beside.ts';
import { isDirection, type NamedPlaces, namedFor, placesOfAdjective, placesOfName } from './names.ts';
import { type NamedGroup, type Ranked, rankPlaces } from './rank.ts';
import { placeWords } from './words.ts';

/** Below this probability in the ranking a place speaks for no other name. */
export const LEAST_LIKELY = 0.15;

type Located = Pick<FoundMention, 'id' | 'start' | 'end' | 'kind'>;

interface Group extends NamedGroup {
  names: NamedPlaces;
  mentions: Located[];
  containers: GazetteerEntry[];
  holds: GazetteerEntry[];
  alike: number[];
  /** A body's name that begins with a place's. */
  body: boolean;
  count: number;
  sure: boolean;
}

/** What stands between a name and what it lies in: ", " of "Paris, Texas", " (" of "Homs (Syria)". */
const BESIDE = /^(?:,|,? ?\(|,? in|,? in the)\s*$/;
/** "Syria's Raqqa", "Indonesia's Aceh province". */
const OWNED =
  /^(?:['’]s?)\s+(?:(?:north|south|east|west|central|capital|port|city|town|of|northern|southern|eastern|western|coastal|rebel-held|besieged|ancient|historic)[\w-]*\s+)*$/;

/** Between the members of a list. */
const LIST = /^\s*(?:,|;|,? (?:and|or|as well as))\s*$/;

/** What became of a mention: its places, the likeliest first, and how sure the first is. */
export interface Resolved {
  readonly ranked: readonly Ranked[];
  readonly within: boolean;
  readonly fuzzy: boolean;
  readonly body: boolean;
  readonly confidence: number;
  /** The gazetteer doesn't know the name; the place is one beside which it stands, within so many km. */
  readonly besideKm?: number;
}

/** Mentions by name, each with the places that it may be; for the ranking. */
const groupMentions = (text: string, mentions: readonly Located[]): Group[] => {
  const groups = new Map<string, Group>();
  const of = new Map<string, Group>();
  const ordered = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const m of ordered) {
    const words = text.slice(m.start, m.end);
    const adjective = m.kind === 'nationality';
    const body = m.kind === 'organization';
    const key = `${adjective ? 'adj ' : body ? 'org ' : ''}${foldPlaceName(words)}`;
    let group = groups.get(key);
    if (!group) {
      const named = adjective
        ? { entries: placesOfAdjective(words), within: false, fuzzy: false }
        : body
          ? { entries: namedFor(words), within: true, fuzzy: false }
          : placesOfName(words);
      group = { key, names: named, mentions: [], containers: [], holds: [], alike: [], body, count: 0, sure: adjective };
      groups.set(key, group);
    }
    group.mentions.push(m);
    group.count += 1;
    of.set(m.id, group);
  }
  const list = [...groups.values()];
  findContainers(text, ordered, of, list);
  dropUnlikely(list);
  return list;
};

/** The likeliest places of each mention of kind location, nationality or organization. */
export const resolvePlaces = (text: string, mentions: readonly Located[]): Map<string, Resolved> => {
  const list = groupMentions(text, mentions);
  const ranked = rankPlaces(list);
  const out = new Map<string, Resolved>();
  list.forEach((g, i) => {
    const { within, fuzzy } = g.names;
    // Another spelling may be another place; a point beside the place itself is less than the place.
    const confidence = (ranked[i]![0]?.p ?? 0) * (fuzzy ? 0.6 : 1) * (within ? 0.7 : 1);
    for (const m of g.mentions) out.set(m.id, { ranked: ranked[i]!, within, fuzzy, body: g.body, confidence });
  });
  const unknown = mentions.filter((m) => m.kind === 'location' && !out.get(m.id)!.ranked.length);
  if (!unknown.length) return out;
  const anchors: Anchor[] = mentions
    .filter((m) => m.kind === 'location' && out.get(m.id)!.confidence >= LEAST_LIKELY)
    .map((m) => ({
      start: m.start,
      end: m.end,
      entry: out.get(m.id)!.ranked[0]!.entry,
      confidence: out.get(m.id)!.confidence,
    }))
    .sort((a, b) => a.start - b.start);
  for (const m of unknown) {
    const found = placeBeside(text, m, anchors);
    if (!found) continue;
    const { entry, radiusKm, confidence } = found;
    out.set(m.id, {
      ranked: [{ entry, p: confidence }],
      within: true,
      fuzzy: false,
      body: false,
      confidence,
      besideKm: radiusKm,
    });
  }
  return out;
};

/**
 * "Ismaili" may be Ismailia, but "Border" is not Borger: one letter is much of a short word, unless the sound is the same; and a
 * hamlet is not what a report speaks of under another name. Directions ("Western") are names of regions only.
 */
const likeSpelling = (key: string, e: GazetteerEntry): boolean => {
  if (isDirection(key)) return e.class === 'region' || e.class === 'district';
  const { common, never } = placeWords();
  if (common.has(key) || never.has(key)) return false;
  if (e.class === 'city' && e.population < 10_000) return false;
  return key.length >= 8 || arabicSkeleton(key) === arabicSkeleton(foldPlaceName(e.name));
};

/**
 * What was found by another spelling counts only in a country that the report speaks of otherwise; a place named for a town
 * ("Edmonton International Airport") only where the town is large or named by itself.
 */
const dropUnlikely = (groups: Group[]): void => {
  const countries = new Set<string>();
  const possible = new Set<string>();
  const named = new Set<number>();
  for (const { names } of groups) {
    if (names.within || names.fuzzy) continue;
    for (const e of names.entries) {
      named.add(e.index);
      if (e.country) possible.add(e.country);
    }
    if (names.entries[0]?.country) countries.add(names.entries[0].country);
  }
  for (const g of groups) {
    if (g.names.fuzzy)
      g.names = {
        ...g.names,
        entries: g.names.entries.filter((e) => e.country !== undefined && countries.has(e.country) && likeSpelling(g.key, e)),
      };
    else if (g.names.within)
      g.names = {
        ...g.names,
        entries: g.names.entries.filter(
          (e) =>
            named.has(e.index) ||
            e.class === 'country' ||
            e.class === 'area' ||
            e.population > 200_000 ||
            (e.class !== 'city' && possible.has(e.country ?? '')),
        ),
      };
  }
};

/** "Springfield, Illinois", "Syria's Raqqa": the larger place that stands beside a name narrows what it may be. */
const findContainers = (
  text: string,
  ordered: readonly Located[],
  of: ReadonlyMap<string, Group>,
  list: readonly Group[],
): void => {
  for (let i = 0; i + 1 < ordered.length; i += 1) {
    const [a, b] = [ordered[i]!, ordered[i + 1]!];
    if (b.start < a.end || b.start - a.end > 40) continue;
    const between = text.slice(a.end, b.start);
    const [left, right] = [of.get(a.id)!, of.get(b.id)!];
    if (left !== right && LIST.test(between)) {
      left.alike.push(list.indexOf(right));
      right.alike.push(list.indexOf(left));
    }
    const larger = (g: Group): GazetteerEntry[] =>
      g.names.entries.filter((e) => (e.class === 'country' || e.class === 'region') && !e.variant);
    if (a.kind !== 'nationality' && BESIDE.test(between)) {
      // "Bedford, Va": what follows is a region or country, or a city that the first is a part of; a list has no such pair.
      const fits = larger(right).filter((o) => left.names.entries.some((e) => inside(e, o)));
      left.containers.push(...fits);
      right.holds.push(...fits);
    } else if (OWNED.test(between) || (a.kind === 'nationality' && /^\s+(?:[a-z-]+\s+){0,4}$/.test(between))) {
      const owners = larger(left).filter((o) => right.names.entries.some((e) => inside(e, o)));
      right.containers.push(...owners);
    }
  }
};

const inside = (e: GazetteerEntry, o: GazetteerEntry): boolean =>
  e.index !== o.index && e.class !== 'country' && e.country === o.country && (o.class === 'country' || e.admin1 === o.name);

/** The record's place of a candidate. `within`: the point is that of the place around it, and the radius says so. */
export const toPlace = (
  id: string,
  entry: GazetteerEntry,
  confidence: number,
  by: string,
  within?: string,
  radiusKm = Math.max(15, entry.radiusKm),
): Place => ({
  id,
  name: within ?? entry.name,
  lat: entry.lat,
  lon: entry.lon,
  radiusKm: within === undefined ? entry.radiusKm : radiusKm,
  ...(entry.country !== undefined && { country: entry.country }),
  ...(entry.admin1 !== undefined && { admin1: entry.admin1 }),
  ...(within === undefined && { feature: entry.feature }),
  source: entry.source,
  confidence: Math.round(confidence * 1000) / 1000,
  by,
});
