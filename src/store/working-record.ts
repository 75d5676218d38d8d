// A record being corrected: copies of its items that may be changed, found by key or by where they stand. In: the record as read. Out: the same
// with what people said; `settle-record.ts` then mends what refers to things that are gone.
import { createHash } from 'node:crypto';
import type { Actor, Event, Mention, Place, ReportRecord, Span, Statement, TimeExpression } from '../core/index.ts';
import { sameSpan } from '../core/index.ts';
import type { Correction, NewActor, NewPlace } from './corrections.ts';
import type { ItemLayer } from './store.ts';

export interface Items {
  mentions: Mention;
  actors: Actor;
  places: Place;
  times: TimeExpression;
  statements: Statement;
  events: Event;
}
export type Item = Items[ItemLayer];
export const LAYERS = ['mentions', 'actors', 'places', 'times', 'statements', 'events'] as const satisfies readonly ItemLayer[];

/** The first span by which an item is known: of an event its trigger, of a statement the beginning of its content. */
export const spanOf = (item: Item): Span | undefined => {
  if ('trigger' in item) return item.trigger;
  if ('content' in item) return item.content[0];
  return 'start' in item ? { start: item.start, end: item.end } : undefined;
};

/** A key for an item made by hand: the same text and the same words of a person give the same key. */
export const keyByHand = (sha256: string, layer: ItemLayer, ...parts: readonly (string | number)[]): string =>
  createHash('sha256')
    .update([sha256, layer, 'by hand', ...parts].join(' '))
    .digest('hex')
    .slice(0, 20);

const PREFIX: Record<ItemLayer, string> = { mentions: 'm', actors: 'a', places: 'p', times: 't', statements: 's', events: 'e' };

export class WorkingRecord {
  readonly record: ReportRecord;
  /** Items that a person takes away; they go at the end, so that a later word can bring them back. */
  readonly gone = new Set<Item>();
  /** Items that people made. */
  readonly made = new Set<Item>();
  /** A merged actor's key → the one that it went into. */
  private readonly aliases = new Map<string, string>();
  private readonly keys = new Map<string, Item>();

  constructor(record: ReportRecord) {
    const copy = <T extends Item>(items: readonly T[]): T[] => items.map((item) => ({ ...item }));
    this.record = {
      ...record,
      mentions: copy(record.mentions),
      actors: copy(record.actors),
      places: copy(record.places),
      times: copy(record.times),
      statements: copy(record.statements),
      events: copy(record.events),
    };
    for (const layer of LAYERS) for (const item of this.items(layer)) this.keys.set(`${layer} ${item.key ?? item.id}`, item);
  }

  items<L extends ItemLayer>(layer: L): Items[L][] {
    return this.record[layer] as Items[L][];
  }

  /** The item with a key; of a merged actor the one that it went into. Items that were taken away are not there. */
  find<L extends ItemLayer>(layer: L, key: string): Items[L] | undefined {
    const item = this.even(layer, key);
    return item && !this.gone.has(item) ? item : undefined;
  }

  /** The same, whether or not it was taken away. */
  private even<L extends ItemLayer>(layer: L, key: string): Items[L] | undefined {
    let to = key;
    if (layer === 'actors') for (let n = 0; this.aliases.has(to) && n < this.aliases.size; n += 1) to = this.aliases.get(to)!;
    return this.keys.get(`${layer} ${to}`) as Items[L] | undefined;
  }

  byId<L extends ItemLayer>(layer: L, id: string | undefined): Items[L] | undefined {
    return id === undefined ? undefined : this.items(layer).find((x) => x.id === id);
  }

  /** What a correction is of: the item with its key, else, where another reading gave it another key, the one that stands in its place. */
  target({ key, layer, spans = [], verdict }: Correction): Item | undefined {
    const found = this.even(layer, key);
    if (found) return found;
    const at = (item: Span): boolean => spans.some((s) => sameSpan(s, item));
    if (layer === 'mentions' || layer === 'times') return this.items(layer).find(at);
    if (layer === 'actors' || layer === 'places') {
      const refer = layer === 'actors' ? ('actor' as const) : ('place' as const);
      const mention = this.record.mentions.find((m) => m[refer] !== undefined && at(m));
      return this.byId(layer, mention?.[refer]);
    }
    // That this was no attack does not say that it is no threat either.
    if (layer === 'events') return verdict.op === 'set' ? this.record.events.find((e) => at(e.trigger)) : undefined;
    return this.record.statements.find((s) => [s.content[0], s.cue[0]].some((x) => x !== undefined && at(x)));
  }

  /** Takes in an item that a person made, in the order of the text. */
  insert<L extends ItemLayer>(layer: L, item: Omit<Items[L], 'id'> & { key: string }): Items[L] {
    const taken = new Set(this.items(layer).map((x) => x.id));
    let n = this.items(layer).length + 1;
    while (taken.has(`${PREFIX[layer]}${n}`)) n += 1;
    const made = { id: `${PREFIX[layer]}${n}`, ...item } as unknown as Items[L];
    const start = spanOf(made)?.start;
    const before = start === undefined ? -1 : this.items(layer).findIndex((x) => spanOf(x)!.start > start);
    this.items(layer).splice(before < 0 ? this.items(layer).length : before, 0, made);
    this.keys.set(`${layer} ${item.key}`, made);
    this.made.add(made);
    return made;
  }

  /** Gives an item that the machine has found since the key under which a person had added it. */
  rename(layer: ItemLayer, item: Item, key: string): void {
    item.key = key;
    this.keys.set(`${layer} ${key}`, item);
  }

  /** The actor that is named by its key or told anew; `owner` and `field` make the key of a new one. */
  actor(ref: string | NewActor, owner: string, field: string): Actor | undefined {
    if (typeof ref === 'string') return this.find('actors', ref);
    const key = keyByHand(this.record.report.sha256, 'actors', owner, field, ref.name);
    return this.find('actors', key) ?? this.insert('actors', { key, sectors: [], by: 'person', ...ref });
  }

  place(ref: string | NewPlace, owner: string, field: string): Place | undefined {
    if (typeof ref === 'string') return this.find('places', ref);
    const key = keyByHand(this.record.report.sha256, 'places', owner, field, ref.source ?? `${ref.name} ${ref.lat} ${ref.lon}`);
    return this.find('places', key) ?? this.insert('places', { key, by: 'person', ...ref });
  }

  /** All that is said of one actor is said of another; mentions alone where some are given. */
  moveActor(from: Actor, to: Actor, of?: ReadonlySet<Mention>): void {
    const spans = of && [...of];
    const moves = (m: Span): boolean => !spans || spans.some((x) => sameSpan(x, m));
    for (const m of this.record.mentions) if (m.actor === from.id && (!of || of.has(m))) m.actor = to.id;
    for (const s of this.record.statements) {
      const says = !spans || s.source.some((x) => spans.some((m) => m.start < x.end && x.start < m.end));
      if (s.speaker === from.id && says) s.speaker = to.id;
      if (s.audience === from.id && !spans) s.audience = to.id;
    }
    const move = <T extends Span & { actor: string }>(p: T): T => (p.actor === from.id && moves(p) ? { ...p, actor: to.id } : p);
    for (const e of this.record.events) {
      e.actors = e.actors.map(move);
      e.recipients = e.recipients.map(move);
    }
    if (!of && from.key !== undefined) {
      this.aliases.set(from.key, to.key ?? to.id);
      this.gone.add(from);
    }
  }
}
