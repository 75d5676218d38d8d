// A dossier and a day → the dossier as it was at that day's end, made again in memory: versions, readings, corrections and decisions that were
// there. Exact, since what is known across reports does not depend on the order of arrival; it costs a linking of all reports.
import type { Database } from './database.ts';
import { readReader, readRecord } from './read-record.ts';
import { putRecord } from './write.ts';

/** All that a time of the system may be on or before a day: "2031-05" takes in the month. */
const until = (date: string): string => `${date}\uffff`;

/** Fills an empty dossier with what another held; stops after each report. */
export function* fillAsOf(from: Database, into: Database, date: string): Generator<void> {
  const end = until(date);
  for (const table of ['corrections', 'decisions'])
    for (const row of from.all(`SELECT * FROM ${table} WHERE made <= ? ORDER BY seq`, end)) {
      const { undone } = row as { undone: string | null };
      into.insert(table, { ...row, undone: undone !== null && undone <= end ? undone : null });
    }
  for (const row of from.all('SELECT * FROM notes WHERE made <= ? ORDER BY seq', end)) {
    const { done, removed, done_by } = row as Record<'done' | 'removed' | 'done_by', string | null>;
    const then = (at: string | null): boolean => at !== null && at <= end;
    into.insert('notes', {
      ...row,
      done: then(done) ? done : null,
      done_by: then(done) ? done_by : null,
      removed: then(removed) ? removed : null,
    });
  }
  // What is watched is no part of what was known: a situation of today looks at any day.
  for (const table of ['situations', 'saved_searches'])
    for (const row of from.all(`SELECT * FROM ${table} ORDER BY name`)) into.insert(table, row as Record<string, string | null>);
  const reports = from.all<{ seq: number; id: string; handling: string }>(
    'SELECT seq, id, handling FROM reports WHERE added <= ? ORDER BY seq',
    end,
  );
  for (const { seq, id, handling } of reports) {
    const versions = from.all<{ seq: number; text: string; added: string }>(
      'SELECT seq, text, added FROM versions WHERE report = ? AND added <= ? ORDER BY number',
      seq,
      end,
    );
    for (const version of versions) {
      const reading = from.get<{ seq: number; reader: number; record: string; sha256: string }>(
        'SELECT seq, reader, record, sha256 FROM readings WHERE version = ? AND made <= ? ORDER BY seq DESC LIMIT 1',
        version.seq,
        end,
      );
      if (!reading) continue;
      const record = readRecord({ ...reading, report: seq, text: version.text });
      putRecord(into, { ...record, report: { ...record.report, id } }, readReader(from, reading.reader), version.added, {
        handling: handling as 'public',
      });
    }
    yield;
  }
}
