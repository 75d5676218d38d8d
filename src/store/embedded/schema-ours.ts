// The schema of drafts that are kept as ours, as a step of its own. It refers to reports by id and digest, never to their words.
import type { Migration } from './schema.ts';

export const OURS: Migration = {
  name: 'ours: drafts that are followed',
  sql: `
-- sentences: JSON, the places that each sentence rests on.
CREATE TABLE ours (
  seq INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL, published TEXT, kept_by TEXT, kept TEXT NOT NULL,
  sentences TEXT NOT NULL) STRICT;

-- Alerts that are not told: what stood in the dossier already when the draft was kept (seen_by is empty), and what a person has seen.
CREATE TABLE ours_known (
  ours INTEGER NOT NULL REFERENCES ours(seq) ON DELETE CASCADE, alert TEXT NOT NULL, made TEXT NOT NULL, seen_by TEXT,
  PRIMARY KEY (ours, alert)) STRICT, WITHOUT ROWID;
`,
};
