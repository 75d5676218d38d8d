// Words that a brief takes over → why they wait for a person's approval before they are published: persons without an office or organisation, places
// finer than the second administrative level; and the places for the map.
import type { BriefNeed, BriefPlace, Place, Span } from '../../core/index.ts';
import { mentionsIn, type View } from './view.ts';

/** Sectors of PLOVER that give no office: civilians, and what is unknown. */
const NO_OFFICE = new Set(['CVL', 'UNK']);
// GeoNames features down to the second administrative level: countries, states, districts and their seats; regions, waters and mountains.
const COARSE =
  /^(?:PCL\w*|ADM[12]H?|ADMD|TERR|ZN|PRSH|PPLC|PPLG|PPLCH|PPLA2?|RGN\w*|CONT|AREA|CST|SEA|OCN|GULF|STRT|BAY|LK|STM|CHN|ISL\w*|PEN|MTS|MT|DSRT|VAL|PLAT|PLN|UPLD|CAPE)$/;
const NEAR_KM = 15; // a place without a feature ("near Colchane") that is known more exactly than this is a site

const isFine = ({ feature, radiusKm = 0 }: Place): boolean =>
  feature === undefined ? radiusKm < NEAR_KM : !COARSE.test(feature);

export const needsOf = (view: View, spans: readonly Span[]): BriefNeed[] => {
  const { record } = view;
  const actors = new Map(record.actors.map((a) => [a.id, a]));
  const mentions = spans.flatMap((s) => mentionsIn(view, s));
  const isPrivate = mentions.some((m) => {
    if (m.kind !== 'person' || m.form !== 'name') return false;
    const actor = m.actor === undefined ? undefined : actors.get(m.actor);
    return !actor || (actor.body === undefined && actor.sectors.every((x) => NO_OFFICE.has(x)));
  });
  const places = placesIn(view, spans);
  return [...(isPrivate ? (['private person'] as const) : []), ...(places.some(isFine) ? (['exact place'] as const) : [])];
};

/** Places that the words name, each once. */
const placesIn = (view: View, spans: readonly Span[]): Place[] => {
  const ids = new Set(spans.flatMap((s) => mentionsIn(view, s)).map((m) => m.place));
  return view.record.places.filter((p) => ids.has(p.id));
};

const LEAST = 0.6; // confidence of a place on the map: below, every other one is elsewhere
const WIDE_KM = 400; // a country as a whole is no point

/** Places for the map: those that are resolved well enough and are no whole countries. */
export const briefPlaces = (view: View, spans: readonly Span[]): BriefPlace[] =>
  placesIn(view, spans)
    .filter(
      (p) =>
        (p.confidence ?? 1) >= LEAST &&
        (p.radiusKm ?? 0) < WIDE_KM &&
        p.feature !== undefined &&
        !/^(?:PCL|CONT|OCN|SEA)/.test(p.feature),
    )
    .map(({ name, lat, lon, radiusKm, country, admin1 }) => ({
      name,
      lat,
      lon,
      ...(radiusKm !== undefined && { radiusKm }),
      ...(country !== undefined && { country }),
      ...(admin1 !== undefined && { admin1 }),
    }));
