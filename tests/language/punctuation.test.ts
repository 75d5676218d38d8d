import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hangPunctuation } from '../../src/language/parse/punctuation.ts';

/** "word:head" with heads from 1, 0 for the root; marks are what has no letter. */
const hang = (words: string): string => {
  const list = words.split(' ').map((w) => w.split('/') as [string, string]);
  const forms = list.map(([form]) => form);
  const heads = Int32Array.from(list, ([, h]) => Number(h) - 1);
  hangPunctuation(
    heads,
    forms.map((f) => !/\p{L}/u.test(f)),
    forms,
  );
  return forms.map((f, i) => `${f}/${heads[i]! + 1}`).join(' ');
};

test('the last stop hangs on the root, a comma on the lower side', () => {
  expect(hang('Troops/2 left/0 ,/1 officials/5 said/2 ./4')).toBe('Troops/2 left/0 ,/5 officials/5 said/2 ./2');
});

test('quotation marks and brackets hang on what they enclose', () => {
  expect(hang('He/2 said/0 “/1 leave/2 now/4 ”/2 ./4')).toBe('He/2 said/0 “/4 leave/2 now/4 ”/4 ./2');
  expect(hang('Rebels/2 fled/0 (/2 AFP/2 )/2')).toBe('Rebels/2 fled/0 (/4 AFP/2 )/4');
});

test('what hung on a mark moves up', () => {
  expect(hang('Rebels/2 ,/3 fled/0 fast/2')).toBe('Rebels/3 ,/1 fled/0 fast/3');
});

test('any tree stays a tree', () => {
  const word = fc.tuple(fc.constantFrom('a', 'b', ',', '.', '"', '(', ')', '“', '”'), fc.nat());
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (list) => {
      const forms = list.map(([f]) => f);
      // A random tree: each word hangs on an earlier one of a shuffled order.
      const order = list.map((_, i) => i).sort((a, b) => list[a]![1] - list[b]![1] || a - b);
      const heads = new Int32Array(list.length);
      order.forEach((w, at) => {
        heads[w] = at === 0 ? -1 : order[list[w]![1] % at]!;
      });
      const root = heads.indexOf(-1);
      hangPunctuation(
        heads,
        forms.map((f) => !/\p{L}/u.test(f)),
        forms,
      );
      expect(heads.indexOf(-1)).toBe(root);
      for (let i = 0; i < heads.length; i += 1) {
        let steps = 0;
        for (let at = i; at >= 0 && steps <= heads.length; at = heads[at]!) steps += 1;
        expect(steps).toBeLessThanOrEqual(heads.length);
      }
    }),
    { numRuns: 500 },
  );
});
