// What people watch: situations and saved searches, and what is new in them since a person looked.
import { DossierError } from '../errors.ts';
import type { News, SavedSearch, Situation, SituationStore, Watch, Watched } from '../situations.ts';
import { reportConditions, withVersions } from './conditions.ts';
import type { Database } from './database.ts';

const LATEST = 5; // reports that an alert names
const FEW = 2000; // that came in since: each is looked at

interface Row {
  name: string;
  watch: string;
  about?: string | null;
  made_by: string | null;
  made: string;
}

const TABLES = { situation: 'situations', search: 'saved_searches' } as const;

const asWatched = ({ name, watch, made_by, made }: Row): SavedSearch => ({
  name,
  watch: JSON.parse(watch) as Watch,
  ...(made_by !== null && { by: made_by }),
  made,
});

const asSituation = (row: Row): Situation => ({ ...asWatched(row), ...(row.about && { about: row.about }) });

const named = (name: string): string => {
  const trimmed = name.trim();
  if (!trimmed) throw new DossierError('unsupported', 'give it a name');
  return trimmed;
};

/** A watch without what excludes nothing, so that an empty one is told from one that chooses. */
const kept = (watch: Watch): Watch =>
  Object.fromEntries(Object.entries(watch).filter(([, v]) => v !== undefined && v.length !== 0)) as Watch;

const rowOf = (db: Database, of: Watched, name: string): Row | undefined =>
  db.get<Row>(`SELECT * FROM ${TABLES[of]} WHERE name = ?`, name);

const newsOf = (db: Database, of: Watched, name: string, person: string): News | undefined => {
  const row = rowOf(db, of, name);
  if (!row) return undefined;
  const seen = db.get<{ version: number; at: string }>(
    'SELECT version, at FROM looked WHERE watched = ? AND name = ? AND person = ?',
    of,
    name,
    person,
  );
  const after = seen?.version ?? 0;
  const coming = db.get<{ n: number }>('SELECT count(*) AS n FROM reports WHERE version > ?', after)!.n;
  const { sql, cells } = reportConditions({ watch: JSON.parse(row.watch) as Watch }, coming <= FEW);
  // Versions are numbered as they come in: what has a higher number than the last one seen is new or was edited.
  const asked = `SELECT r.id, r.version FROM reports r${withVersions(sql)} ${sql ? `${sql} AND` : 'WHERE'} r.version > ? ORDER BY r.version DESC`;
  const ids = coming
    ? db.once(JSON.stringify(['news', asked, cells, after]), () =>
        db.all<{ id: string; version: number }>(asked, ...cells, after),
      )
    : [];
  const at = ids[0] && db.get<{ added: string }>('SELECT added FROM versions WHERE seq = ?', ids[0].version)?.added;
  return {
    reports: ids.length,
    latest: ids.slice(0, LATEST).map((r) => r.id),
    ...(seen && { looked: seen.at }),
    ...(at !== undefined && { at }),
  };
};

/** Situations and saved searches of a dossier. */
export const situationsOf = (db: Database, now: () => string): SituationStore => ({
  situations: async () => db.all<Row>('SELECT * FROM situations ORDER BY name').map(asSituation),
  async situation(name) {
    const row = rowOf(db, 'situation', name);
    return row && asSituation(row);
  },
  async putSituation({ name: given, watch, about, by }) {
    const name = named(given);
    db.transaction(() => {
      const before = rowOf(db, 'situation', name);
      db.run('DELETE FROM situations WHERE name = ?', name);
      db.insert('situations', {
        name,
        watch: JSON.stringify(kept(watch)),
        about: about ?? null,
        made_by: before ? before.made_by : (by ?? null),
        made: before?.made ?? now(),
      });
    });
    return asSituation(rowOf(db, 'situation', name)!);
  },
  removeSituation: async (name) => remove(db, 'situation', name),
  savedSearches: async () => db.all<Row>('SELECT * FROM saved_searches ORDER BY name').map(asWatched),
  async saveSearch({ name: given, watch, by }) {
    const name = named(given);
    db.transaction(() => {
      const before = rowOf(db, 'search', name);
      db.run('DELETE FROM saved_searches WHERE name = ?', name);
      db.insert('saved_searches', {
        name,
        watch: JSON.stringify(kept(watch)),
        made_by: before ? before.made_by : (by ?? null),
        made: before?.made ?? now(),
      });
    });
    return asWatched(rowOf(db, 'search', name)!);
  },
  removeSearch: async (name) => remove(db, 'search', name),
  news: async (of, name, person) => newsOf(db, of, name, person),
  async looked(of, name, person) {
    const version = db.get<{ n: number | null }>('SELECT max(seq) AS n FROM versions')?.n ?? 0;
    db.quietly(() =>
      db.run(
        'INSERT OR REPLACE INTO looked (watched, name, person, version, at) VALUES (?, ?, ?, ?, ?)',
        of,
        name,
        person,
        version,
        now(),
      ),
    );
  },
});

const remove = (db: Database, of: Watched, name: string): boolean =>
  db.transaction(() => {
    db.run('DELETE FROM looked WHERE watched = ? AND name = ?', of, name);
    return db.run(`DELETE FROM ${TABLES[of]} WHERE name = ?`, name).changes > 0;
  });
