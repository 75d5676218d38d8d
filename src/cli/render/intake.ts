// What came in, for people: the log of what was dropped, and other people's events.
import type { ImportedEvent } from '../../core/index.ts';
import type { DroppedRow } from '../../store/index.ts';
import { clip, oneLine, table } from './table.ts';

const NOTHING = 'nothing found\n';
const LONG = 120;
const lines = (header: string[], rows: readonly string[][], width: number): string =>
  rows.length ? `${table([header, ...rows], width).join('\n')}\n` : NOTHING;

export const renderDropped = (rows: readonly DroppedRow[], width: number): string =>
  lines(
    ['last', 'times', 'input', 'why'],
    rows.map((r) => [r.last.slice(0, 16), `${r.times}`, clip(oneLine(r.input), 60), oneLine(r.message)]),
    width,
  );

export const renderImported = (rows: readonly ImportedEvent[], width: number): string =>
  lines(
    ['when', 'what', 'doer → target', 'where', 'killed', 'words', 'source'],
    rows.map((e) => [
      e.date ?? '',
      oneLine([e.type, e.mode].filter(Boolean).join(': ')),
      oneLine(`${e.actor ?? '–'} → ${e.recipient ?? '–'}`),
      oneLine(e.place ?? e.country ?? ''),
      e.fatalities === undefined ? '' : `${e.fatalities}`,
      clip(oneLine(e.words ?? ''), LONG),
      oneLine(`${e.source} ${e.id}`),
    ]),
    width,
  );
