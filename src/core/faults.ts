// Holds a record against the contract's rules that a JSON Schema can't say: offsets, references, what must stand together.
// Used by the tests; `sitrep check` has a list of its own in store/record-faults.ts (to be joined). It looks, and changes nothing.
import type { EventType, Quad, ReportRecord } from './record.ts';
import type { Span } from './span.ts';

const VERBAL_COOPERATION: readonly EventType[] = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'];
const MATERIAL_COOPERATION: readonly EventType[] = ['COOPERATE', 'AID', 'RETREAT'];
const VERBAL_CONFLICT: readonly EventType[] = ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'];

/** The quad of a type, as the contract has it. */
export const quadOf = (type: EventType): Quad => {
  if (VERBAL_COOPERATION.includes(type)) return 'verbal cooperation';
  if (MATERIAL_COOPERATION.includes(type)) return 'material cooperation';
  return VERBAL_CONFLICT.includes(type) ? 'verbal conflict' : 'material conflict';
};

/** What of the contract a record breaks, one line each; empty for a sound one. The digest of the text is not computed here. */
export const recordFaults = (record: ReportRecord): string[] => {
  const faults: string[] = [];
  const size = record.report.text.length;
  const span = (s: Span, what: string): void => {
    if (!(Number.isInteger(s.start) && Number.isInteger(s.end) && s.start >= 0 && s.start < s.end && s.end <= size)) {
      faults.push(`${what}: span ${s.start}-${s.end} is empty or out of range`);
    }
  };
  const ids = (list: readonly { id: string }[], what: string): Set<string> => {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) faults.push(`${what}: id ${id} stands twice`);
      seen.add(id);
    }
    return seen;
  };
  const actors = ids(record.actors, 'actors');
  const places = ids(record.places, 'places');
  const times = ids(record.times, 'times');
  const statements = ids(record.statements, 'statements');
  ids(record.mentions, 'mentions');
  ids(record.events, 'events');
  const refers = (known: ReadonlySet<string>, id: string | undefined, what: string): void => {
    if (id !== undefined && !known.has(id)) faults.push(`${what}: refers to ${id}, which is not there`);
  };

  for (const s of record.sentences) span(s, 'sentences');
  for (const [i, t] of (record.tokens ?? []).entries()) {
    span(t, `token ${i}`);
    if (t.head < -1 || t.head >= record.tokens!.length || t.head === i) faults.push(`token ${i}: head ${t.head} is out of range`);
    if (t.sentence < 0 || t.sentence >= record.sentences.length)
      faults.push(`token ${i}: sentence ${t.sentence} is out of range`);
  }
  for (const m of record.mentions) {
    span(m, `mention ${m.id}`);
    refers(actors, m.actor, `mention ${m.id}`);
    refers(places, m.place, `mention ${m.id}`);
  }
  for (const p of record.places)
    if (Math.abs(p.lat) > 90 || Math.abs(p.lon) > 180) faults.push(`place ${p.id}: coordinates out of range`);
  for (const t of record.times) span(t, `time ${t.id}`);

  const statementOf = new Map(record.statements.map((s) => [s.id, s]));
  for (const s of record.statements) {
    const name = `statement ${s.id}`;
    for (const part of [...s.source, ...s.cue, ...s.content]) span(part, name);
    if (!s.content.length) faults.push(`${name}: has no content`);
    refers(actors, s.speaker, name);
    refers(actors, s.audience, name);
    refers(times, s.said, name);
    refers(places, s.at, name);
    refers(statements, s.via, name);
    const outer = s.via === undefined ? undefined : statementOf.get(s.via);
    if (outer === s) faults.push(`${name}: lies in itself`);
    if (outer && !s.content.every((c) => outer.content.some((o) => o.start <= c.start && c.end <= o.end))) {
      faults.push(`${name}: lies outside ${outer.id}, which it names in via`);
    }
  }

  const mentions = new Set(record.mentions.map((m) => `${m.start}-${m.end} ${m.actor}`));
  for (const e of record.events) {
    const name = `event ${e.id}`;
    span(e.trigger, name);
    if (e.quad !== quadOf(e.type)) faults.push(`${name}: quad of ${e.type} is ${quadOf(e.type)}, not ${e.quad}`);
    for (const p of [...e.actors, ...e.recipients]) {
      span(p, name);
      if (!mentions.has(`${p.start}-${p.end} ${p.actor}`))
        faults.push(`${name}: party ${p.start}-${p.end} is no mention of ${p.actor}`);
    }
    const doers = new Set(e.actors.flatMap((p) => [p.actor, `${p.start}-${p.end}`]));
    if (!e.reciprocal && e.recipients.some((p) => doers.has(p.actor) || doers.has(`${p.start}-${p.end}`)))
      faults.push(`${name}: the same party on both sides`);
    if (e.sentence < 0 || e.sentence >= record.sentences.length) faults.push(`${name}: sentence ${e.sentence} is out of range`);
    refers(places, e.place, name);
    refers(times, e.time, name);
    refers(statements, e.statement, name);
    for (const from of [e.placeFrom, e.timeFrom]) if (from && !('fallback' in from)) span(from, name);
    if (e.condition) span(e.condition, name);
    if ((e.saidBy === 'statement') !== (e.statement !== undefined))
      faults.push(`${name}: a statement must stand exactly where saidBy is "statement"`);
    for (const c of e.casualties ?? []) {
      span(c, name);
      refers(statements, c.statement, name);
      if (c.max !== undefined && c.max < c.min) faults.push(`${name}: casualties from ${c.min} to ${c.max}`);
    }
  }
  return faults;
};
