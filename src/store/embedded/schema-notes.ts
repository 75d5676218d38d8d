// The schema of colleagues' notes: on a report, on words of one, on a claim; replies hang on the note.
import type { Migration } from './schema.ts';

export const NOTES: Migration = {
  name: 'notes of colleagues',
  sql: `
-- report: its id; claim: a name that its telling keeps (redirects leads to the claim). start, stop, words: as they stood in the text with this sha256.
CREATE TABLE notes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, report TEXT, claim TEXT, sha256 TEXT, start INTEGER, stop INTEGER, words TEXT,
  reply_to INTEGER REFERENCES notes(seq) ON DELETE CASCADE, text TEXT NOT NULL, said_by TEXT, made TEXT NOT NULL, done TEXT, done_by TEXT, removed TEXT) STRICT;
CREATE INDEX notes_report ON notes (report) WHERE report IS NOT NULL;
CREATE INDEX notes_claim ON notes (claim) WHERE claim IS NOT NULL;
CREATE INDEX notes_reply_to ON notes (reply_to) WHERE reply_to IS NOT NULL;
`,
};
