// What is known across reports, as tables for people: how many tell something and who, side by side where they differ, and never that it is so.
import { disagreementWords, type EventType, FOLLOW_UP_WORDS, TYPE_WORDS, toldByWords } from '../../core/index.ts';
import type { MergeSuggestion, Step } from '../../linking/index.ts';
import type { ClaimRow, DisagreementRow, FollowUpRow, StoryRow } from '../../store/index.ts';
import { clip, oneLine, table } from './table.ts';

const NOTHING = 'nothing found\n';
const LONG = 120; // characters of words that a cell shows: two lines of it

const lines = (header: string[], rows: readonly string[][], width: number): string =>
  rows.length ? `${table([header, ...rows], width).join('\n')}\n` : NOTHING;
const day = (value: string | undefined): string => value?.slice(0, 10) ?? '';
const words = (text: string): string => `“${clip(oneLine(text), LONG)}”`;
/** A name as it is; where a report stands under its own digest for want of an outlet, the digest's beginning. */
const named = (name: string): string => oneLine(name).replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, 'report $1');
const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

export const renderStoryRows = (rows: readonly StoryRow[], width: number): string =>
  lines(
    ['from', 'to', 'title', 'reports', 'told by', 'story'],
    rows.map((s) => [
      day(s.from),
      day(s.to),
      clip(oneLine(s.title ?? s.reports[0] ?? ''), LONG),
      `${s.reports.length}`,
      `${count(s.outlets, 'outlet')}, ${count(s.texts, 'text')}`,
      s.story,
    ]),
    width,
  ) +
  rows
    .flatMap((s) => s.lookBacks ?? [])
    .map((l) => `${clip(`${oneLine(l.report)} looks back: ${words(l.words)} → ${l.to.map(oneLine).join(', ')}`, width)}\n`)
    .join('');

/** Each claim with its tellings: who says so, for or against, in which words. */
export const renderClaims = (rows: readonly ClaimRow[], width: number): string => {
  if (!rows.length) return NOTHING;
  const parts = rows.map((c) => {
    const independent = c.independent > 1 ? `, ${c.independent} independent of each other` : '';
    const denied = c.denials ? `; denied by ${count(c.denials, 'voice')}` : '';
    const type = c.type ? `${TYPE_WORDS[c.type as EventType] ?? c.type}: ` : '';
    const head = clip(`${day(c.from)} ${type}${words(c.words)}`, width);
    const body = table(
      c.tellings.map((t) => [
        `  ${day(t.published)}`,
        named(t.outlet ?? t.report),
        `${named(t.voice)}${t.stance === 'against' ? ', against' : ''}`,
        words(t.words),
      ]),
      width,
    );
    return [head, `  ${toldByWords(c)}${independent}${denied} (${c.id})`, ...body].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
};

export const renderDisagreements = (rows: readonly DisagreementRow[], width: number): string => {
  if (!rows.length) return NOTHING;
  const parts = rows.map((d) => {
    const head = disagreementWords(d);
    const body = table(
      d.sides.map((s) => [`  ${oneLine(s.value)}`, named(s.voice), named(s.outlet), day(s.published), words(s.words)]),
      width,
    );
    return [head.trim(), ...body].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
};

export const renderFollowUps = (rows: readonly FollowUpRow[], width: number): string =>
  lines(
    ['since', 'what', 'who', 'to whom', 'by when', 'words', 'state', 'possible answer', 'id'],
    rows.map((f) => [
      day(f.from),
      f.kind,
      clip(oneLine(f.by ?? ''), 40),
      clip(oneLine(f.to ?? ''), 40),
      f.due ?? '',
      words(f.words),
      FOLLOW_UP_WORDS[f.state] ?? f.state,
      f.answers[0] ? `${day(f.answers[0].published)} ${words(f.answers[0].words)}` : '',
      f.id,
    ]),
    width,
  );

/** The way of a claim: one line a report. */
export const renderTrace = (steps: readonly Step[], width: number): string =>
  lines(
    ['published', 'outlet', 'who says so', 'number', 'taken over as', 'lost there', 'words'],
    steps.map((s) => [
      day(s.published),
      named(s.outlet),
      oneLine(s.speaker ?? 'the outlet'),
      s.number ?? '',
      s.how ?? 'first',
      s.lost.join(', '),
      words(s.words),
    ]),
    width,
  );

export const renderSuggestions = (rows: readonly MergeSuggestion[], width: number): string =>
  lines(
    ['entry', 'might be', 'because'],
    rows.map((s) => [s.a, s.b, s.reason]),
    width,
  );
