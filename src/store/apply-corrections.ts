// A record and the log of what people said of it → the record as corrected. Corrections are taken in their order, later ones win, undone ones are
// skipped; one that no longer finds what it speaks of does nothing. What comes out keeps the contract (core's recordFaults) whatever was undone.
import {
  type Actor,
  type Event,
  type Mention,
  type Party,
  type Place,
  type ReportRecord,
  recordFaults,
  type Span,
  type Statement,
  sameSpan,
  type TimeExpression,
} from '../core/index.ts';
import { recoded } from './correctable.ts';
import type { AddedEvent, AddedMention, AddedStatement, AddedTime, Correction, NewActor, NewPlace } from './corrections.ts';
import { settleRecord } from './settle-record.ts';
import { type Item, WorkingRecord } from './working-record.ts';

export interface Applied {
  record: ReportRecord;
  /** Key of an item → the corrections that hold for it, by number. */
  of: ReadonlyMap<string, readonly number[]>;
  /** Corrections that hold, and find nothing to speak of in this reading. */
  lost: readonly number[];
}

type Fields = Readonly<Record<string, unknown>>;
type Say = (fault: string) => void;
type Setter = (work: WorkingRecord, item: never, fields: Fields, say: Say) => void;

const PERSON = 'person';
const DESCRIBES = ['country', 'admin1', 'feature', 'source', 'radiusKm'] as const;

/** Sets a field, or takes it away where the value is null. */
const put = <T extends object>(item: T, name: keyof T & string, value: unknown): void => {
  if (value === null || value === undefined) delete item[name];
  else item[name] = value as T[keyof T & string];
};

const keyOf = (item: Item): string => item.key ?? item.id;
const textOf = (work: WorkingRecord, s: Span): string => `“${work.record.report.text.slice(s.start, s.end)}”`;

/** The parties that mentions name. */
const partiesOf = (work: WorkingRecord, mentions: readonly string[], say: Say): Party[] =>
  mentions.flatMap((key) => {
    const mention = work.find('mentions', key);
    if (!mention) say(`there is no mention ${key}`);
    else if (mention.actor === undefined) say(`${textOf(work, mention)} names no actor; say first who it is`);
    if (mention?.actor === undefined) return [];
    return [{ actor: mention.actor, start: mention.start, end: mention.end }];
  });

const setMention = (work: WorkingRecord, mention: Mention, fields: Fields, say: Say): void => {
  for (const name of ['kind', 'form'] as const) if (fields[name] !== undefined) put(mention, name, fields[name]);
  if (fields.actor !== undefined) {
    const before = work.byId('actors', mention.actor);
    const actor = fields.actor === null ? undefined : work.actor(fields.actor as string | NewActor, keyOf(mention), 'actor');
    if (fields.actor !== null && !actor) say(`there is no actor ${JSON.stringify(fields.actor)}`);
    else if (actor && before && before !== actor) work.moveActor(before, actor, new Set([mention]));
    else put(mention, 'actor', actor?.id);
  }
  if (fields.place !== undefined) {
    const before = mention.place;
    const place = fields.place === null ? undefined : work.place(fields.place as string | NewPlace, keyOf(mention), 'place');
    if (fields.place !== null && !place) say(`there is no place ${JSON.stringify(fields.place)}`);
    else {
      put(mention, 'place', place?.id);
      for (const e of work.record.events)
        if (
          e.place !== undefined &&
          e.place === before &&
          e.placeFrom &&
          'start' in e.placeFrom &&
          sameSpan(e.placeFrom, mention)
        ) {
          put(e, 'place', place?.id);
          if (!place) delete e.placeFrom;
        }
    }
  }
};

const setActor = (_work: WorkingRecord, actor: Actor, fields: Fields): void => {
  for (const name of ['name', 'kind', 'country', 'body', 'sectors'] as const)
    if (fields[name] !== undefined) put(actor, name, fields[name]);
  // A body such as the UN has no country; what a person told is no longer unknown.
  if (typeof fields.country === 'string' && fields.body === undefined) delete actor.body;
  if (typeof fields.body === 'string' && fields.country === undefined) delete actor.country;
  if (['country', 'body', 'sectors'].some((name) => fields[name] !== undefined)) delete actor.unknown;
};

const setPlace = (_work: WorkingRecord, place: Place, fields: Fields): void => {
  // Another point has another record, country and so on: what is not told again would be the old point's.
  if (fields.lat !== undefined || fields.lon !== undefined || fields.source !== undefined)
    for (const name of DESCRIBES) delete place[name];
  for (const name of ['name', 'lat', 'lon', ...DESCRIBES] as const)
    if (fields[name] !== undefined) put(place, name, fields[name]);
};

const setTime = (_work: WorkingRecord, time: TimeExpression, fields: Fields): void => {
  if (fields.value !== undefined) {
    delete time.from;
    delete time.to;
  }
  for (const name of ['type', 'value', 'from', 'to'] as const) if (fields[name] !== undefined) put(time, name, fields[name]);
};

const setStatement = (work: WorkingRecord, statement: Statement, fields: Fields, say: Say): void => {
  for (const name of ['force', 'manner'] as const) if (fields[name] !== undefined) put(statement, name, fields[name]);
  if (fields.negated !== undefined) put(statement, 'negated', fields.negated || null);
  const { length } = work.record.report.text;
  for (const name of ['source', 'cue', 'content'] as const) {
    const spans = fields[name] as readonly Span[] | undefined;
    if (!spans) continue;
    if (spans.some((s) => s.end > length)) say(`the ${name} lies outside of the text`);
    else statement[name] = spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  }
  for (const name of ['speaker', 'audience'] as const) {
    const ref = fields[name] as string | NewActor | null | undefined;
    const actor = ref === null || ref === undefined ? undefined : work.actor(ref, keyOf(statement), name);
    if (ref && !actor) say(`there is no actor ${JSON.stringify(ref)}`);
    else if (ref !== undefined) put(statement, name, actor?.id);
  }
  for (const [name, layer] of [
    ['said', 'times'],
    ['at', 'places'],
    ['via', 'statements'],
  ] as const) {
    const key = fields[name] as string | null | undefined;
    const to = key ? work.find(layer, key) : undefined;
    if (key && !to) say(`there is nothing with the key ${key} in ${layer}`);
    else if (key !== undefined) put(statement, name, to?.id);
    if (name !== 'via' || !to) continue;
    const outer = (to as Statement).content;
    if (to === statement || !statement.content.every((c) => outer.some((o) => o.start <= c.start && c.end <= o.end)))
      say('a statement within another must lie in the words of that one');
  }
};

const setEvent = (work: WorkingRecord, event: Event, fields: Fields, say: Say): void => {
  const coded = recoded(event, fields as { type?: Event['type']; mode?: string | null });
  for (const name of ['mode', 'score', 'cameo'] as const) put(event, name, coded[name]);
  Object.assign(event, { type: coded.type, quad: coded.quad });
  for (const name of ['contexts', 'reality', 'negated'] as const) if (fields[name] !== undefined) put(event, name, fields[name]);
  if (fields.reciprocal !== undefined) put(event, 'reciprocal', fields.reciprocal || null);
  for (const name of ['actors', 'recipients'] as const)
    if (fields[name] !== undefined) event[name] = partiesOf(work, fields[name] as string[], say);
  const { length } = work.record.report.text;
  if (fields.condition !== undefined) {
    if (fields.condition && (fields.condition as Span).end > length) say('the condition lies outside of the text');
    else put(event, 'condition', fields.condition);
  }

  if (typeof fields.statement === 'string') {
    const statement = work.find('statements', fields.statement);
    if (!statement) say(`there is no statement ${fields.statement}`);
    else if (fields.saidBy !== undefined && fields.saidBy !== 'statement') say('a statement goes with saidBy=statement alone');
    else Object.assign(event, { saidBy: 'statement', statement: statement.id });
  } else if (fields.saidBy === 'statement' && (event.statement === undefined || fields.statement === null))
    say('saidBy=statement needs the key of the statement, too');
  else if (fields.saidBy !== undefined || fields.statement === null) {
    event.saidBy = (fields.saidBy as Event['saidBy'] | undefined) ?? 'unclear';
    if (event.saidBy !== 'statement') delete event.statement;
  }

  if (fields.place !== undefined) {
    const place = fields.place === null ? undefined : work.place(fields.place as string | NewPlace, keyOf(event), 'place');
    if (fields.place !== null && !place) say(`there is no place ${JSON.stringify(fields.place)}`);
    else {
      put(event, 'place', place?.id);
      // The nearest words that name it tell it; a place that a person chose for the words that told the old one keeps those.
      const told =
        place &&
        nearest(
          work.record.mentions.filter((m) => m.place === place.id),
          event.trigger,
        );
      if (told) event.placeFrom = told;
      else if (!place || typeof fields.place === 'string' || !event.placeFrom || 'fallback' in event.placeFrom)
        delete event.placeFrom;
    }
  }
  if (fields.time !== undefined) {
    const time = fields.time === null ? undefined : work.find('times', fields.time as string);
    if (fields.time !== null && !time) say(`there is no time ${fields.time}`);
    else {
      put(event, 'time', time?.id);
      put(event, 'timeFrom', time && { start: time.start, end: time.end });
    }
  }
};

const nearest = (spans: readonly Span[], to: Span): Span | undefined => {
  const [best] = [...spans].sort((a, b) => Math.abs(a.start - to.start) - Math.abs(b.start - to.start));
  return best && { start: best.start, end: best.end };
};

const SETTERS: Record<Correction['layer'], Setter> = {
  mentions: setMention,
  actors: setActor,
  places: setPlace,
  times: setTime,
  statements: setStatement,
  events: setEvent,
};

/** An item that a person adds. What the machine has found in the same place since is that item, with what the person says of it. */
const add = (work: WorkingRecord, { key, layer, verdict }: Correction, say: Say): Item | undefined => {
  if (verdict.op !== 'add') return undefined;
  const { text } = work.record.report;
  const outside = (...spans: readonly Span[]): boolean => {
    if (spans.every((s) => s.start >= 0 && s.start < s.end && s.end <= text.length)) return false;
    say(`it lies outside of the text, which has ${text.length} characters`);
    return true;
  };
  if (layer === 'mentions') {
    const { start, end, kind, form = 'name', ...rest } = verdict.item as AddedMention;
    if (outside({ start, end })) return undefined;
    const known = work.items('mentions').find((m) => sameSpan(m, { start, end }) && m.kind === kind && !work.made.has(m));
    const item = known ?? work.insert('mentions', { key, start, end, kind, form, by: PERSON });
    work.rename(layer, item, key);
    setMention(work, item, rest, say);
    return item;
  }
  if (layer === 'times') {
    const { start, end, ...rest } = verdict.item as AddedTime;
    if (outside({ start, end })) return undefined;
    const known = work.items('times').find((t) => sameSpan(t, { start, end }) && !work.made.has(t));
    const item = known ?? work.insert('times', { key, start, end, type: rest.type, by: PERSON });
    work.rename(layer, item, key);
    setTime(work, item, rest as unknown as Fields);
    return item;
  }
  if (layer === 'statements') {
    const { content, source = [], cue = [], manner = 'indirect', ...rest } = verdict.item as AddedStatement;
    if (outside(...content, ...source, ...cue)) return undefined;
    const known = work.items('statements').find((s) => sameSpan(s.content[0]!, content[0]!) && !work.made.has(s));
    const item = known ?? work.insert('statements', { key, source, cue, content, manner, by: PERSON });
    work.rename(layer, item, key);
    setStatement(work, item, { content, source, cue, manner, ...rest }, say);
    return item;
  }
  const { trigger, type, ...rest } = verdict.item as AddedEvent;
  if (outside(trigger)) return undefined;
  const sentence = work.record.sentences.findLastIndex((s) => s.start <= trigger.start);
  if (!work.record.sentences.length) {
    say('a text without sentences holds no event');
    return undefined;
  }
  const known = work.items('events').find((e) => sameSpan(e.trigger, trigger) && e.type === type && !work.made.has(e));
  const item =
    known ??
    work.insert('events', {
      key,
      type,
      quad: 'verbal cooperation', // set by the type, when the record is settled
      contexts: [],
      trigger: { start: trigger.start, end: trigger.end },
      sentence: Math.max(0, sentence),
      actors: [],
      recipients: [],
      reality: rest.reality,
      negated: false,
      saidBy: 'outlet',
      salience: 0, // what the report is about is the machine's to weigh
      confidence: 1,
      by: PERSON,
    });
  work.rename(layer, item, key);
  setEvent(work, item, rest, say);
  return item;
};

/** Takes one correction into the record; what it is of, where that is there. */
const apply = (work: WorkingRecord, correction: Correction, say: Say): Item | undefined => {
  const { verdict, layer } = correction;
  if (verdict.op === 'add') return add(work, correction, say);
  const item = work.target(correction);
  if (!item) return undefined;
  if (verdict.op === 'reject') {
    work.gone.add(item);
    return item;
  }
  if (verdict.op === 'merge') {
    const into = work.find('actors', verdict.into);
    if (!into) say(`there is no actor ${verdict.into} in this report`);
    else if (into === item) say('an actor is not merged with itself');
    else work.moveActor(item as Actor, into);
    return into;
  }
  if (verdict.op === 'split') {
    const mentions = verdict.mentions.flatMap((key) => {
      const mention = work.find('mentions', key);
      if (!mention || mention.actor !== item.id)
        say(`${mention ? textOf(work, mention) : key} is no mention of ${(item as Actor).name}`);
      return mention?.actor === item.id ? [mention] : [];
    });
    const [first] = [...mentions].sort((a, b) => Number(b.form === 'name') - Number(a.form === 'name') || a.start - b.start);
    if (!first) return item;
    if (!work.record.mentions.some((m) => m.actor === item.id && !mentions.includes(m)))
      say('all its mentions would go; set its fields instead');
    const told = verdict.actor ?? { name: work.record.report.text.slice(first.start, first.end), kind: (item as Actor).kind };
    const other = work.actor(told, keyOf(item), `split ${verdict.mentions.join(' ')}`)!;
    work.moveActor(item as Actor, other, new Set(mentions));
    return item;
  }
  // Set or confirmed after all: what had been taken away is there again, and no bound on confidence hides what a person looked at.
  work.gone.delete(item);
  if (verdict.op === 'set') SETTERS[layer](work, item as never, verdict.fields, say);
  if ('confidence' in item) item.confidence = 1;
  return item;
};

const run = (
  record: ReportRecord,
  corrections: readonly Correction[],
): Applied & { said: Map<number, string[]>; cost: string[] } => {
  const work = new WorkingRecord(record);
  const of = new Map<string, number[]>();
  const lost: number[] = [];
  const said = new Map<number, string[]>();
  for (const correction of corrections) {
    const { number } = correction;
    const item = apply(work, correction, (fault) => void said.set(number, [...(said.get(number) ?? []), fault]));
    if (!item) lost.push(number);
    else of.set(keyOf(item), [...(of.get(keyOf(item)) ?? []), number]);
  }
  const cost = settleRecord(work, record);
  return { record: work.record, of, lost, said, cost };
};

const live = (corrections: readonly Correction[]): Correction[] => corrections.filter((c) => c.undone === undefined);

/** The record as people corrected it, which corrections hold for which item, and which find nothing any more. */
export const traceCorrections = (record: ReportRecord, corrections: readonly Correction[]): Applied => {
  const holding = live(corrections);
  if (!holding.length) return { record, of: new Map(), lost: [] };
  const { record: corrected, of, lost } = run(record, holding);
  return { record: corrected, of, lost };
};

/** The record as people corrected it. Rejected items are left out, and what refers to them. Later corrections win. */
export const applyCorrections = (record: ReportRecord, corrections: readonly Correction[]): ReportRecord =>
  traceCorrections(record, corrections).record;

/** Why a correction can't be kept beside those that hold; undefined where it can. */
export const correctionFault = (
  record: ReportRecord,
  corrections: readonly Correction[],
  correction: Correction,
): string | undefined => {
  const holding = live(corrections);
  const [before, after] = [run(record, holding), run(record, [...holding, correction])];
  const own = after.said.get(correction.number);
  if (own) return own.join('; ');
  if (after.lost.includes(correction.number)) return 'the item is not in the current reading of the report';
  const cost = after.cost.filter((c) => !before.cost.includes(c));
  if (cost.length) return cost.join('; ');
  const known = new Set(recordFaults(before.record));
  return recordFaults(after.record).find((fault) => !known.has(fault));
};
