// The schema of what comes in, as a step of its own: the bytes as received, what was dropped and why, feeds that are followed, and other
// people's events, which are kept apart as what they say. It refers to versions alone.
import type { Migration } from './schema.ts';

export const INTAKE: Migration = {
  name: 'intake: bytes as received, dropped, feeds, imported events',
  sql: `
-- Bytes as they came in, packed by zlib (deflate); what several reports came in (a feed) is kept once.
CREATE TABLE received_bytes (seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;

-- How a version came in. headers: JSON. The bytes may be gone, where another report that came in them was forgotten.
CREATE TABLE receipts (
  seq INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES versions(seq) ON DELETE CASCADE, sha256 TEXT NOT NULL, scope TEXT NOT NULL,
  received TEXT NOT NULL, url TEXT, media_type TEXT, headers TEXT NOT NULL) STRICT;
CREATE INDEX receipts_version ON receipts (version);
CREATE INDEX receipts_sha256 ON receipts (sha256);

-- What was not taken in, and why; the same again is counted.
CREATE TABLE dropped (
  seq INTEGER PRIMARY KEY, input TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
  times INTEGER NOT NULL, UNIQUE (input, code, message)) STRICT;

-- Feeds that are followed: what the server said last, and when it may be asked again.
CREATE TABLE feeds (
  url TEXT PRIMARY KEY, title TEXT, etag TEXT, last_modified TEXT, asked TEXT, status INTEGER, failures INTEGER NOT NULL,
  not_before TEXT) STRICT, WITHOUT ROWID;

-- Events as other people's data sets tell them; never mixed with what was read from reports. original: their row, as JSON.
CREATE TABLE imported_events (
  seq INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, date TEXT, type TEXT, mode TEXT, actor TEXT, actor_country TEXT,
  recipient TEXT, recipient_country TEXT, place TEXT, country TEXT, lat REAL, lon REAL, score REAL, fatalities INTEGER, outlet TEXT, url TEXT,
  words TEXT, original TEXT NOT NULL, imported TEXT NOT NULL, UNIQUE (source, id)) STRICT;
CREATE INDEX imported_events_date ON imported_events (date);
`,
};
