// Briefs: as composed, what people changed, what they released. Each is JSON (core/brief.ts); brief_reports finds those that draw on a report.
import type { Migration } from './schema.ts';

export const BRIEFS: Migration = {
  name: 'briefs: drafts, changes, releases',
  sql: `
CREATE TABLE briefs (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, made TEXT NOT NULL, composed TEXT NOT NULL, kept_by TEXT, kept TEXT NOT NULL) STRICT;
CREATE TABLE brief_changes (
  seq INTEGER PRIMARY KEY, brief INTEGER NOT NULL REFERENCES briefs(seq) ON DELETE CASCADE, change TEXT NOT NULL, said_by TEXT NOT NULL,
  made TEXT NOT NULL, undone TEXT) STRICT;
CREATE INDEX brief_changes_brief ON brief_changes (brief);
-- What was let out, as it was then; changes: the last of those that are in it.
CREATE TABLE brief_releases (
  seq INTEGER PRIMARY KEY, brief INTEGER NOT NULL REFERENCES briefs(seq) ON DELETE CASCADE, changes INTEGER NOT NULL, released TEXT NOT NULL,
  said_by TEXT NOT NULL, made TEXT NOT NULL) STRICT;
CREATE INDEX brief_releases_brief ON brief_releases (brief);
CREATE TABLE brief_reports (
  brief INTEGER NOT NULL REFERENCES briefs(seq) ON DELETE CASCADE, report TEXT NOT NULL, PRIMARY KEY (brief, report)) STRICT, WITHOUT ROWID;
CREATE INDEX brief_reports_report ON brief_reports (report);
`,
};
