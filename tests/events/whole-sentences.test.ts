// Whole sentences through the shipped models: which acts count as done. In: reality.tsv (format in its header). Out: how many are read right;
// the bounds are set by hand, a little below what is read right; those still read wrongly stay in the list.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/index.ts';
import { createEventStage } from '../../src/extraction/events/stage.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { asReport } from '../../training/events/corpus.ts';

const pipeline = createPipeline();
const stage = createEventStage();
const eventsIn = (text: string): readonly Event[] =>
  stage.run(pipeline.run({ ...asReport('x', text), published: '2024-03-01' }) as Parameters<typeof stage.run>[0]).events;

const rows = readFileSync(new URL('reality.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l && !l.startsWith('#'))
  .map((l) => l.split('\t') as [string, string, string, string]);

const DEEDS = new Set(['ASSAULT', 'RETREAT', 'COERCE', 'MOBILIZE', 'SANCTION', 'AID', 'COOPERATE', 'PROTEST']);

/** Whether a row is read as it says. */
const isRight = ([reality, negation, word, text]: [string, string, string, string]): boolean => {
  const events = eventsIn(text);
  if (reality === 'none') return !events.some((e) => DEEDS.has(e.type) && e.reality === 'actual' && !e.negated);
  return events.some(
    (e) =>
      text.slice(e.trigger.start, e.trigger.end).includes(word) && e.reality === reality && e.negated === (negation === 'not'),
  );
};

describe('did it take place? whole sentences', () => {
  for (const [name, which, least] of [
    ['acts that did not, or not yet', (r: string) => r === 'none', 0.9],
    ['acts that did, and what was uttered', (r: string) => r !== 'none', 0.85],
  ] as const)
    it(name, () => {
      const list = rows.filter(([r]) => which(r));
      const wrong = list.filter((r) => !isRight(r)).map((r) => r.join(' | '));
      expect(1 - wrong.length / list.length, wrong.join('\n')).toBeGreaterThanOrEqual(least);
    }, 300_000);
});
