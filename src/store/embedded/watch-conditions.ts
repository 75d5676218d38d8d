// Filters of views and a watch → conditions on reports (r) and current versions (v). Each asks an index for the reports that have something, so that
// the cost follows what is found, not what the dossier holds.
import { SHOWN_CONFIDENCE } from '../../core/index.ts';
import type { Cell } from '../projection.ts';
import type { Circle, Watch } from '../situations.ts';
import type { Filter } from '../store.ts';
import { matchOfWords } from './match.ts';

/** A condition and its parameters. */
export type Condition = [string, ...Cell[]];

/** A part of a name, in any case. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const between = (column: string, { since, until }: Pick<Filter, 'since' | 'until'>): Condition[] => [
  ...(since === undefined ? [] : [[`${column} >= ?`, since] as Condition]),
  // "2016-03" includes all that begins with it.
  ...(until === undefined ? [] : [[`${column} <= ?`, `${until}\uffff`] as Condition]),
];

const EARTH_KM = 6371;
const KM_A_DEGREE = 111.2;

/** For a place (p): its point lies in the circle, and it is not less certain than the circle is wide. */
export const inCircle = ({ lat, lon, km }: Circle): Condition => {
  const dLat = km / KM_A_DEGREE;
  const edge = Math.min(89.9, Math.abs(lat) + dLat);
  const dLon = dLat / Math.cos((edge * Math.PI) / 180);
  // Across a pole or the date line the index helps with latitudes alone.
  const box = Math.abs(lat) + dLat < 89.9 && lon - dLon >= -180 && lon + dLon <= 180;
  const angle =
    'acos(max(-1.0, min(1.0, sin(radians(p.lat)) * sin(radians(?)) + cos(radians(p.lat)) * cos(radians(?)) * cos(radians(p.lon - ?)))))';
  return [
    `p.lat BETWEEN ? AND ?${box ? ' AND p.lon BETWEEN ? AND ?' : ''} AND coalesce(p.radius_km, 0) <= ? AND ${angle} * ${EARTH_KM} <= ?`,
    lat - dLat,
    lat + dLat,
    ...(box ? [lon - dLon, lon + dLon] : []),
    km,
    lat,
    lat,
    lon,
    km + 0.001, // a metre, for rounding
  ];
};

const any = (conditions: readonly Condition[]): Condition[] => {
  if (!conditions.length) return [];
  return [[conditions.map(([sql]) => `(${sql})`).join(' OR '), ...conditions.flatMap(([, ...cells]) => cells)]];
};

const ENTRY =
  "SELECT a.id FROM register_actors a WHERE a.name LIKE ? ESCAPE '\\' OR a.merged_into IN (SELECT m.id FROM register_actors m WHERE m.name LIKE ? ESCAPE '\\')";

/** Reports that name an actor; entries that people merged are one. */
export const namesActor = (name: string): Condition => [
  `r.seq IN (SELECT n.report FROM register_entries n WHERE n.entry IN (${ENTRY}))`,
  containing(name),
  containing(name),
];

const hasSpeaker = (name: string): Condition => [
  "r.seq IN (SELECT s.report FROM statements s WHERE s.speaker_name IS NOT NULL AND s.speaker_name LIKE ? ESCAPE '\\')",
  containing(name),
];

export const hasCountry = (code: string): Condition => [
  'r.seq IN (SELECT a.report FROM actors a WHERE a.country = ?) OR r.seq IN (SELECT a.report FROM actors a WHERE a.body = ?) OR r.seq IN (SELECT p.report FROM places p WHERE p.country = ?)',
  code,
  code,
  code,
];

const hasPlace = (circle: Circle): Condition => {
  const [sql, ...cells] = inCircle(circle);
  return [`r.seq IN (SELECT p.report FROM places p WHERE ${sql})`, ...cells];
};

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** Reports that hold an event of one of these types and realities, at least so certain. */
const hasEvent = (types: readonly string[], realities: readonly string[], minConfidence: number | undefined): Condition[] => {
  if (!types.length && !realities.length) return [];
  const parts = [
    ...(types.length ? [`e.type IN (${marks(types)})`] : []),
    ...(realities.length ? [`e.reality IN (${marks(realities)})`] : []),
    ...(minConfidence === undefined ? [] : ['e.confidence >= ?']),
  ];
  return [
    [
      `r.seq IN (SELECT e.report FROM events e WHERE ${parts.join(' AND ')})`,
      ...types.map((t) => t.toUpperCase()),
      ...realities,
      ...(minConfidence === undefined ? [] : [minConfidence]),
    ],
  ];
};

const hasWords = (words: string): Condition => {
  const match = matchOfWords(words);
  return match === undefined ? ['0'] : ['r.version IN (SELECT rowid FROM search WHERE search MATCH ?)', match];
};

/** Reports that a watch chooses. */
export const watchConditions = (w: Watch): Condition[] => [
  ...(w.words?.trim() ? [hasWords(w.words)] : []),
  ...any((w.actors ?? []).map(namesActor)),
  ...any((w.speakers ?? []).map(hasSpeaker)),
  ...any((w.countries ?? []).map(hasCountry)),
  ...any((w.places ?? []).map(hasPlace)),
  ...hasEvent(w.types ?? [], w.realities ?? [], SHOWN_CONFIDENCE),
  ...any((w.outlets ?? []).map((o): Condition => ['v.outlet = ?', o])),
  ...between('v.published', w),
];

/** What a filter says of the whole report, whichever list it narrows. */
export const wholeReport = (f: Filter): Condition[] => [
  ...(f.report === undefined ? [] : [['r.id = ?', f.report] as Condition]),
  ...(f.outlet === undefined ? [] : [['v.outlet = ?', f.outlet] as Condition]),
  ...(f.handling === undefined
    ? []
    : [['r.handling IN (SELECT value FROM json_each(?))', JSON.stringify(f.handling)] as Condition]),
  ...(f.words === undefined ? [] : [hasWords(f.words)]),
  ...(f.watch === undefined ? [] : watchConditions(f.watch)),
];

/** What a filter says of what a report holds. */
export const holding = (f: Filter): Condition[] => [
  ...(f.actor === undefined ? [] : [namesActor(f.actor)]),
  ...(f.speaker === undefined ? [] : [hasSpeaker(f.speaker)]),
  ...(f.country === undefined ? [] : [hasCountry(f.country)]),
  ...(f.near === undefined ? [] : [hasPlace(f.near)]),
  ...hasEvent(f.type === undefined ? [] : [f.type], f.reality === undefined ? [] : [f.reality], f.minConfidence),
];
