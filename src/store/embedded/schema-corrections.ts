// The schema of what people add to the log of corrections: where the item stands, and what machine and person say of it, side by side.
import type { Migration } from './schema.ts';

export const CORRECTIONS: Migration = {
  name: 'corrections: where they stand, what was said before and after',
  sql: `
-- spans: JSON, where the item stood. machine: the item as it had been read, JSON, NULL for what a person added. person: the item as corrected, JSON.
ALTER TABLE corrections ADD COLUMN spans TEXT;
ALTER TABLE corrections ADD COLUMN machine TEXT;
ALTER TABLE corrections ADD COLUMN person TEXT;
`,
};
