// Briefs, their history and what became of their reports, as tables for people.
import { dayWords } from '../../core/index.ts';
import type { BriefChange, BriefHistoryRow, BriefRow, TouchedBrief } from '../../store/index.ts';
import { clip, oneLine, table } from './table.ts';

const NOTHING = 'no brief is kept here: sitrep brief --keep makes one\n';
const LONG = 100; // characters of words that a cell shows
const moment = (iso: string | undefined): string => iso?.slice(0, 16).replace('T', ' ') ?? '';

const lines = (header: string[], rows: readonly string[][], width: number, nothing: string): string =>
  rows.length ? `${table([header, ...rows], width).join('\n')}\n` : nothing;

/** What stands in the way of releasing it, and what will stay in the house. */
const todo = (b: BriefRow): string =>
  [
    ...(b.flagged ? [`${b.flagged} flagged`] : []),
    ...(b.touched ? [`${b.touched} notes corrected since`] : []),
    ...(b.waiting ? [`${b.waiting} wait for approval`] : []),
  ].join(', ');

export const renderBriefs = (rows: readonly BriefRow[], width: number): string =>
  lines(
    ['made', 'title', 'covers', 'sentences', 'state', 'to look at', 'id'],
    rows.map((b) => [
      moment(b.made),
      clip(oneLine(b.title), 60),
      [b.since, b.until].filter(Boolean).join(' to '),
      `${b.sentences}`,
      b.released
        ? `released ${dayWords(b.released.at)} by ${oneLine(b.released.by)}${b.draft ? ', changed since' : ''}`
        : 'draft',
      todo(b),
      b.id,
    ]),
    width,
    NOTHING,
  );

const changeWords = (c: BriefChange): string => {
  switch (c.op) {
    case 'retitle':
      return `title: ${oneLine(c.title)}`;
    case 'edit':
      return `${c.sentence}: “${oneLine(c.text)}”${c.evidence === 'dropped' ? ' (without its evidence)' : ''}`;
    case 'add':
      return `added: “${oneLine(c.text)}”`;
    case 'confirm':
      return `${c.sentence} confirmed${c.plain ? ', without attribution' : ''}`;
    case 'approve':
      return `${c.sentence} approved`;
    case 'leave-out':
      return `${c.sentence} left out`;
    case 'take-in':
      return `${c.sentence} taken in again`;
    case 'move':
      return `${c.sentence} moved${c.before === undefined ? ' to the end' : ` before ${c.before}`}`;
  }
};

export const renderBriefHistory = (rows: readonly BriefHistoryRow[], width: number): string =>
  lines(
    ['', 'when', 'who', 'what'],
    rows.map((r) => [
      `${r.number}`,
      moment(r.at),
      oneLine(r.by ?? ''),
      `${r.change ? clip(changeWords(r.change), LONG) : r.what}${r.undone === undefined ? '' : ` (taken back ${moment(r.undone)})`}`,
    ]),
    width,
    NOTHING,
  );

export const renderTouched = (rows: readonly TouchedBrief[], width: number): string =>
  lines(
    ['brief', 'note', 'report', 'what became of it', 'id'],
    rows.flatMap((b) => b.notes.map((n) => [clip(oneLine(b.title), 40), `${n.number}`, clip(n.report, 30), n.corrected, b.id])),
    width,
    'no brief draws on a report that was changed since\n',
  );
