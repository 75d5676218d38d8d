// What people say of groups across reports, as everyone sees it: merge, split, and how a follow-up ended. Beside corrections, which are of items.
import type { DecidedState } from '../linking/index.ts';

export type Subject = 'actor' | 'story' | 'claim' | 'followup';

export interface DecisionInput {
  subject: Subject;
  /** merge: a and b are one; split: b is taken out of a; state: a follow-up was kept, broken, answered, or is open after all. */
  op: 'merge' | 'split' | 'state';
  /** Id of an actor's entry, a story, a claim or a follow-up; a report's id stands for its story, an item's key for its claim. */
  a: string;
  b?: string;
  state?: DecidedState;
  by?: string;
  why?: string;
}

export interface Decision extends DecisionInput {
  /** Number in the log. */
  number: number;
  made: string;
  undone?: string;
}
