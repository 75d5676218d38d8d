// A name by itself ("Raqqa", "Paris, Texas"), maybe with the country it is near → the places it may be, the likeliest first.
// For `sitrep place` and for rooms that hold a name without a report.
import type { Place, Span } from '../../core/index.ts';
import { countryByCode, type GazetteerEntry, openGazetteer } from '../../knowledge/index.ts';
import { nameInside } from './about.ts';
import { type NamedPlaces, placesOfAdjective, placesOfName } from './names.ts';
import { liesIn, type NamedGroup, rankPlaces } from './rank.ts';
import { toPlace } from './resolve.ts';
import { vagueAround } from './vague.ts';

/** A candidate of a name: a place without an id; confidences of one name sum to at most 1. */
export type PlaceCandidate = Omit<Place, 'id'>;

/** How many candidates are told. */
const MOST = 10;

const larger = (words: string): GazetteerEntry[] =>
  placesOfName(words).entries.filter((e) => e.class === 'country' || e.class === 'region' || e.class === 'district');

const candidatesOf = (name: string): NamedPlaces => {
  const named = placesOfName(name);
  if (named.entries.length) return named;
  return { ...named, entries: placesOfAdjective(name) };
};

/** "40 km east of Palmyra", "northern Aleppo countryside": where the name stands in a phrase that says more than the name. */
const nameWithin = (phrase: string): Span | undefined => {
  if (openGazetteer().has(phrase) || phrase.length > 200) return undefined;
  for (const m of phrase.matchAll(/(?<=^|[\s])\S/gu)) {
    const span = nameInside(phrase, { start: m.index, end: phrase.length });
    const [entry] = openGazetteer().lookup(phrase.slice(span.start, span.end));
    if (entry && vagueAround(phrase, span, entry)) return span;
  }
  return undefined;
};

/**
 * The places that `name` may be; `near` is the alpha-3 code or the name of a country or place that the matter is near.
 * Empty where the gazetteer knows none. Never throws.
 */
export const findPlaces = (name: string, near?: string): PlaceCandidate[] => {
  const span = nameWithin(name);
  if (span)
    return ranked(name.slice(span.start, span.end), near).map(({ entry, candidate }) => {
      const vague = vagueAround(name, span, entry);
      if (!vague) return candidate;
      const { admin1: _admin1, feature: _feature, ...rest } = candidate;
      const { lat, lon, radiusKm } = vague;
      return { ...rest, name: name.trim(), lat, lon, radiusKm };
    });
  return ranked(name, near).map((r) => r.candidate);
};

const ranked = (name: string, near?: string): { entry: GazetteerEntry; candidate: PlaceCandidate }[] => {
  const whole = candidatesOf(name);
  const comma = name.indexOf(',');
  const inner =
    comma > 0 && (!whole.entries.length || whole.fuzzy || whole.within) ? candidatesOf(name.slice(0, comma)) : undefined;
  const names = inner?.entries.length ? inner : whole;
  const containers = inner?.entries.length ? larger(name.slice(comma + 1)) : [];
  const fitting = containers.filter((c) => names.entries.some((e) => liesIn(e, c)));
  const groups: NamedGroup[] = [{ key: name, names, count: 1, containers: fitting, sure: false }];
  if (near) {
    const country = countryByCode(near.toUpperCase());
    const around = country
      ? openGazetteer()
          .lookup(country.name)
          .filter((e) => e.class === 'country' && e.country === country.iso3)
      : placesOfName(near).entries;
    // A land that was asked for is as good as "Georgia, USA".
    fitting.push(...around.slice(0, 1).filter((c) => names.entries.some((e) => liesIn(e, c))));
    if (around.length)
      groups.push({
        key: `near ${near}`,
        names: { entries: around.slice(0, 1), within: false, fuzzy: false },
        count: 5,
        containers: [],
        sure: true,
      });
  }
  return rankPlaces(groups)[0]!
    .slice(0, MOST)
    .map(({ entry, p }) => {
      const confidence = p * (names.fuzzy ? 0.6 : 1) * (names.within ? 0.7 : 1);
      const { id: _id, by: _by, ...place } = toPlace('', entry, confidence, '', names.within ? name : undefined);
      return { entry, candidate: place };
    });
};
