// What changes a dossier: keeping a record, forgetting a report; correcting is in correct.ts. Each is one transaction, so that a killed process
// leaves it done or not begun.
import { createHash } from 'node:crypto';
import type { ReportRecord } from '../../core/index.ts';
import { applyCorrections } from '../apply-corrections.ts';
import { ITEM_TABLES, type ItemTable, projectRows } from '../projection.ts';
import type { PutOptions, PutStatus, Reader } from '../store.ts';
import { forgetInBriefs } from './briefs.ts';
import { type Database, isWritable } from './database.ts';
import { forgetReceived, keepReceived } from './intake.ts';
import { linkReport, unlinkReport } from './link.ts';
import { correctionsOf, currentReading, readReader, readRecord } from './read-record.ts';
import { canonicalUrl, findReport, findVersion, isForgotten, tombstoneDigests, type VersionRow } from './versions.ts';

const TABLES = Object.keys(ITEM_TABLES) as ItemTable[];

const readerSeq = (db: Database, { version, models, stages }: Reader): number => {
  const row = { version, models, stages: JSON.stringify(stages) };
  const known = db.get<{ seq: number }>(
    'SELECT seq FROM readers WHERE version = ? AND models = ? AND stages = ?',
    version,
    models,
    row.stages,
  );
  return known?.seq ?? db.insert('readers', row);
};

/** The record under the dossier's id of its report, which it may have come without (a page that is known by its address). */
const withId = (db: Database, report: number, record: ReportRecord): ReportRecord => {
  const { id } = db.get<{ id: string }>('SELECT id FROM reports WHERE seq = ?', report)!;
  return id === record.report.id ? record : { ...record, report: { ...record.report, id } };
};

/** Makes the rows of a report's current reading again, and links it with the others. */
export const projectReport = (db: Database, report: number): void => {
  for (const table of TABLES) db.run(`DELETE FROM ${table} WHERE report = ?`, report);
  const reading = currentReading(db, report);
  if (!reading) return;
  const record = readRecord(reading);
  const corrected = applyCorrections(withId(db, report, record), correctionsOf(db, record.report.sha256));
  const rows = projectRows(corrected, readReader(db, reading.reader));
  for (const table of TABLES)
    db.insertAll(
      table,
      rows[table].map((row) => ({ report, ...row })),
    );
  linkReport(db, report, corrected);
};

/** Links reports of a dossier that an older Sitrep made, one transaction each. */
export const linkMissing = (db: Database): void => {
  const missing = db.all<{ seq: number }>(
    'SELECT r.seq FROM reports r LEFT JOIN texts t ON t.report = r.seq WHERE t.report IS NULL AND r.reading IS NOT NULL',
  );
  for (const { seq } of missing) db.transaction(() => projectReport(db, seq));
};

/** The record as it is kept: the text stands beside it, unless SQLite could not give it back exactly. */
const recordCell = (record: ReportRecord): string => {
  const { report } = record;
  return JSON.stringify(isWritable(report.text) ? { ...record, report: { ...report, text: '' } } : record);
};

const insertReading = (db: Database, version: number, record: ReportRecord, reader: Reader, made: string): number => {
  const sha256 = createHash('sha256').update(JSON.stringify(record)).digest('hex');
  return db.insert('readings', { version, reader: readerSeq(db, reader), made, sha256, record: recordCell(record) });
};

const insertVersion = (db: Database, report: number, { report: head }: ReportRecord, added: string): number => {
  const last = db.get<{ n: number | null }>('SELECT max(number) AS n FROM versions WHERE report = ?', report)?.n ?? 0;
  const {
    sha256,
    text,
    title = null,
    outlet = null,
    author = null,
    url = null,
    published = null,
    language = null,
    translationOf = null,
  } = head;
  const address = canonicalUrl(head.url) ?? null;
  return db.insert('versions', {
    report,
    number: last + 1,
    sha256,
    text,
    title,
    outlet,
    author,
    url,
    published,
    language,
    translation_of: translationOf,
    address,
    added,
  });
};

const unindex = (db: Database, report: number): void => {
  db.run(
    "INSERT INTO search (search, rowid, title, text) SELECT 'delete', t.seq, t.title, t.text FROM current_texts t JOIN reports r ON r.version = t.seq WHERE r.seq = ?",
    report,
  );
};

const makeCurrent = (db: Database, report: number, version: number, reading: number): void => {
  unindex(db, report);
  db.run('UPDATE reports SET version = ?, reading = ? WHERE seq = ?', version, reading, report);
  db.run('INSERT INTO search (rowid, title, text) SELECT seq, title, text FROM current_texts WHERE seq = ?', version);
  projectReport(db, report);
};

const reread = (db: Database, version: VersionRow, record: ReportRecord, reader: Reader, now: string): PutStatus => {
  const seq = readerSeq(db, reader);
  if (db.get('SELECT 1 AS found FROM readings WHERE version = ? AND reader = ?', version.seq, seq)) return 'unchanged';
  const reading = insertReading(db, version.seq, record, reader, now);
  const current = db.get<{ version: number }>('SELECT version FROM reports WHERE seq = ?', version.report);
  if (current?.version !== version.seq) return 'updated';
  db.run('UPDATE reports SET reading = ? WHERE seq = ?', reading, version.report);
  projectReport(db, version.report);
  return 'updated';
};

/** Keeps a record; see `Store.put`. */
export const putRecord = (db: Database, record: ReportRecord, reader: Reader, now: string, options: PutOptions): PutStatus =>
  db.transaction(() => {
    const head = record.report;
    const found = findReport(db, head);
    if (!found && isForgotten(db, head)) {
      if (!options.again) return 'forgotten';
      for (const digest of tombstoneDigests(head))
        db.run('DELETE FROM tombstones WHERE seq IN (SELECT tombstone FROM tombstone_digests WHERE digest = ?)', digest);
    }
    const known = found && findVersion(db, found.seq, head);
    if (known) return options.reread ? reread(db, known, record, reader, now) : 'unchanged';
    const report =
      found?.seq ??
      db.insert('reports', { id: head.id, version: null, reading: null, added: now, handling: options.handling ?? 'internal' });
    const version = insertVersion(db, report, record, now);
    if (options.received) keepReceived(db, version, options.received, now);
    makeCurrent(db, report, version, insertReading(db, version, record, reader, now));
    return found ? 'updated' : 'added';
  });

/** Takes a report out, with all that hangs on it; within a transaction. */
const erase = (db: Database, report: { seq: number; id: string }, versions: readonly Pick<VersionRow, 'sha256'>[]): void => {
  unindex(db, report.seq);
  forgetReceived(db, report.seq);
  unlinkReport(db, report.seq);
  db.run('DELETE FROM notes WHERE report = ?', report.id); // they hold its words
  db.run('DELETE FROM reports WHERE seq = ?', report.seq); // versions, readings and rows go with it
  for (const { sha256 } of versions)
    if (!db.get('SELECT 1 AS found FROM versions WHERE sha256 = ?', sha256))
      db.run('DELETE FROM corrections WHERE sha256 = ?', sha256);
};

/** Takes a report out so that it may come in again: what was added by mistake. False where it isn't there. */
export const withdrawReport = (db: Database, id: string): boolean =>
  db.transaction(() => {
    const report = db.get<{ seq: number; id: string }>('SELECT seq, id FROM reports WHERE id = ?', id);
    if (!report) return false;
    erase(db, report, db.all<{ sha256: string }>('SELECT sha256 FROM versions WHERE report = ?', report.seq));
    return true;
  });

/** Erases a report and leaves its digests; see `Store.forget`. */
export const forgetReport = (db: Database, id: string, now: string): boolean => {
  db.exec('PRAGMA secure_delete = ON'); // what is deleted is overwritten
  const done = db.transaction(() => {
    const report = db.get<{ seq: number; id: string }>('SELECT seq, id FROM reports WHERE id = ?', id);
    if (!report) return false;
    const versions = db.all<VersionRow>('SELECT * FROM versions WHERE report = ?', report.seq);
    const tombstone = db.insert('tombstones', { forgotten: now, versions: versions.length });
    const digests = new Set(
      versions.flatMap((v) => tombstoneDigests({ id: report.id, sha256: v.sha256, url: v.url ?? undefined })),
    );
    for (const digest of digests) db.insert('tombstone_digests', { digest, tombstone });
    forgetInBriefs(db, report.id);
    erase(db, report, versions);
    return true;
  });
  if (!done) return false;
  // The words also stand in older parts of the index, in free pages and in the log of changes, until all are written anew.
  // (FTS5's own secure-delete leaves an index that SQLite 3.45's integrity check calls malformed.)
  db.exec("INSERT INTO search (search) VALUES ('rebuild')");
  db.exec('VACUUM');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return true;
};
