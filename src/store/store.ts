// The dossier as everyone else sees it: reports, their versions and records, lists, search, corrections. No SQL shows here, so that a
// file (embedded/) and later a server can fulfil it; tests/store/store-cases.ts is the one set of cases that each engine must pass.
import type { Received, ReportHead, ReportRecord } from '../core/index.ts';
import type { Correction, CorrectionInput } from './corrections.ts';
import type { IntakeStore } from './intake.ts';
import type { SearchQuery } from './query.ts';

/** Who made a record, kept with every row: the package's version, the digest of models and data, the version of each stage. */
export interface Reader {
  version: string;
  models: string;
  stages: Readonly<Record<string, number>>;
}

/** What became of a report that was offered. `forgotten`: a person erased it, and it stays out. */
export type PutStatus = 'added' | 'updated' | 'unchanged' | 'forgotten';

/** How a report stands to the dossier before it is read. `id` is the dossier's id of it, where it is known under another. */
export interface Known {
  status: 'new' | 'changed' | 'unchanged' | 'forgotten';
  id: string;
}

export type ItemLayer = 'mentions' | 'actors' | 'places' | 'times' | 'statements' | 'events';

/** What a list holds; all given conditions must be met. */
export interface Filter {
  /** Id of a report. */
  report?: string;
  /** Event type, or a statement's force. */
  type?: string;
  /** Part of an actor's name, in any case: doers, targets, speakers. */
  actor?: string;
  /** ISO 3166-1 alpha-3 of a party or of the place. */
  country?: string;
  /** First day, month or year: an event's time, else the report's publication. */
  since?: string;
  /** Last day, month or year, included. */
  until?: string;
  /** Events and statements at least so certain. */
  minConfidence?: number;
  /** Most rows. */
  limit?: number;
}

/** A record with the keys of the items that a filter chose, in order of the text. Corrections by people are applied. */
export interface Selected {
  record: ReportRecord;
  keys: ReadonlySet<string>;
}

export interface ReportRow extends Omit<ReportHead, 'text'> {
  /** How many versions of it are kept. */
  versions: number;
  events: number;
  statements: number;
  /** When its first version came in, ISO 8601. */
  added: string;
}

/** An actor as reports name it; the register of one actor under many names is linking's. */
export interface ActorRow {
  name: string;
  kind: string;
  country?: string;
  body?: string;
  sectors: string[];
  reports: number;
  events: number;
  statements: number;
}

/** A report that a search found, best first. */
export interface Hit {
  report: ReportRow;
  /** Words around the finds; what was found stands between « and ». */
  snippet: string;
}

/** One version of a report, the latest last. */
export interface Version {
  number: number;
  head: ReportHead;
  added: string;
  readings: { reader: Reader; made: string }[];
}

/** Something in the dossier that doesn't hold. */
export interface Fault {
  code: string;
  message: string;
  report?: string;
  key?: string;
}

export interface Checked {
  reports: number;
  items: number;
  faults: Fault[];
}

export interface PutOptions {
  /** Keep a new reading of a version that is known already (`sitrep reread`). */
  reread?: boolean;
  /** Keep a report that was forgotten. */
  again?: boolean;
  /** The bytes that it came in; kept with a new version. */
  received?: Received;
}

/** A dossier. Every method may reject with DossierError; a report is kept whole or not at all. */
export interface Store extends IntakeStore {
  /** Whether the report needs reading. Costs a look-up. */
  lookUp(head: ReportHead): Promise<Known>;
  /** Keeps a record: a new report, a new version of one (same id or address, other text), or nothing new. */
  put(record: ReportRecord, reader: Reader, options?: PutOptions): Promise<PutStatus>;
  /** The record of a report's current version as it was read, without corrections; the same bytes in JSON. */
  record(id: string): Promise<ReportRecord | undefined>;
  versions(id: string): Promise<Version[]>;
  /** Records by date of publication, then id (undated last), each with the keys of its items that the filter chose. */
  select(layer: 'events' | 'statements', filter?: Filter): AsyncIterable<Selected>;
  /** Heads of the current versions in the same order; the text included. */
  heads(filter?: Filter): AsyncIterable<ReportHead>;
  reports(filter?: Filter): AsyncIterable<ReportRow>;
  /** Most named first. */
  actors(filter?: Filter): AsyncIterable<ActorRow>;
  search(query: SearchQuery, filter?: Filter): Promise<Hit[]>;
  /** Keeps what a person says of an item. Rejects with DossierError `missing` where no item has the key. */
  correct(correction: CorrectionInput): Promise<Correction>;
  /** Takes a correction back; it stays in the log. False where there is none to take back. */
  undo(correction: number): Promise<boolean>;
  corrections(key?: string): Promise<Correction[]>;
  /** Erases a report, its versions, records, rows and corrections; a tombstone of digests stays. False where it isn't there. */
  forget(id: string): Promise<boolean>;
  check(): Promise<Checked>;
  /** Writes a whole copy to a file that doesn't exist yet. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
