import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/language/index.ts';

const cut = (text: string): string =>
  tokenize(text)
    .map((w) => text.slice(w.start, w.end))
    .join(' ');

describe('words are cut as in Universal Dependencies', () => {
  test.each([
    // clitics
    ["Kyiv didn't answer; it's Moscow's turn.", "Kyiv did n't answer ; it 's Moscow 's turn ."],
    ['“We won’t leave,” he’d said.', '“ We wo n’t leave , ” he ’d said .'],
    ["They cannot and they're gonna stay, O'Brien said", "They can not and they 're gon na stay , O'Brien said"],
    ["the rebels' last offer", "the rebels ' last offer"],
    // hyphens
    ['U.S.-led air strikes', 'U.S. - led air strikes'],
    ['a pro-government co-founder and an ex-minister', 'a pro-government co-founder and an ex-minister'],
    ['the 15-year-old girl', 'the 15 - year - old girl'],
    // numbers, money, times
    ['$5.2 million, 10% of 1,000.50', '$ 5.2 million , 10 % of 1,000.50'],
    ['at 10:30am on 11/20/2000', 'at 10:30 am on 11/20/2000'],
    ['the 1990s and the 21st', 'the 1990s and the 21st'],
    ['30km away', '30 km away'],
    // stops
    ['Mr. J. R. Smith of Acme Inc. met Gen. K. Jones.', 'Mr. J. R. Smith of Acme Inc. met Gen. K. Jones .'],
    ['at 5 p.m. in the U.S. Senate', 'at 5 p.m. in the U.S. Senate'],
    ['He left.She stayed.', 'He left . She stayed .'],
    ['It is art. No. 5 fell.', 'It is art . No. 5 fell .'],
    ['Wait... what?!', 'Wait ... what ?!'],
    // addresses
    [
      'See https://example.org/a-b?c=1, or mail press@example.org.',
      'See https://example.org/a-b?c=1 , or mail press@example.org .',
    ],
    ['(www.example.com)', '( www.example.com )'],
    ['@mfa_example wrote #breaking', '@mfa_example wrote #breaking'],
    // others
    ['and/or “nested (marks)”', 'and / or “ nested ( marks ) ”'],
    ['Łódź, İzmir and São Tomé', 'Łódź , İzmir and São Tomé'],
    ['good 👍🏽 news 🇺🇦!', 'good 👍🏽 news 🇺🇦 !'],
    ['a – b — c -- d', 'a – b — c -- d'],
  ])('%s', (text, words) => {
    expect(cut(text)).toBe(words);
  });

  test('nothing comes of nothing', () => {
    expect(tokenize('')).toEqual([]);
    expect(tokenize(' \n\t\u200b')).toEqual([]);
  });

  test('on any text: in order, not empty, not meeting, all that is visible is covered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const words = tokenize(text);
        let last = 0;
        let unseen = '';
        let sound = true;
        for (const { start, end } of words) {
          sound &&= start >= last && end > start;
          unseen += text.slice(last, start);
          last = end;
        }
        expect(sound).toBe(true);
        expect(unseen + text.slice(last)).toMatch(/^[\s\p{Cf}\p{Cc}]*$/u);
      }),
      { numRuns: 300 },
    );
  });
});
