// The schema of what people watch: situations, saved searches, and up to which version each person has looked; and indexes for the filters of
// views (by type, reality, country, place, speaker, outlet).
import type { Migration } from './schema.ts';

export const SITUATIONS: Migration = {
  name: 'situations, saved searches, indexes of filters',
  sql: `
-- watch: JSON, src/store/situations.ts tells its fields.
CREATE TABLE situations (name TEXT PRIMARY KEY, watch TEXT NOT NULL, about TEXT, made_by TEXT, made TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE saved_searches (name TEXT PRIMARY KEY, watch TEXT NOT NULL, made_by TEXT, made TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- version: the last one (its seq) that was there when the person looked.
CREATE TABLE looked (
  watched TEXT NOT NULL, name TEXT NOT NULL, person TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (watched, name, person)) STRICT, WITHOUT ROWID;

CREATE INDEX events_type ON events (type, reality, confidence);
CREATE INDEX events_reality ON events (reality, confidence);
CREATE INDEX statements_speaker ON statements (speaker_name) WHERE speaker_name IS NOT NULL;
CREATE INDEX actors_country ON actors (country) WHERE country IS NOT NULL;
CREATE INDEX actors_body ON actors (body) WHERE body IS NOT NULL;
CREATE INDEX places_country ON places (country) WHERE country IS NOT NULL;
CREATE INDEX places_point ON places (lat, lon, radius_km);
CREATE INDEX register_actors_name ON register_actors (name, id, merged_into);
CREATE INDEX versions_outlet ON versions (outlet, published) WHERE outlet IS NOT NULL;
CREATE INDEX versions_published ON versions (published);
CREATE INDEX stories_first ON stories (first);
`,
};

export const STORY_VOICES: Migration = {
  name: 'voices of stories',
  sql: `
-- How many voices speak in a story; unknown for stories that were written before, and then worked out when asked.
ALTER TABLE stories ADD COLUMN voices INTEGER;
`,
};
