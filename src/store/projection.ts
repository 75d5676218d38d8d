// A record as corrected → the rows that lists, filters and other people's tools use. Rows can always be made again from the record, so
// nothing in them is a truth of its own; `check` makes them again and compares. Names of columns are those of docs/dossier.md.
import type { ReportRecord, Span } from '../core/index.ts';
import type { Reader } from './store.ts';

/** What a column may hold; never a boolean: yes is 1. */
export type Cell = string | number | null | Uint8Array;
export type Row = Record<string, Cell>;

/** Rows by table, each with `position` in its layer. */
export type Rows = Record<ItemTable, Row[]>;

/** Tables of items, and the stage that makes each. Parties and spans belong to events and statements. */
export const ITEM_TABLES = {
  mentions: 'mentions',
  actors: 'actors',
  places: 'places',
  times: 'times',
  statements: 'statements',
  statement_spans: 'statements',
  events: 'events',
  event_parties: 'events',
} as const;
export type ItemTable = keyof typeof ITEM_TABLES;

const GAP = ' … '; // between spans that don't meet

/** All rows of a record. */
export const projectRows = (record: ReportRecord, reader: Reader): Rows => {
  const { text, published } = record.report;
  const words = (...spans: readonly (Span | undefined)[]): string =>
    spans
      .filter((s) => s !== undefined)
      .map((s) => text.slice(s.start, s.end))
      .join(GAP);
  const keyOf = (items: readonly { id: string; key?: string }[]) => {
    const keys = new Map(items.map((x) => [x.id, x.key ?? x.id]));
    return (id: string | undefined): Cell => (id === undefined ? null : (keys.get(id) ?? null));
  };
  const [actor, place, time, statement] = [
    keyOf(record.actors),
    keyOf(record.places),
    keyOf(record.times),
    keyOf(record.statements),
  ];
  const byId = <T extends { id: string }>(items: readonly T[]) => {
    const index = new Map(items.map((x) => [x.id, x]));
    return (id: string | undefined): T | undefined => (id === undefined ? undefined : index.get(id));
  };
  const [actorOf, placeOf, timeOf, statementOf] = [
    byId(record.actors),
    byId(record.places),
    byId(record.times),
    byId(record.statements),
  ];
  const names = (ids: readonly string[]): Cell => [...new Set(ids.map((id) => actorOf(id)?.name ?? ''))].join('; ') || null;
  const base = (item: { id: string; key?: string; by?: string }, position: number, table: ItemTable): Row => ({
    key: item.key ?? item.id,
    position,
    id: item.id,
    made_by: item.by ?? null,
    stage_version: reader.stages[ITEM_TABLES[table]] ?? null,
  });

  return {
    mentions: record.mentions.map((m, i) => ({
      ...base(m, i, 'mentions'),
      start: m.start,
      stop: m.end,
      words: words(m),
      kind: m.kind,
      form: m.form,
      actor: actor(m.actor),
      place: place(m.place),
    })),
    actors: record.actors.map((a, i) => ({
      ...base(a, i, 'actors'),
      name: a.name,
      kind: a.kind,
      country: a.country ?? null,
      body: a.body ?? null,
      sectors: a.sectors.join(' '),
      unknown: a.unknown ?? null,
    })),
    places: record.places.map((p, i) => ({
      ...base(p, i, 'places'),
      name: p.name,
      lat: p.lat,
      lon: p.lon,
      radius_km: p.radiusKm ?? null,
      country: p.country ?? null,
      admin1: p.admin1 ?? null,
      feature: p.feature ?? null,
      source: p.source ?? null,
      confidence: p.confidence ?? null,
    })),
    times: record.times.map((t, i) => ({
      ...base(t, i, 'times'),
      start: t.start,
      stop: t.end,
      words: words(t),
      type: t.type,
      value: t.value ?? null,
      from_date: t.from ?? null,
      to_date: t.to ?? null,
    })),
    statements: record.statements.map((s, i) => ({
      ...base(s, i, 'statements'),
      speaker: actor(s.speaker),
      speaker_name: actorOf(s.speaker)?.name ?? (words(...s.source) || null),
      cue: words(...s.cue) || null,
      content: words(...s.content),
      start: s.content[0]?.start ?? null,
      stop: s.content.at(-1)?.end ?? null,
      manner: s.manner,
      force: s.force ?? null,
      negated: s.negated ? 1 : 0,
      audience: actor(s.audience),
      said: time(s.said),
      at_place: place(s.at),
      via: statement(s.via),
      date: timeOf(s.said)?.from ?? published ?? null,
      confidence: s.confidence ?? null,
    })),
    statement_spans: record.statements.flatMap((s) =>
      (['source', 'cue', 'content'] as const).flatMap((part) =>
        s[part].map((x, i) => ({ statement: s.key ?? s.id, part, position: i, start: x.start, stop: x.end, words: words(x) })),
      ),
    ),
    events: record.events.map((e, i) => {
      const where = placeOf(e.place);
      const said = statementOf(e.statement);
      return {
        ...base(e, i, 'events'),
        type: e.type,
        mode: e.mode ?? null,
        contexts: e.contexts.join(' '),
        quad: e.quad,
        score: e.score ?? null,
        cameo: e.cameo ?? null,
        trigger_words: words(e.trigger),
        start: e.trigger.start,
        stop: e.trigger.end,
        sentence: words(record.sentences[e.sentence]) || null,
        doers: names(e.actors.map((p) => p.actor)),
        targets: names(e.recipients.map((p) => p.actor)),
        reciprocal: e.reciprocal ? 1 : 0,
        place: place(e.place),
        place_name: where?.name ?? null,
        place_country: where?.country ?? null,
        time: time(e.time),
        date: timeOf(e.time)?.from ?? published ?? null,
        reality: e.reality,
        negated: e.negated ? 1 : 0,
        said_by: e.saidBy,
        statement: statement(e.statement),
        speaker_name: said ? (actorOf(said.speaker)?.name ?? (words(...said.source) || null)) : null,
        condition: words(e.condition) || null,
        casualties: e.casualties ? JSON.stringify(e.casualties) : null,
        salience: e.salience,
        confidence: e.confidence,
      };
    }),
    event_parties: record.events.flatMap((e) =>
      (['actors', 'recipients'] as const).flatMap((role) =>
        e[role].map((p, i) => ({
          event: e.key ?? e.id,
          role: role === 'actors' ? 'doer' : 'target',
          position: i,
          actor: actor(p.actor) ?? '',
          start: p.start,
          stop: p.end,
          words: words(p),
        })),
      ),
    ),
  };
};
