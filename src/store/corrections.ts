// What people say of the machine's items: a layer of its own beside the record, never written into it. Applied when rows and lists are
// made (apply-corrections.ts), kept when a report is read again, found by the item's key, else by where it stood; an undone correction stays in the log.
import type { Actor, Event, Manner, MentionForm, MentionKind, Place, Reality, SaidBy, Span, TimeType } from '../core/index.ts';
import type { ItemLayer } from './store.ts';

/** An actor that a person names and the machine doesn't have. */
export type NewActor = Pick<Actor, 'name' | 'kind'> & Partial<Pick<Actor, 'country' | 'body' | 'sectors'>>;

/** A place that a person chose: a candidate of the gazetteer, or coordinates. */
export type NewPlace = Pick<Place, 'name' | 'lat' | 'lon'> &
  Partial<Pick<Place, 'radiusKm' | 'country' | 'admin1' | 'feature' | 'source'>>;

/** Items that a person adds. Items that are there are named by their keys; parties by the keys of their mentions. */
export interface AddedMention extends Span {
  kind: MentionKind;
  form?: MentionForm;
  actor?: string | NewActor;
  place?: string | NewPlace;
}
export interface AddedTime extends Span {
  type: TimeType;
  value?: string;
  from?: string;
  to?: string;
}
export interface AddedStatement {
  content: Span[];
  source?: Span[];
  cue?: Span[];
  speaker?: string | NewActor;
  manner?: Manner;
  force?: string;
  negated?: boolean;
  said?: string;
  via?: string;
}
export interface AddedEvent {
  trigger: Span;
  type: Event['type'];
  mode?: string;
  contexts?: string[];
  actors?: string[];
  recipients?: string[];
  reciprocal?: boolean;
  reality: Reality;
  negated?: boolean;
  saidBy?: SaidBy;
  statement?: string;
  place?: string | NewPlace;
  time?: string;
}
export interface AddedItems {
  mentions: AddedMention;
  times: AddedTime;
  statements: AddedStatement;
  events: AddedEvent;
}
export type AddedLayer = keyof AddedItems;

/**
 * A person's word on an item: right as it is, wrong altogether, right but for some fields (null: not told), missing, one with another actor
 * of the report, or two actors in one (the mentions that are somebody else's).
 */
export type Verdict =
  | { op: 'confirm' }
  | { op: 'reject' }
  | { op: 'set'; fields: Readonly<Record<string, unknown>> }
  | { op: 'add'; item: AddedItems[AddedLayer] }
  | { op: 'merge'; into: string }
  | { op: 'split'; mentions: readonly string[]; actor?: NewActor };

export interface CorrectionInput {
  /** The item's key. */
  key: string;
  /** All but `add`, for which see `AdditionInput`. */
  verdict: Verdict;
  /** Who says so, as they want to be named. */
  by?: string;
  why?: string;
}

/** An item that the machine missed, in the current text of a report. It gets a key of its own. */
export interface AdditionInput<L extends AddedLayer = AddedLayer> {
  report: string;
  layer: L;
  item: AddedItems[L];
  by?: string;
  why?: string;
}

export interface Correction extends CorrectionInput {
  /** Number in the log. */
  number: number;
  layer: ItemLayer;
  /** Where the item stood when it was corrected, to find it again should its key change: the report's sha256, the words and their spans. */
  sha256: string;
  words: string;
  spans?: Span[];
  /** The item as the machine had read it (absent for what a person added), and as it is after this correction; see `describeItem`. */
  machine?: Readonly<Record<string, unknown>>;
  person?: Readonly<Record<string, unknown>>;
  made: string;
  undone?: string;
}
