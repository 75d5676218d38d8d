// Channels: their secrets, issues that went out, messages (an outbox: what shall be sent is written down before it is), readers' answers.
import type { Migration } from './schema.ts';

export const CHANNEL: Migration = {
  name: 'channels: issues, outbox, readers’ answers',
  sql: `
-- secret: codes and salts are made from it; the signing key lies elsewhere.
CREATE TABLE channels (id TEXT PRIMARY KEY, secret BLOB NOT NULL, made TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- sentences: JSON; what each stands for at home.
CREATE TABLE channel_issues (
  channel TEXT NOT NULL, number INTEGER NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, published TEXT NOT NULL,
  went_out INTEGER NOT NULL, reviewed INTEGER, brief TEXT,
  edition TEXT, code TEXT, sentences TEXT NOT NULL, PRIMARY KEY (channel, number)) STRICT, WITHOUT ROWID;
CREATE INDEX channel_issues_code ON channel_issues (code) WHERE code IS NOT NULL;
CREATE TABLE channel_chats (channel TEXT NOT NULL, chat TEXT NOT NULL, first INTEGER NOT NULL, PRIMARY KEY (channel, chat)) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY, channel TEXT NOT NULL, chat TEXT NOT NULL, issue INTEGER NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL,
  sentences TEXT NOT NULL, state TEXT NOT NULL, message INTEGER, sent_body TEXT, error TEXT, queued TEXT NOT NULL, sent TEXT,
  UNIQUE (channel, chat, issue, part)) STRICT;
CREATE TABLE reader_answers (
  seq INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, code TEXT NOT NULL, via TEXT NOT NULL, sender TEXT, received TEXT, text TEXT NOT NULL,
  state TEXT NOT NULL, channel TEXT, issue INTEGER, sentence INTEGER, brief TEXT, claim TEXT, added TEXT NOT NULL, decided_by TEXT,
  published_in INTEGER) STRICT;
CREATE INDEX reader_answers_claim ON reader_answers (claim) WHERE claim IS NOT NULL;
`,
};
