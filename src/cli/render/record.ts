// A record for people: title, who did what with where, when, how real and who says so, statements with their speakers, places, times.
import pc from 'picocolors';
import {
  type Event,
  REALITY_WORDS,
  type ReportRecord,
  SAID_BY_WORDS,
  type Span,
  type Statement,
  TYPE_WORDS,
} from '../../core/index.ts';
import { clip, oneLine, table } from './table.ts';

export interface RenderOptions {
  /** Columns of the window. */
  width: number;
  color: boolean;
  /** Events below this confidence are not shown, only counted. */
  minConfidence: number;
  /** Events from here up to `minConfidence` stand in a table of their own. */
  likely?: number;
}

/** Record → lines of text. */
export const renderRecord = (record: ReportRecord, { width, color, minConfidence, likely }: RenderOptions): string[] => {
  const c = pc.createColors(color);
  const { report } = record;
  const actors = new Map(record.actors.map((a) => [a.id, a]));
  const places = new Map(record.places.map((p) => [p.id, p]));
  const times = new Map(record.times.map((t) => [t.id, t]));
  const statements = new Map(record.statements.map((s) => [s.id, s]));
  const words = (spans: readonly Span[]): string => oneLine(spans.map((s) => report.text.slice(s.start, s.end)).join(' … '));
  const code = (id: string): string => {
    const a = actors.get(id);
    if (!a) return '';
    const tag = [a.country ?? a.body, a.sectors[0]].filter(Boolean).join(' ');
    return oneLine(tag ? `${a.name} (${tag})` : a.name);
  };
  const speaker = (s: Statement | undefined): string => {
    if (!s) return SAID_BY_WORDS.unclear;
    if (s.speaker !== undefined) return oneLine(actors.get(s.speaker)?.name ?? '');
    return s.source.length ? words(s.source) : 'a speaker not named';
  };
  const lines: string[] = [];
  const heading = (text: string): void => {
    lines.push('', c.bold(text));
  };

  lines.push(c.bold(oneLine(report.title ?? clip(oneLine(report.text), 80))));
  const about = [report.outlet, report.author, report.published, report.url].filter((x) => x !== undefined).map(oneLine);
  if (about.length) lines.push(c.dim(about.join(' · ')));
  for (const p of record.problems ?? []) lines.push(c.yellow(`! ${p.code}: ${p.message}`));

  const whoDid = (e: Event): string => {
    if (e.reciprocal) return [...new Set([...e.actors, ...e.recipients].map((p) => code(p.actor)))].join(' and ');
    const [a, b] = [e.actors, e.recipients].map((side) => [...new Set(side.map((p) => code(p.actor)))].join(', '));
    return `${a || '–'} → ${b || '–'}`;
  };
  const when = (e: Event): string => {
    const value = e.time === undefined ? undefined : (times.get(e.time)?.value ?? '');
    if (value) return value;
    return e.timeFrom && 'fallback' in e.timeFrom && report.published ? `(${report.published.slice(0, 10)})` : '';
  };
  const tableOf = (events: readonly Event[]): string[] => {
    const rows = events.map((e) => [
      `${TYPE_WORDS[e.type]}${e.mode ? `: ${e.mode}` : ''}`,
      whoDid(e),
      e.place === undefined ? '' : oneLine(places.get(e.place)?.name ?? ''),
      when(e),
      `${e.negated ? 'denied or not done' : REALITY_WORDS[e.reality]}`,
      e.saidBy === 'statement'
        ? speaker(statements.get(e.statement ?? ''))
        : e.saidBy === 'outlet'
          ? (report.outlet ?? SAID_BY_WORDS.outlet)
          : SAID_BY_WORDS.unclear,
      `“${words([e.trigger])}”`,
    ]);
    return table([['what', 'doer → target', 'where', 'when', 'how real', 'who says so', 'words'], ...rows], width, (t, r) =>
      r === 0 ? c.dim(t) : t,
    );
  };
  const shown = record.events.filter((e) => e.confidence >= minConfidence);
  if (shown.length) {
    heading('Who did what');
    lines.push(...tableOf(shown));
  }
  const less = record.events.filter((e) => likely !== undefined && e.confidence >= likely && e.confidence < minConfidence);
  if (less.length) {
    heading('Who did what, less certain');
    lines.push(...tableOf(less));
  }
  const hidden = record.events.length - shown.length - less.length;
  if (hidden) lines.push(c.dim(`${hidden} less certain event${hidden > 1 ? 's' : ''} not shown (--min-confidence 0 shows all)`));

  if (record.statements.length) {
    heading('Who says what');
    for (const s of record.statements) {
      const cue = words(s.cue) || (s.manner === 'direct' ? 'quoted' : '');
      const who = `${speaker(s)}${s.negated ? ' did not' : ''}${cue ? `, ${cue}` : ''}`;
      lines.push(
        `${c.cyan(`${s.via !== undefined ? '  ' : ''}${who}:`)} ${clip(words(s.content), Math.max(40, width * 2 - who.length - 2))}`,
      );
    }
  }
  if (record.places.length) {
    heading('Where');
    const rows = record.places.map((p) => [
      oneLine(p.name),
      p.country ?? '',
      p.admin1 ?? '',
      `${p.lat.toFixed(2)}, ${p.lon.toFixed(2)}`,
      p.source ?? '',
    ]);
    lines.push(...table(rows, width));
  }
  if (record.times.length) {
    heading('When');
    lines.push(
      ...table(
        record.times.map((t) => [words([t]), t.type, t.value ?? '']),
        width,
      ),
    );
  }
  const known = record.actors.filter((a) => a.country || a.body || a.sectors.length);
  if (known.length) {
    heading('Who');
    lines.push(
      ...table(
        known.map((a) => [oneLine(a.name), a.kind, a.country ?? a.body ?? '', a.sectors.join(' ')]),
        width,
      ),
    );
  }
  return lines;
};
