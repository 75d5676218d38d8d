// Sentences that say who was behind a deed → who and what, by the patterns of data/linking/blame.tsv; and sentences that name nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/core/index.ts';
import { blameIn } from '../../src/linking/blame.ts';

describe('who is blamed', () => {
  it('every pattern fits its own example', () => {
    for (const [pattern, example] of readTable('data/linking/blame.tsv')) expect(blameIn(example!), pattern).toBeDefined();
  });

  it.each([
    ['The ministry blamed the rebels for the fire.', 'rebels', 'the fire'],
    ['The opposition blamed the bloodshed on armed agitators from abroad', 'armed agitators from abroad', 'the bloodshed'],
    ['Kyiv accused Russia of shelling the school in Nikopol.', 'Russia', 'shelling the school in Nikopol'],
    ['Its engineer put the failure down to the pressure of the swollen drain', 'pressure of the swollen drain', 'the failure'],
    ['Behind the attack, in the words of the president, stood the drug trade.', 'drug trade', 'the attack'],
    ['A militia allied with the capital was to blame', 'militia allied with the capital', ''],
    [
      'It was a frayed cable that started the fire in the depot, the brigade said.',
      'frayed cable',
      'started the fire in the depot',
    ],
    ['The blast was caused by a leaking pipe.', 'leaking pipe', 'The blast'],
  ])('%s', (words, who, deed) => {
    expect(blameIn(words)).toEqual({ who, deed });
  });

  it('tells who it was not', () => {
    expect(blameIn('Soldiers, not rebels, stopped the lorries at the bridge.')).toEqual({
      who: 'Soldiers',
      not: 'rebels',
      deed: 'stopped the lorries at the bridge',
    });
  });

  it.each([
    'The two countries accused each other on Thursday of starting the gunfight.',
    'It was too early to say who was behind the break-in, the agency said.',
    'The ministers met in Ankara on Monday.',
    'It is time that those who sell the bombs looked at where they land.',
  ])('nobody: %s', (words) => {
    expect(blameIn(words)).toBeUndefined();
  });

  it('reads any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
        const found = blameIn(words);
        expect(found === undefined || found.who.length > 0).toBe(true);
      }),
    );
  });
});
