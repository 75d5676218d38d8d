// The record: what Sitrep prints for one report. These types are the one source of `schema/record.json`
// (made by `npm run build`, shipped in the package) and follow the contract, schema "sitrep/1".
// What is unknown is absent, never null.
import type { Span } from './span.ts';

export const SCHEMA = 'sitrep/1';

export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';
export type MentionKind =
  | 'person'
  | 'organization'
  | 'location'
  | 'nationality'
  | 'weapon'
  | 'vehicle'
  | 'platform'
  | 'money'
  | 'quantity'
  | 'document'
  | 'url';
export type MentionForm = 'name' | 'nominal' | 'pronoun';
export type ActorKind = 'person' | 'organization' | 'group' | 'country';
export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET';
export type Manner = 'direct' | 'indirect' | 'mixed';
export type EventType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT';
export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict';
export type Reality = 'actual' | 'future' | 'hypothetical' | 'historical';
export type SaidBy = 'outlet' | 'statement' | 'unclear';
export type CasualtyKind = 'killed' | 'injured' | 'arrested' | 'missing' | 'displaced' | 'abducted';

/** What every extracted item may carry. */
export interface Traced {
  /** Stable across runs and versions: a digest of the report's sha256, the layer, the span and, where needed, an ordinal. */
  key?: string;
  /** The rule or model that made the item (`--layers why`). */
  by?: string;
}

/** The report as read: its canonical text and what is known of it. */
export interface ReportHead {
  /** As given, else the text's sha256. */
  id: string;
  /** The canonical text: every span points into it. */
  text: string;
  /** SHA-256 of the text's UTF-8, hex. @pattern ^[0-9a-f]{64}$ */
  sha256: string;
  title?: string;
  outlet?: string;
  author?: string;
  url?: string;
  /** ISO 8601 date or date-time; anchors relative times. */
  published?: string;
  /** BCP 47 tag of the language of the text. */
  language?: string;
  /** Id of the report that this one is a translation of: one origin, one voice. */
  translationOf?: string;
}

/** What stands in the way of reading a report in full. */
export interface Problem {
  code: string;
  message: string;
}

export interface Token extends Span {
  /** Index into `sentences`. @asType integer @minimum 0 */
  sentence: number;
  upos: Upos;
  lemma: string;
  /** Index into `tokens`; -1 for the root of its sentence. @asType integer @minimum -1 */
  head: number;
  /** Universal Dependencies v2 relation. */
  deprel: string;
  /** The word itself, where it is not `text.slice(start, end)`: a part of a multiword token; within the pipeline also a headline's word as running text has it. */
  form?: string;
  /** Universal features, as in CoNLL-U: "Number=Plur|Tense=Past". */
  feats?: string;
}

/** A span that names someone or something; names, nouns and pronouns alike; nesting allowed. */
export interface Mention extends Span, Traced {
  id: string;
  kind: MentionKind;
  /** name: no determiner, no title; nominal: the noun phrase without relative clause. */
  form: MentionForm;
  /** Id of an actor. */
  actor?: string;
  /** Id of a place. A metonym ("Moscow said") has both. */
  place?: string;
}

/** Someone who takes part; one entry however often it is mentioned. */
export interface Actor extends Traced {
  id: string;
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-3, and SUN YUG SCG DDR CSK ZAR XKX. @pattern ^[A-Z]{3}$ */
  country?: string;
  /** PLOVER's code of a body that has no country: IGO UNO EUR NGO ISM IMG MNC. */
  body?: string;
  /** PLOVER's sector codes, most specific first. */
  sectors: string[];
  /** Why country or sector could not be told. */
  unknown?: string;
}

/** A resolved place, WGS 84 degrees. */
export interface Place extends Traced {
  id: string;
  name: string;
  /** @minimum -90 @maximum 90 */
  lat: number;
  /** @minimum -180 @maximum 180 */
  lon: number;
  /** How uncertain the point is, in km. */
  radiusKm?: number;
  /** @pattern ^[A-Z]{3}$ */
  country?: string;
  admin1?: string;
  /** GeoNames feature code. */
  feature?: string;
  /** The gazetteer's record: "geonames:172955", "sitrep:hmeimim". */
  source?: string;
  /** @minimum 0 @maximum 1 */
  confidence?: number;
}

/** A time expression, TIMEX3 (ISO-TimeML). */
export interface TimeExpression extends Span, Traced {
  id: string;
  type: TimeType;
  /** TIMEX3 value: "2016-03-15", "P3D", "PAST_REF". */
  value?: string;
  /** Half-open interval [from, to), where it has one. */
  from?: string;
  to?: string;
}

/** Who says what: quotes, reported speech, beliefs and intentions. */
export interface Statement extends Traced {
  id: string;
  source: Span[];
  cue: Span[];
  /** @minItems 1 */
  content: Span[];
  /** Id of an actor. */
  speaker?: string;
  manner: Manner;
  /** What the cue does: say claim deny promise demand warn confirm accuse believe … */
  force?: string;
  /** "did not say". */
  negated?: boolean;
  /** Id of a time expression. */
  said?: string;
  /** Id of a place. */
  at?: string;
  /** Id of an actor. */
  audience?: string;
  /** Id of the statement whose content holds this one (X says that Y said). */
  via?: string;
  /** @minimum 0 @maximum 1 */
  confidence?: number;
}

/** A mention in a role of an event: the span is that of a mention with this actor. */
export interface Party extends Span {
  actor: string;
}

export interface Casualty extends Span {
  kind: CasualtyKind;
  /** @asType integer @minimum 0 */
  min: number;
  /** @asType integer @minimum 0 */
  max?: number;
  /** Id of the statement that tells it. */
  statement?: string;
}

/** Where a value comes from when no span tells it. */
export interface Fallback {
  fallback: 'dateline' | 'published';
}

/** Who did what to whom, in PLOVER's terms. */
export interface Event extends Traced {
  id: string;
  type: EventType;
  mode?: string;
  contexts: string[];
  quad: Quad;
  /** PLOVER's event scale. */
  score?: number;
  /** CAMEO code, where the mapping gives one. */
  cameo?: string;
  trigger: Span;
  /** Index into `sentences`. @asType integer @minimum 0 */
  sentence: number;
  actors: Party[];
  recipients: Party[];
  reciprocal?: boolean;
  /** Id of a place. */
  place?: string;
  placeFrom?: Span | Fallback;
  /** Id of a time expression. */
  time?: string;
  timeFrom?: Span | Fallback;
  /** Of the act that the type names. */
  reality: Reality;
  negated: boolean;
  /** What a threat or an offer hangs on. */
  condition?: Span;
  saidBy: SaidBy;
  /** Id of the statement that carries it, exactly where saidBy is "statement". */
  statement?: string;
  casualties?: Casualty[];
  /** How much this is what the report is about. @minimum 0 @maximum 1 */
  salience: number;
  /** @minimum 0 @maximum 1 */
  confidence: number;
}

/** One report, read. */
export interface ReportRecord {
  schema: 'sitrep/1';
  /** What made this record: package version, digest of models and data. */
  reader: { version: string; models: string };
  report: ReportHead;
  problems?: Problem[];
  sentences: Span[];
  /** Only with `--layers tokens`. */
  tokens?: Token[];
  mentions: Mention[];
  actors: Actor[];
  places: Place[];
  times: TimeExpression[];
  statements: Statement[];
  events: Event[];
}

/** What stands in place of a record where a report could not be read. */
export interface ErrorRecord {
  schema: 'sitrep/1';
  error: { code: string; message: string; input: string };
}

/** One line of `sitrep read --json`. */
export type OutputLine = ReportRecord | ErrorRecord;
