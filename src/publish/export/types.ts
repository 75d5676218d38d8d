// What the exporters share. An exporter is a pure function from chosen items to pieces of a file; it opens nothing and asks no clock, so
// that the same dossier gives the same bytes.
import type { ReportRecord } from '../../core/index.ts';
import type { FlatLayer } from '../flat.ts';

/** A record as people corrected it, and which of its items are wanted. */
export interface Chosen {
  record: ReportRecord;
  events: ReadonlySet<string>;
  statements: ReadonlySet<string>;
}

export interface ExportOptions {
  /** csv and parquet: what a row is. */
  layer: FlatLayer;
  /** csv and parquet: columns in their order, each with its heading. */
  columns: readonly { column: string; heading: string }[];
  /** gdelt, polecat, acled: only the columns of the original, without the trail that leads back to the words. */
  bare: boolean;
}

/** What came of an export, for the line on standard error. */
export interface Tally {
  rows: number;
  /** Why rows were left out, and how many. */
  left: Map<string, number>;
}

export interface Exporter {
  /** One line for the help. */
  describe: string;
  write(chosen: AsyncIterable<Chosen>, options: ExportOptions, tally: Tally): AsyncIterable<string | Uint8Array>;
}

/** Notes that a row was left out. */
export const leave = (tally: Tally, why: string): void => {
  tally.left.set(why, (tally.left.get(why) ?? 0) + 1);
};

/** The name of an item outside the dossier. */
export const itemUri = (key: string): string => `urn:sitrep:${key}`;

/** The address of a report, or a name for one that has none. */
export const reportUri = ({ report }: ReportRecord): string => report.url ?? `urn:sitrep:report:${encodeURIComponent(report.id)}`;
