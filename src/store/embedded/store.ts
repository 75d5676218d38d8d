// The embedded dossier: one SQLite file, or memory. The driver is synchronous, the interface is not, so that a server can stand in.
import { existsSync, linkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DossierError } from '../errors.ts';
import type { Store } from '../store.ts';
import { fillAsOf } from './as-of.ts';
import { briefsOf } from './briefs.ts';
import { channelOf } from './channel.ts';
import { checkDossier } from './check.ts';
import { linkedFaults } from './check-linked.ts';
import { addAddition, addCorrection, keptItem, undoCorrection } from './correct.ts';
import { Database, prepareFile } from './database.ts';
import { allDecisions } from './decisions.ts';
import { deskOf } from './desk.ts';
import { intakeOf } from './intake.ts';
import { decide, undoDecided } from './link.ts';
import { migrate, schemaOf } from './migrate.ts';
import { notesOf } from './notes.ts';
import { oursOf } from './ours.ts';
import { listActors, listHeads, listReports, listStale, listVersions, searchReports, selectItems } from './read.ts';
import { listClaims, listDisagreements, listFollowUps, listStories, traceOf } from './read-linked.ts';
import { allCorrections, correctionsOfReport, currentReading, readRecord } from './read-record.ts';
import { entriesNamed, listRegister, suggestMerges } from './read-register.ts';
import { countFacets, listSaid, listTellings, placedReports } from './read-told.ts';
import { situationsOf } from './situations.ts';
import { lookUp } from './versions.ts';
import { forgetReport, linkMissing, projectReport, putRecord } from './write.ts';

export interface EmbeddedOptions {
  /** Make the file where it doesn't exist. */
  create: boolean;
  now: () => string;
}

const MEMORY = ':memory:';
const LINKED_UNASKED = 500; // reports up to which `check` makes all that is linked again without being asked: half a minute
const CACHE_KB = 64_000; // pages that are kept in memory: a report touches a few hundred, of indexes that lie all over the file
const LOG_PAGES = 8000; // of 4 KB: what many reports touch is taken up into the file once, not after every few of them
const SUGGESTIONS = 50; // as many as a person goes through
/** The connection behind a store, for one that is filled from another. */
const MEMORIES = new WeakMap<Store, Database>();

/** Opens a connection for writing; where the file or its folder can only be read, for reading. */
const connect = (file: string, create: boolean): Database => {
  const open = (name: string, writable: boolean): Database => {
    const db = new Database(name, !writable);
    try {
      db.exec(`PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA cache_size = -${CACHE_KB}`);
      schemaOf(db, create); // before anything is changed: the file may be another program's
      // FULL: a commit is on the disk before the next report. Reading a report takes far longer than that, and what a person corrected
      // must not be lost with the power. See docs/decisions/0005-the-dossier.md.
      if (writable) db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  try {
    return open(file, true);
  } catch (error) {
    const readOnly = error instanceof DossierError && (error.code === 'read-only' || error.code === 'failed');
    // Without a log to take up, the file alone is the dossier, and nobody can be writing where nobody can write.
    if (create || !readOnly || existsSync(`${file}-wal`)) throw error;
    return open(`file:${encodeURI(file).replace(/[?#]/g, encodeURIComponent)}?immutable=1`, false);
  }
};

/**
 * A turn of the event loop: only then does the driver let go of the rows that it gave out. Without it, linking ten thousand reports one after
 * another holds gigabytes (each question leaves a kilobyte behind).
 */
const turn = (): Promise<void> => new Promise((done) => void setImmediate(done));

/** Opens a dossier file. Throws DossierError. */
export const openEmbedded = (file: string, { create, now }: EmbeddedOptions): Store => {
  if (file !== MEMORY) prepareFile(file, create);
  const db = connect(file, create);
  try {
    migrate(db, now, create);
  } catch (error) {
    db.close();
    throw error;
  }
  if (!db.readOnly) linkMissing(db);
  let closed = false;

  const store: Store = {
    ...intakeOf(db, now),
    ...oursOf(db, now),
    ...deskOf(db, now),
    ...notesOf(db, now),
    ...situationsOf(db, now),
    ...briefsOf(db, now),
    ...channelOf(db, now),
    lookUp: async (head) => lookUp(db, head),
    async put(record, reader, options = {}) {
      const status = putRecord(db, record, reader, now(), options);
      await turn();
      return status;
    },
    async record(id) {
      const report = db.get<{ seq: number }>('SELECT seq FROM reports WHERE id = ?', id);
      const reading = report && currentReading(db, report.seq);
      return reading && readRecord(reading);
    },
    versions: async (id) => listVersions(db, id),
    async *select(layer, filter = {}) {
      yield* selectItems(db, layer, filter);
    },
    async *heads(filter = {}) {
      yield* listHeads(db, filter);
    },
    async *reports(filter = {}) {
      yield* listReports(db, filter);
    },
    async *actors(filter = {}) {
      yield* listActors(db, filter);
    },
    search: async (query, filter = {}) => searchReports(db, query, filter),
    correct: async (correction) => addCorrection(db, correction, projectReport, now()),
    addItem: async (addition) => addAddition(db, addition, projectReport, now()),
    item: async (key) => keptItem(db, key),
    undo: async (number) => undoCorrection(db, number, projectReport, now()),
    corrections: async (key) => allCorrections(db, key),
    reportCorrections: async (id) => correctionsOfReport(db, id),
    async *stories(filter = {}) {
      yield* listStories(db, filter);
    },
    async *claims(filter = {}) {
      yield* listClaims(db, filter);
    },
    async *followUps(filter = {}) {
      yield* listFollowUps(db, filter, filter.today ?? now());
    },
    async *disagreements(filter = {}) {
      yield* listDisagreements(db, filter);
    },
    entriesNamed: async (words, limit) => entriesNamed(db, words, limit),
    async *register(filter = {}) {
      yield* listRegister(db, filter);
    },
    suggestions: async (limit = SUGGESTIONS) => suggestMerges(db, limit),
    placedReports: async (filter = {}) => placedReports(db, filter),
    tellings: async (reports, limit) => listTellings(db, reports, limit),
    said: async (reports, limit) => listSaid(db, reports, limit),
    facets: async (query, filter = {}) => countFacets(db, query, filter),
    trace: async (claim) => traceOf(db, claim),
    decide: async (decision) => decide(db, decision, now()),
    undoDecision: async (number) => undoDecided(db, number, now()),
    decisions: async () => allDecisions(db),
    setHandling: async (id, handling) => db.run('UPDATE reports SET handling = ? WHERE id = ?', handling, id).changes > 0,
    async *stale(reader) {
      yield* listStale(db, reader);
    },
    async asOf(date) {
      const then = openEmbedded(MEMORY, { create: true, now });
      const into = MEMORIES.get(then)!;
      for (const _ of fillAsOf(db, into, date)) await turn();
      return then;
    },
    forget: async (id) => forgetReport(db, id, now()),
    forgotten: async () => db.all('SELECT forgotten, versions FROM tombstones ORDER BY seq'),
    async check({ linked } = {}) {
      const checked = checkDossier(db);
      // What does not hold by itself can't be made again.
      if (checked.faults.length || !(linked ?? checked.reports <= LINKED_UNASKED)) return checked;
      const before = await store.changes();
      const again = await store.asOf('9999');
      try {
        // Whoever writes meanwhile makes the two incomparable.
        if ((await store.changes()) !== before) return checked;
        return { ...checked, faults: [...checked.faults, ...linkedFaults(db, MEMORIES.get(again)!)], linked: true };
      } finally {
        await again.close();
      }
    },
    changes: async () => db.changes(),
    async backup(target) {
      if (existsSync(target)) throw new DossierError('exists', `${target} exists already: give another name, or move it away`);
      // Under another name first: what has the name that was asked for is whole.
      const partial = join(dirname(target), `.${process.pid}.sitrep-partial`);
      rmSync(partial, { force: true });
      prepareFile(partial, true);
      try {
        db.run('VACUUM INTO ?', partial);
        linkSync(partial, target); // unlike a renaming, it never replaces a file that came into being meanwhile
      } finally {
        rmSync(partial, { force: true });
      }
    },
    async close() {
      if (!closed) db.close();
      closed = true;
    },
  };
  MEMORIES.set(store, db);
  return store;
};
