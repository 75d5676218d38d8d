// The schema of a dossier file, as steps that are never changed once released: a change is a new step at the end.
// Tables and columns are for people too (Datasette, sqlite3): docs/dossier.md tells what they mean. Times are ISO 8601 in UTC;
// start and stop count UTF-16 code units (SQLite's substr counts characters, so the words stand beside them).

import { INTAKE } from './schema-intake.ts';

/** "SITR" in ASCII: how a dossier is told from any other SQLite file. */
export const APPLICATION_ID = 0x53495452;

export interface Migration {
  name: string;
  sql: string;
}

const ITEM = `report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE,
  key TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, made_by TEXT, stage_version INTEGER`;

export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'first schema',
    sql: `
CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT;

-- Who read: the package's version, the digest of models and data, and the version of each stage as JSON.
CREATE TABLE readers (
  seq INTEGER PRIMARY KEY, version TEXT NOT NULL, models TEXT NOT NULL, stages TEXT NOT NULL,
  UNIQUE (version, models, stages)) STRICT;

-- One row a report, however often it was edited or read. version and reading: the current ones.
CREATE TABLE reports (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER, reading INTEGER, added TEXT NOT NULL) STRICT;

CREATE INDEX reports_version ON reports (version); -- the full-text index asks for texts by version

-- A report's texts, each as it came in. address: the url without its fragment, by which the next version is known.
CREATE TABLE versions (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE, number INTEGER NOT NULL,
  sha256 TEXT NOT NULL, text TEXT NOT NULL, title TEXT, outlet TEXT, author TEXT, url TEXT, published TEXT, language TEXT,
  address TEXT, added TEXT NOT NULL,
  UNIQUE (report, number)) STRICT;
CREATE INDEX versions_address ON versions (address) WHERE address IS NOT NULL;
CREATE INDEX versions_sha256 ON versions (sha256);

-- What a reader made of a version: the record as JSON, its text left out where the version has it.
CREATE TABLE readings (
  seq INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES versions(seq) ON DELETE CASCADE,
  reader INTEGER NOT NULL REFERENCES readers(seq), made TEXT NOT NULL, sha256 TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE INDEX readings_version ON readings (version);

-- Rows of the current readings, corrections applied: made again from the record at any time.
CREATE TABLE mentions (${ITEM},
  start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, actor TEXT, place TEXT,
  PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE TABLE actors (${ITEM},
  name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, body TEXT, sectors TEXT NOT NULL, unknown TEXT,
  PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE TABLE places (${ITEM},
  name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL, country TEXT, admin1 TEXT, feature TEXT, source TEXT, confidence REAL,
  PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE TABLE times (${ITEM},
  start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL, type TEXT NOT NULL, value TEXT, from_date TEXT, to_date TEXT,
  PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE TABLE statements (${ITEM},
  speaker TEXT, speaker_name TEXT, cue TEXT, content TEXT NOT NULL, start INTEGER, stop INTEGER, manner TEXT NOT NULL, force TEXT,
  negated INTEGER NOT NULL, audience TEXT, said TEXT, at_place TEXT, via TEXT, date TEXT, confidence REAL,
  PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE TABLE statement_spans (report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE,
  statement TEXT NOT NULL, part TEXT NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (report, statement, part, position)) STRICT, WITHOUT ROWID;
CREATE TABLE events (${ITEM},
  type TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL, quad TEXT NOT NULL, score REAL, cameo TEXT, trigger_words TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, sentence TEXT, doers TEXT, targets TEXT, reciprocal INTEGER NOT NULL, place TEXT, place_name TEXT,
  place_country TEXT, time TEXT, date TEXT, reality TEXT NOT NULL, negated INTEGER NOT NULL, said_by TEXT NOT NULL, statement TEXT, speaker_name TEXT,
  condition TEXT, casualties TEXT, salience REAL NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE TABLE event_parties (report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE,
  event TEXT NOT NULL, role TEXT NOT NULL, position INTEGER NOT NULL, actor TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (report, event, role, position)) STRICT, WITHOUT ROWID;
CREATE INDEX events_date ON events (date);
CREATE INDEX events_key ON events (key);
CREATE INDEX statements_key ON statements (key);
CREATE INDEX actors_key ON actors (key);
CREATE INDEX actors_name ON actors (name COLLATE NOCASE);

-- What people say of items; never written by the machine. verdict: JSON.
CREATE TABLE corrections (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, layer TEXT NOT NULL, sha256 TEXT NOT NULL, words TEXT NOT NULL,
  verdict TEXT NOT NULL, said_by TEXT, why TEXT, made TEXT NOT NULL, undone TEXT) STRICT;
CREATE INDEX corrections_key ON corrections (key);
CREATE INDEX corrections_sha256 ON corrections (sha256);

-- Reports that were forgotten: digests alone, by which they are known should they come again.
CREATE TABLE tombstones (seq INTEGER PRIMARY KEY, forgotten TEXT NOT NULL, versions INTEGER NOT NULL) STRICT;
CREATE TABLE tombstone_digests (
  digest TEXT NOT NULL, tombstone INTEGER NOT NULL REFERENCES tombstones(seq) ON DELETE CASCADE, PRIMARY KEY (digest, tombstone)) STRICT, WITHOUT ROWID;

-- Full text of the current versions.
CREATE VIEW current_texts AS
  SELECT v.seq, v.title, v.text FROM reports r JOIN versions v ON v.seq = r.version;
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = 'current_texts', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2');

-- For those who open the file with tools of their own.
CREATE VIEW report_list AS
  SELECT r.id, v.published, v.outlet, v.title, v.author, v.url, v.language, v.number AS version,
    (SELECT count(*) FROM events e WHERE e.report = r.seq) AS events,
    (SELECT count(*) FROM statements s WHERE s.report = r.seq) AS statements, r.added, v.text
  FROM reports r JOIN versions v ON v.seq = r.version;
CREATE VIEW event_list AS
  SELECT e.date, e.type, e.mode, e.doers, e.targets, e.place_name, e.reality, e.negated, e.said_by, e.speaker_name, e.sentence,
    e.confidence, v.outlet, r.id AS report, e.key
  FROM events e JOIN reports r ON r.seq = e.report JOIN versions v ON v.seq = r.version;
CREATE VIEW statement_list AS
  SELECT s.date, s.speaker_name, s.cue, s.content, s.manner, s.force, s.negated, v.outlet, r.id AS report, s.key
  FROM statements s JOIN reports r ON r.seq = s.report JOIN versions v ON v.seq = r.version;
CREATE VIEW actor_list AS
  SELECT name, kind, country, body, sectors, count(DISTINCT report) AS reports FROM actors GROUP BY name, kind, country, body, sectors;
`,
  },
  INTAKE,
];
