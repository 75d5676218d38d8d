// A file → a dossier of this version's schema: a new one is made, an older one brought forward, a newer one refused.
import { DossierError } from '../errors.ts';
import type { Database } from './database.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';

const pragma = (db: Database, name: string): number =>
  Number(Object.values(db.get<Record<string, number>>(`PRAGMA ${name}`)!)[0]);

/** The number of the file's schema, 0 for an empty one; changes nothing. Throws DossierError `not-a-dossier`, `newer`, `missing`. */
export const schemaOf = (db: Database, create: boolean): number => {
  const [application, version] = [pragma(db, 'application_id'), pragma(db, 'user_version')];
  const empty = db.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')!.n === 0;
  if (application !== APPLICATION_ID && !empty)
    throw new DossierError('not-a-dossier', `${db.file} is a database of another program: give another name with --dossier`);
  if (empty && !create) throw new DossierError('missing', `${db.file} is empty: sitrep add fills it`);
  if (version > MIGRATIONS.length)
    throw new DossierError(
      'newer',
      `${db.file} was made by a newer Sitrep (schema ${version}, this one knows ${MIGRATIONS.length}): upgrade Sitrep`,
    );
  return version;
};

/** Brings the schema up to date, all or nothing. */
export const migrate = (db: Database, now: () => string, create: boolean): void => {
  if (schemaOf(db, create) === MIGRATIONS.length) return;
  db.transaction(() => {
    const from = schemaOf(db, create); // again: another process may have been faster
    if (from === MIGRATIONS.length) return;
    if (from === 0) db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    for (const [i, { name, sql }] of MIGRATIONS.entries()) {
      if (i < from) continue;
      db.exec(sql);
      db.insert('migrations', { version: i + 1, name, applied: now() });
    }
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
};
