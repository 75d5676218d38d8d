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
  for (const term of terms)
    db.run(`INSERT OR IGNORE INTO ${table} (term, day, ${COLUMN[table]}) VALUES (?, ?, ?)`, term, day, number);
};

export const removeTerms = (db: Database, table: TermTable, terms: readonly number[], day: number, number: number): void => {
  for (const term of terms) db.run(`DELETE FROM ${table} WHERE term = ? AND day = ? AND ${COLUMN[table]} = ?`, term, day, number);
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
  const counts = new Map<number, number>();
  const column = COLUMN[table];
  const add = (rows: { n: number }[]): void => {
    for (const { n } of rows) counts.set(n, (counts.get(n) ?? 0) + 1);
  };
  for (const term of terms) {
    if (day === UNDATED) {
      add(
        db.all<{ n: number }>(`SELECT ${column} AS n FROM ${table} WHERE term = ? ORDER BY day DESC LIMIT ?`, term, 2 * NEAREST),
      );
      continue;
    }
    add(
      db.all<{ n: number }>(
        `SELECT * FROM (SELECT ${column} AS n FROM ${table} WHERE term = ? AND day <= ? AND day >= ? ORDER BY day DESC LIMIT ${NEAREST})
         UNION ALL SELECT * FROM (SELECT ${column} FROM ${table} WHERE term = ? AND day > ? AND day <= ? ORDER BY day LIMIT ${NEAREST})
         UNION ALL SELECT * FROM (SELECT ${column} FROM ${table} WHERE term = ? AND day = ${UNDATED} LIMIT ${NEAREST})`,
        term,
        day,
        Math.max(0, day - back),
        term,
        day,
        day + ahead,
        term,
      ),
    );
  }
  return [...counts]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limit)
    .map(([n]) => n);
};

export const termsOf = (stems: readonly string[]): number[] => [...new Set(stems.map(termOf))];
