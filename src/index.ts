// The public API: a report in, a record out; and the parts, for those who want them one at a time.
export type {
  Actor,
  ErrorRecord,
  Event,
  EventType,
  Mention,
  OutputLine,
  Place,
  Reality,
  Report,
  ReportRecord,
  Span,
  Statement,
  TimeExpression,
  Token,
} from './core/index.ts';
export { InputError, SCHEMA } from './core/index.ts';
export { makeReport, type ReportItem } from './ingest/index.ts';
export { type Finding, indexSources, type Level, type LintOptions, lintDraft, type Rule } from './lint/index.ts';
export { createPipeline, type Pipeline, type ReadDoc } from './pipeline.ts';
export { type FlatLayer, type FlatRow, flatColumns, flatRows } from './publish/index.ts';
export { type ReaderInfo, type ReaderOptions, readerInfo, readLayers, readReport } from './reader.ts';
