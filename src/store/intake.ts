// What a dossier keeps of how things came in: bytes as received, what was dropped, feeds, other people's events. A part of `Store`.
import type { ImportedEvent, Received } from '../core/index.ts';

/** How a version of a report came in. */
export interface Receipt extends Omit<Received, 'bytes' | 'at'> {
  /** Number of the version. */
  version: number;
  sha256: string;
  /** ISO 8601 in UTC. */
  received: string;
  /** Undefined where a report that came in the same bytes was forgotten. */
  bytes?: Uint8Array;
}

export interface DroppedInput {
  input: string;
  code: string;
  message: string;
}

export interface DroppedRow extends DroppedInput {
  first: string;
  last: string;
  times: number;
}

/** A feed that is followed. */
export interface FeedState {
  url: string;
  title?: string;
  etag?: string;
  lastModified?: string;
  /** When it was asked last. */
  asked?: string;
  /** What the server answered, as HTTP status. */
  status?: number;
  /** Times in a row that it could not be read. */
  failures: number;
  /** It is not asked before. */
  notBefore?: string;
}

/** What an import changed. */
export interface ImportCounts {
  added: number;
  updated: number;
  unchanged: number;
}

export interface ImportedFilter {
  type?: string;
  actor?: string;
  country?: string;
  since?: string;
  until?: string;
  limit?: number;
}

export interface IntakeStore {
  /** How each version of a report came in, oldest first. */
  receipts(id: string): Promise<Receipt[]>;
  noteDropped(dropped: DroppedInput): Promise<void>;
  /** What was not taken in, in the order in which it first happened. */
  dropped(): Promise<DroppedRow[]>;
  feed(url: string): Promise<FeedState | undefined>;
  /** All feeds that were ever followed, by address. */
  feeds(): Promise<FeedState[]>;
  putFeed(state: FeedState): Promise<void>;
  /** Follows a feed no longer; what it brought stays. False where it was not followed. */
  removeFeed(url: string): Promise<boolean>;
  /** Keeps other people's events; one that was kept is replaced by what they say now. All or nothing. */
  putImported(events: readonly ImportedEvent[]): Promise<ImportCounts>;
  /** By date, then source and id. */
  imported(filter?: ImportedFilter): AsyncIterable<ImportedEvent>;
}
