// What a sentence of a brief is before it gets its number, and how much of the report its note quotes.
import type { Span } from '../../core/index.ts';
import { sentenceAt, type View } from './view.ts';

export type Form = 'reported' | 'citing' | 'quotes';

export interface Told {
  form: Form;
  /** The sentence, attribution included. */
  text: string;
  /** The clause alone. */
  plain?: string;
  /** What the note quotes. */
  span: Span;
  /** Other places of the report that the sentence draws on, for a name in full: each gets a note of its own. */
  further: Span[];
  /** The words of the report that the sentence takes over. */
  taken: Span[];
  /** Who says it within the report, in its words. */
  speaker?: string;
}

export const LONGEST_NOTE = 900; // characters

/** Whole sentences from one place to another; undefined where a note would be too long. */
export const noteSpan = (view: View, from: number, to: number): Span | undefined => {
  const [first, last] = [sentenceAt(view, from), sentenceAt(view, to - 1)];
  const span = { start: Math.min(first?.start ?? from, from), end: Math.max(last?.end ?? to, to) };
  return span.end - span.start <= LONGEST_NOTE ? span : undefined;
};

/** Places that a note does not hold already, each once. */
export const beyond = (span: Span, further: readonly Span[]): Span[] =>
  further.filter(
    (s, i) =>
      !(span.start <= s.start && s.end <= span.end) && further.findIndex((x) => x.start === s.start && x.end === s.end) === i,
  );

export const capital = (words: string): string => words.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
export const ended = (words: string): string => (/[.!?]["”’]?$/.test(words) ? words : `${words.replace(/[,;:\s]+$/, '')}.`);
