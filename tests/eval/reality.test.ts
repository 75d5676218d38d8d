// Reality and negation are scored by the event whose trigger meets the labelled word; no event is a miss.
import { expect, test } from 'vitest';
import { answerTo, type RealityLabel, scoreClasses } from '../../eval/reality-score.ts';
import type { EventType, Reality } from '../../src/core/index.ts';

// "Norland refused to sign the treaty, but its minister will meet the envoy."
const label = (start: number, end: number, type: EventType, reality: Reality, negated = false): RealityLabel => ({
  corpus: 'c',
  id: 'd',
  sha256: '0',
  k: 0,
  start,
  end,
  type,
  reality,
  negated,
});
const event = (start: number, end: number, type: EventType, reality: Reality, negated = false, confidence = 0.5) => ({
  type,
  trigger: { start, end },
  reality,
  negated,
  confidence,
});
const sign = label(19, 23, 'SUPPORT', 'actual', true);
const meet = label(60, 64, 'CONSULT', 'future');

test('an event elsewhere answers nothing, one of the type comes first', () => {
  expect(answerTo(sign, [event(0, 7, 'REJECT', 'actual')])).toBeUndefined();
  const events = [event(19, 23, 'AGREE', 'future', false, 0.9), event(19, 23, 'SUPPORT', 'actual', true, 0.1)];
  expect(answerTo(sign, events)).toBe('negated');
});

test('what PLOVER calls by another name is as right', () => {
  expect(answerTo(sign, [event(8, 23, 'REJECT', 'actual')])).toBe('negated');
  expect(answerTo(meet, [event(60, 64, 'AGREE', 'actual')])).toBe('future');
  expect(answerTo(meet, [event(60, 64, 'CONSULT', 'actual')])).toBe('actual');
  expect(answerTo(label(60, 64, 'ASSAULT', 'future'), [event(60, 64, 'AGREE', 'actual')])).toBe('actual');
});

test('nothing found scores nothing, everything right scores one', () => {
  const gold = ['actual', 'future', 'hypothetical', 'historical', 'negated'] as const;
  expect(scoreClasses(gold.map((g) => [g, undefined])).every((c) => c.f1 === 0)).toBe(true);
  expect(scoreClasses(gold.map((g) => [g, g])).every((c) => c.f1 === 1)).toBe(true);
  const [actual, future] = scoreClasses([
    ['actual', 'actual'],
    ['future', 'actual'],
  ]);
  expect([actual!.precision, actual!.recall, future!.recall]).toEqual([0.5, 1, 0]);
});
