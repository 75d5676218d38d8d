// Cells for spreadsheets and for tab-separated files. The words come from strangers: what a spreadsheet would take for a formula gets an
// apostrophe; numbers of ours ("-33.9") are no formula and stay as they are.
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | undefined;

/** "=HYPERLINK(…)", "+1", "-2+3", "@SUM(…)", and what follows a tab or a line break; full-width forms too (Excel takes them in Japan). */
const FORMULA = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;

/** A cell that a spreadsheet shows as text. */
export const safeCell = (cell: Cell): Cell => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell);

/** One line of CSV (RFC 4180), with its end. */
export const csvRow = (cells: readonly Cell[]): string =>
  stringify([cells.map((c) => safeCell(c) ?? '')], { record_delimiter: 'unix', cast: { boolean: (b) => String(b) } });

/** One tab-separated line, with its end. Such files know no quoting: tabs and line breaks become spaces. */
export const tsvRow = (cells: readonly Cell[], nothing = ''): string =>
  `${cells
    .map((c) =>
      c === undefined || c === '' ? nothing : String(safeCell(typeof c === 'string' ? c.replace(/\s+/g, ' ').trim() : c)),
    )
    .join('\t')}\n`;
