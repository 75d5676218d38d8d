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

export const addTerms = (db: Database, table: TermTable, terms: readonly number[], day: number, number: number): void => {
  db.run(
    `INSERT OR IGNORE INTO ${table} (term, day, ${COLUMN[table]}) SELECT value, ?2, ?3 FROM json_each(?1)`,
    JSON.stringify(terms),
    day,
    number,
  );
};

export const removeTerms = (db: Database, table: TermTable, terms: readonly number[], day: number, number: number): void => {
  db.run(
    `DELETE FROM ${table} WHERE term IN (SELECT value FROM json_each(?1)) AND day = ?2 AND ${COLUMN[table]} = ?3`,
    JSON.stringify(terms),
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

/** Items that share the terms, by how many they share; those that share most first, then the lower numbers; at most `limit`. */
export const findByTerms = (
  db: Database,
  table: TermTable,
  terms: readonly number[],
  { day, back, ahead }: Window,
  limit: number,
  least = 1,
): number[] => {
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
  const lines = db.all<{ list: string | null }>(
    `SELECT (SELECT group_concat(n) FROM (${near})) AS list FROM json_each(?1) j`,
    JSON.stringify(terms),
    ...(day === UNDATED ? [] : [day, Math.max(0, day - back), day + ahead]),
  );
  const counts = new Map<number, number>();
  for (const { list } of lines)
    if (list) for (const n of list.split(',')) counts.set(Number(n), (counts.get(Number(n)) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limit)
    .map(([n]) => n);
};

export const termsOf = (stems: readonly string[]): number[] => [...new Set(stems.map(termOf))];
