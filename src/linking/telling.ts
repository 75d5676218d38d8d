// What linking compares of a report: one telling of an act or a state, by one voice; its parties, and its place in the order of all tellings.
import type { Event, EventType, Place, Span } from '../core/index.ts';
import { type Content, namesIn, stemsOf } from './content.ts';
import type { Count } from './counts.ts';
import type { Voice } from './voices.ts';

export interface PartyRef {
  /** Entry of the register. */
  id: string;
  name: string;
  country?: string;
  /** Within a country: those who govern, with their armed men, or those who fight them. */
  side?: 'state' | 'rebels';
}

/** Whether two lists of parties may have one in common: a party of no known country may be any. */
export const partiesMeet = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) =>
    b.some(
      (y) =>
        x.id === y.id ||
        (x.country !== undefined && x.country === y.country && !(x.side && y.side && x.side !== y.side)) ||
        x.country === undefined ||
        y.country === undefined,
    ),
  );

/** A count and who tells it: in "Bolivia blames Chile for seven deaths" it is the outlet. */
export type ToldCount = Count & { voice: Voice };

export interface Telling {
  /** Report and key: the same text under two ids has the same keys. */
  id: string;
  report: string;
  /** Key of the event or statement; of a sentence, "START-END". */
  key: string;
  layer: 'events' | 'statements' | 'sentences';
  /** Its place among all tellings: publication (undated last), text, position. */
  order: string;
  published?: string;
  outlet: string;
  sha256: string;
  /** An event's type; undefined for a state. */
  type?: EventType;
  mode?: string;
  doers: PartyRef[];
  targets: PartyRef[];
  place?: Pick<Place, 'name' | 'country' | 'lat' | 'lon'> & { wide?: true };
  /** When it was, where a time is told; half-open days. */
  from?: string;
  to?: string;
  reality: Event['reality'];
  stance: 'for' | 'against';
  voice: Voice;
  /** The clause or sentence that tells it, and where. */
  words: string;
  span: Span;
  /** The spans that tell it: of an event its trigger, parties, place, time and casualties, of a statement cue and content. */
  evidence: Span[];
  trigger?: string;
  content: Content;
  /** Stems of the trigger, the parties and the place alone. */
  core: Content;
  counts: ToldCount[];
  /** Key of the telling of the same report that it denies, where it only points to it ("denied the accusation"). */
  about?: string;
}

const SAME_LETTERS = 4; // "Iran", "Iranian": one name; set by hand
const DATES =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)d?a?y?$|^(?:januar|februar|march|april|may|june?|july?|august|septem|octo|novem|decem)/;

/** Names in the words of each that the other lacks, their places and days apart: "Greece and Turkey met", "Greece and Egypt met". */
export const namesOthers = (a: Telling, b: Telling): boolean => {
  const heads = (stems: readonly string[]): Set<string> => new Set(stems.map((x) => x.slice(0, SAME_LETTERS)));
  const own = (t: Telling, other: Telling): boolean => {
    const known = heads([...other.content.keys(), ...stemsOf(t.place?.name ?? '')]);
    return namesIn(t.content).some((stem) => !DATES.test(stem) && !known.has(stem.slice(0, SAME_LETTERS)));
  };
  return own(a, b) && own(b, a);
};

const UNDATED = '9999';
/** Publication as it is ordered: to the second where it is told. */
export const orderOf = (published: string | undefined, sha256: string, report: string, position = 0): string =>
  `${published ?? UNDATED} ${sha256.slice(0, 16)} ${report} ${String(position).padStart(6, '0')}`;
