// What people say of items, into the log: held against the record it is for, refused with a reason where it would break it, and the rows of the
// report made again. Each is one transaction.
import type { ReportRecord } from '../../core/index.ts';
import { applyCorrections, correctionFault } from '../apply-corrections.ts';
import { isAddedLayer, verdictFault } from '../correctable.ts';
import type { AdditionInput, Correction, CorrectionInput, Verdict } from '../corrections.ts';
import { describeItem, standsAt } from '../describe-item.ts';
import { DossierError } from '../errors.ts';
import type { ItemLayer, KeptItem } from '../store.ts';
import { type Item, keyByHand, spanOf } from '../working-record.ts';
import type { Database } from './database.ts';
import { correctionsOf, currentReading, readRecord } from './read-record.ts';

/** Makes the rows of a report again; write.ts brings it, so that the files don't need each other. */
export type Project = (db: Database, report: number) => void;

const LAYERS: readonly ItemLayer[] = ['events', 'statements', 'actors', 'mentions', 'places', 'times'];
const REFUSED = 'unsupported';

/** The layer of the item with this key, and the reports that have it (the same text may have come under two ids). */
const findItem = (db: Database, key: string): { layer: ItemLayer; reports: number[] } | undefined => {
  for (const layer of LAYERS) {
    const rows = db.all<{ report: number }>(`SELECT report FROM ${layer} WHERE key = ?`, key);
    if (rows.length) return { layer, reports: rows.map((r) => r.report) };
  }
  // An item that was taken away has no row any more, but its correction tells where it was.
  const before = db.get<{ layer: ItemLayer; sha256: string }>('SELECT layer, sha256 FROM corrections WHERE key = ?', key);
  return before && { layer: before.layer, reports: reportsWith(db, before.sha256) };
};

const reportsWith = (db: Database, sha256: string): number[] =>
  db
    .all<{ seq: number }>('SELECT r.seq FROM reports r JOIN versions v ON v.seq = r.version WHERE v.sha256 = ?', sha256)
    .map((r) => r.seq);

const readingOf = (db: Database, report: number): ReportRecord => {
  const reading = currentReading(db, report);
  if (!reading) throw new DossierError('missing', 'the report has no reading: sitrep reread makes one');
  return readRecord(reading);
};

const itemOf = (record: ReportRecord, layer: ItemLayer, key: string): Item | undefined =>
  (record[layer] as Item[]).find((x) => (x.key ?? x.id) === key);

const wordsOf = (record: ReportRecord, item: Item): string => {
  const { text } = record.report;
  if ('content' in item) return item.content.map((s) => text.slice(s.start, s.end)).join(' … ');
  const span = spanOf(item);
  return span ? text.slice(span.start, span.end) : 'name' in item ? item.name : '';
};

/** The item with a key; see `Store.item`. */
export const keptItem = (db: Database, key: string): KeptItem | undefined => {
  const found = findItem(db, key);
  const [report] = found?.reports ?? [];
  if (!found || report === undefined) return undefined;
  const record = readingOf(db, report);
  const corrected = applyCorrections(record, correctionsOf(db, record.report.sha256));
  const item = itemOf(corrected, found.layer, key);
  const { id } = db.get<{ id: string }>('SELECT id FROM reports WHERE seq = ?', report)!;
  return { layer: found.layer, report: id, ...(item && { item: describeItem(corrected, item) }) };
};

interface Draft {
  key: string;
  layer: ItemLayer;
  verdict: Verdict;
  by?: string | undefined;
  why?: string | undefined;
}

/** Keeps a correction of a text's item and makes the rows of the reports that have it again. */
const keep = (db: Database, draft: Draft, reports: readonly number[], project: Project, now: string): Correction => {
  const { key, layer, verdict, by, why } = draft;
  const fault = verdictFault(layer, verdict);
  if (fault) throw new DossierError(REFUSED, fault);
  const record = readingOf(db, reports[0]!);
  const { sha256 } = record.report;
  const earlier = correctionsOf(db, sha256);
  const last = db.get<{ n: number | null }>('SELECT max(seq) AS n FROM corrections')?.n ?? 0;
  const made: Correction = { key, layer, verdict, number: last + 1, sha256, words: '', made: now };
  const broken = correctionFault(record, earlier, made);
  if (broken) throw new DossierError(REFUSED, broken);
  const [before, after] = [applyCorrections(record, earlier), applyCorrections(record, [...earlier, made])];
  // Of an actor that is another one, that one: its mentions tell what was joined.
  const person = itemOf(after, layer, key) ?? (verdict.op === 'merge' ? itemOf(after, layer, verdict.into) : undefined);
  const machine = itemOf(record, layer, key);
  const standing = itemOf(before, layer, key) ? before : itemOf(record, layer, key) ? record : after;
  const at = itemOf(standing, layer, key);
  const row = {
    words: at ? wordsOf(standing, at) : key,
    spans: at ? JSON.stringify(standsAt(standing, layer, at)) : null,
    machine: machine ? JSON.stringify(describeItem(record, machine)) : null,
    person: person ? JSON.stringify(describeItem(after, person)) : null,
  };
  const number = db.insert('corrections', {
    key,
    layer,
    sha256,
    verdict: JSON.stringify(verdict),
    said_by: by ?? null,
    why: why ?? null,
    made: now,
    undone: null,
    ...row,
  });
  for (const report of reports) project(db, report);
  return correctionsOf(db, sha256).find((c) => c.number === number)!;
};

/** Keeps what a person says of an item; see `Store.correct`. */
export const addCorrection = (db: Database, input: CorrectionInput, project: Project, now: string): Correction =>
  db.transaction(() => {
    const item = findItem(db, input.key);
    if (!item?.reports.length) throw new DossierError('missing', `no item has the key ${input.key}: sitrep list prints the keys`);
    if (input.verdict.op === 'add') throw new DossierError(REFUSED, 'an item is added to a report, not to a key');
    return keep(db, { ...input, layer: item.layer }, item.reports, project, now);
  });

/** Keeps an item that the machine missed; see `Store.addItem`. */
export const addAddition = (db: Database, input: AdditionInput, project: Project, now: string): Correction =>
  db.transaction(() => {
    const { report: id, layer, item, by, why } = input;
    if (!isAddedLayer(layer))
      throw new DossierError(REFUSED, `${layer} are not added by themselves; add a mention with an actor or a place`);
    const fault = verdictFault(layer, { op: 'add', item });
    if (fault) throw new DossierError(REFUSED, fault);
    const report = db.get<{ seq: number }>('SELECT seq FROM reports WHERE id = ?', id);
    if (!report) throw new DossierError('missing', `there is no report ${id}: sitrep list reports --json prints the ids`);
    const record = readingOf(db, report.seq);
    const corrected = applyCorrections(record, correctionsOf(db, record.report.sha256));
    const span = 'trigger' in item ? item.trigger : 'content' in item ? item.content[0]! : item;
    const type = 'trigger' in item ? item.type : 'kind' in item ? item.kind : '';
    const twin = (corrected[layer] as Item[]).find((x) => {
      const at = spanOf(x);
      const same = at?.start === span.start && at.end === span.end;
      return same && ('trigger' in x ? x.type === type : 'kind' in x && 'form' in x ? x.kind === type : true);
    });
    if (twin)
      throw new DossierError(
        REFUSED,
        `“${record.report.text.slice(span.start, span.end)}” is marked so already: correct ${twin.key}`,
      );
    const reports = reportsWith(db, record.report.sha256);
    const key = freeKey(db, record.report.sha256, layer, [`${span.start}-${span.end}`, type]);
    return keep(db, { key, layer, verdict: { op: 'add', item }, by, why }, reports, project, now);
  });

/** A key that no addition which holds has. */
const freeKey = (db: Database, sha256: string, layer: ItemLayer, parts: readonly string[]): string => {
  for (let n = 0; ; n += 1) {
    const key = keyByHand(sha256, layer, ...parts, ...(n ? [n] : []));
    if (!db.get('SELECT 1 AS found FROM corrections WHERE key = ? AND undone IS NULL', key)) return key;
  }
};

/** Takes a correction back. */
export const undoCorrection = (db: Database, number: number, project: Project, now: string): boolean =>
  db.transaction(() => {
    const row = db.get<{ sha256: string }>('SELECT sha256 FROM corrections WHERE seq = ? AND undone IS NULL', number);
    if (!row) return false;
    db.run('UPDATE corrections SET undone = ? WHERE seq = ?', now, number);
    for (const report of reportsWith(db, row.sha256)) project(db, report);
    return true;
  });
