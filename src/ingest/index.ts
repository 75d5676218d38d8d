// Bytes → Report.
export { makeReport, type ReportItem } from './report.ts';
