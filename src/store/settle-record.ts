// A corrected record → the same without loose ends: what was taken away goes, and so does every reference to it; parties follow their mentions;
// nobody stands on both sides. Tells what it had to give up that nobody asked for, so that a correction which would cost that can be refused.
import { type Party, quadOf, type ReportRecord, sameSpan } from '../core/index.ts';
import { type Item, LAYERS, type WorkingRecord } from './working-record.ts';

/** Ids of a layer that something refers to. */
const referred = (record: ReportRecord): Set<string> =>
  new Set(
    [
      ...record.mentions.flatMap((m) => [m.actor, m.place]),
      ...record.statements.flatMap((s) => [s.speaker, s.audience, s.at]),
      ...record.events.flatMap((e) => [e.place, ...[...e.actors, ...e.recipients].map((p) => p.actor)]),
    ].filter((id) => id !== undefined),
  );

/** Deletes fields whose value names nothing that is there. */
const loosen = <T extends object>(item: T, fields: readonly (keyof T)[], known: ReadonlySet<unknown>): void => {
  for (const field of fields) if (item[field] !== undefined && !known.has(item[field])) delete item[field];
};

/** Mends the record in place. `raw` is the record as it was read. */
export const settleRecord = (work: WorkingRecord, raw: ReportRecord): string[] => {
  const { record, gone, made } = work;
  const said: string[] = [];
  const text = (s: { start: number; end: number }): string => `“${record.report.text.slice(s.start, s.end)}”`;
  const drop = (layer: (typeof LAYERS)[number], out: (item: Item) => boolean): void => {
    const kept = (record[layer] as Item[]).filter((x) => !out(x));
    (record[layer] as Item[]).splice(0, Infinity, ...kept);
  };
  for (const layer of LAYERS) drop(layer, (x) => gone.has(x));

  const ids = (layer: (typeof LAYERS)[number]): Set<string> => new Set((record[layer] as Item[]).map((x) => x.id));
  const [actors, places, times, statements] = [ids('actors'), ids('places'), ids('times'), ids('statements')];
  for (const m of record.mentions) {
    loosen(m, ['actor'], actors);
    loosen(m, ['place'], places);
  }
  const byId = new Map(record.statements.map((s) => [s.id, s]));
  for (const s of record.statements) {
    loosen(s, ['speaker', 'audience'], actors);
    loosen(s, ['said'], times);
    loosen(s, ['at'], places);
    const outer = s.via === undefined ? undefined : byId.get(s.via);
    const within =
      outer && outer !== s && s.content.every((c) => outer.content.some((o) => o.start <= c.start && c.end <= o.end));
    if (s.via !== undefined && !within) delete s.via;
  }
  // A ring of statements, each within the other (spans that are the same), has no outermost one.
  for (const s of record.statements) {
    const seen = new Set([s.id]);
    for (let x = s; x.via !== undefined; x = byId.get(x.via)!) {
      if (seen.has(x.via)) {
        delete x.via;
        break;
      }
      seen.add(x.via);
    }
  }

  const named = record.mentions.filter((m) => m.actor !== undefined);
  const settled = (parties: readonly Party[]): Party[] => {
    const out: Party[] = [];
    for (const p of parties) {
      const there = named.filter((m) => sameSpan(m, p));
      const actor = there.some((m) => m.actor === p.actor) ? p.actor : there[0]?.actor;
      if (actor !== undefined && !out.some((x) => sameSpan(x, p) && x.actor === actor)) out.push({ ...p, actor });
    }
    return out;
  };
  for (const e of record.events) {
    e.actors = settled(e.actors);
    const recipients = settled(e.recipients);
    const clash = (p: Party): boolean => !e.reciprocal && e.actors.some((a) => a.actor === p.actor || sameSpan(a, p));
    for (const p of recipients.filter(clash)) said.push(`${text(p)} would be doer and target of ${text(e.trigger)} at once`);
    e.recipients = recipients.filter((p) => !clash(p));
    e.quad = quadOf(e.type);
    if (e.place !== undefined && !places.has(e.place)) {
      delete e.place;
      delete e.placeFrom;
    }
    if (e.time !== undefined && !times.has(e.time)) {
      delete e.time;
      delete e.timeFrom;
    }
    if (e.statement !== undefined && !statements.has(e.statement)) delete e.statement;
    if (e.saidBy === 'statement' && e.statement === undefined) e.saidBy = 'unclear';
    if (e.saidBy !== 'statement') delete e.statement;
    if (e.casualties)
      e.casualties = e.casualties.map((c) => {
        if (c.statement === undefined || statements.has(c.statement)) return c;
        const { statement: _, ...rest } = c;
        return rest;
      });
  }

  // Actors and places that nothing speaks of any more, because people moved all that did.
  const [before, after] = [referred(raw), referred(record)];
  const idle = (x: Item): boolean => (before.has(x.id) || made.has(x)) && !after.has(x.id);
  drop('actors', idle);
  drop('places', idle);
  return said;
};
