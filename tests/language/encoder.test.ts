import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAsset } from '../../src/core/index.ts';
import { Encoder, LONGEST } from '../../src/language/encoder/encoder.ts';
import { formFeatures, norm, shape } from '../../src/language/encoder/features.ts';
import { Space } from '../../src/language/runtime/kernels.ts';

interface Expected {
  forms: string[];
  heads: number[];
  rels: string[];
  tags: string[];
  feats: string[];
  vector: number[];
}

// Written by training/language/export.py --fixture: what PyTorch says with the same rounded weights.
const expected: Expected[] = JSON.parse(readFileSync(new URL('fixtures/parser.json', import.meta.url), 'utf8'));
const file = readAsset('models/language/model.bin');

test.each([false, true])('the runtime says what PyTorch says (without WebAssembly: %s)', (plain) => {
  const encoder = new Encoder(file, plain);
  const total = expected.reduce((sum, e) => sum + e.forms.length, 0);
  const vectors = new Float32Array(total * encoder.width);
  const parsed = encoder.parse(
    expected.map((e) => e.forms),
    vectors,
  );
  let after = 0;
  for (const [i, e] of expected.entries()) {
    const p = parsed[i]!;
    expect([...p.tags].map((t) => encoder.tags[t])).toEqual(e.tags);
    expect([...p.feats].map((t) => encoder.feats[t])).toEqual(e.feats);
    expect([...p.heads]).toEqual(e.heads);
    expect([...p.rels].map((r) => encoder.rels[r])).toEqual(e.rels);
    after += e.forms.length;
    const last = vectors.subarray((after - 1) * encoder.width, (after - 1) * encoder.width + e.vector.length);
    for (const [k, v] of e.vector.entries()) expect(last[k]).toBeCloseTo(v, 2);
  }
});

test('a sentence is read the same alone and among others, however long they are', () => {
  const encoder = new Encoder(file);
  const long = Array.from({ length: LONGEST }, (_, i) => ['the', 'army', 'said', ','][i % 4]!);
  const { forms } = expected[0]!;
  const alone = encoder.parse([forms])[0]!;
  const among = encoder.parse([long, forms, long, long, ['Yes'], long, long, forms]);
  for (const p of [among[1]!, among[7]!]) {
    expect([...p.heads]).toEqual([...alone.heads]);
    expect([...p.rels]).toEqual([...alone.rels]);
    expect([...p.tags]).toEqual([...alone.tags]);
  }
});

test('products of any shape are those of plain arithmetic', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer(),
      (m, k, n, seed) => {
        const value = (i: number): number => ((Math.imul(i + 1, 2654435761) ^ seed) % 17) / 4;
        const space = new Space(1 << 17);
        const a = space.take(16 * k);
        for (let i = 0; i < m * k; i += 1) a.data[i] = value(i);
        const b = Float32Array.from({ length: k * n }, (_, i) => value(i + 1000));
        const bias = Float32Array.from({ length: n }, (_, i) => value(i + 5000));
        const matrix = space.matrix(k, n);
        space.pack(matrix, b, bias);
        const out = space.take(16 * matrix.padded);
        space.multiply(a.at, k, matrix, out.at, m);
        for (let i = 0; i < m; i += 1) {
          for (let j = 0; j < n; j += 1) {
            let sum = bias[j]!;
            for (let l = 0; l < k; l += 1) sum += a.data[i * k + l]! * b[l * n + j]!;
            expect(Math.abs(out.data[i * matrix.padded + j]! - sum)).toBeLessThan(1e-3);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('the sigmoid holds from end to end', () => {
  const space = new Space(4096);
  const x = space.take(64);
  x.data.forEach((_, i) => {
    x.data[i] = (i - 32) * 3.3;
  });
  const wanted = Array.from(x.data, (v) => 1 / (1 + Math.exp(-v)));
  space.sigmoid(x.at, 1, 64, 0, 64);
  wanted.forEach((y, i) => {
    expect(x.data[i]).toBeCloseTo(y, 5);
  });
});

test('features of forms', () => {
  expect(norm('Kyiv’s 2031')).toBe("kyiv's 0000");
  expect(shape('Kyiv-based')).toBe('Xxxx-xxx');
  expect(shape('F-16s')).toBe('X-ddx');
  expect(formFeatures('Kyiv')).toHaveLength(6);
  expect(formFeatures('')).toHaveLength(6);
});
