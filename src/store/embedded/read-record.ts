// Rows → records: a report's current reading, its reader, and the corrections that hold for its text.
import type { ReportRecord } from '../../core/index.ts';
import type { Correction } from '../corrections.ts';
import type { ItemLayer, Reader } from '../store.ts';
import type { Database } from './database.ts';

export interface ReadingRow {
  seq: number;
  report: number;
  reader: number;
  text: string;
  record: string;
  sha256: string;
}

/** The current reading of a report, by its number. */
export const currentReading = (db: Database, report: number): ReadingRow | undefined =>
  db.get<ReadingRow>(
    `SELECT g.seq, r.seq AS report, g.reader, g.record, g.sha256, v.text FROM reports r
     JOIN readings g ON g.seq = r.reading JOIN versions v ON v.seq = r.version WHERE r.seq = ?`,
    report,
  );

/** The record as it was read: its text put back in its place. */
export const readRecord = ({ record, text }: ReadingRow): ReportRecord => {
  const parsed = JSON.parse(record) as ReportRecord;
  if (parsed.report.text === '') parsed.report.text = text;
  return parsed;
};

export const readReader = (db: Database, seq: number): Reader => {
  const { version, models, stages } = db.get<{ version: string; models: string; stages: string }>(
    'SELECT * FROM readers WHERE seq = ?',
    seq,
  )!;
  return { version, models, stages: JSON.parse(stages) as Record<string, number> };
};

interface CorrectionRow {
  seq: number;
  key: string;
  layer: ItemLayer;
  sha256: string;
  words: string;
  spans: string | null;
  machine: string | null;
  person: string | null;
  verdict: string;
  said_by: string | null;
  why: string | null;
  made: string;
  undone: string | null;
}

const asCorrection = (row: CorrectionRow): Correction => ({
  number: row.seq,
  key: row.key,
  layer: row.layer,
  sha256: row.sha256,
  words: row.words,
  ...(row.spans !== null && { spans: JSON.parse(row.spans) as NonNullable<Correction['spans']> }),
  ...(row.machine !== null && { machine: JSON.parse(row.machine) as NonNullable<Correction['machine']> }),
  ...(row.person !== null && { person: JSON.parse(row.person) as NonNullable<Correction['person']> }),
  verdict: JSON.parse(row.verdict) as Correction['verdict'],
  ...(row.said_by !== null && { by: row.said_by }),
  ...(row.why !== null && { why: row.why }),
  made: row.made,
  ...(row.undone !== null && { undone: row.undone }),
});

/** Corrections of a text's items, in the order in which they were made. */
export const correctionsOf = (db: Database, sha256: string): Correction[] =>
  db.all<CorrectionRow>('SELECT * FROM corrections WHERE sha256 = ? ORDER BY seq', sha256).map(asCorrection);

/** All corrections, or those of one item, undone ones included. */
export const allCorrections = (db: Database, key?: string): Correction[] =>
  (key === undefined
    ? db.all<CorrectionRow>('SELECT * FROM corrections ORDER BY seq')
    : db.all<CorrectionRow>('SELECT * FROM corrections WHERE key = ? ORDER BY seq', key)
  ).map(asCorrection);

/** Corrections of the items of a report, in any of its versions. */
export const correctionsOfReport = (db: Database, id: string): Correction[] =>
  db
    .all<CorrectionRow>(
      'SELECT * FROM corrections WHERE sha256 IN (SELECT v.sha256 FROM versions v JOIN reports r ON r.seq = v.report WHERE r.id = ?) ORDER BY seq',
      id,
    )
    .map(asCorrection);
