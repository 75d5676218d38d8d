// A whole dossier → what in it doesn't hold: the file, the search index, digests of texts and records, spans and references of each
// record, rows against records, corrections and tombstones.

import { createHash } from 'node:crypto';
import { recordFaults as contractFaults, type ReportRecord } from '../../core/index.ts';
import { applyCorrections } from '../apply-corrections.ts';
import { DossierError } from '../errors.ts';
import { ITEM_TABLES, type ItemTable, projectRows, type Row } from '../projection.ts';
import { recordFaults } from '../record-faults.ts';
import type { Checked, Fault } from '../store.ts';
import { briefFaults } from './briefs.ts';
import { type Database, storable } from './database.ts';
import { receivedFaults } from './intake.ts';
import { correctionsOf, currentReading, readReader, readRecord } from './read-record.ts';
import { tombstoneDigests, type VersionRow } from './versions.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A row as a string that does not depend on the order of its columns. */
const plain = (row: Row): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([name]) => name !== 'report')
      .map(([name, cell]) => [name, storable(cell)])
      .sort(),
  );

const fileFaults = (db: Database): Fault[] => {
  const faults: Fault[] = [];
  for (const row of db.all<{ integrity_check: string }>('PRAGMA integrity_check'))
    if (row.integrity_check !== 'ok') faults.push({ code: 'file', message: row.integrity_check });
  for (const row of db.all<{ table: string; parent: string }>('PRAGMA foreign_key_check'))
    faults.push({ code: 'reference', message: `a row of ${row.table} refers to a row of ${row.parent} that is not there` });
  try {
    db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  } catch (error) {
    if (!(error instanceof DossierError) || error.code !== 'damaged') throw error;
    faults.push({ code: 'search', message: 'the search index is not that of the texts' });
  }
  return faults;
};

/** What people's corrections and additions break that the reading did not. */
const correctedFaults = (record: ReportRecord, corrected: ReportRecord): Fault[] => {
  if (corrected === record) return [];
  const known = new Set([...recordFaults(record).map((f) => f.message), ...contractFaults(record)]);
  const messages = [...recordFaults(corrected).map((f) => f.message), ...contractFaults(corrected)];
  return messages
    .filter((message) => !known.has(message))
    .map((message) => ({ code: 'correction', message: `as corrected: ${message}` }));
};

/** Faults of one report: its current reading, its rows, its older versions. Counts its items. */
const reportFaults = (db: Database, seq: number, id: string): { faults: Fault[]; items: number } => {
  const faults: Fault[] = [];
  const say = (code: string, message: string): void => void faults.push({ code, message, report: id });
  const reading = currentReading(db, seq);
  if (!reading) {
    say('reading', 'it has no current reading');
    return { faults, items: 0 };
  }
  let items = 0;
  try {
    const record = readRecord(reading);
    if (createHash('sha256').update(JSON.stringify(record)).digest('hex') !== reading.sha256)
      say('digest', 'its record is not the one that was kept');
    faults.push(...recordFaults(record).map((f) => ({ ...f, report: id })));
    const corrected = applyCorrections(record, correctionsOf(db, record.report.sha256));
    faults.push(...correctedFaults(record, corrected).map((f) => ({ ...f, report: id })));
    const rows = projectRows(corrected, readReader(db, reading.reader));
    for (const table of Object.keys(ITEM_TABLES) as ItemTable[]) {
      const kept = db.all(`SELECT * FROM ${table} WHERE report = ?`, seq).map(plain).sort();
      const made = rows[table].map(plain).sort();
      items += kept.length;
      if (kept.length !== made.length || kept.some((row, i) => row !== made[i]))
        say('rows', `its rows in ${table} are not those of its record`);
    }
  } catch (error) {
    say('record', `its record can't be read (${messageOf(error)})`);
  }
  for (const version of db.all<VersionRow & { records: number }>(
    'SELECT v.*, (SELECT count(*) FROM readings g WHERE g.version = v.seq) AS records FROM versions v WHERE v.report = ?',
    seq,
  )) {
    if (!version.records) say('reading', `its version ${version.number} has no reading`);
    const exact = !version.text.includes('\uFFFD'); // else the exact text stands in the record, which was checked above
    if (exact && createHash('sha256').update(version.text).digest('hex') !== version.sha256)
      say('digest', `the text of its version ${version.number} is not the one that its sha256 names`);
  }
  return { faults, items };
};

const tombstoneFaults = (db: Database): Fault[] =>
  db
    .all<{ id: string; sha256: string; url: string | null }>(
      'SELECT r.id, v.sha256, v.url FROM reports r JOIN versions v ON v.report = r.seq',
    )
    .filter(({ id }) =>
      db.get('SELECT 1 AS found FROM tombstone_digests WHERE digest = ?', tombstoneDigests({ id, sha256: '' })[0]!),
    )
    .map(({ id }) => ({ code: 'tombstone', message: 'it was forgotten, and is there', report: id }));

/** All that doesn't hold. */
export const checkDossier = (db: Database): Checked => {
  const faults = fileFaults(db);
  return db.snapshot(() => {
    let items = 0;
    const reports = db.all<{ seq: number; id: string }>('SELECT seq, id FROM reports ORDER BY id');
    for (const { seq, id } of reports) {
      const found = reportFaults(db, seq, id);
      items += found.items;
      faults.push(...found.faults);
    }
    faults.push(...tombstoneFaults(db), ...receivedFaults(db), ...briefFaults(db));
    return { reports: reports.length, items, faults };
  });
};
