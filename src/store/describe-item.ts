// An item of a record → the same told without ids: what it refers to is written out. For the log of corrections, where machine and person stand
// side by side, and for the export that others train on.
import type { ReportRecord } from '../core/index.ts';
import type { ItemLayer } from './store.ts';
import { type Item, spanOf } from './working-record.ts';

export type Described = Readonly<Record<string, unknown>>;

/** The item in words, spans and codes; `words` stand beside each span. */
export const describeItem = (record: ReportRecord, item: Item): Described => {
  const text = (s: { start: number; end: number }) => ({
    start: s.start,
    end: s.end,
    words: record.report.text.slice(s.start, s.end),
  });
  const bare = <T extends { id: string; key?: string; by?: string }>(x: T | undefined) => {
    if (!x) return undefined;
    const { id: _id, key: _key, by: _by, ...rest } = x;
    return rest;
  };
  const of = <T extends { id: string }>(items: readonly T[], id: string | undefined): T | undefined =>
    id === undefined ? undefined : items.find((x) => x.id === id);
  const actor = (id: string | undefined) => bare(of(record.actors, id));
  const place = (id: string | undefined) => bare(of(record.places, id));
  const time = (id: string | undefined) => {
    const found = of(record.times, id);
    return found && { ...bare(found), ...text(found) };
  };
  const spans = (id: string | undefined) => of(record.statements, id)?.content.map(text);
  const present = (x: Record<string, unknown>): Described =>
    Object.fromEntries(Object.entries(x).filter(([, value]) => value !== undefined));
  const { id: _id, key: _key, ...rest } = item as Item & Record<string, unknown>;

  if ('trigger' in item)
    return present({
      ...rest,
      trigger: text(item.trigger),
      actors: item.actors.map((p) => ({ ...text(p), actor: actor(p.actor) })),
      recipients: item.recipients.map((p) => ({ ...text(p), actor: actor(p.actor) })),
      place: place(item.place),
      time: time(item.time),
      statement: spans(item.statement),
      casualties: item.casualties?.map(({ statement, ...c }) => present({ ...c, ...text(c), statement: spans(statement) })),
    });
  if ('content' in item)
    return present({
      ...rest,
      source: item.source.map(text),
      cue: item.cue.map(text),
      content: item.content.map(text),
      speaker: actor(item.speaker),
      audience: actor(item.audience),
      said: time(item.said),
      at: place(item.at),
      via: spans(item.via),
    });
  if ('form' in item) return present({ ...rest, ...text(item), actor: actor(item.actor), place: place(item.place) });
  if ('start' in item) return present({ ...rest, ...text(item) });
  const refer = 'sectors' in item ? ('actor' as const) : ('place' as const);
  return present({ ...rest, mentions: record.mentions.filter((m) => m[refer] === item.id).map(text) });
};

/** Where an item stands: actors and places where they are named, names first. */
export const standsAt = (record: ReportRecord, layer: ItemLayer, item: Item): { start: number; end: number }[] => {
  const MOST = 8; // mentions: enough to find an actor again should the machine name it otherwise
  if (layer === 'statements' && 'cue' in item)
    return [item.content[0]!, ...item.cue.slice(0, 1)].map(({ start, end }) => ({ start, end }));
  const own = spanOf(item);
  if (own) return [{ start: own.start, end: own.end }];
  const refer = layer === 'actors' ? ('actor' as const) : ('place' as const);
  return record.mentions
    .filter((m) => m[refer] === item.id)
    .sort((a, b) => Number(b.form === 'name') - Number(a.form === 'name') || a.start - b.start)
    .slice(0, MOST)
    .map(({ start, end }) => ({ start, end }));
};
