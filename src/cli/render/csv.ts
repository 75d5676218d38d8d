// One CSV line (RFC 4180). Cells that a spreadsheet would take for a formula are marked with an apostrophe: the words come from strangers.
import { stringify } from 'csv-stringify/sync';

export const csvLine = (cells: readonly (string | number | boolean | undefined)[]): string =>
  stringify([cells.map((c) => c ?? '')], {
    record_delimiter: 'unix',
    escape_formulas: true,
    cast: { boolean: (b) => String(b) },
  }).replace(/\n$/, '');
