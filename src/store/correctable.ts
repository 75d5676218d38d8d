// Which fields of an item a person may set, and what they may hold; why a verdict or an added item can't be kept by its look alone.
// Whether it fits the record it is for is asked in apply-corrections.ts.
import { type EventType, quadOf, type Span } from '../core/index.ts';
import type { AddedLayer, Verdict } from './corrections.ts';
import type { ItemLayer } from './store.ts';

type Check = (value: unknown) => boolean;

const EVENT_TYPES: readonly EventType[] = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
];
const LONGEST = 500; // characters of a name or code that a person writes

const among =
  (...values: readonly string[]): Check =>
  (x) =>
    typeof x === 'string' && values.includes(x);
const isWord: Check = (x) => typeof x === 'string' && x.trim() !== '' && x.length <= LONGEST;
const isFlag: Check = (x) => typeof x === 'boolean';
const isCountry: Check = (x) => typeof x === 'string' && /^[A-Z]{3}$/.test(x);
const isDate: Check = (x) => typeof x === 'string' && /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/.test(x);
const isNumber =
  (least: number, most: number): Check =>
  (x) =>
    typeof x === 'number' && x >= least && x <= most;
const listOf =
  (check: Check): Check =>
  (x) =>
    Array.isArray(x) && x.length <= LONGEST && x.every(check);
const orNull =
  (check: Check): Check =>
  (x) =>
    x === null || check(x);
const either =
  (...checks: readonly Check[]): Check =>
  (x) =>
    checks.some((check) => check(x));
const fieldsOf =
  (needed: Record<string, Check>, optional: Record<string, Check>): Check =>
  (x) =>
    typeof x === 'object' &&
    x !== null &&
    !Array.isArray(x) &&
    Object.entries(needed).every(([name, check]) => check((x as Record<string, unknown>)[name])) &&
    Object.entries(x).every(([name, value]) => (needed[name] ?? optional[name])?.(value));

const isSpan: Check = (x) => {
  const { start, end } = (x ?? {}) as Partial<Span>;
  return Number.isInteger(start) && Number.isInteger(end) && start! >= 0 && start! < end!;
};
/** A TIMEX3 value: a date or a part of one with unknown parts as X, a period, PAST_REF and the like. */
const isTimex: Check = (x) =>
  typeof x === 'string' &&
  /^(?:BC)?[\dX]{2,4}(?:-[\dXWQHSPFAUIE]{2,3}(?:-(?:[\dX]{1,2}|WE))?)?(?:T(?:[\dX]{2}(?::[\dX]{2})?(?::[\dX]{2})?(?:Z|[+-]\d\d(?::?\d\d)?)?|[A-Z]{2}))?$|^P(?=.)(?:[\dX.]+[YMWD]|[\dX.]*(?:DE|CE|QU|WE|SP|SU|FA|WI)|T[\dX.]+[HMS])+$|^(?:PAST|PRESENT|FUTURE)_REF$/.test(
    x,
  );

const isActorKind = among('person', 'organization', 'group', 'country');
const isNewActor = fieldsOf(
  { name: isWord, kind: isActorKind },
  { country: isCountry, body: isCountry, sectors: listOf(isCountry) },
);
const isNewPlace = fieldsOf(
  { name: isWord, lat: isNumber(-90, 90), lon: isNumber(-180, 180) },
  { radiusKm: isNumber(0, 20_038), country: isCountry, admin1: isWord, feature: isWord, source: isWord },
);
const isActorRef = either(isWord, isNewActor);
const isPlaceRef = either(isWord, isNewPlace);
const isMentionKind = among(
  'person',
  'organization',
  'location',
  'nationality',
  'weapon',
  'vehicle',
  'platform',
  'money',
  'quantity',
  'document',
  'url',
);
const isForm = among('name', 'nominal', 'pronoun');
const isManner = among('direct', 'indirect', 'mixed');
const isTimeType = among('DATE', 'TIME', 'DURATION', 'SET');
const isReality = among('actual', 'future', 'hypothetical', 'historical');
const isSaidBy = among('outlet', 'statement', 'unclear');
const isType = among(...EVENT_TYPES);

/** Fields that a person may set, and what they may hold; null takes a field away where it may be absent. */
export const CORRECTABLE: Record<ItemLayer, Record<string, Check>> = {
  events: {
    type: isType,
    mode: orNull(isWord),
    contexts: listOf(isWord),
    reality: isReality,
    negated: isFlag,
    actors: listOf(isWord),
    recipients: listOf(isWord),
    reciprocal: isFlag,
    saidBy: isSaidBy,
    statement: orNull(isWord),
    place: orNull(isPlaceRef),
    time: orNull(isWord),
    condition: orNull(isSpan),
  },
  statements: {
    speaker: orNull(isActorRef),
    source: listOf(isSpan),
    cue: listOf(isSpan),
    content: (x) => listOf(isSpan)(x) && (x as unknown[]).length > 0,
    force: orNull(isWord),
    manner: isManner,
    negated: isFlag,
    said: orNull(isWord),
    at: orNull(isWord),
    audience: orNull(isActorRef),
    via: orNull(isWord),
  },
  actors: {
    name: isWord,
    kind: isActorKind,
    country: orNull(isCountry),
    body: orNull(isCountry),
    sectors: listOf(isCountry),
  },
  mentions: { kind: isMentionKind, form: isForm, actor: orNull(isActorRef), place: orNull(isPlaceRef) },
  places: {
    name: isWord,
    lat: isNumber(-90, 90),
    lon: isNumber(-180, 180),
    radiusKm: orNull(isNumber(0, 20_038)),
    country: orNull(isCountry),
    admin1: orNull(isWord),
    feature: orNull(isWord),
    source: orNull(isWord),
  },
  times: { type: isTimeType, value: orNull(isTimex), from: orNull(isDate), to: orNull(isDate) },
};

const ADDED: Record<AddedLayer, Check> = {
  mentions: fieldsOf(
    { start: Number.isInteger, end: Number.isInteger, kind: isMentionKind },
    { form: isForm, actor: isActorRef, place: isPlaceRef },
  ),
  times: fieldsOf(
    { start: Number.isInteger, end: Number.isInteger, type: isTimeType },
    { value: isTimex, from: isDate, to: isDate },
  ),
  statements: fieldsOf(
    { content: CORRECTABLE.statements.content! },
    {
      source: listOf(isSpan),
      cue: listOf(isSpan),
      speaker: isActorRef,
      manner: isManner,
      force: isWord,
      negated: isFlag,
      said: isWord,
      via: isWord,
    },
  ),
  events: fieldsOf(
    { trigger: isSpan, type: isType, reality: isReality },
    {
      mode: isWord,
      contexts: listOf(isWord),
      actors: listOf(isWord),
      recipients: listOf(isWord),
      reciprocal: isFlag,
      negated: isFlag,
      saidBy: isSaidBy,
      statement: isWord,
      place: isPlaceRef,
      time: isWord,
    },
  ),
};

export const isAddedLayer = (layer: string): layer is AddedLayer => Object.hasOwn(ADDED, layer);

/** Why a verdict can't be kept for an item of this layer; undefined where nothing in it speaks against it. */
export const verdictFault = (layer: ItemLayer, verdict: Verdict): string | undefined => {
  if (verdict.op === 'confirm' || verdict.op === 'reject') return undefined;
  if (verdict.op === 'add') {
    if (!isAddedLayer(layer)) return `${layer} are not added by themselves; add a mention with an actor or a place`;
    return ADDED[layer](verdict.item) ? undefined : `this is no item of ${layer}: ${JSON.stringify(verdict.item)}`;
  }
  if (verdict.op === 'merge' || verdict.op === 'split') {
    if (layer !== 'actors') return `only actors are merged and split, not ${layer}`;
    if (verdict.op === 'merge') return isWord(verdict.into) ? undefined : 'the actor to merge it with is missing';
    if (!listOf(isWord)(verdict.mentions) || !verdict.mentions.length) return 'the mentions that are somebody else’s are missing';
    return verdict.actor === undefined || isNewActor(verdict.actor) ? undefined : 'the other actor needs a name and a kind';
  }
  const fields = CORRECTABLE[layer];
  for (const [name, value] of Object.entries(verdict.fields)) {
    if (!Object.hasOwn(fields, name))
      return `${layer} have no field "${name}" that can be set; there are: ${Object.keys(fields).join(', ')}`;
    if (!fields[name]!(value)) return `${JSON.stringify(value)} is no value for "${name}"`;
  }
  return Object.keys(verdict.fields).length ? undefined : 'nothing is set';
};

/** An event of another type or mode: its scale and codes were those of the old ones and would say what nobody said. */
export const recoded = <T extends { type: EventType; mode?: string; score?: number; cameo?: string }>(
  event: T,
  fields: { type?: EventType; mode?: string | null },
): T => {
  const next = { ...event };
  const type = fields.type ?? event.type;
  const mode = fields.mode === undefined ? (type === event.type ? event.mode : undefined) : (fields.mode ?? undefined);
  if (type === event.type && mode === event.mode) return next;
  delete next.score;
  delete next.cameo;
  delete next.mode;
  return { ...next, type, quad: quadOf(type), ...(mode !== undefined && { mode }) };
};
