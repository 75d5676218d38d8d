// The layers that stages add to a report while it is read. A record is assembled from them (src/record.ts).
// Items of a layer are immutable; links between layers go by id.
import type { Actor, Event, Mention, Place, Statement, TimeExpression, Token } from './record.ts';
import type { Span } from './span.ts';

/** A sentence and its tokens `[first, after)`. */
export interface Sentence extends Span {
  first: number;
  after: number;
}

/** One vector a token, row-major, as the shared encoder made them. */
export interface Encoding {
  width: number;
  vectors: Float32Array;
}

/** A stretch that may be a place name, with the gazetteer's view of it; found before mentions, resolved after them. */
export interface Toponym extends Span {
  /** Probability, 0 to 1, that it is used as the name of a place here. */
  confidence: number;
  by: string;
}

/** A mention before it is linked; `head` is the index of its head token. */
export interface FoundMention extends Omit<Mention, 'actor' | 'place'> {
  head: number;
  confidence: number;
}

/** Mentions of one entity, in order of the text; singletons included. */
export interface Chain {
  /** Ids of mentions. */
  mentions: readonly string[];
}

/** The report's actors, and which mention is which. */
export interface ActorLinks {
  list: readonly Actor[];
  /** Mention id → actor id. */
  of: ReadonlyMap<string, string>;
}

/** The report's places, and which mention lies where. */
export interface PlaceLinks {
  list: readonly Place[];
  /** Mention id → place id. */
  of: ReadonlyMap<string, string>;
  /** Mention id → the place that the words around it tell: "40 km east of Palmyra" beside Palmyra itself; absent where none do. */
  about?: ReadonlyMap<string, Span & { place: string }>;
}

/** All layers by name. */
export interface Layers {
  sentences: readonly Sentence[];
  tokens: readonly Token[];
  encoding: Encoding;
  toponyms: readonly Toponym[];
  mentions: readonly FoundMention[];
  chains: readonly Chain[];
  actors: ActorLinks;
  places: PlaceLinks;
  times: readonly TimeExpression[];
  statements: readonly Statement[];
  /** Words that somebody may have said, where no statement was sure enough to be told. */
  doubts: readonly Span[];
  events: readonly Event[];
}

export type LayerName = keyof Layers;
