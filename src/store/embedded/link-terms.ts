// The index of what is linked: stems by day. A term and a day → the items nearest in time, up to a fixed number a term, so that asking costs the
// same however much is kept. Beyond that number (a crowd: one subject, thousands of reports a week) a neighbour may be missed.
import { termOf } from '../../linking/index.ts';
import type { Database } from './database.ts';

type TermTable = 'text_terms' | 'telling_terms' | 'followup_terms';
const COLUMN: Record<TermTable, string> = { text_terms: 'report', telling_terms: 'telling', followup_terms: 'telling' };

export const UNDATED = -1; // the day of what has none: before all others
export const NEAREST = 48; // entries of one term that are looked at on either side of a day

export const dayNumber = (published: string | null | undefined): number => {
  const ms = published == null ? Number.NaN : Date.parse(published.slice(0, 10));
  return Number.isNaN(ms) ? UNDATED : Math.round(ms / 86_400_000);
};

/** Term → how much it weighs in what is looked for. */
export type Weighed = ReadonlyMap<number, number>;

/** Puts items into the index: the terms and the day of each, and its number. */
export const addTerms = (
  db: Database,
  table: TermTable,
  items: readonly { terms: Iterable<number>; day: number; number: number }[],
): void => {
  const rows = items.flatMap(({ terms, day, number }) => [...terms].map((term) => [term, day, number]));
  if (rows.length)
    db.run(
      `INSERT OR IGNORE INTO ${table} (term, day, ${COLUMN[table]}) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
      JSON.stringify(rows),
    );
};

export const removeTerms = (db: Database, table: TermTable, terms: Iterable<number>, day: number, number: number): void => {
  db.run(
    `DELETE FROM ${table} WHERE term IN (SELECT value FROM json_each(?1)) AND day = ?2 AND ${COLUMN[table]} = ?3`,
    JSON.stringify([...terms]),
    day,
    number,
  );
};

export interface Window {
  day: number;
  /** How far to look back and ahead, in days; an undated item looks everywhere. */
  back: number;
  ahead: number;
}

/** Term → the items that have it, nearest in time. */
export type Entries = ReadonlyMap<number, readonly number[]>;

/** The items that have each of some terms, the nearest in time, up to a fixed number a term. */
export const entriesOf = (db: Database, table: TermTable, terms: Iterable<number>, { day, back, ahead }: Window): Entries => {
  // One question for all terms, and one line of numbers a term: a row of its own for each costs more than to find it.
  const column = COLUMN[table];
  const entries = (bounds: string, order: string, limit: number): string =>
    `SELECT ${column} AS n FROM ${table} WHERE term = j.value${bounds} ORDER BY day${order} LIMIT ${limit}`;
  const near =
    day === UNDATED
      ? entries('', ' DESC', 2 * NEAREST)
      : `SELECT * FROM (${entries(' AND day <= ?2 AND day >= ?3', ' DESC', NEAREST)})
         UNION ALL SELECT * FROM (${entries(' AND day > ?2 AND day <= ?4', '', NEAREST)})
         UNION ALL SELECT * FROM (${entries(` AND day = ${UNDATED}`, '', NEAREST)})`;
  const lines = db.all<{ term: number; list: string | null }>(
    `SELECT j.value AS term, (SELECT group_concat(n) FROM (${near})) AS list FROM json_each(?1) j`,
    JSON.stringify([...terms]),
    ...(day === UNDATED ? [] : [day, Math.max(0, day - back), day + ahead]),
  );
  return new Map(lines.flatMap(({ term, list }) => (list ? [[term, list.split(',').map(Number)]] : [])));
};

/**
 * Of what an index gave, the items that share most with what is looked for, by the weight of the shared terms, then the lower numbers; at most
 * `limit`, each with at least `least` terms shared.
 */
export const closest = (entries: Entries, terms: Weighed, limit: number, least = 1): number[] => {
  const shared = new Map<number, { n: number; count: number; weight: number }>();
  for (const [term, weight] of terms)
    for (const n of entries.get(term) ?? []) {
      const known = shared.get(n);
      if (known) {
        known.count += 1;
        known.weight += weight;
      } else shared.set(n, { n, count: 1, weight });
    }
  return [...shared.values()]
    .filter((x) => x.count >= least)
    .sort((a, b) => b.weight - a.weight || a.n - b.n)
    .slice(0, limit)
    .map((x) => x.n);
};

/** The items of an index that share most with what is looked for; see `closest`. */
export const findByTerms = (db: Database, table: TermTable, terms: Weighed, window: Window, limit: number, least = 1): number[] =>
  closest(entriesOf(db, table, terms.keys(), window), terms, limit, least);

/** Stems as terms. A shared stem counts by the square of its weight, as in a cosine. */
export const termsOf = (stems: Iterable<readonly [string, number]>): Weighed =>
  new Map([...stems].map(([stem, weight]) => [termOf(stem), weight * weight]));
