// Rows of a dossier as tables for people: words in place of codes, one line a row where it fits.
import { type EventType, REALITY_WORDS, type Reality, TYPE_WORDS } from '../../core/index.ts';
import type { FlatRow } from '../../publish/index.ts';
import type { ActorRow, ReportRow } from '../../store/index.ts';
import { clip, oneLine, table } from './table.ts';

const NOTHING = 'nothing found\n';
const LONG = 160; // columns: a statement's content beyond two lines of a window is read in the report

const lines = (header: string[], rows: readonly string[][], width: number): string =>
  rows.length ? `${table([header, ...rows], width).join('\n')}\n` : NOTHING;
const cell = (value: string | number | boolean | undefined): string => (value === undefined ? '' : oneLine(String(value)));
const day = (value: string | number | boolean | undefined): string => cell(value).slice(0, 10);
const sides = (row: FlatRow): string => `${cell(row.actor) || '–'} ${row.reciprocal ? 'and' : '→'} ${cell(row.recipient) || '–'}`;

/** Who says so: the speaker, or the outlet by name. */
const sayer = (row: FlatRow): string => {
  if (row.saidBy === 'statement') return cell(row.speaker) || 'a speaker not named';
  return row.saidBy === 'outlet' ? cell(row.outlet) || 'the outlet' : 'unclear';
};

export const renderEvents = (rows: readonly FlatRow[], width: number): string =>
  lines(
    ['when', 'what', 'doer → target', 'where', 'how real', 'who says so', 'words', 'report'],
    rows.map((row) => [
      day(row.from ?? row.published),
      [TYPE_WORDS[row.type as EventType] ?? cell(row.type), cell(row.mode)].filter(Boolean).join(': '),
      sides(row),
      cell(row.place),
      row.negated ? 'denied or not done' : REALITY_WORDS[row.reality as Reality],
      sayer(row),
      `“${cell(row.trigger)}”`,
      clip(cell(row.report), 16),
    ]),
    width,
  );

export const renderStatements = (rows: readonly FlatRow[], width: number): string =>
  lines(
    ['when', 'who', 'cue', 'what', 'report'],
    rows.map((row) => [
      day(row.published),
      cell(row.speaker ?? row.source) || '–',
      `${row.negated ? 'not: ' : ''}${cell(row.cue)}`,
      clip(cell(row.content), LONG),
      clip(cell(row.report), 16),
    ]),
    width,
  );

export const renderReports = (rows: readonly ReportRow[], width: number): string =>
  lines(
    ['published', 'outlet', 'title', 'events', 'statements', 'versions', 'report'],
    rows.map((r) => [
      day(r.published),
      cell(r.outlet),
      `${cell(r.title)}${r.translationOf === undefined ? '' : ` (translation of ${clip(cell(r.translationOf), 24)})`}`,
      `${r.events}`,
      `${r.statements}`,
      `${r.versions}`,
      clip(cell(r.id), 24),
    ]),
    width,
  );

/** A report's versions, the latest last: when each came in, what its head said, who read it. */
export const renderVersions = (
  rows: readonly {
    number: number;
    added: string;
    title?: string;
    outlet?: string;
    published?: string;
    sha256: string;
    readings: readonly { reader: { version: string } }[];
  }[],
  width: number,
): string =>
  lines(
    ['version', 'came in', 'published', 'outlet', 'title', 'sha256', 'read by'],
    rows.map((v) => [
      `${v.number}`,
      v.added.slice(0, 16).replace('T', ' '),
      day(v.published),
      cell(v.outlet),
      cell(v.title),
      v.sha256.slice(0, 12),
      v.readings.map((r) => r.reader.version).join(', '),
    ]),
    width,
  );

export const renderActors = (rows: readonly ActorRow[], width: number): string =>
  lines(
    ['name', 'kind', 'country', 'sectors', 'reports', 'events', 'statements'],
    rows.map((a) => [
      cell(a.name),
      a.kind,
      a.country ?? a.body ?? '',
      a.sectors.join(' '),
      `${a.reports}`,
      `${a.events}`,
      `${a.statements}`,
    ]),
    width,
  );
