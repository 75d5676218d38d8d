// The dossier as everyone else sees it: reports, their versions and records, lists, search, corrections. No SQL shows here, so that a
// file (embedded/) and later a server can fulfil it; tests/store/store-cases.ts is the one set of cases that each engine must pass.
import type { Handling, Reality, Received, ReportHead, ReportRecord } from '../core/index.ts';
import type { MergeSuggestion, Step } from '../linking/index.ts';
import type { BriefStore } from './briefs.ts';
import type { ChannelStore } from './channel.ts';
import type { AdditionInput, Correction, CorrectionInput } from './corrections.ts';
import type { Decision, DecisionInput } from './decisions.ts';
import type { Described } from './describe-item.ts';
import type { DeskStore } from './desk.ts';
import type { IntakeStore } from './intake.ts';
import type {
  ClaimRow,
  DisagreementRow,
  FollowUpRow,
  LinkedFilter,
  NamedEntry,
  RegisterRow,
  StoryFilter,
  StoryRow,
} from './linked.ts';
import type { NoteStore } from './notes.ts';
import type { OursStore } from './ours.ts';
import type { SearchQuery } from './query.ts';
import type { Circle, SituationStore, Watch } from './situations.ts';
import type { Facets, PlacedReport, SaidRow, TellingRow } from './told.ts';

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
  /** Part of the name of who says it: of an event's or statement's speaker, of a report's. */
  speaker?: string;
  /** Whether it is said to have happened, is announced, conditional or past. Of events, and of reports that hold such events. */
  reality?: Reality;
  /** Who published it. */
  outlet?: string;
  /** At a place within; of statements, in reports that name such a place. */
  near?: Circle;
  /** In reports that hold such words, as in the search box. */
  words?: string;
  /** In reports that a situation or saved search chooses. */
  watch?: Watch;
  /** Of reports that these may see: public, internal, restricted. */
  handling?: readonly Handling[];
  /** Most rows. */
  limit?: number;
  /** How many rows are passed over: reports, finds, stories. */
  offset?: number;
}

/** Which reports, and in which order. */
export interface ReportFilter extends Filter {
  /** The newest publication first, undated ones last; else the oldest first. */
  latest?: boolean;
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
  handling: Handling;
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
  /** What is known across reports was made again and compared. */
  linked?: true;
}

export interface CheckOptions {
  /** Make all that is known across reports again and compare; undefined: where that takes no longer than half a minute. */
  linked?: boolean;
}

/** An item that is known by its key. */
export interface KeptItem {
  layer: ItemLayer;
  /** Id of a report that has it. */
  report: string;
  /** As it is now, told without ids; absent where a person took it away. */
  item?: Described;
}

export interface PutOptions {
  /** Of a new report; a known one keeps its own. */
  handling?: Handling;
  /** Keep a new reading of a version that is known already (`sitrep reread`). */
  reread?: boolean;
  /** Keep a report that was forgotten. */
  again?: boolean;
  /** The bytes that it came in; kept with a new version. */
  received?: Received;
}

/** A dossier. Every method may reject with DossierError; a report is kept whole or not at all. */
export interface Store extends IntakeStore, OursStore, DeskStore, NoteStore, SituationStore, BriefStore, ChannelStore {
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
  reports(filter?: ReportFilter): AsyncIterable<ReportRow>;
  /** Most named first. */
  actors(filter?: Filter): AsyncIterable<ActorRow>;
  search(query: SearchQuery, filter?: Filter): Promise<Hit[]>;
  /**
   * Keeps what a person says of an item. Rejects with DossierError `missing` where no item has the key, `unsupported` with the reason where the
   * record as corrected would break the contract.
   */
  correct(correction: CorrectionInput): Promise<Correction>;
  /** Keeps an item that the machine missed. Rejects as `correct` does. */
  addItem(addition: AdditionInput): Promise<Correction>;
  /** The item with a key, as corrected, and a report that has it; also one that a person took away. */
  item(key: string): Promise<KeptItem | undefined>;
  /** Takes a correction back; it stays in the log. False where there is none to take back. */
  undo(correction: number): Promise<boolean>;
  corrections(key?: string): Promise<Correction[]>;
  /** Corrections of the items of a report, in any of its versions. */
  reportCorrections(id: string): Promise<Correction[]>;
  /** Stories by date, each with its reports. */
  stories(filter?: StoryFilter): AsyncIterable<StoryRow>;
  /** Claims that several reports tell, by date; all of them where the filter says so. */
  claims(filter?: LinkedFilter): AsyncIterable<ClaimRow>;
  followUps(filter?: LinkedFilter): AsyncIterable<FollowUpRow>;
  disagreements(filter?: LinkedFilter): AsyncIterable<DisagreementRow>;
  /** The register of actors, most named first; merged ones under the entry that they were merged into. */
  register(filter?: Filter): AsyncIterable<RegisterRow>;
  /** Entries of the register whose name holds some words, those in most reports first. */
  entriesNamed(words: string, limit: number): Promise<NamedEntry[]>;
  /** Entries of the register that might be one, with reasons; most named first. */
  suggestions(limit?: number): Promise<MergeSuggestion[]>;
  /** Reports with the story and the origin that they belong to, the newest first (undated last). */
  placedReports(filter?: LinkedFilter): Promise<PlacedReport[]>;
  /** All tellings of the claims that these reports tell, those of other reports too, in order of publication. */
  tellings(reports: readonly string[], limit?: number): Promise<TellingRow[]>;
  /** Who says what in these reports, by date. */
  said(reports: readonly string[], limit?: number): Promise<SaidRow[]>;
  /** What the found reports can be narrowed to: of a search the best ones, else the newest. */
  facets(query: SearchQuery | undefined, filter?: LinkedFilter): Promise<Facets>;
  /** The way of a claim through the reports that tell it. Undefined where there is no such claim. */
  trace(claim: string): Promise<Step[] | undefined>;
  /** Keeps what a person decides of groups: merge, split, the state of a follow-up. */
  decide(decision: DecisionInput): Promise<Decision>;
  /** Takes a decision back, the last one where none is named; undefined where there is none to take back. */
  undoDecision(number?: number): Promise<Decision | undefined>;
  decisions(): Promise<Decision[]>;
  /** Sets who may see a report. False where it isn't there. */
  setHandling(id: string, handling: Handling): Promise<boolean>;
  /** Reports whose current reading another reader made: id and head of the current version. */
  stale(reader: Reader): AsyncIterable<ReportHead>;
  /** The dossier as it was at the end of a day, in memory: what had come in, as it was read and corrected by then. Close it. */
  asOf(date: string): Promise<Store>;
  /** Erases a report, its versions, records, rows and corrections; a tombstone of digests stays. False where it isn't there. */
  forget(id: string): Promise<boolean>;
  /** When reports were forgotten, and how many versions each had; nothing else is known of them. */
  forgotten(): Promise<{ forgotten: string; versions: number }[]>;
  check(options?: CheckOptions): Promise<Checked>;
  /**
   * A number that grows with every change to the dossier, by whoever makes it; to be compared within one opening of it. Cheap. Marks, visits and
   * sessions that this opening writes don't count.
   */
  changes(): Promise<number>;
  /** Writes a whole copy to a file that doesn't exist yet. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
