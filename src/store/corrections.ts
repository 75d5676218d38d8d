// What people say of the machine's items: a layer of its own beside the record, never written into it. Applied when rows and lists are
// made, kept when a report is read again, found by the item's key; an undone correction stays in the log.
import type { Actor, Event, EventType, Quad, ReportRecord, Statement } from '../core/index.ts';
import type { ItemLayer } from './store.ts';

/** A person's word on an item: right as it is, wrong altogether, or right but for some fields. */
export type Verdict = { op: 'confirm' } | { op: 'reject' } | { op: 'set'; fields: Readonly<Record<string, unknown>> };

export interface CorrectionInput {
  /** The item's key. */
  key: string;
  verdict: Verdict;
  /** Who says so, as they want to be named. */
  by?: string;
  why?: string;
}

export interface Correction extends CorrectionInput {
  /** Number in the log. */
  number: number;
  layer: ItemLayer;
  /** Where the item stood when it was corrected, to find it again should its key change: the report's sha256 and the words. */
  sha256: string;
  words: string;
  made: string;
  undone?: string;
}

const QUADS: Record<EventType, Quad> = {
  AGREE: 'verbal cooperation',
  CONSULT: 'verbal cooperation',
  SUPPORT: 'verbal cooperation',
  CONCEDE: 'verbal cooperation',
  COOPERATE: 'material cooperation',
  AID: 'material cooperation',
  RETREAT: 'material cooperation',
  REQUEST: 'verbal conflict',
  ACCUSE: 'verbal conflict',
  REJECT: 'verbal conflict',
  THREATEN: 'verbal conflict',
  PROTEST: 'material conflict',
  SANCTION: 'material conflict',
  MOBILIZE: 'material conflict',
  COERCE: 'material conflict',
  ASSAULT: 'material conflict',
};
const among = (values: readonly string[]) => (x: unknown) => typeof x === 'string' && values.includes(x);
const isWord = (x: unknown): boolean => typeof x === 'string' && x.trim() !== '';
const isFlag = (x: unknown): boolean => typeof x === 'boolean';

/** Fields that a person may set, and what they may hold. */
export const CORRECTABLE: Record<'events' | 'statements' | 'actors', Record<string, (value: unknown) => boolean>> = {
  events: {
    type: among(Object.keys(QUADS)),
    mode: isWord,
    reality: among(['actual', 'future', 'hypothetical', 'historical']),
    negated: isFlag,
  },
  statements: { force: isWord, manner: among(['direct', 'indirect', 'mixed']), negated: isFlag },
  actors: {
    name: isWord,
    kind: among(['person', 'organization', 'group', 'country']),
    country: (x) => typeof x === 'string' && /^[A-Z]{3}$/.test(x),
    sectors: (x) => Array.isArray(x) && x.every((s) => typeof s === 'string' && /^[A-Z]{3}$/.test(s)),
  },
};

/** Why a verdict can't be kept for an item of this layer; undefined where it can. */
export const verdictFault = (layer: ItemLayer, verdict: Verdict): string | undefined => {
  if (verdict.op !== 'set') return undefined;
  const fields = (CORRECTABLE as Record<string, Record<string, (value: unknown) => boolean>>)[layer];
  if (!fields) return `fields of ${layer} can't be set; reject the item`;
  for (const [name, value] of Object.entries(verdict.fields)) {
    if (!fields[name]) return `${layer} have no field "${name}" that can be set; there are: ${Object.keys(fields).join(', ')}`;
    if (!fields[name](value)) return `${JSON.stringify(value)} is no value for "${name}"`;
  }
  return Object.keys(verdict.fields).length ? undefined : 'nothing is set';
};

const changed = <T extends object>(item: T, fields: Readonly<Record<string, unknown>>): T => {
  const next = { ...item, ...fields } as T & Partial<Event>;
  // An event's scale and codes were those of its type and mode; with another type they would say what nobody said.
  if ('type' in fields && 'quad' in item) {
    delete next.score;
    delete next.cameo;
    if (!('mode' in fields)) delete next.mode;
    next.quad = QUADS[next.type as EventType];
  }
  return next;
};

/** The record as people corrected it. Rejected events and statements are left out, and what refers to them. Later corrections win. */
export const applyCorrections = (record: ReportRecord, corrections: readonly Correction[]): ReportRecord => {
  const live = corrections.filter((c) => c.undone === undefined);
  if (!live.length) return record;
  const fields = new Map<string, Record<string, unknown>>();
  const rejected = new Set<string>();
  for (const { key, verdict } of live) {
    if (verdict.op === 'set') fields.set(key, { ...fields.get(key), ...verdict.fields });
    if (verdict.op === 'reject') rejected.add(key);
    else rejected.delete(key); // set or confirmed after all
  }
  const kept = <T extends Actor | Statement | Event>(items: readonly T[], mayGo: boolean): T[] =>
    items
      .filter(({ key }) => !(mayGo && key !== undefined && rejected.has(key)))
      .map((item) => (item.key !== undefined && fields.has(item.key) ? changed(item, fields.get(item.key)!) : item));
  const statements = kept(record.statements, true);
  const there = new Set(statements.map((s) => s.id));
  return {
    ...record,
    actors: kept(record.actors, false),
    statements: statements.map((s) => {
      if (s.via === undefined || there.has(s.via)) return s;
      const { via: _, ...rest } = s;
      return rest;
    }),
    events: kept(record.events, true).map((e) => {
      if (e.statement === undefined || there.has(e.statement)) return e;
      const { statement: _, ...rest } = e;
      return { ...rest, saidBy: 'unclear' };
    }),
  };
};
