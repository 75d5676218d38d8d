// What the rules for verbs and nouns hand on: a possible event, before its reality, its teller and its place are known.
import type { EventType, Span } from '../../core/index.ts';
import type { Someone } from './scene.ts';

/** What a speech act makes of the deed that it is about. */
export type Lies = 'future' | 'hypothetical' | 'negated';

export interface Candidate {
  /** The word that tells it; its clause is what negation and tense are read from. */
  head: number;
  /** All words of the trigger. */
  trigger: readonly number[];
  type: EventType;
  mode?: string;
  /** The rule: "verbs:12", "nouns:3 lights:2", "operators:AGREE". */
  by: string;
  actors: Someone[];
  recipients: Someone[];
  reciprocal: boolean;
  /** The clause or noun that the words are about ("refused | to leave"), where there is one. */
  about?: number;
  /** The noun that carries the meaning of a light verb. */
  noun?: number;
  /** What a light verb makes of the noun: "order" puts it ahead. */
  ahead?: boolean;
  /** The words are the speech act itself, so that their modal says nothing against it ("must"). */
  uttered?: boolean;
  /** The frame alone says the type: "made an agreement to …". */
  firm?: boolean;
  /** The condition it hangs on, where another sentence opens it. */
  condition?: Span;
  /** The head of the speech act that it is the content of ("agreed to | leave"), and what that makes of it. */
  within?: { act: number; lies: Lies };
  /** Told by a noun alone. */
  nominal: boolean;
}
