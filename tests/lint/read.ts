// Texts → records, for the cases: a draft and its reports are read once each, as the command reads them.
import type { ReportRecord } from '../../src/core/index.ts';
import { makeReport, type ReportItem } from '../../src/ingest/index.ts';
import { type Finding, indexSources, type LintOptions, lintDraft } from '../../src/lint/index.ts';
import { readReport } from '../../src/reader.ts';

export const readText = (item: ReportItem, layers: string[] = []): ReportRecord => {
  const line = readReport(makeReport(item), { layers });
  if ('error' in line) throw new Error(line.error.message);
  return line;
};

/** What lint says of a draft beside its reports. */
export const lintText = (draft: string, reports: readonly (string | ReportItem)[], options: LintOptions = {}): Finding[] =>
  lintDraft(
    readText({ text: draft }, ['tokens']),
    indexSources(reports.map((r) => readText(typeof r === 'string' ? { text: r } : r))),
    options,
  );
