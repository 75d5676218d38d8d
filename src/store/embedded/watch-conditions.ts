// Filters of views and a watch → conditions on reports (r) and current versions (v). Each asks an index for the reports that have something, so that
// the cost follows what is found, not what the dossier holds.
import { LIKELY_CONFIDENCE } from '../../core/index.ts';
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

/**
 * Reports that hold something: `of` is a table with its alias, `which` the condition on it. Of many reports the whole answer is made once; of few
 * (those of a story, those that just came in) each is looked at.
 */
const holds = (of: string, which: string, few: boolean, ...cells: Cell[]): Condition => {
  const alias = of.split(' ').at(-1)!;
  return [
    few
      ? `EXISTS (SELECT 1 FROM ${of} WHERE ${alias}.report = r.seq AND ${which})`
      : `r.seq IN (SELECT ${alias}.report FROM ${of} WHERE ${which})`,
    ...cells,
  ];
};

// Two questions, as one with OR would look through all names twice: those that are called so, and those that people merged into one that is.
const ORDERING = new Set(['sort', 'latest', 'counted', 'lookBacks']); // says nothing of which reports

const ENTRY = `SELECT a.id FROM register_actors a WHERE a.name LIKE ? ESCAPE '\\'
  UNION ALL SELECT a.id FROM register_actors a CROSS JOIN register_actors m ON m.id = a.merged_into
  WHERE a.merged_into IS NOT NULL AND m.name LIKE ? ESCAPE '\\'`;

/** Reports that name an actor; entries that people merged are one. */
const namesActor = (name: string, few: boolean): Condition =>
  holds('register_entries n', `n.entry IN (${ENTRY})`, few, containing(name), containing(name));

/** The same as rows of reports that stop as soon as enough are found; undefined where a filter says more than this. */
export const streamed = (f: Filter): Condition | undefined => {
  const { limit: _, offset: _o, minConfidence: _m, ...said } = f;
  const names = Object.entries(said).flatMap(([name, value]) => (value === undefined || ORDERING.has(name) ? [] : [name]));
  if (names.length !== 1) return undefined;
  if (f.actor !== undefined)
    return [
      `SELECT DISTINCT n.report FROM register_entries n WHERE n.entry IN (${ENTRY})`,
      containing(f.actor),
      containing(f.actor),
    ];
  if (f.speaker !== undefined)
    return [
      "SELECT DISTINCT s.report FROM statements s WHERE s.speaker_name IS NOT NULL AND s.speaker_name LIKE ? ESCAPE '\\'",
      containing(f.speaker),
    ];
  return undefined;
};

const hasSpeaker = (name: string, few: boolean): Condition =>
  holds('statements s', "s.speaker_name IS NOT NULL AND s.speaker_name LIKE ? ESCAPE '\\'", few, containing(name));

const hasCountry = (code: string, few: boolean): Condition[] =>
  any([
    holds('actors a', 'a.country = ?', few, code),
    holds('actors a', 'a.body = ?', few, code),
    holds('places p', 'p.country = ?', few, code),
  ]);

const hasPlace = (circle: Circle, few: boolean): Condition => {
  const [sql, ...cells] = inCircle(circle);
  return holds('places p', sql, few, ...cells);
};

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** Reports that hold an event of one of these types and realities, at least so certain. */
const hasEvent = (
  types: readonly string[],
  realities: readonly string[],
  minConfidence: number | undefined,
  few: boolean,
): Condition[] => {
  if (!types.length && !realities.length) return [];
  const parts = [
    ...(types.length ? [`e.type IN (${marks(types)})`] : []),
    ...(realities.length ? [`e.reality IN (${marks(realities)})`] : []),
    ...(minConfidence === undefined ? [] : ['e.confidence >= ?']),
  ];
  return [
    holds(
      'events e',
      parts.join(' AND '),
      few,
      ...types.map((t) => t.toUpperCase()),
      ...realities,
      ...(minConfidence === undefined ? [] : [minConfidence]),
    ),
  ];
};

const hasWords = (words: string, few: boolean): Condition => {
  const match = matchOfWords(words);
  if (match === undefined) return ['0'];
  return [
    few
      ? 'EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND search.rowid = r.version)'
      : 'r.version IN (SELECT rowid FROM search WHERE search MATCH ?)',
    match,
  ];
};

/** Reports that a watch chooses. */
export const watchConditions = (w: Watch, few = false): Condition[] => [
  ...(w.words?.trim() ? [hasWords(w.words, few)] : []),
  ...any((w.actors ?? []).map((x) => namesActor(x, few))),
  ...any((w.speakers ?? []).map((x) => hasSpeaker(x, few))),
  ...any((w.countries ?? []).flatMap((x) => hasCountry(x, few))),
  ...any((w.places ?? []).map((x) => hasPlace(x, few))),
  ...hasEvent(w.types ?? [], w.realities ?? [], LIKELY_CONFIDENCE, few),
  ...any((w.outlets ?? []).map((o): Condition => ['v.outlet = ?', o])),
  ...between('v.published', w),
];

/** What a filter says of the whole report, whichever list it narrows. */
export const wholeReport = (f: Filter, few = false): Condition[] => [
  ...(f.report === undefined ? [] : [['r.id = ?', f.report] as Condition]),
  ...(f.outlet === undefined ? [] : [['v.outlet = ?', f.outlet] as Condition]),
  ...(f.handling === undefined
    ? []
    : [['r.handling IN (SELECT value FROM json_each(?))', JSON.stringify(f.handling)] as Condition]),
  ...(f.words === undefined ? [] : [hasWords(f.words, few)]),
  ...(f.watch === undefined ? [] : watchConditions(f.watch, few)),
];

/** What a filter says of what a report holds. */
export const holding = (f: Filter, few = false): Condition[] => [
  ...(f.actor === undefined ? [] : [namesActor(f.actor, few)]),
  ...(f.speaker === undefined ? [] : [hasSpeaker(f.speaker, few)]),
  ...(f.country === undefined ? [] : hasCountry(f.country, few)),
  ...(f.near === undefined ? [] : [hasPlace(f.near, few)]),
  ...hasEvent(f.type === undefined ? [] : [f.type], f.reality === undefined ? [] : [f.reality], f.minConfidence, few),
];
