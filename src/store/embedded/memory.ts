// Rows that were unpacked, by their numbers: neighbours are asked for again and again, and to fetch and unpack one costs many times what comparing it
// does. Only for what never changes while a row has its number. What was asked for last is kept, up to a fixed number.
import type { Database } from './database.ts';

interface Known<T> {
  epoch: number;
  rows: Map<number, T>;
}

export class Memory<T> {
  readonly #most: number;
  readonly #ask: (db: Database, numbers: readonly number[]) => Iterable<readonly [number, T]>;
  readonly #known = new WeakMap<Database, Known<T>>();

  /** `most`: rows that are kept. `ask` reads and unpacks those that are not. */
  constructor(most: number, ask: (db: Database, numbers: readonly number[]) => Iterable<readonly [number, T]>) {
    this.#most = most;
    this.#ask = ask;
  }

  #rows(db: Database): Map<number, T> {
    const epoch = db.epoch();
    const known = this.#known.get(db);
    if (known?.epoch === epoch) return known.rows;
    const rows = new Map<number, T>();
    this.#known.set(db, { epoch, rows });
    return rows;
  }

  /** The rows with these numbers that there are. */
  get(db: Database, numbers: readonly number[]): Map<number, T> {
    const rows = this.#rows(db);
    const found = new Map<number, T>();
    const missing: number[] = [];
    for (const n of numbers) {
      const row = rows.get(n);
      if (row === undefined) missing.push(n);
      else {
        rows.delete(n); // and again at the end: the first are those that were not asked for the longest
        rows.set(n, row);
        found.set(n, row);
      }
    }
    if (missing.length)
      for (const [n, row] of this.#ask(db, missing)) {
        rows.set(n, row);
        found.set(n, row);
      }
    for (const n of rows.keys()) {
      if (rows.size <= this.#most) break;
      rows.delete(n);
    }
    return found;
  }

  /** Rows that were deleted: their numbers may be given again. */
  forget(db: Database, numbers: Iterable<number>): void {
    const rows = this.#rows(db);
    for (const n of numbers) rows.delete(n);
  }
}
