// What a person writes by hand → fields of an item, as the store keeps them: a place's name becomes a candidate of the gazetteer, a time's words a
// TIMEX3 value with its interval, "person:Ina Vell|NOR" an actor. For the command line and the desk.
import { type Actor, readTable, type TimeExpression } from './core/index.ts';
import { findPlaces, type PlaceCandidate } from './extraction/places/query.ts';
import { intervalOf } from './extraction/times/calendar.ts';
import { findTimes } from './extraction/times/find.ts';
import { allCountries, countryByCode } from './knowledge/index.ts';
import { ploverEntries } from './knowledge/plover.ts';
import type { ItemLayer, NewActor, NewPlace } from './store/index.ts';

export type { PlaceCandidate };

const KEY = /^[0-9a-f]{20}$/;
const LISTS = new Set(['sectors', 'contexts', 'actors', 'recipients']);
const SPANS = new Set(['content', 'source', 'cue']);
const NUMBERS = new Set(['lat', 'lon', 'radiusKm']);
const ACTORS = new Set(['speaker', 'audience', 'actor']);

/** The places that a name may be, the likeliest first; `near`: a country or place that the matter is near. */
export const placeCandidates = (name: string, near?: string): PlaceCandidate[] => findPlaces(name, near);

/** A candidate as a person chooses it: without the machine's doubt. */
export const chosenPlace = ({ confidence: _, key: _key, by: _by, ...place }: PlaceCandidate): NewPlace => place;

/** "35.95,39.01", "Raqqa" (its likeliest candidate), "Raqqa#2" (its second). Throws where there is none. */
export const placeByHand = (text: string, near?: string): NewPlace => {
  const point = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)(?:\s+(\S.*))?$/.exec(text);
  if (point) {
    const [, lat, lon, name] = point;
    return { name: name ?? `${lat}, ${lon}`, lat: Number(lat), lon: Number(lon) };
  }
  const [, name, n = '1'] = /^(.*?)(?:#(\d+))?$/.exec(text.trim())!;
  const candidate = findPlaces(name!, near)[Number(n) - 1];
  if (!candidate)
    throw new Error(`the gazetteer has no place ${text}: sitrep place "${name}" lists what it has; or give "LAT,LON NAME"`);
  return chosenPlace(candidate);
};

type Timed = Pick<TimeExpression, 'type' | 'value' | 'from' | 'to'>;

const typeOfValue = (value: string): TimeExpression['type'] =>
  value.startsWith('P') && !/_REF$/.test(value) ? 'DURATION' : value.includes('T') ? 'TIME' : 'DATE';

/** "2031-05-04", "P3D" or words, told from the day of publication: type, TIMEX3 value and, where it has one, the interval. */
export const timeByHand = (text: string, published?: string): Timed | undefined => {
  const value = text.trim();
  if (/^(?:\d{2,4}(?:-[\dX][\dXWQHSPFAUIET:.Z+-]*)?|P[\dXT][\dXYMWDTHS.]*|(?:PAST|PRESENT|FUTURE)_REF)$/.test(value))
    return { type: typeOfValue(value), value, ...intervalOf(value) };
  for (const words of [text, text.replace(/(^|\s)[a-z]/g, (c) => c.toUpperCase())]) {
    const [found] = findTimes(words, [{ start: 0, end: Math.max(1, words.length) }], { published });
    if (!found?.value) continue;
    const { type, from, to } = found;
    return { type, value: found.value, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }
  return undefined;
};

/** A key, or "person:Ina Vell|NOR|MED" for an actor that the report's record does not have. */
export const actorByHand = (text: string): string | NewActor => {
  const told = /^(person|organization|group|country):([^|]+)(?:\|([A-Z]{3})?)?(?:\|([A-Z ]*))?$/.exec(text);
  if (!told) return text;
  const [, kind, name, country, sectors] = told;
  return {
    name: name!.trim(),
    kind: kind as Actor['kind'],
    ...(country && { country }),
    ...(sectors && { sectors: sectors.split(' ').filter(Boolean) }),
  };
};

const spansByHand = (text: string): { start: number; end: number }[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((one) => {
      const m = /^\s*(\d+)-(\d+)\s*$/.exec(one);
      if (!m) throw new Error(`"${one}" is no span: two offsets, as in 120-134`);
      return { start: Number(m[1]), end: Number(m[2]) };
    });

/** Fields as they are written on the command line ("negated=true", "country=") → as the store takes them. Throws what a person can mend. */
export const fieldsByHand = (
  layer: ItemLayer,
  written: readonly (readonly [name: string, value: string])[],
  published?: string,
): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of written) {
    if (LISTS.has(name)) fields[name] = value.split(',').filter(Boolean);
    else if (SPANS.has(name)) fields[name] = spansByHand(value);
    else if (name === 'condition') fields[name] = value === '' ? null : spansByHand(value)[0];
    else if (value === '') fields[name] = null;
    else if (value === 'true' || value === 'false') fields[name] = value === 'true';
    else if (NUMBERS.has(name)) fields[name] = Number(value);
    else if (ACTORS.has(name)) fields[name] = actorByHand(value);
    else if (name === 'place' && layer === 'places') Object.assign(fields, placeByHand(value));
    else if (name === 'place') fields[name] = KEY.test(value) ? value : placeByHand(value);
    else if (name === 'value' && layer === 'times') {
      const time = timeByHand(value, published);
      if (!time) throw new Error(`"${value}" is no time: a TIMEX3 value (2031-05-04, P3D) or words such as “last Monday”`);
      Object.assign(fields, time);
    } else fields[name] = value;
  }
  return fields;
};

/** "SYR" → "Syria"; a code that is none stays. */
export const countryName = (iso3: string): string => countryByCode(iso3)?.name ?? iso3;

/** Modes of each type of event, contexts and countries: what a person chooses from. */
export const eventCodes = (): {
  modes: Record<string, string[]>;
  contexts: string[];
  countries: { code: string; name: string }[];
} => {
  const modes: Record<string, string[]> = {};
  for (const { type, mode } of ploverEntries()) {
    modes[type] ??= [];
    if (mode !== undefined) modes[type].push(mode);
  }
  return {
    modes,
    contexts: readTable('data/events/contexts.tsv').map(([name]) => name!),
    countries: allCountries()
      .filter((c) => c.to === undefined)
      .map(({ iso3, name }) => ({ code: iso3, name })),
  };
};
