// What views of a story or a situation are put together from: its reports, all that is told in them, who says what, and what can be narrowed.
// What is unknown is absent.
import type { Handling } from '../core/index.ts';
import type { Voice } from '../linking/index.ts';

/** A report as a page about many lists it. */
export interface PlacedReport {
  id: string;
  title?: string;
  /** As told, else the host of its address. */
  outlet?: string;
  url?: string;
  published?: string;
  handling: Handling;
  story: string;
  storyTitle?: string;
  /** Names the text it is a copy of; reports with one origin are copies. */
  origin: string;
  added: string;
}

/** Where a telling says it was. */
export interface ToldPlace {
  name: string;
  /** WGS 84 degrees. */
  lat: number;
  lon: number;
  radiusKm?: number;
  country?: string;
  /** The telling's own words do not name it: it was understood from the rest of the report. */
  elsewhere?: true;
}

/** One telling of a claim. */
export interface TellingRow {
  claim: string;
  report: string;
  key: string;
  layer: 'events' | 'statements' | 'sentences';
  /** An event's type; absent for a state. */
  type?: string;
  mode?: string;
  doers: string[];
  targets: string[];
  place?: ToldPlace;
  /** When it was, where a time is told; half-open days. */
  from?: string;
  to?: string;
  reality: string;
  stance: 'for' | 'against';
  voice: Voice;
  words: string;
  start: number;
  stop: number;
  /** Of an event: how sure it was read. */
  confidence?: number;
  /** Origin of its report's text, which outlet, when. */
  origin: string;
  outlet?: string;
  published?: string;
}

/** A statement in a ledger of who said what. */
export interface SaidRow {
  report: string;
  key: string;
  /** Entry of the register; merged ones under the entry that they were merged into. */
  speaker?: string;
  name?: string;
  cue?: string;
  content: string;
  start: number;
  stop: number;
  manner: string;
  force?: string;
  negated?: true;
  audience?: string;
  date?: string;
  outlet?: string;
  published?: string;
}

/** A value that a filter can be narrowed to, and how many reports have it. */
export interface FacetValue {
  value: string;
  reports: number;
}

export interface Facets {
  /** How many reports were counted: the best or newest ones. */
  counted: number;
  /** There are more reports than were counted. */
  more: boolean;
  actors: FacetValue[];
  speakers: FacetValue[];
  countries: FacetValue[];
  types: FacetValue[];
  realities: FacetValue[];
  outlets: FacetValue[];
  /** With their points, so that a circle can be drawn around them. */
  places: (FacetValue & { lat: number; lon: number })[];
  months: FacetValue[];
}
