// A record → its items by id, and the words of spans; what every exporter asks.
import type { Actor, Event, Party, Place, ReportRecord, Span, Statement, TimeExpression } from '../../core/index.ts';

const index = <T extends { id: string }>(items: readonly T[]) => {
  const map = new Map(items.map((x) => [x.id, x]));
  return (id: string | undefined): T | undefined => (id === undefined ? undefined : map.get(id));
};

export interface Lookup {
  actor(id: string | undefined): Actor | undefined;
  place(id: string | undefined): Place | undefined;
  time(id: string | undefined): TimeExpression | undefined;
  statement(id: string | undefined): Statement | undefined;
  /** Words of the text; between spans that don't meet stands " … ". */
  words(...spans: readonly Span[]): string;
  /** The sentence that an event stands in. */
  sentence(event: Event): string;
  /** Parties as actors, each once. */
  parties(parties: readonly Party[]): Actor[];
  /** Who says so: the name of the speaker, the outlet, or nothing. */
  sayer(event: Event): string | undefined;
  /** The day of an event, else that of its report's publication; and whether the text tells it. */
  day(event: Event): { day: string; told: boolean } | undefined;
}

export const lookUpIn = (record: ReportRecord): Lookup => {
  const { text, published, outlet } = record.report;
  const [actor, place, time, statement] = [
    index(record.actors),
    index(record.places),
    index(record.times),
    index(record.statements),
  ];
  const words = (...spans: readonly Span[]): string => spans.map((s) => text.slice(s.start, s.end)).join(' … ');
  return {
    actor,
    place,
    time,
    statement,
    words,
    sentence(event) {
      const s = record.sentences[event.sentence];
      return s ? words(s) : words(event.trigger);
    },
    parties: (list) => [...new Set(list.map((p) => p.actor))].flatMap((id) => actor(id) ?? []),
    sayer(event) {
      if (event.saidBy !== 'statement') return event.saidBy === 'outlet' ? outlet : undefined;
      const said = statement(event.statement);
      return said && (actor(said.speaker)?.name ?? (said.source.length ? words(...said.source) : undefined));
    },
    day(event) {
      const from = time(event.time)?.from?.slice(0, 10);
      if (from) return { day: from, told: !(event.timeFrom && 'fallback' in event.timeFrom) };
      return published === undefined ? undefined : { day: published.slice(0, 10), told: false };
    },
  };
};

/** Number of code points before a place in a string that counts UTF-16 code units. */
export const codePoints = (text: string): ((offset: number) => number) => {
  const pairs: number[] = []; // where the second halves of surrogate pairs stand
  for (let i = 0; i < text.length - 1; i += 1) {
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) pairs.push(i + 1);
  }
  if (!pairs.length) return (offset) => offset;
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
};
