// A record and what a careful analyst took from the report (tests/analyst/README.md) → which events are found, which of the
// things that must not be told are told, and which details hold. Events are matched one to one, as many as can be.
import type { Actor, Event, ReportRecord, Span, Statement } from '../src/core/index.ts';

/** A type and its reality; "negated" where the act is told as not done. */
type Reading = [type: string, reality: string];

export interface ExpectedEvent {
  what: string;
  /** Words that tell it, each once in the text: the trigger meets one of them. */
  near: string[];
  as: Reading[];
  doer?: string[];
  to?: string[];
  saidBy?: string[];
  mode?: string;
  time?: string;
  place?: string;
  condition?: string;
  casualties?: { kind: string; min: number };
}
export interface Forbidden {
  near: string;
  types: string[];
  /** Only where the record has the outlet itself say it. */
  saidBy?: 'outlet';
  why: string;
}
export interface Expected {
  published: string;
  events: ExpectedEvent[];
  never: Forbidden[];
  statements: { speaker: string[]; content: string }[];
  places: { name: string; lat: number; lon: number }[];
  times: { words: string; value: string }[];
}
export interface AnalystScore {
  /** By expected event: type, reality and doer right; these, and target and who says so. */
  events: { what: string; found: boolean; whole: boolean }[];
  /** What must not be told and is. */
  false: string[];
  checks: { what: string; holds: boolean }[];
  /** Of found events, per detail: right ones and those that have one. */
  details: Record<'mode' | 'time' | 'place' | 'condition' | 'casualties', { right: number; n: number }>;
  /** Events that the record holds. */
  told: number;
}

const DEGREES = 1;

/** Every place where some words stand. */
const spansOf = (text: string, words: string): Span[] => {
  const out: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) out.push({ start: at, end: at + words.length });
  if (!out.length) throw new Error(`not in the text: ${words}`);
  return out;
};
const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether one of `words` is the country or the body of an actor, or begins a word of its name or of what the text calls it. */
const isOneOf = (words: readonly string[], actor: Actor | undefined, called: string): boolean =>
  words.some(
    (w) =>
      actor?.country === w ||
      actor?.body === w ||
      new RegExp(`(?<![\\p{L}\\p{N}])${w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(`${actor?.name ?? ''} ${called}`),
  );

/** As many pairs as can be made, each item of either side in one at most (augmenting paths) → by left item, whether it has a partner. */
const paired = (lefts: number, rights: number, fits: (l: number, r: number) => boolean): { pairs: Map<number, number> } => {
  const leftOf = new Array<number>(rights).fill(-1);
  const place = (l: number, seen: Set<number>): boolean => {
    for (let r = 0; r < rights; r++) {
      if (seen.has(r) || !fits(l, r)) continue;
      seen.add(r);
      if (leftOf[r] === -1 || place(leftOf[r]!, seen)) {
        leftOf[r] = l;
        return true;
      }
    }
    return false;
  };
  for (let l = 0; l < lefts; l++) place(l, new Set());
  return { pairs: new Map(leftOf.flatMap((l, r): [number, number][] => (l === -1 ? [] : [[l, r]]))) };
};

/** Holds a record against what is expected of it. @throws Error where the expectation names words that the text lacks. */
export const scoreAnalyst = (record: ReportRecord, expected: Expected): AnalystScore => {
  const { text } = record.report;
  const actorOf = new Map(record.actors.map((a) => [a.id, a]));
  const statementOf = new Map(record.statements.map((s) => [s.id, s]));
  const words = (s: Span): string => text.slice(s.start, s.end);

  const speaks = (s: Statement | undefined, speaker: readonly string[]): boolean =>
    s !== undefined && isOneOf(speaker, actorOf.get(s.speaker ?? ''), s.source.map(words).join(' '));
  const fills = (parties: Event['actors'], names: readonly string[]): boolean =>
    parties.some((p) => isOneOf(names, actorOf.get(p.actor), words(p)));
  const reads = (e: Event, as: readonly Reading[]): boolean =>
    as.some(([type, reality]) => e.type === type && (e.negated ? reality === 'negated' : e.reality === reality));
  const isTold = (x: ExpectedEvent, e: Event): boolean =>
    x.near.some((n) => spansOf(text, n).some((s) => meets(s, e.trigger))) &&
    reads(e, x.as) &&
    (!x.doer || fills(e.actors, x.doer));
  const isWhole = (x: ExpectedEvent, e: Event): boolean =>
    isTold(x, e) &&
    (!x.to || fills(e.recipients, x.to) || (e.reciprocal === true && fills(e.actors, x.to))) &&
    (!x.saidBy ||
      (e.saidBy === 'outlet' && x.saidBy.includes('outlet')) ||
      (e.saidBy === 'statement' && (x.saidBy.includes('statement') || speaks(statementOf.get(e.statement ?? ''), x.saidBy))));

  const match = (fits: (x: ExpectedEvent, e: Event) => boolean): Map<number, number> =>
    paired(expected.events.length, record.events.length, (l, r) => fits(expected.events[l]!, record.events[r]!)).pairs;
  const found = match(isTold);
  const whole = match(isWhole);

  const isDone = (e: Event): boolean => !e.negated && (e.reality === 'actual' || e.reality === 'historical');
  const isForbidden = (f: Forbidden, e: Event): boolean =>
    spansOf(text, f.near).some((s) => meets(s, e.trigger)) &&
    (f.types.includes('*') || (f.types.includes(e.type) && isDone(e))) &&
    (!f.saidBy || e.saidBy === f.saidBy);

  const details: AnalystScore['details'] = {
    mode: { right: 0, n: 0 },
    time: { right: 0, n: 0 },
    place: { right: 0, n: 0 },
    condition: { right: 0, n: 0 },
    casualties: { right: 0, n: 0 },
  };
  const isRight = (kind: keyof AnalystScore['details'], x: ExpectedEvent, e: Event): boolean => {
    if (kind === 'mode') return e.mode === x.mode;
    if (kind === 'casualties')
      return (e.casualties ?? []).some((c) => c.kind === x.casualties!.kind && c.min === x.casualties!.min);
    if (kind === 'condition') return e.condition !== undefined && spansOf(text, x.condition!).some((s) => meets(s, e.condition!));
    if (kind === 'time') {
      if (e.timeFrom && 'fallback' in e.timeFrom) return expected.published.startsWith(x.time!);
      return record.times.some((t) => t.id === e.time && (t.value ?? '').startsWith(x.time!));
    }
    const named = record.mentions.filter((m) => m.place !== undefined && m.place === e.place).map(words);
    return [record.places.find((p) => p.id === e.place)?.name ?? '', ...named].some((n) => n.includes(x.place!));
  };
  for (const [l, r] of found) {
    const [x, e] = [expected.events[l]!, record.events[r]!];
    for (const kind of Object.keys(details) as (keyof typeof details)[]) {
      if (x[kind] === undefined) continue;
      details[kind].n += 1;
      if (isRight(kind, x, e)) details[kind].right += 1;
    }
  }

  const checks = [
    { what: `published ${expected.published}`, holds: (record.report.published ?? '').startsWith(expected.published) },
    ...expected.statements.map((x) => ({
      what: `${x.speaker[0]} says “${x.content}”`,
      holds: record.statements.some(
        (s) => speaks(s, x.speaker) && spansOf(text, x.content).some((at) => s.content.some((c) => meets(c, at))),
      ),
    })),
    ...expected.places.map((x) => ({
      what: `${x.name} is at ${x.lat}, ${x.lon}`,
      holds: record.places.some(
        (p) =>
          Math.abs(p.lat - x.lat) < DEGREES &&
          Math.abs(p.lon - x.lon) < DEGREES &&
          record.mentions.some((m) => m.place === p.id && words(m).includes(x.name)),
      ),
    })),
    ...expected.times.map((x) => ({
      what: `${x.words} is ${x.value}`,
      holds: record.times.some((t) => (t.value ?? '').startsWith(x.value) && spansOf(text, x.words).some((s) => meets(s, t))),
    })),
  ];
  return {
    events: expected.events.map((x, l) => ({ what: x.what, found: found.has(l), whole: whole.has(l) })),
    false: expected.never
      .filter((f) => record.events.some((e) => isForbidden(f, e)))
      .map((f) => `${f.types.join('/')} at “${f.near}”: ${f.why}`),
    checks,
    details,
    told: record.events.length,
  };
};
