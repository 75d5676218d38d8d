// A filter → a WHERE clause, for each kind of list. Values are always parameters.
import type { Cell } from '../projection.ts';
import type { Filter } from '../store.ts';
import type { Database } from './database.ts';
import { between, type Condition, containing, holding, inCircle, streamed, wholeReport } from './watch-conditions.ts';

export interface Where {
  sql: string;
  cells: Cell[];
}

/** All of the conditions, as a WHERE clause; nothing where there are none. */
export const where = (conditions: readonly Condition[]): Where => ({
  sql: conditions.length ? `WHERE ${conditions.map(([sql]) => `(${sql})`).join(' AND ')}` : '',
  cells: conditions.flatMap(([, ...cells]) => cells),
});

/** For events (x) and statements (x). */
const said = (f: Filter): Condition[] =>
  f.speaker === undefined ? [] : [["x.speaker_name LIKE ? ESCAPE '\\'", containing(f.speaker)]];

const atPlace = (f: Filter): Condition[] => {
  if (f.near === undefined) return [];
  const [sql, ...cells] = inCircle(f.near);
  return [[`EXISTS (SELECT 1 FROM places p WHERE p.report = x.report AND p.key = x.place AND ${sql})`, ...cells]];
};

const PARTY =
  'SELECT 1 FROM event_parties p JOIN actors a ON a.report = p.report AND a.key = p.actor WHERE p.report = x.report AND p.event = x.key';
const SPEAKER = 'SELECT 1 FROM actors a WHERE a.report = x.report AND a.key = x.speaker';

/** For events (x), reports (r) and current versions (v). */
export const eventConditions = (f: Filter): Where =>
  where([
    ...wholeReport(f),
    ...said(f),
    ...atPlace(f),
    ...(f.reality === undefined ? [] : [['x.reality = ?', f.reality] as Condition]),
    ...(f.type === undefined ? [] : [['x.type = ?', f.type.toUpperCase()] as Condition]),
    ...(f.minConfidence === undefined ? [] : [['x.confidence >= ?', f.minConfidence] as Condition]),
    ...(f.actor === undefined ? [] : [[`EXISTS (${PARTY} AND a.name LIKE ? ESCAPE '\\')`, containing(f.actor)] as Condition]),
    ...(f.country === undefined
      ? []
      : [
          [
            `x.place_country = ? OR EXISTS (${PARTY} AND (a.country = ? OR a.body = ?))`,
            f.country,
            f.country,
            f.country,
          ] as Condition,
        ]),
    ...between('x.date', f),
  ]);

/** For statements (x), reports (r) and current versions (v). */
export const statementConditions = (f: Filter): Where =>
  where([
    ...wholeReport(f),
    ...said(f),
    ...(f.near === undefined ? [] : holding({ near: f.near })),
    ...(f.reality === undefined
      ? []
      : [
          [
            'EXISTS (SELECT 1 FROM events e WHERE e.report = x.report AND e.statement = x.key AND e.reality = ?)',
            f.reality,
          ] as Condition,
        ]),
    ...(f.type === undefined ? [] : [['x.force = ?', f.type] as Condition]),
    ...(f.minConfidence === undefined ? [] : [['coalesce(x.confidence, 1) >= ?', f.minConfidence] as Condition]),
    ...(f.actor === undefined
      ? []
      : [
          [
            `x.speaker_name LIKE ? ESCAPE '\\' OR EXISTS (${SPEAKER} AND a.name LIKE ? ESCAPE '\\')`,
            containing(f.actor),
            containing(f.actor),
          ] as Condition,
        ]),
    ...(f.country === undefined
      ? []
      : [[`EXISTS (${SPEAKER} AND (a.country = ? OR a.body = ?))`, f.country, f.country] as Condition]),
    ...between('x.date', f),
  ]);

/** For reports (r) and current versions (v): those that hold such an event or actor, published in that time. */
export const reportConditions = (f: Filter, few = f.report !== undefined): Where =>
  where([...wholeReport(f, few), ...holding(f, few), ...between('v.published', f)]);

/** Joins the current versions where a condition asks for them: each costs a look at a long row. */
export const withVersions = (sql: string): string => (/\bv\./.test(sql) ? ' JOIN versions v ON v.seq = r.version' : '');

const BROAD = 3000; // reports: more are walked in the order that is wanted, until enough are found

/** Whether a filter chooses so many reports that it is cheaper to walk them in order than to gather them all. */
export const isBroad = (db: Database, filter: Filter): boolean => {
  const stream = streamed(filter);
  const { sql, cells } = stream ? { sql: stream[0], cells: stream.slice(1) as Cell[] } : reportConditions(filter);
  const asked = `SELECT count(*) AS n FROM (${stream ? sql : `SELECT 1 FROM reports r${withVersions(sql)} ${sql}`} LIMIT ${BROAD + 1})`;
  return db.once(`${asked} ${JSON.stringify(cells)}`, () => db.get<{ n: number }>(asked, ...cells)!.n) > BROAD;
};

/** The same without the time, for lists that have days of their own; undefined where the filter says nothing of reports. */
export const heldIn = (f: Filter): Where | undefined => {
  const { sql, cells } = where([...wholeReport(f), ...holding(f)]);
  return sql ? { sql, cells } : undefined;
};

/** For actors (a), reports (r) and current versions (v). */
export const actorConditions = (f: Filter): Where =>
  where([
    ...wholeReport(f),
    ...holding({
      ...(f.speaker !== undefined && { speaker: f.speaker }),
      ...(f.near && { near: f.near }),
      ...(f.reality && { reality: f.reality }),
    }),
    ...(f.type === undefined
      ? []
      : [
          [
            'EXISTS (SELECT 1 FROM event_parties p JOIN events e ON e.report = p.report AND e.key = p.event WHERE p.report = a.report AND p.actor = a.key AND e.type = ?)',
            f.type.toUpperCase(),
          ] as Condition,
        ]),
    ...(f.actor === undefined ? [] : [["a.name LIKE ? ESCAPE '\\'", containing(f.actor)] as Condition]),
    ...(f.country === undefined ? [] : [['a.country = ? OR a.body = ?', f.country, f.country] as Condition]),
    ...between('v.published', f),
  ]);
