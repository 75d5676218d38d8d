// What is asked of a dossier: lists, search, versions. Reads never wait for a writer.
import type { Handling, ReportHead } from '../../core/index.ts';
import { applyCorrections } from '../apply-corrections.ts';
import type { SearchQuery } from '../query.ts';
import type { ActorRow, Filter, Hit, Reader, ReportFilter, ReportRow, Selected, Version } from '../store.ts';
import { actorConditions, eventConditions, isBroad, reportConditions, statementConditions, type Where } from './conditions.ts';
import { type Database, isWritable } from './database.ts';
import { matchOf } from './match.ts';
import { rankReports, snippetsOf } from './ranked.ts';
import { correctionsOf, currentReading, readRecord } from './read-record.ts';
import { NO_LIMIT, present } from './rows.ts';
import type { VersionRow } from './versions.ts';

const ORDER = 'v.published IS NULL, v.published, r.id'; // dated reports first; the same order whoever came first
const JOINED = 'JOIN reports r ON r.seq = x.report JOIN versions v ON v.seq = r.version';
const HITS = 20; // as many as a person reads

/** Numbers of the reports that the conditions choose, in order; for lists that look at each. */
const chosenReports = (db: Database, { sql, cells }: Where, { limit = NO_LIMIT, offset = 0 }: Filter): number[] =>
  db
    .all<{ seq: number }>(
      `SELECT r.seq FROM reports r JOIN versions v ON v.seq = r.version ${sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`,
      ...cells,
      limit,
      offset,
    )
    .map((row) => row.seq);

/** Records with the keys of chosen items. */
export function* selectItems(db: Database, layer: 'events' | 'statements', filter: Filter): Generator<Selected> {
  const { sql, cells } = layer === 'events' ? eventConditions(filter) : statementConditions(filter);
  const rows = db.all<{ report: number; key: string }>(
    `SELECT x.report, x.key FROM ${layer} x ${JOINED} ${sql} ORDER BY ${ORDER}, x.position LIMIT ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
  );
  for (let i = 0; i < rows.length; ) {
    const { report } = rows[i]!;
    const keys = new Set<string>();
    for (; i < rows.length && rows[i]!.report === report; i += 1) keys.add(rows[i]!.key);
    const reading = currentReading(db, report);
    if (!reading) continue; // forgotten since
    const record = readRecord(reading);
    yield { record: applyCorrections(record, correctionsOf(db, record.report.sha256)), keys };
  }
}

interface ReportListRow extends Omit<VersionRow, 'text'> {
  id: string;
  first: string;
  handling: Handling;
  versions: number;
  events: number;
  statements: number;
}

const REPORT_COLUMNS = `r.id, v.sha256, v.title, v.outlet, v.author, v.url, v.published, v.language, v.translation_of, r.added AS first, r.handling,
  (SELECT count(*) FROM versions w WHERE w.report = r.seq) AS versions,
  (SELECT count(*) FROM events e WHERE e.report = r.seq) AS events,
  (SELECT count(*) FROM statements s WHERE s.report = r.seq) AS statements`;

const asReportRow = ({
  id,
  sha256,
  title,
  outlet,
  author,
  url,
  published,
  language,
  translation_of: translationOf,
  versions,
  events,
  statements,
  first,
  handling,
}: ReportListRow): ReportRow => ({
  id,
  sha256,
  ...present({ title, outlet, author, url, published, language, translationOf }),
  versions,
  events,
  statements,
  added: first,
  handling,
});

const REPORT_ROW = `SELECT ${REPORT_COLUMNS} FROM reports r JOIN versions v ON v.seq = r.version WHERE r.seq = ?`;

/** Numbers of the reports that a filter chooses, the newest first; where it chooses many, they are walked until there are enough. */
const newestReports = (db: Database, filter: Filter): number[] => {
  const walk = filter.report === undefined && isBroad(db, filter);
  const { sql, cells } = reportConditions(filter, walk || filter.report !== undefined);
  const from = walk
    ? 'versions v INDEXED BY versions_published CROSS JOIN reports r ON r.version = v.seq'
    : 'reports r JOIN versions v ON v.seq = r.version';
  return db
    .all<{ seq: number }>(
      `SELECT r.seq FROM ${from} ${sql} ORDER BY v.published DESC, r.id LIMIT ? OFFSET ?`,
      ...cells,
      filter.limit ?? NO_LIMIT,
      filter.offset ?? 0,
    )
    .map((row) => row.seq);
};

/** Reports, by day of publication: the oldest first, or the newest. */
export function* listReports(db: Database, filter: ReportFilter): Generator<ReportRow> {
  const chosen = filter.latest ? newestReports(db, filter) : chosenReports(db, reportConditions(filter), filter);
  for (const seq of chosen) {
    const row = db.get<ReportListRow>(REPORT_ROW, seq);
    if (row) yield asReportRow(row);
  }
}

/** Heads of current versions, text included. */
export function* listHeads(db: Database, filter: Filter): Generator<ReportHead> {
  for (const seq of chosenReports(db, reportConditions(filter), filter)) {
    const row = db.get<VersionRow & { id: string }>(
      'SELECT v.*, r.id FROM reports r JOIN versions v ON v.seq = r.version WHERE r.seq = ?',
      seq,
    );
    if (row) yield headOf(row);
  }
}

const headOf = ({
  id,
  text,
  sha256,
  title,
  outlet,
  author,
  url,
  published,
  language,
  translation_of: translationOf,
}: VersionRow & { id: string }): ReportHead => ({
  id,
  text,
  sha256,
  ...present({ title, outlet, author, url, published, language, translationOf }),
});

/** Heads of reports whose current reading another reader made. */
export function* listStale(db: Database, { version, models, stages }: Reader): Generator<ReportHead> {
  const known = db.get<{ seq: number }>(
    'SELECT seq FROM readers WHERE version = ? AND models = ? AND stages = ?',
    version,
    models,
    JSON.stringify(stages),
  );
  const reports = db.all<{ seq: number }>(
    'SELECT r.seq FROM reports r JOIN readings g ON g.seq = r.reading WHERE g.reader <> ? ORDER BY r.seq',
    known?.seq ?? -1,
  );
  for (const { seq } of reports) {
    const row = db.get<VersionRow & { id: string }>(
      'SELECT v.*, r.id FROM reports r JOIN versions v ON v.seq = r.version WHERE r.seq = ?',
      seq,
    );
    const reading = row && currentReading(db, seq);
    if (row && reading) yield headOf({ ...row, text: readRecord(reading).report.text });
  }
}

export const listActors = (db: Database, filter: Filter): ActorRow[] => {
  const { sql, cells } = actorConditions(filter);
  const rows = db.all<{
    name: string;
    kind: string;
    country: string | null;
    body: string | null;
    sectors: string;
    reports: number;
    events: number;
    statements: number;
  }>(
    `SELECT a.name, a.kind, a.country, a.body, max(a.sectors) AS sectors, count(DISTINCT a.report) AS reports,
       sum((SELECT count(DISTINCT p.event) FROM event_parties p WHERE p.report = a.report AND p.actor = a.key)) AS events,
       sum((SELECT count(*) FROM statements s WHERE s.report = a.report AND s.speaker = a.key)) AS statements
     FROM actors a JOIN reports r ON r.seq = a.report JOIN versions v ON v.seq = r.version ${sql}
     GROUP BY a.name, a.kind, a.country, a.body ORDER BY reports DESC, events + statements DESC, a.name, a.kind, a.country, a.body LIMIT ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
  );
  return rows.map(({ name, kind, country, body, sectors, reports, events, statements }) => ({
    name,
    kind,
    ...present({ country, body }),
    sectors: sectors.split(' ').filter(Boolean),
    reports,
    events,
    statements,
  }));
};

/** Reports that hold the words, best first. */
export const searchReports = (db: Database, query: SearchQuery, filter: Filter): Hit[] => {
  const match = matchOf(query);
  if (match === undefined) return [];
  const { sql, cells } = reportConditions(filter);
  const best = rankReports(db, match, { sql, cells }, filter.limit ?? HITS, filter.offset ?? 0);
  const snippets = snippetsOf(
    db,
    match,
    best.map((b) => b.version),
  );
  return best.flatMap(({ seq, version }) => {
    const row = db.get<ReportListRow>(REPORT_ROW, seq);
    const snippet = snippets.get(version);
    return row && snippet !== undefined ? [{ report: asReportRow(row), snippet }] : [];
  });
};

/** All versions of a report and their readings, oldest first. */
export const listVersions = (db: Database, id: string): Version[] =>
  db
    .all<VersionRow & { id: string }>(
      'SELECT v.*, r.id FROM versions v JOIN reports r ON r.seq = v.report WHERE r.id = ? ORDER BY v.number',
      id,
    )
    .map((version) => {
      const readings = db.all<{ version: string; models: string; stages: string; made: string; record: string }>(
        'SELECT p.version, p.models, p.stages, g.made, g.record FROM readings g JOIN readers p ON p.seq = g.reader WHERE g.version = ? ORDER BY g.seq',
        version.seq,
      );
      const text =
        readings
          .map((r) => (JSON.parse(r.record) as { report: { text: string } }).report.text)
          .find((t) => t && !isWritable(t)) ?? version.text;
      return {
        number: version.number,
        head: headOf({ ...version, text }),
        added: version.added,
        readings: readings.map(({ version: v, models, stages, made }) => ({
          reader: { version: v, models, stages: JSON.parse(stages) as Reader['stages'] },
          made,
        })),
      };
    });
