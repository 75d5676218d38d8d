import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashFeature, parseLinear } from '../../src/language/runtime/linear.ts';
import { type Example, saveLinear, toModel, trainLinear } from '../../training/linear.ts';

const words = { fruit: ['apple', 'pear', 'plum', 'fig'], tool: ['saw', 'axe', 'drill', 'file'] };
const examples: Example[] = Object.values(words).flatMap((list, label) =>
  list.flatMap((w) =>
    [0, 1, 2].map(() => ({
      features: [hashFeature(`w=${w}`), hashFeature('any')],
      label,
      dense: Float32Array.of(label ? -1 : 1),
    })),
  ),
);

test('learns, and the quantised file gives the same answers as the model in memory', () => {
  const trained = trainLinear(examples, { labels: Object.keys(words), bits: 10, dense: 1, epochs: 8 });
  const folder = mkdtempSync(join(tmpdir(), 'linear-'));
  try {
    saveLinear(trained, join(folder, 'm.bin'));
    const [memory, file] = [toModel(trained), parseLinear(readFileSync(join(folder, 'm.bin')))];
    for (const x of examples) {
      expect(file.best(x.features, x.dense).label).toBe(Object.keys(words)[x.label]);
      expect([...file.scores(x.features, x.dense)]).toEqual([...memory.scores(x.features, x.dense)]);
    }
    expect(file.best([], Float32Array.of(1)).label).toBe('fruit'); // the dense vector alone decides
    expect(file.best([], Float32Array.of(-1)).label).toBe('tool');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the same seed gives the same weights', () => {
  const run = () => [...trainLinear(examples, { labels: Object.keys(words), bits: 8, dense: 1, seed: 7 }).rows];
  expect(run()).toEqual(run());
});
