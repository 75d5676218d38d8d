// What views of a story or a situation are put together from. Each question is bounded by its reports or a limit, never by the whole dossier.
import type { Handling } from '../../core/index.ts';
import { outletOf, type Voice } from '../../linking/index.ts';
import type { LinkedFilter } from '../linked.ts';
import type { SearchQuery } from '../query.ts';
import type { Facets, FacetValue, PlacedReport, SaidRow, TellingRow, ToldPlace } from '../told.ts';
import { isBroad, reportConditions, withVersions } from './conditions.ts';
import type { Database } from './database.ts';
import { matchOf } from './match.ts';
import { MOST_RANKED, rankReports } from './ranked.ts';
import { storyOf } from './read-linked.ts';
import { present } from './rows.ts';

const PAGE = 200; // reports: as many as a page about many lists
const TELLINGS = 2000; // a page shows some hundreds
const STATEMENTS = 1000;
const COUNTED = MOST_RANKED; // reports that facets count: enough to choose from, few enough to be counted while one waits
const VALUES = 12; // of a facet
const PLACES = 40;

type Nullable<T> = { [K in keyof T]-?: NonNullable<T[K]> | null };

/** The host of an address where no outlet is told; nothing where neither is. */
const outletIn = (outlet: string | null, url: string | null): { outlet?: string } => {
  if (outlet !== null) return { outlet };
  const host = url === null ? '' : outletOf({ url, id: '' });
  return host ? { outlet: host } : {};
};

const SOME = 'SELECT r.seq FROM json_each(?) j JOIN reports r ON r.id = j.value';

const WALKED = 'versions v INDEXED BY versions_published CROSS JOIN reports r ON r.version = v.seq';

/** Reports with story and origin, the newest first. */
export const placedReports = (db: Database, filter: LinkedFilter): PlacedReport[] => {
  const few = [filter.story, filter.report, filter.reports].some((x) => x !== undefined);
  // Most reports are meant: the newest are walked until there are enough.
  const walk = !few && isBroad(db, filter);
  const { sql, cells } = reportConditions(filter, few || walk);
  const own = [
    ...(filter.story === undefined ? [] : [{ sql: 't.story = ?', cell: storyOf(db, filter.story) }]),
    ...(filter.reports === undefined ? [] : [{ sql: `r.seq IN (${SOME})`, cell: JSON.stringify(filter.reports) }]),
  ];
  const chosen = own.map((x, i) => `${sql || i ? ' AND' : 'WHERE'} ${x.sql}`).join('');
  const rows = db.all<
    Nullable<Pick<PlacedReport, 'title' | 'outlet' | 'url' | 'published' | 'storyTitle'>> &
      Pick<PlacedReport, 'id' | 'story' | 'origin' | 'added'> & { handling: Handling }
  >(
    `SELECT r.id, v.title, v.outlet, v.url, v.published, r.handling, t.story, s.title AS storyTitle, t.origin, r.added
     FROM ${walk ? WALKED : 'reports r JOIN versions v ON v.seq = r.version'} JOIN texts t ON t.report = r.seq LEFT JOIN stories s ON s.id = t.story ${sql}${chosen}
     ORDER BY v.published DESC, r.id LIMIT ? OFFSET ?`,
    ...cells,
    ...own.map((x) => x.cell),
    filter.limit ?? PAGE,
    filter.offset ?? 0,
  );
  return rows.map(({ title, outlet, url, published, storyTitle, ...rest }) => ({
    ...rest,
    ...present({ title, url, published, storyTitle }),
    ...outletIn(outlet, url),
  }));
};

interface TellingCells {
  claim: string;
  report: string;
  key: string;
  layer: TellingRow['layer'];
  type: string | null;
  mode: string | null;
  doers: string | null;
  targets: string | null;
  from_date: string | null;
  to_date: string | null;
  reality: string;
  stance: TellingRow['stance'];
  words: string;
  start: number;
  stop: number;
  /** JSON: voice and place as told. */
  told: string;
  told_radius: number | null;
  confidence: number | null;
  place_name: string | null;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  country: string | null;
  origin: string;
  outlet: string | null;
  url: string | null;
  published: string | null;
}

const listed = (names: string | null): string[] => (names === null ? [] : [...new Set(names.split('; '))]);

const placeOf = (row: TellingCells, told: ToldPlace | null): { place?: ToldPlace } => {
  if (told)
    return {
      place: {
        name: told.name,
        lat: told.lat,
        lon: told.lon,
        ...present({ radiusKm: row.told_radius }),
        ...(told.country && { country: told.country }),
      },
    };
  if (row.place_name === null || row.lat === null || row.lon === null) return {};
  return {
    place: {
      name: row.place_name,
      lat: row.lat,
      lon: row.lon,
      ...present({ radiusKm: row.radius_km, country: row.country }),
      elsewhere: true,
    },
  };
};

/** All tellings of the claims that some reports tell, in order of publication. */
export const listTellings = (db: Database, reports: readonly string[], limit = TELLINGS): TellingRow[] =>
  db
    .all<TellingCells>(
      `SELECT t.claim, r.id AS report, t.key, t.layer, t.type, t.mode, t.doers, t.targets, t.from_date, t.to_date, t.reality, t.stance, t.words, t.start,
         t.stop, json_extract(t.told, '$.voice', '$.place') AS told, e.confidence,
         (SELECT q.radius_km FROM places q WHERE q.report = t.report AND q.name = t.place AND q.lat = json_extract(t.told, '$.place.lat')) AS told_radius,
         p.name AS place_name, p.lat, p.lon, p.radius_km, p.country, x.origin, v.outlet, v.url, v.published
       FROM tellings t JOIN reports r ON r.seq = t.report JOIN texts x ON x.report = t.report JOIN versions v ON v.seq = r.version
       LEFT JOIN events e ON t.layer = 'events' AND e.report = t.report AND e.key = t.key
       LEFT JOIN places p ON t.place IS NULL AND p.report = e.report AND p.key = e.place
       WHERE t.claim IN (SELECT u.claim FROM tellings u WHERE u.report IN (${SOME}))
       ORDER BY t.sort LIMIT ?`,
      JSON.stringify(reports),
      limit,
    )
    .map((row) => {
      const [voice, place] = JSON.parse(row.told) as [Voice, ToldPlace | null];
      const { claim, report, key, layer, reality, stance, words, start, stop, origin } = row;
      return {
        claim,
        report,
        key,
        layer,
        ...present({ type: row.type, mode: row.mode }),
        doers: listed(row.doers),
        targets: listed(row.targets),
        ...placeOf(row, place),
        ...present({ from: row.from_date, to: row.to_date }),
        reality,
        stance,
        voice,
        words,
        start,
        stop,
        ...present({ confidence: row.confidence }),
        origin,
        ...outletIn(row.outlet, row.url),
        ...present({ published: row.published }),
      };
    });

/** Who says what in some reports, by date. */
export const listSaid = (db: Database, reports: readonly string[], limit = STATEMENTS): SaidRow[] =>
  db
    .all<
      Nullable<Omit<SaidRow, 'negated' | 'report' | 'key' | 'content' | 'manner' | 'start' | 'stop'>> &
        Pick<SaidRow, 'report' | 'key' | 'content' | 'manner'> & {
          negated: number;
          url: string | null;
          start: number | null;
          stop: number | null;
        }
    >(
      `SELECT r.id AS report, s.key, coalesce(g.merged_into, g.id) AS speaker,
         coalesce((SELECT m.name FROM register_actors m WHERE m.id = g.merged_into), s.speaker_name) AS name,
         s.cue, s.content, s.start, s.stop, s.manner, s.force, s.negated, a.name AS audience, s.date, v.outlet, v.url, v.published
       FROM statements s JOIN reports r ON r.seq = s.report JOIN versions v ON v.seq = r.version
       LEFT JOIN register_entries n ON n.report = s.report AND n.key = s.speaker LEFT JOIN register_actors g ON g.id = n.entry
       LEFT JOIN actors a ON a.report = s.report AND a.key = s.audience
       WHERE s.report IN (${SOME}) ORDER BY v.published IS NULL, v.published, r.id, s.position LIMIT ?`,
      JSON.stringify(reports),
      limit,
    )
    .map(({ report, key, content, manner, negated, outlet, url, start, stop, ...rest }) => ({
      report,
      key,
      ...present(rest),
      content,
      start: start ?? 0,
      stop: stop ?? 0,
      manner,
      ...(negated && { negated: true as const }),
      ...outletIn(outlet, url),
    }));

/** Numbers of the reports that facets count: the best of a search, else the newest. */
const countedReports = (db: Database, query: SearchQuery | undefined, filter: LinkedFilter): number[] => {
  const match = query && matchOf(query);
  if (query && match === undefined) return [];
  const few = filter.story !== undefined || filter.report !== undefined;
  const walk = !few && !match && isBroad(db, filter);
  const { sql, cells } = reportConditions(filter, few || walk);
  if (match && filter.story === undefined) return rankReports(db, match, { sql, cells }, MOST_RANKED + 1).map((r) => r.seq);
  const versions = match ? withVersions(sql) : ' JOIN versions v ON v.seq = r.version';
  const story = filter.story === undefined ? '' : ' JOIN texts t ON t.report = r.seq AND t.story = ?';
  const own = filter.story === undefined ? [] : [storyOf(db, filter.story)];
  const rows = match
    ? db.all<{ seq: number }>(
        `SELECT r.seq FROM search CROSS JOIN reports r ON r.version = search.rowid${versions}${story} ${sql ? `${sql} AND` : 'WHERE'} search MATCH ? ORDER BY bm25(search, 4, 1), r.id LIMIT ?`,
        ...own,
        ...cells,
        match,
        COUNTED + 1,
      )
    : db.all<{ seq: number }>(
        `SELECT r.seq FROM ${walk ? WALKED : `reports r${versions}`}${story} ${sql} ORDER BY v.published DESC LIMIT ?`,
        ...own,
        ...cells,
        COUNTED + 1,
      );
  return rows.map((r) => r.seq);
};

/** What the found reports can be narrowed to. */
export const countFacets = (db: Database, query: SearchQuery | undefined, filter: LinkedFilter): Facets => {
  const found = countedReports(db, query, filter);
  const chosen = JSON.stringify(found.slice(0, COUNTED));
  const values = (select: string, limit = VALUES): FacetValue[] =>
    db.all<FacetValue>(`${select} GROUP BY 1 ORDER BY reports DESC, 1 LIMIT ?`, chosen, limit);
  const min = filter.minConfidence ?? 0;
  const ofEvents = (column: string): FacetValue[] =>
    db.all<FacetValue>(
      `SELECT e.${column} AS value, count(DISTINCT e.report) AS reports FROM json_each(?) j JOIN events e ON e.report = j.value WHERE e.confidence >= ?
       GROUP BY 1 ORDER BY reports DESC, 1 LIMIT ?`,
      chosen,
      min,
      VALUES + 4, // there are sixteen types
    );
  return {
    counted: Math.min(found.length, COUNTED),
    more: found.length > COUNTED,
    actors: values(
      `SELECT coalesce(m.name, a.name) AS value, count(DISTINCT n.report) AS reports FROM json_each(?) j JOIN register_entries n ON n.report = j.value
       JOIN register_actors a ON a.id = n.entry LEFT JOIN register_actors m ON m.id = a.merged_into WHERE a.kind = 'country' OR a.name <> lower(a.name)`,
    ),
    speakers: values(
      'SELECT s.speaker_name AS value, count(DISTINCT s.report) AS reports FROM json_each(?) j JOIN statements s ON s.report = j.value WHERE s.speaker_name IS NOT NULL AND s.speaker_name <> lower(s.speaker_name)',
    ),
    countries: db.all<FacetValue>(
      `SELECT value, count(*) AS reports FROM (
         SELECT a.country AS value, a.report FROM json_each(?) j JOIN actors a ON a.report = j.value WHERE a.country IS NOT NULL
         UNION SELECT p.country, p.report FROM json_each(?) j JOIN places p ON p.report = j.value WHERE p.country IS NOT NULL)
       GROUP BY 1 ORDER BY reports DESC, 1 LIMIT ?`,
      chosen,
      chosen,
      VALUES,
    ),
    types: ofEvents('type'),
    realities: ofEvents('reality'),
    outlets: values(
      'SELECT v.outlet AS value, count(*) AS reports FROM json_each(?) j JOIN reports r ON r.seq = j.value JOIN versions v ON v.seq = r.version WHERE v.outlet IS NOT NULL',
    ),
    places: db.all<Facets['places'][number]>(
      `SELECT p.name AS value, count(DISTINCT p.report) AS reports, p.lat, p.lon FROM json_each(?) j JOIN places p ON p.report = j.value
       GROUP BY p.name, p.lat, p.lon ORDER BY reports DESC, 1 LIMIT ?`,
      chosen,
      PLACES,
    ),
    months: db.all<FacetValue>(
      `SELECT substr(v.published, 1, 7) AS value, count(*) AS reports FROM json_each(?) j JOIN reports r ON r.seq = j.value JOIN versions v ON v.seq = r.version
       WHERE v.published IS NOT NULL GROUP BY 1 ORDER BY 1`,
      chosen,
    ),
  };
};
