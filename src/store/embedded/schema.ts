// The schema of a dossier file, as steps that are never changed once released: a change is a new step at the end.
// Tables and columns are for people too (Datasette, sqlite3): docs/dossier.md tells what they mean. Times are ISO 8601 in UTC;
// start and stop count UTF-16 code units (SQLite's substr counts characters, so the words stand beside them).

import { ACCOUNTS, LATEST_TEXTS } from './schema-accounts.ts';
import { BRIEFS } from './schema-briefs.ts';
import { CHANNEL } from './schema-channel.ts';
import { CORRECTIONS } from './schema-corrections.ts';
import { DESK } from './schema-desk.ts';
import { INTAKE } from './schema-intake.ts';
import { NOTES } from './schema-notes.ts';
import { OURS } from './schema-ours.ts';
import { SITUATIONS, STORY_VOICES } from './schema-situations.ts';
import { TRANSLATIONS } from './schema-translations.ts';

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
  {
    name: 'what is known across reports',
    sql: `
-- Who may see a report: public, internal, restricted.
ALTER TABLE reports ADD COLUMN handling TEXT NOT NULL DEFAULT 'internal';

-- Forests (src/linking/forest.ts): sort is an item's place among all, held_by the earlier item it hangs on, likeness how firmly.
-- All of it can be made again from the records and the decisions of people.
CREATE TABLE texts (
  report INTEGER PRIMARY KEY REFERENCES reports(seq) ON DELETE CASCADE, version INTEGER NOT NULL, sort TEXT NOT NULL, name TEXT NOT NULL,
  day REAL, length INTEGER NOT NULL, vector BLOB NOT NULL, held_by INTEGER, likeness REAL, origin TEXT NOT NULL, made_story TEXT NOT NULL, story TEXT NOT NULL) STRICT;
CREATE INDEX texts_held_by ON texts (held_by) WHERE held_by IS NOT NULL;
CREATE INDEX texts_name ON texts (name);
CREATE INDEX texts_story ON texts (story);
CREATE INDEX texts_made_story ON texts (made_story);
CREATE INDEX texts_origin ON texts (origin);
CREATE TABLE text_terms (term INTEGER NOT NULL, day INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (term, day, report)) STRICT, WITHOUT ROWID;
CREATE TABLE text_shingles (shingle INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (shingle, report)) STRICT, WITHOUT ROWID;
CREATE TABLE text_copies (report INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (report, other)) STRICT, WITHOUT ROWID;
CREATE TABLE stories (
  id TEXT PRIMARY KEY, title TEXT, first TEXT, last TEXT, reports INTEGER NOT NULL, texts INTEGER NOT NULL, outlets INTEGER NOT NULL) STRICT;

CREATE TABLE tellings (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE, key TEXT NOT NULL, layer TEXT NOT NULL,
  name TEXT NOT NULL, sort TEXT NOT NULL, type TEXT, mode TEXT, stance TEXT NOT NULL, reality TEXT NOT NULL, voice TEXT NOT NULL, words TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, from_date TEXT, to_date TEXT, place TEXT, doers TEXT, targets TEXT, counts INTEGER NOT NULL,
  told TEXT NOT NULL, held_by INTEGER, likeness REAL, made_claim TEXT NOT NULL, claim TEXT NOT NULL) STRICT;
CREATE INDEX tellings_report ON tellings (report);
CREATE INDEX tellings_held_by ON tellings (held_by) WHERE held_by IS NOT NULL;
CREATE INDEX tellings_claim ON tellings (claim);
CREATE INDEX tellings_made_claim ON tellings (made_claim);
CREATE INDEX tellings_name ON tellings (name);
CREATE TABLE telling_terms (term INTEGER NOT NULL, day INTEGER NOT NULL, telling INTEGER NOT NULL, PRIMARY KEY (term, day, telling)) STRICT, WITHOUT ROWID;
CREATE TABLE claims (
  id TEXT PRIMARY KEY, type TEXT, words TEXT NOT NULL, first TEXT, last TEXT, reports INTEGER NOT NULL, outlets INTEGER NOT NULL, texts INTEGER NOT NULL,
  voices INTEGER NOT NULL, independent INTEGER NOT NULL, denials INTEGER NOT NULL, story TEXT NOT NULL) STRICT;
CREATE INDEX claims_reports ON claims (reports) WHERE reports > 1;
CREATE INDEX claims_story ON claims (story);

-- claim: empty for counts of people, which are a matter of the whole story.
CREATE TABLE disagreements (id TEXT PRIMARY KEY, story TEXT NOT NULL, claim TEXT NOT NULL, kind TEXT NOT NULL, of_whom TEXT) STRICT;
CREATE INDEX disagreements_claim ON disagreements (claim);
CREATE INDEX disagreements_story ON disagreements (story);
CREATE TABLE disagreement_sides (
  disagreement TEXT NOT NULL REFERENCES disagreements(id) ON DELETE CASCADE, position INTEGER NOT NULL, report TEXT NOT NULL, key TEXT NOT NULL,
  outlet TEXT NOT NULL, voice TEXT NOT NULL, value TEXT NOT NULL, words TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, published TEXT,
  PRIMARY KEY (disagreement, position)) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_sides_report ON disagreement_sides (report, key);

CREATE TABLE followup_tellings (
  seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE, key TEXT NOT NULL, kind TEXT NOT NULL,
  name TEXT NOT NULL, sort TEXT NOT NULL, words TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, told TEXT NOT NULL, held_by INTEGER, likeness REAL, followup TEXT NOT NULL) STRICT;
CREATE INDEX followup_tellings_report ON followup_tellings (report);
CREATE INDEX followup_tellings_held_by ON followup_tellings (held_by) WHERE held_by IS NOT NULL;
CREATE INDEX followup_tellings_name ON followup_tellings (name);
CREATE INDEX followup_tellings_followup ON followup_tellings (followup);
CREATE TABLE followup_terms (term INTEGER NOT NULL, day INTEGER NOT NULL, telling INTEGER NOT NULL, PRIMARY KEY (term, day, telling)) STRICT, WITHOUT ROWID;
CREATE TABLE followups (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, words TEXT NOT NULL, by_whom TEXT, to_whom TEXT, due TEXT, due_words TEXT, condition TEXT, first TEXT,
  reports INTEGER NOT NULL, answers INTEGER NOT NULL, decided TEXT) STRICT;
CREATE TABLE answers (
  followup TEXT NOT NULL REFERENCES followups(id) ON DELETE CASCADE, position INTEGER NOT NULL, report TEXT NOT NULL, key TEXT NOT NULL,
  likeness REAL NOT NULL, reasons TEXT NOT NULL, outlet TEXT NOT NULL, published TEXT, words TEXT NOT NULL,
  PRIMARY KEY (followup, position)) STRICT, WITHOUT ROWID;

CREATE TABLE register_actors (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, body TEXT, sectors TEXT NOT NULL, merged_into TEXT) STRICT;
CREATE INDEX register_actors_merged_into ON register_actors (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE register_entries (
  report INTEGER NOT NULL REFERENCES reports(seq) ON DELETE CASCADE, key TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (report, key)) STRICT, WITHOUT ROWID;
CREATE INDEX register_entries_entry ON register_entries (entry);

-- What people say of groups: merge, split, the state of a follow-up. Named by what no new reading changes; never written by the machine.
CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, op TEXT NOT NULL, a TEXT NOT NULL, b TEXT, state TEXT, said_by TEXT, why TEXT,
  made TEXT NOT NULL, undone TEXT) STRICT;
CREATE INDEX decisions_a ON decisions (subject, a);
-- A group is named after its earliest item (name: what an item's group would be called). Where an earlier one came, or people merged, the old
-- name still leads to where that item stands now.
CREATE VIEW redirects AS
  SELECT 'story' AS subject, name AS old, story AS new FROM texts WHERE name <> story
  UNION SELECT 'claim', name, claim FROM tellings WHERE name <> claim
  UNION SELECT 'followup', name, followup FROM followup_tellings WHERE name <> followup
  UNION SELECT 'actor', id, merged_into FROM register_actors WHERE merged_into IS NOT NULL;

CREATE VIEW story_list AS
  SELECT s.first, s.last, s.title, s.reports, s.texts, s.outlets, s.id FROM stories s ORDER BY s.first IS NULL, s.first, s.id;
CREATE VIEW claim_list AS
  SELECT c.first, c.type, c.words, c.outlets || ' outlets, ' || c.texts || ' texts, ' || c.voices || ' voices' AS told_by, c.independent, c.denials, c.story, c.id
  FROM claims c WHERE c.reports > 1 ORDER BY c.first IS NULL, c.first, c.id;
CREATE VIEW telling_list AS
  SELECT t.claim, t.stance, t.voice, v.outlet, v.published, t.words, r.id AS report, t.key
  FROM tellings t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version ORDER BY t.claim, t.sort;
CREATE VIEW disagreement_list AS
  SELECT d.id, d.kind, d.of_whom, s.value, s.voice, s.outlet, s.published, s.words, s.report FROM disagreements d JOIN disagreement_sides s ON s.disagreement = d.id
  ORDER BY d.id, s.position;
CREATE VIEW followup_list AS
  SELECT f.first, f.kind, f.by_whom, f.to_whom, f.due, f.words, coalesce(f.decided, CASE WHEN f.answers > 0 THEN 'possible answer found' ELSE 'open' END) AS state,
    a.words AS possible_answer, a.report AS answer_report, f.id
  FROM followups f LEFT JOIN answers a ON a.followup = f.id AND a.position = 0 ORDER BY f.first IS NULL, f.first, f.id;
`,
  },
  INTAKE,
  OURS,
  DESK,
  CORRECTIONS,
  NOTES,
  SITUATIONS,
  BRIEFS,
  CHANNEL,
  TRANSLATIONS,
  STORY_VOICES,
  ACCOUNTS,
  LATEST_TEXTS,
];
