// Acts with their reality and negation, as labelled (eval/labels/reality.jsonl), and the events of a record → class by class, what we say of them.
import type { Event, EventType, Reality } from '../src/core/index.ts';

export interface RealityLabel {
  corpus: string;
  id: string;
  sha256: string;
  k: number;
  start: number;
  end: number;
  type: EventType;
  reality: Reality;
  negated: boolean;
}
export const CLASSES = ['actual', 'future', 'hypothetical', 'historical', 'negated'] as const;
export type RealityClass = (typeof CLASSES)[number];
type Told = Pick<Event, 'type' | 'trigger' | 'reality' | 'negated' | 'confidence'>;

export const classOf = (x: { reality: Reality; negated: boolean }): RealityClass => (x.negated ? 'negated' : x.reality);

const AHEAD = new Set<EventType>(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'RETREAT', 'CONCEDE']);

/**
 * What the events say of a labelled act: the class of the one whose trigger meets its word (of its type before another, then the
 * surest), `undefined` where none does. Where PLOVER's own rules have another word for the same ("will meet" is AGREE, "will withdraw" CONCEDE,
 * "refused to sign" REJECT, all actual), that word is as right.
 */
export const answerTo = (label: RealityLabel, events: readonly Told[]): RealityClass | undefined => {
  const [best] = events
    .filter((e) => e.trigger.start < label.end && label.start < e.trigger.end)
    .sort((a, b) => Number(b.type === label.type) - Number(a.type === label.type) || b.confidence - a.confidence);
  if (!best) return undefined;
  const said = classOf(best);
  if (said === 'actual' && best.type !== label.type) {
    const gold = classOf(label);
    if (gold === 'negated' && best.type === 'REJECT') return 'negated';
    if (gold === 'future' && AHEAD.has(label.type) && (best.type === 'AGREE' || best.type === 'CONCEDE')) return 'future';
  }
  return said;
};

export interface ClassScore {
  name: RealityClass;
  n: number;
  precision: number;
  recall: number;
  f1: number;
}

/** Precision, recall and F1 by class; an act for which no event stands is missed. */
export const scoreClasses = (pairs: readonly (readonly [RealityClass, RealityClass | undefined])[]): ClassScore[] =>
  CLASSES.map((name) => {
    const right = pairs.filter(([gold, said]) => gold === name && said === name).length;
    const n = pairs.filter(([gold]) => gold === name).length;
    const claimed = pairs.filter(([, said]) => said === name).length;
    const [precision, recall] = [claimed ? right / claimed : 0, n ? right / n : 0];
    return { name, n, precision, recall, f1: right ? (2 * precision * recall) / (precision + recall) : 0 };
  });
