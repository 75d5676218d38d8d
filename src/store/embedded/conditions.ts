// A filter → a WHERE clause, for each kind of list. Values are always parameters.
import type { Cell } from '../projection.ts';
import type { Filter } from '../store.ts';

/** A condition and its parameters. */
type Condition = [string, ...Cell[]];

export interface Where {
  sql: string;
  cells: Cell[];
}

const where = (conditions: readonly Condition[]): Where => ({
  sql: conditions.length ? `WHERE ${conditions.map(([sql]) => `(${sql})`).join(' AND ')}` : '',
  cells: conditions.flatMap(([, ...cells]) => cells),
});

/** A part of a name, in any case. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const between = (column: string, { since, until }: Filter): Condition[] => [
  ...(since === undefined ? [] : [[`${column} >= ?`, since] as Condition]),
  // "2016-03" includes all that begins with it.
  ...(until === undefined ? [] : [[`${column} <= ?`, `${until}\uffff`] as Condition]),
];

const handled = ({ handling }: Filter): Condition[] =>
  handling === undefined ? [] : [['r.handling IN (SELECT value FROM json_each(?))', JSON.stringify(handling)]];

const PARTY =
  'SELECT 1 FROM event_parties p JOIN actors a ON a.report = p.report AND a.key = p.actor WHERE p.report = x.report AND p.event = x.key';
const SPEAKER = 'SELECT 1 FROM actors a WHERE a.report = x.report AND a.key = x.speaker';

/** For events (x), reports (r) and current versions (v). */
export const eventConditions = (f: Filter): Where =>
  where([
    ...(f.report === undefined ? [] : [['r.id = ?', f.report] as Condition]),
    ...handled(f),
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
    ...(f.report === undefined ? [] : [['r.id = ?', f.report] as Condition]),
    ...handled(f),
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
export const reportConditions = (f: Filter): Where =>
  where([
    ...(f.report === undefined ? [] : [['r.id = ?', f.report] as Condition]),
    ...handled(f),
    ...(f.type === undefined
      ? []
      : [['EXISTS (SELECT 1 FROM events e WHERE e.report = r.seq AND e.type = ?)', f.type.toUpperCase()] as Condition]),
    ...(f.actor === undefined
      ? []
      : [
          [
            "EXISTS (SELECT 1 FROM actors a WHERE a.report = r.seq AND a.name LIKE ? ESCAPE '\\')",
            containing(f.actor),
          ] as Condition,
        ]),
    ...(f.country === undefined
      ? []
      : [
          [
            'EXISTS (SELECT 1 FROM actors a WHERE a.report = r.seq AND (a.country = ? OR a.body = ?)) OR EXISTS (SELECT 1 FROM places p WHERE p.report = r.seq AND p.country = ?)',
            f.country,
            f.country,
            f.country,
          ] as Condition,
        ]),
    ...between('v.published', f),
  ]);

/** For actors (a), reports (r) and current versions (v). */
export const actorConditions = (f: Filter): Where =>
  where([
    ...(f.report === undefined ? [] : [['r.id = ?', f.report] as Condition]),
    ...handled(f),
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
