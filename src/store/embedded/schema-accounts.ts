// What accounts and sessions got later, as a step of its own: an account can be shut without being lost, and people see where they are signed in.
import type { Migration } from './schema.ts';

export const ACCOUNTS: Migration = {
  name: 'accounts that are shut, sessions with their browser',
  sql: `
-- disabled: since when it may not sign in.
ALTER TABLE accounts ADD COLUMN disabled TEXT;
-- made: when it began. browser: what the browser called itself, in a few words.
ALTER TABLE sessions ADD COLUMN made TEXT;
ALTER TABLE sessions ADD COLUMN browser TEXT;
`,
};

export const LATEST_TEXTS: Migration = {
  name: 'index of the latest texts',
  sql: `
-- What changed lately is told from the latest texts backwards, without a look at their words.
CREATE INDEX versions_added ON versions (added, report);
`,
};
