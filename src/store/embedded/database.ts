// libsql (SQLite with a prebuilt binary) as the few calls that the store needs: prepared statements, transactions, errors in our words.
// What the driver can't take is made safe here: booleans abort its process, a NUL ends a string, half a surrogate pair is lost.
import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Driver from 'libsql';
import { DossierError } from '../errors.ts';
import type { Cell, Row } from '../projection.ts';

const KNOWN = 50; // answers that are kept: as many as a few pages ask for
const BUSY_MS = 10_000; // how long to wait for another writer: a report is written in milliseconds, a forget vacuums for seconds

const AT_ONCE = 16; // rows of one statement: each number of rows is a statement of its own, which is kept

const UNWRITABLE = /\0|\p{Surrogate}/gu;

/** Whether SQLite gives back exactly this string. */
export const isWritable = (text: string): boolean => text.search(UNWRITABLE) === -1;

/** A cell as it comes back: what SQLite can't keep is replaced by U+FFFD. The exact text of such a report stands in its record, escaped. */
export const storable = <C extends Cell>(cell: C): C =>
  typeof cell === 'string' && !isWritable(cell) ? (cell.replace(UNWRITABLE, '\uFFFD') as C) : cell;

const ROOM = 'make room, or move it to another disk, and run the command again, which takes up where it stopped';

/** A driver's error in words that say what to do; other errors as they are. */
export const asDossierError = (error: unknown, file: string): unknown => {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const say = (kind: ConstructorParameters<typeof DossierError>[0], text: string) => new DossierError(kind, `${file}: ${text}`);
  if (error instanceof DossierError || !(code.startsWith('SQLITE_') || /ConnectionFailed/.test(message))) return error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say('locked', 'another program is writing to it: try again when it is done');
  if (code.startsWith('SQLITE_READONLY'))
    return say('read-only', 'it can only be read: check the rights of the file and its folder');
  if (code === 'SQLITE_FULL')
    return say(
      'disk',
      `there is no room left to write: nothing of this report was kept, what was kept before is intact; ${ROOM}`,
    );
  if (code.startsWith('SQLITE_IOERR'))
    return say(
      'disk',
      `it could not be written or read (${code}): the disk may be full or failing; what was kept before is intact; ${ROOM}`,
    );
  if (code === 'SQLITE_NOTADB') return say('not-a-dossier', 'this file is no dossier: give another name with --dossier');
  if (code.startsWith('SQLITE_CORRUPT')) return say('damaged', `it is damaged (${message}): restore a backup`);
  if (code.startsWith('SQLITE_CANTOPEN') || /ConnectionFailed/.test(message))
    return say('failed', 'it could not be opened: check that the folder exists and may be written');
  return error;
};

const SMALLEST = 512; // bytes: the smallest page of SQLite's

/**
 * Whether a file is empty, an SQLite file as far as its size tells, or something else. Throws DossierError where it can't be read. The file is not opened:
 * a process that closes it loses all locks that it holds there through other connections (POSIX), and another program that closes last would then
 * delete the log that they still write to. SQLite itself tells of larger files whether they are its own.
 */
const kindOf = (file: string): 'empty' | 'sqlite' | 'other' => {
  const stat = statSync(file);
  if (!stat.isFile()) throw new DossierError('not-a-dossier', `${file} is no file: give the name of a dossier with --dossier`);
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new DossierError('failed', `${file} can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return stat.size === 0 ? 'empty' : stat.size < SMALLEST ? 'other' : 'sqlite';
};

/** Makes the file with the mode 0600 (what people collect is nobody else's business), or checks that it is one of SQLite's. */
export const prepareFile = (file: string, create: boolean): void => {
  if (existsSync(file)) {
    const kind = kindOf(file);
    if (kind === 'other') throw new DossierError('not-a-dossier', `${file} is no dossier: give another name with --dossier`);
    if (kind === 'sqlite' || create) return;
  }
  if (!create)
    throw new DossierError(
      'missing',
      `there is no dossier ${file}: sitrep add makes one, --dossier or SITREP_DOSSIER names another`,
    );
  if (!existsSync(dirname(file))) throw new DossierError('failed', `the folder of ${file} does not exist: make it first`);
  try {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600); // the process's umask may have taken more, never less
  } catch (error) {
    throw new DossierError(
      'read-only',
      `${file} can't be made (${(error as NodeJS.ErrnoException).code}): check the rights of the folder`,
    );
  }
};

/** What a statement takes: cells, and bytes. */
export type Bound = Cell | Uint8Array;

/** A connection. All calls are synchronous; one writer at a time, readers never wait (WAL). */
export class Database {
  readonly file: string;
  readonly #driver: Driver.Database;
  readonly #statements = new Map<string, Driver.Statement<unknown[]>>();

  /** Nothing can be written: the file or its folder doesn't allow it. */
  readonly readOnly: boolean;

  constructor(file: string, readOnly = false) {
    this.file = file;
    this.readOnly = readOnly;
    this.#driver = this.#told(() => new Driver(file, { timeout: BUSY_MS } as Driver.Options));
  }

  #told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asDossierError(error, this.file);
    }
  }

  #prepare(sql: string): Driver.Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#driver.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Several statements without parameters. */
  exec(sql: string): void {
    this.#told(() => this.#driver.exec(sql));
  }

  /** Changes something; how many rows, and the last one's number. */
  run(sql: string, ...cells: Bound[]): { changes: number; seq: number } {
    const { changes, lastInsertRowid } = this.#told(() =>
      this.#prepare(sql).run(cells.map((c) => (c instanceof Uint8Array ? c : storable(c)))),
    );
    return { changes, seq: Number(lastInsertRowid) };
  }

  all<T = Row>(sql: string, ...cells: Cell[]): T[] {
    return this.#told(() => this.#prepare(sql).all(cells.map(storable)) as T[]);
  }

  /** The first row. */
  get<T = Row>(sql: string, ...cells: Cell[]): T | undefined {
    return this.all<T>(sql, ...cells)[0];
  }

  insert(table: string, row: Record<string, Bound>): number {
    const columns = Object.keys(row);
    return this.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values(row),
    ).seq;
  }

  /** Several rows of the same columns, some at a time: a statement for each costs more than what it writes. */
  insertAll(table: string, rows: readonly Record<string, Bound>[]): void {
    if (!rows.length) return;
    const columns = Object.keys(rows[0]!);
    const row = `(${columns.map(() => '?').join(', ')})`;
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE);
      this.run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${some.map(() => row).join(', ')}`,
        ...some.flatMap((r) => columns.map((c) => r[c] ?? null)),
      );
    }
  }

  /** All or nothing; takes the writer's place at once, so that what it reads still holds when it writes. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    this.epoch();
    this.#writing = true;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.#takenBack += 1;
      if (this.#driver.inTransaction) this.exec('ROLLBACK');
      throw error;
    } finally {
      this.#writing = false;
    }
  }

  #writing = false;
  #takenBack = 0;
  #others = 0;

  /** Another number as soon as rows that this connection read may be others: another connection wrote, or what this one wrote was taken back. */
  epoch(): number {
    if (!this.#writing) this.#others = this.#dataVersion();
    return this.#others + this.#takenBack;
  }

  #dataVersion(): number {
    return this.get<{ data_version: number }>('PRAGMA data_version')!.data_version;
  }

  #quiet = 0;

  /** Writes that say nothing of reports (marks, visits, sessions): `changes` does not count them, so that pages don't ask again for what they show. */
  quietly<T>(work: () => T): T {
    const before = this.#total();
    try {
      return work();
    } finally {
      this.#quiet += this.#total() - before;
    }
  }

  #total(): number {
    return this.get<{ n: number }>('SELECT total_changes() AS n')!.n;
  }

  /** Grows with other connections' commits, and with the rows that this one changed. Costs microseconds. */
  changes(): number {
    return this.#dataVersion() + this.#total() - this.#quiet;
  }

  readonly #known = new Map<string, unknown>();
  #knownAt = -1;

  /** What a question gave, as long as nothing changed: for questions that one page asks several times. */
  once<T>(question: string, ask: () => T): T {
    const now = this.changes();
    if (now !== this.#knownAt || this.#known.size >= KNOWN) this.#known.clear();
    this.#knownAt = now;
    if (!this.#known.has(question)) this.#known.set(question, ask());
    return this.#known.get(question) as T;
  }

  /** One state of the dossier for several questions, whoever writes meanwhile. */
  snapshot<T>(work: () => T): T {
    this.exec('BEGIN');
    try {
      return work();
    } finally {
      if (this.#driver.inTransaction) this.exec('COMMIT');
    }
  }

  /** Closes; the log is taken up into the file first, so that the file alone is the dossier and may be copied. */
  close(): void {
    this.#statements.clear();
    try {
      this.#driver.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Somebody else reads or writes, or nothing may be written: the log stays, and is taken up later.
    }
    this.#driver.close();
  }
}
