// Chosen items → JSON Lines of whole records, CSV and Parquet of flat rows.
import { type FlatRow, flatRows } from '../flat.ts';
import { csvRow } from './cells.ts';
import type { Chosen, Exporter, ExportOptions } from './types.ts';

const rowsOf = ({ record, events, statements }: Chosen, { layer }: ExportOptions): FlatRow[] => {
  const wanted = layer === 'events' ? events : statements;
  return flatRows(record, layer).filter((row) => wanted.has(String(row.key)));
};

export const jsonl: Exporter = {
  describe: 'whole records, one report a line, as sitrep read --json prints them, corrections applied',
  async *write(chosen, _options, tally) {
    for await (const { record } of chosen) {
      tally.rows += 1;
      yield `${JSON.stringify(record)}\n`;
    }
  },
};

export const csv: Exporter = {
  describe: 'one row an event or statement (--layer), columns of your own (--columns)',
  async *write(chosen, options, tally) {
    yield csvRow(options.columns.map((c) => c.heading));
    for await (const one of chosen)
      for (const row of rowsOf(one, options)) {
        tally.rows += 1;
        yield csvRow(options.columns.map((c) => row[c.column]));
      }
  },
};

/** Columns that hold numbers or yes and no; all else is text. */
const NUMBERS = new Set(['score', 'lat', 'lon', 'salience', 'confidence']);
const OFFSETS = new Set(['start', 'end']);
const FLAGS = new Set(['reciprocal', 'negated']);
const typeOf = (column: string): 'DOUBLE' | 'INT32' | 'BOOLEAN' | 'STRING' =>
  NUMBERS.has(column) ? 'DOUBLE' : OFFSETS.has(column) ? 'INT32' : FLAGS.has(column) ? 'BOOLEAN' : 'STRING';

export const parquet: Exporter = {
  describe: 'the same rows and columns as csv, as a Parquet file (held in memory while it is made)',
  async *write(chosen, options, tally) {
    const data: unknown[][] = options.columns.map(() => []);
    for await (const one of chosen)
      for (const row of rowsOf(one, options)) {
        tally.rows += 1;
        options.columns.forEach(({ column }, i) => {
          data[i]!.push(row[column] ?? (FLAGS.has(column) ? false : null));
        });
      }
    const { parquetWriteBuffer } = await import('hyparquet-writer'); // loads for this format alone
    yield new Uint8Array(
      parquetWriteBuffer({
        columnData: options.columns.map(({ column, heading }, i) => ({
          name: heading,
          data: data[i]!,
          type: typeOf(column),
          nullable: true,
        })),
      }),
    );
  },
};
