// Bytes → Report: files, folders, standard input and URLs in any of the formats, each with its layout and language.
export { DRAFT_FORMATS, type Draft, type DraftFile, type DraftFormat, draftFormat, readDraft, readDraftFile } from './draft.ts';
export { FORMATS, type Format } from './format.ts';
export { clearLanguage, detectLanguage, isReadable } from './language.ts';
export { type Layout, readLayout } from './layout.ts';
export { environmentFetch } from './proxy.ts';
export { type Dropped, type Ingested, type IngestOptions, readBytes, readFetched, readInputs } from './read-inputs.ts';
export { makeReport, type ReportItem, type ReportOptions } from './report.ts';
