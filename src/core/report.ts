// A report as the stages see it: the head of the record, and the parts of its layout.
import type { ReportHead } from './record.ts';
import type { Span } from './span.ts';

/** What a stretch of the text is. Events and statements are read from `title` and `body` only. */
export type PartRole = 'title' | 'byline' | 'date' | 'body' | 'boilerplate';

/** A paragraph or line of the text; parts are in order, do not meet, and cover all but white space. */
export interface Part extends Span {
  role: PartRole;
}

/** A report that is ready to be read. */
export interface Report extends ReportHead {
  /** What each paragraph is: made by ingest (`readLayout`), never absent. */
  layout: readonly Part[];
}

/** The bytes that a report came in, before anything was read from them. */
export interface Received {
  bytes: Uint8Array;
  /** report: all of it is this report's; collection: other reports came in the same bytes (a feed). */
  scope: 'report' | 'collection';
  /** When it was captured, ISO 8601 in UTC, where that is told (a web archive); else it came when it was read. */
  at?: string;
  /** Where it was fetched, after redirects. */
  url?: string;
  mediaType?: string;
  /** What the server said of it, names in lower case. */
  headers?: Readonly<Record<string, string>>;
}
