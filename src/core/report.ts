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
