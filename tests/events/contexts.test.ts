// The 37 contexts: each example of data/events/contexts.tsv gives its context, and a clause keeps to its own.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPipeline } from '../../src/pipeline.ts';
import { asReport } from '../../training/events/corpus.ts';
import { eventsOf } from './fixture.ts';

const pipeline = createPipeline();
const rows = readFileSync(new URL('../../data/events/contexts.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l && !l.startsWith('#'))
  .map((l) => l.split('\t') as [string, string, string]);
const contextsIn = (text: string): string[] => pipeline.run(asReport('x', text)).events.flatMap((e) => e.contexts);

describe('contexts', () => {
  it('are PLOVER’s 37', () => expect(new Set(rows.map(([name]) => name)).size).toBe(37));
  it('hold in their examples', () => {
    const wrong = rows
      .filter(([name, , text]) => !contextsIn(text).includes(name))
      .map(([name, , text]) => `${name}: ${text} → ${contextsIn(text)}`);
    expect(wrong).toEqual([]);
  }, 120_000);
  it('come from the clause of the event, not from the one beside it', () => {
    const events = eventsOf(
      'Alba/PROPN/2/nsubj shelled/VERB/0/root/shell the/DET/4/det hospital/NOUN/2/obj ,/PUNCT/7/punct Borland/PROPN/7/nsubj condemned/VERB/2/conj/condemn the/DET/9/det election/NOUN/7/obj',
      { actors: { A: ['Alba'], B: ['Borland'] } },
    );
    expect(events.map((e) => e.contexts.includes('election'))).toEqual([false, true]);
    expect(events.map((e) => e.contexts.includes('health'))).toEqual([true, false]);
  });
});
