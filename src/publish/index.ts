// What leaves the house: rows for spreadsheets and the formats of the field; briefs, feeds and signatures have their place here.

export { type BriefInput, composeBrief } from './brief/compose.ts';
export { briefHtml, briefPolicy, type HtmlOptions } from './brief/html.ts';
export { type BriefMap, briefMap } from './brief/map.ts';
export { briefMarkdown } from './brief/markdown.ts';
export { type Outline, outlineOf, remarksOf } from './brief/outline.ts';
export { creditOf, forInside, forOutside, notesOf, type Withheld, withAttribution, withheldBecause } from './brief/outside.ts';
export { findBrowser, PdfError, printPdf } from './brief/pdf.ts';
export type { BriefReport } from './brief/view.ts';
export {
  addressFiles,
  channelRoot,
  type Delivered,
  deliver,
  fingerprint,
  folderFiles,
  keyLine,
  makeKeyFile,
  nodeCrypto,
  openKeyFile,
  readRotations,
  rotateKeyFile,
  type SingleVerified,
  telegramChat,
  type Verified,
  verifyChannel,
  verifySingle,
} from './channel/index.ts';
export { type Difference, differences } from './differences.ts';
export { type CorrectedText, correctionLines, type LoggedCorrection } from './export/corrections.ts';
export { type Chosen, EXPORTS, type Exporter, type ExportFormat, type ExportOptions, type Tally } from './export/index.ts';
export { type FlatLayer, type FlatRow, flatColumns, flatRows } from './flat.ts';
