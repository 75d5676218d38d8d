// A record → what in it doesn't hold: spans outside the text, ids that refer to nothing, keys twice. It doesn't judge the reading.
import { createHash } from 'node:crypto';
import type { ReportRecord, Span } from '../core/index.ts';
import type { Fault } from './store.ts';

/** Faults of a record, in the order of its layers. */
export const recordFaults = (record: ReportRecord): Fault[] => {
  const faults: Fault[] = [];
  const { text, id: report } = record.report;
  const say = (code: string, message: string, key?: string): void => {
    faults.push({ code, message, report, ...(key !== undefined && { key }) });
  };
  if (createHash('sha256').update(text).digest('hex') !== record.report.sha256)
    say('digest', 'the text is not the one that its sha256 names');
  const inText = ({ start, end }: Span): boolean =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
  const span = (what: string, s: Span | undefined, key?: string): void => {
    if (s && !inText(s)) say('span', `${what}: ${s.start}–${s.end} is no stretch of a text of ${text.length}`, key);
  };
  const idsOf = (items: readonly { id: string }[]) => new Set(items.map((x) => x.id));
  const known = {
    actor: idsOf(record.actors),
    place: idsOf(record.places),
    time: idsOf(record.times),
    statement: idsOf(record.statements),
  };
  const refer = (what: string, to: keyof typeof known, id: string | undefined, key?: string): void => {
    if (id !== undefined && !known[to].has(id)) say('reference', `${what} refers to ${to} ${id}, which is not there`, key);
  };

  for (const s of record.sentences) span('a sentence', s);
  for (const m of record.mentions) {
    span(`mention ${m.id}`, m, m.key);
    refer(`mention ${m.id}`, 'actor', m.actor, m.key);
    refer(`mention ${m.id}`, 'place', m.place, m.key);
  }
  for (const t of record.times) span(`time ${t.id}`, t, t.key);
  for (const s of record.statements) {
    for (const x of [...s.source, ...s.cue, ...s.content]) span(`statement ${s.id}`, x, s.key);
    if (!s.content.length) say('span', `statement ${s.id} has no content`, s.key);
    refer(`statement ${s.id}`, 'actor', s.speaker, s.key);
    refer(`statement ${s.id}`, 'actor', s.audience, s.key);
    refer(`statement ${s.id}`, 'time', s.said, s.key);
    refer(`statement ${s.id}`, 'place', s.at, s.key);
    refer(`statement ${s.id}`, 'statement', s.via, s.key);
  }
  for (const e of record.events) {
    span(`event ${e.id}`, e.trigger, e.key);
    for (const p of [...e.actors, ...e.recipients]) {
      span(`a party of event ${e.id}`, p, e.key);
      refer(`event ${e.id}`, 'actor', p.actor, e.key);
    }
    for (const from of [e.placeFrom, e.timeFrom]) if (from && 'start' in from) span(`event ${e.id}`, from, e.key);
    span(`the condition of event ${e.id}`, e.condition, e.key);
    for (const c of e.casualties ?? []) {
      span(`casualties of event ${e.id}`, c, e.key);
      refer(`event ${e.id}`, 'statement', c.statement, e.key);
    }
    refer(`event ${e.id}`, 'place', e.place, e.key);
    refer(`event ${e.id}`, 'time', e.time, e.key);
    refer(`event ${e.id}`, 'statement', e.statement, e.key);
    if (!(e.sentence >= 0 && e.sentence < record.sentences.length))
      say('reference', `event ${e.id} stands in sentence ${e.sentence}, which is not there`, e.key);
  }
  for (const layer of ['mentions', 'actors', 'places', 'times', 'statements', 'events'] as const) {
    const seen = new Set<string>();
    for (const { key, id } of record[layer]) {
      if (key === undefined) say('key', `${layer}: ${id} has no key`);
      else if (seen.has(key)) say('key', `${layer}: two items have one key`, key);
      else seen.add(key);
    }
  }
  return faults;
};
