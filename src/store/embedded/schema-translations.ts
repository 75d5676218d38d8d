// The schema of translations: of which report a version says that it is one, as a step of its own.
import type { Migration } from './schema.ts';

export const TRANSLATIONS: Migration = {
  name: 'translations beside their originals',
  sql: `
ALTER TABLE versions ADD COLUMN translation_of TEXT;
CREATE INDEX versions_translation_of ON versions (translation_of) WHERE translation_of IS NOT NULL;
`,
};
