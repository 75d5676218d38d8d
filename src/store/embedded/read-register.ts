// What is asked of the register: its actors, and which entries might be one.
import { type MergeSuggestion, type RegisterActor, suggestionKeys, whyOne } from '../../linking/index.ts';
import type { NamedEntry, RegisterRow } from '../linked.ts';
import type { Cell } from '../projection.ts';
import type { Filter } from '../store.ts';
import { where } from './conditions.ts';
import type { Database } from './database.ts';
import { NO_LIMIT, present } from './rows.ts';
import { containing } from './watch-conditions.ts';

interface EntryRow {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  body: string | null;
  sectors: string;
}

// All entries that are one actor: the entry itself and those that people merged into it.
const ENTRIES =
  'FROM register_entries e WHERE (e.entry = a.id OR e.entry IN (SELECT m.id FROM register_actors m WHERE m.merged_into = a.id))';

export function* listRegister(db: Database, filter: Filter): Generator<RegisterRow> {
  const named = `EXISTS (SELECT 1 FROM register_entries e JOIN reports r ON r.seq = e.report JOIN versions v ON v.seq = r.version
    WHERE (e.entry = a.id OR e.entry IN (SELECT m.id FROM register_actors m WHERE m.merged_into = a.id)) AND`;
  const { sql, cells } = where([
    ['a.merged_into IS NULL'],
    ...(filter.actor === undefined
      ? []
      : [
          [
            "a.name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM register_actors m WHERE m.merged_into = a.id AND m.name LIKE ? ESCAPE '\\')",
            containing(filter.actor),
            containing(filter.actor),
          ] as [string, ...Cell[]],
        ]),
    ...(filter.country === undefined
      ? []
      : [['a.country = ? OR a.body = ?', filter.country, filter.country] as [string, ...Cell[]]]),
    ...(filter.report === undefined ? [] : [[`${named} r.id = ?)`, filter.report] as [string, Cell]]),
    ...(filter.since === undefined ? [] : [[`${named} v.published >= ?)`, filter.since] as [string, Cell]]),
    ...(filter.until === undefined ? [] : [[`${named} v.published <= ?)`, `${filter.until}\uffff`] as [string, Cell]]),
    ...(filter.type === undefined
      ? []
      : [
          [
            `${named} EXISTS (SELECT 1 FROM event_parties p JOIN events x ON x.report = p.report AND x.key = p.event WHERE p.report = e.report AND p.actor = e.key AND x.type = ?))`,
            filter.type.toUpperCase(),
          ] as [string, Cell],
        ]),
  ]);
  const rows = db.all<EntryRow & { reports: number }>(
    `SELECT a.id, a.name, a.kind, a.country, a.body, a.sectors, (SELECT count(DISTINCT e.report) ${ENTRIES}) AS reports
     FROM register_actors a ${sql} ORDER BY reports DESC, a.name, a.id LIMIT ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
  );
  for (const { id, name, kind, country, body, sectors, reports } of rows) {
    const also = db
      .all<{ name: string }>('SELECT name FROM register_actors WHERE merged_into = ? ORDER BY name', id)
      .map((m) => m.name);
    const { events, statements } = db.get<{ events: number; statements: number }>(
      `SELECT coalesce(sum((SELECT count(DISTINCT p.event) FROM event_parties p WHERE p.report = e.report AND p.actor = e.key)), 0) AS events,
         coalesce(sum((SELECT count(*) FROM statements s WHERE s.report = e.report AND s.speaker = e.key)), 0) AS statements
       ${ENTRIES.replaceAll('a.id', '?')}`,
      id,
      id,
    )!;
    yield {
      id,
      name,
      kind,
      ...present({ country, body }),
      sectors: sectors.split(' ').filter(Boolean),
      ...(also.length && { also }),
      reports,
      events,
      statements,
    };
  }
}

const COUNTED = 1000; // reports in which an entry is counted: an order for people, who don't tell 20,000 from 30,000

/** Entries whose name, or the name of one that people merged into them, holds some words. */
export const entriesNamed = (db: Database, words: string, limit: number): NamedEntry[] => {
  const reportsOf = (entry: string): string =>
    `(SELECT count(DISTINCT report) FROM (SELECT e.report FROM register_entries e WHERE e.entry = ${entry} LIMIT ${COUNTED}))`;
  const rows = db.all<{ id: string; name: string; kind: string; country: string | null; reports: number }>(
    `SELECT a.id, a.name, a.kind, a.country, min(${COUNTED}, ${reportsOf('a.id')} +
       coalesce((SELECT sum(${reportsOf('m.id')}) FROM register_actors m WHERE m.merged_into = a.id), 0)) AS reports
     FROM register_actors a WHERE a.merged_into IS NULL AND a.id IN (
       SELECT x.id FROM register_actors x WHERE x.name LIKE ? ESCAPE '\\'
       UNION ALL SELECT x.merged_into FROM register_actors x WHERE x.merged_into IS NOT NULL AND x.name LIKE ? ESCAPE '\\')
     ORDER BY reports DESC, a.name, a.id LIMIT ?`,
    containing(words),
    containing(words),
    limit,
  );
  return rows.map(({ id, name, kind, country, reports }) => {
    const also = db
      .all<{ name: string }>('SELECT name FROM register_actors WHERE merged_into = ? ORDER BY name', id)
      .map((m) => m.name);
    return { id, name, kind, ...(country !== null && { country }), ...(also.length && { also }), reports };
  });
};

const CROWD = 40; // entries under one key, as in linking/register.ts

/** Entries that might be one. Pairs that a person merged or split are left out. */
export const suggestMerges = (db: Database, limit: number): MergeSuggestion[] => {
  const entries = db
    .all<EntryRow & { reports: number }>(
      'SELECT a.*, (SELECT count(DISTINCT e.report) FROM register_entries e WHERE e.entry = a.id) AS reports FROM register_actors a WHERE a.merged_into IS NULL ORDER BY a.id',
    )
    .map(({ country, body, sectors, kind, ...rest }) => ({
      ...rest,
      kind: kind as RegisterActor['kind'],
      ...present({ country, body }),
      sectors: sectors.split(' ').filter(Boolean),
    }));
  const parted = new Set(
    db
      .all<{ a: string; b: string }>("SELECT a, b FROM decisions WHERE subject = 'actor' AND op = 'split' AND undone IS NULL")
      .map(({ a, b }) => [a, b].sort().join('\n')),
  );
  const byKey = new Map<string, typeof entries>();
  for (const entry of entries)
    for (const key of suggestionKeys(entry)) {
      const list = byKey.get(key);
      if (list) list.push(entry);
      else byKey.set(key, [entry]);
    }
  const found = new Map<string, MergeSuggestion & { weight: number }>();
  for (const group of byKey.values()) {
    if (group.length > CROWD) continue;
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        const reason = whyOne(a, b);
        if (reason && !parted.has([a.id, b.id].sort().join('\n')))
          found.set(`${a.id}\n${b.id}`, { a: a.id, b: b.id, reason, weight: a.reports + b.reports });
      }
    });
  }
  return [...found.values()]
    .sort((x, y) => y.weight - x.weight || (x.a + x.b < y.a + y.b ? -1 : 1))
    .slice(0, limit)
    .map(({ weight: _, ...s }) => s);
};
