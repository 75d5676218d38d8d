import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTree } from '../../src/language/parse/decode.ts';

/** All ways to give n words heads that make one tree with one root; the best sum. */
const bestByTrying = (scores: Float32Array, n: number, stride: number): number => {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(n).fill(0);
  const isTree = (): boolean => {
    if (heads.filter((h) => h === 0).length !== 1) return false;
    return heads.every((_, d) => {
      let at = d + 1;
      for (let steps = 0; at > 0; steps += 1, at = heads[at - 1]!) if (steps > n) return false;
      return true;
    });
  };
  const go = (d: number, sum: number): void => {
    if (d === n) {
      if (isTree()) best = Math.max(best, sum);
      return;
    }
    for (let h = 0; h <= n; h += 1) {
      if (h === d + 1) continue;
      heads[d] = h;
      go(d + 1, sum + scores[d * stride + h]!);
    }
  };
  go(0, 0);
  return best;
};

const sumOf = (scores: Float32Array, heads: Int32Array, n: number, stride: number): number => {
  let sum = 0;
  for (let d = 1; d <= n; d += 1) sum += scores[(d - 1) * stride + heads[d]!]!;
  return sum;
};

const matrix = fc
  .integer({ min: 1, max: 5 })
  .chain((n) =>
    fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) })
      .map((list) => ({ n, scores: Float32Array.from(list) })),
  );

test('always one tree with one root', () => {
  fc.assert(
    fc.property(matrix, ({ n, scores }) => {
      const heads = decodeTree(scores, n, n + 1);
      expect([...heads.slice(1)].filter((h) => h === 0)).toHaveLength(1);
      for (let d = 1; d <= n; d += 1) {
        let at = d;
        let steps = 0;
        for (; at > 0 && steps <= n; at = heads[at]!) steps += 1;
        expect(steps).toBeLessThanOrEqual(n);
      }
    }),
  );
});

test('with the root it chose, no tree is better', () => {
  fc.assert(
    fc.property(matrix, ({ n, scores }) => {
      const heads = decodeTree(scores, n, n + 1);
      const root = heads.indexOf(0, 1);
      const fixed = scores.map((s, at) => (at % (n + 1) === 0 && Math.floor(at / (n + 1)) !== root - 1 ? -1e6 : s));
      expect(sumOf(scores, heads, n, n + 1)).toBeCloseTo(bestByTrying(fixed, n, n + 1), 3);
    }),
  );
});

test('a cycle is broken where that costs least', () => {
  // Words 1 and 2 each like the other best; 2 minds the root less.
  const scores = Float32Array.from([0, 0, 9, 4, 8, 0]);
  expect([...decodeTree(scores, 2, 3).slice(1)]).toEqual([2, 0]);
});
