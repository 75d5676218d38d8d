// Rows for spreadsheets and the formats of the field, and word-level differences. The brief and the channel are rooms within this one, with an index
// of their own: what they stand on would cost each command a quarter of a second at its start.

export { type Difference, differences } from './differences.ts';
export { type CorrectedText, correctionLines, type LoggedCorrection } from './export/corrections.ts';
export { type Chosen, EXPORTS, type Exporter, type ExportFormat, type ExportOptions, type Tally } from './export/index.ts';
export { type FlatLayer, type FlatRow, flatColumns, flatRows } from './flat.ts';
