// Items of a report → the marks that its text shows: by layer, and for the one that is looked at all its parts with their roles.

import type { Note } from '../../../api/notes.ts';
import type { ReportItem, ReportPage } from '../../../api/reports.ts';
import type { TextMark } from './segments.ts';

export type Layer = ReportItem['sort'];

/** The layers as a reader switches them. */
export const LAYERS: readonly (readonly [Layer, string])[] = [
  ['event', 'Events'],
  ['statement', 'Statements'],
  ['who', 'Who'],
  ['where', 'Where'],
  ['when', 'When'],
  ['thing', 'Things'],
];
export const ALL_LAYERS: readonly Layer[] = LAYERS.map(([layer]) => layer);

const ROLE: Record<string, string> = {
  doer: 'doer',
  target: 'target',
  where: 'where',
  when: 'when',
  source: 'who says so',
  cue: 'cue',
};

/** All marks of the page. `shown`: layers; `selected`: the item that is looked at; `at`: words that a link leads to. */
export const marksOf = (
  { items }: ReportPage,
  shown: ReadonlySet<Layer>,
  selected: string | undefined,
  at: { start: number; end: number } | undefined,
  notes: readonly Note[],
): TextMark[] => {
  const marks: TextMark[] = [];
  for (const item of items) {
    const on = item.key === selected;
    if (!on && !shown.has(item.sort)) continue;
    for (const { start, end, part } of item.marks) {
      const main = part === 'words' || part === 'trigger' || part === 'content';
      // Parties of an event are marked as who and where they are; with the event that is looked at, by their role.
      if (!on && (part === 'doer' || part === 'target' || part === 'where' || part === 'when')) continue;
      marks.push({
        start,
        end,
        key: item.key,
        look: `m ${item.sort} ${part} ${item.state}${on ? ' on' : ''}`,
        ...(part === 'trigger' && { after: item.label }),
        ...(on && !main && ROLE[part] && { before: ROLE[part] }),
      });
    }
  }
  if (at) marks.push({ ...at, key: '', look: 'at' });
  for (const note of notes)
    if ('start' in note.about)
      marks.push({
        start: note.about.start,
        end: note.about.end,
        key: `note-${note.number}`,
        look: 'noted',
        after: note.done ? '' : 'note',
      });
  return marks;
};

/** Items that the keys move through, in the order of the text. */
export const stepsOf = (items: readonly ReportItem[], shown: ReadonlySet<Layer>, all: boolean): ReportItem[] =>
  items.filter((x) => shown.has(x.sort) && (all || x.sort === 'event' || x.sort === 'statement'));

/** The item under some words: the smallest that holds them, or the next one out where that is looked at already. */
export const itemAt = (keys: readonly string[], selected: string | undefined): string | undefined => {
  const at = selected === undefined ? -1 : keys.indexOf(selected);
  return keys[(at + 1) % keys.length];
};
