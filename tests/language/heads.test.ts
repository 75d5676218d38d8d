import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idTable, LONGEST_SEQUENCE, marginals, SequenceHead, viterbi } from '../../src/language/index.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
// Written by training/heads/fixture.py: what PyTorch says with the same rounded weights.
const expected: { first: number; length: number; scores: number[] }[] = JSON.parse(fixture('head.json').toString('utf8'));
const file = fixture('head.bin');

const value = (i: number): number => (((i * 7919) % 201) - 100) / 100;
const setUp = (plain = false) => {
  const head = new SequenceHead(file, plain);
  const { vector, tables } = head.header;
  const count = 20;
  const vectors = Float32Array.from({ length: count * vector }, (_, i) =>
    value(Math.floor(i / vector) * 2 * vector + (i % vector)),
  );
  const projected = head.project(count, vectors, (token) =>
    Float32Array.from({ length: vector }, (_, k) => value(token * 2 * vector + vector + k)),
  );
  const sequence = (first: number, length: number) => ({
    first,
    after: first + length,
    ids: Array.from({ length: length * tables.length }, (_, i) => {
      const t = i % tables.length;
      return (17 * (first + Math.floor(i / tables.length)) + 5 * t) % tables[t]!.rows;
    }),
    query: first,
  });
  return { head, projected, sequence };
};

test.each([false, true])('a head says what PyTorch says (without WebAssembly: %s)', (plain) => {
  const { head, projected, sequence } = setUp(plain);
  const scores = head.scores(
    projected,
    expected.map((e) => sequence(e.first, e.length)),
  );
  let at = 0;
  for (const e of expected) for (const s of e.scores) expect(scores[at++]).toBeCloseTo(s, 2);
  expect(at).toBe(scores.length);
});

test('a sequence is read the same alone and among many', () => {
  const { head, projected, sequence } = setUp();
  const one = sequence(3, 10);
  const alone = head.scores(projected, [one]);
  const many = head.scores(
    projected,
    Array.from({ length: 100 }, () => one),
  );
  for (const i of [0, 57, 99])
    for (let k = 0; k < alone.length; k += 1) expect(many[i * alone.length + k]).toBeCloseTo(alone[k]!, 5);
});

test('too long a sequence is refused', () => {
  const { head, projected } = setUp();
  expect(() => head.scores(projected, [{ first: 0, after: LONGEST_SEQUENCE + 1, ids: [] }])).toThrow(RangeError);
});

const everySequence = (count: number, labels: number): number[][] =>
  count === 0 ? [[]] : everySequence(count - 1, labels).flatMap((s) => Array.from({ length: labels }, (_, k) => [...s, k]));

test('the best sequence and the probabilities are those of trying all sequences', () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(number, { minLength: 12, maxLength: 12 }), fc.array(number, { minLength: 9, maxLength: 9 }), (s, t) => {
      const scores = { data: Float32Array.from(s), from: 0, stride: 3, count: 4, labels: 3 };
      const weigh = (path: number[]): number =>
        path.reduce((sum, k, i) => sum + scores.data[i * 3 + k]! + (i ? t[path[i - 1]! * 3 + k]! : 0), 0);
      const all = everySequence(4, 3).map((path) => ({ path, weight: weigh(path) }));
      const best = Math.max(...all.map((a) => a.weight));
      expect(weigh([...viterbi(scores, t)])).toBeCloseTo(best, 4);
      const total = all.reduce((sum, a) => sum + Math.exp(a.weight), 0);
      const p = marginals(scores, t);
      for (let i = 0; i < 4; i += 1)
        for (let k = 0; k < 3; k += 1) {
          const share = all.filter((a) => a.path[i] === k).reduce((sum, a) => sum + Math.exp(a.weight), 0) / total;
          expect(p[i * 3 + k]).toBeCloseTo(share, 4);
        }
    }),
    { numRuns: 30 },
  );
});

test('ids of features stay within their table and never change', () => {
  const id = idTable(64);
  expect(id('nsubj')).toBe(idTable(64)('nsubj'));
  expect(id('nsubj')).toBeLessThan(64);
  expect(() => idTable(100)).toThrow(RangeError);
});
