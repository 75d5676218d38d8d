// The schema of what the desk keeps, as a step of its own: accounts, sessions, tokens, marks, visits, jobs. Secrets stand in it as hashes alone.
import type { Migration } from './schema.ts';

export const DESK: Migration = {
  name: 'desk: accounts, sessions, tokens, marks, visits, jobs',
  sql: `
-- password: Argon2id, as PHC writes it.
CREATE TABLE accounts (name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, password TEXT NOT NULL, made TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- digest: SHA-256 of the secret that the browser holds. token: sent along with what writes.
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY, account TEXT NOT NULL COLLATE NOCASE REFERENCES accounts(name) ON DELETE CASCADE, token TEXT NOT NULL,
  expires TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);

-- Tokens of scripts.
CREATE TABLE tokens (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, made TEXT NOT NULL, used TEXT) STRICT;

-- What a person read, follows or set aside. account: without accounts, the name of who runs the desk.
CREATE TABLE marks (
  account TEXT NOT NULL COLLATE NOCASE, kind TEXT NOT NULL, id TEXT NOT NULL, read TEXT, aside TEXT, followed TEXT,
  PRIMARY KEY (account, kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE visits (account TEXT PRIMARY KEY COLLATE NOCASE, before TEXT, last TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What was added from the desk, and what became of it (detail: JSON).
CREATE TABLE jobs (id TEXT PRIMARY KEY, made TEXT NOT NULL, by_whom TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_made ON jobs (made);

CREATE INDEX stories_last ON stories (last);
CREATE INDEX answers_report ON answers (report);
`,
};
