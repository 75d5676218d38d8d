// Trains models/events: who does it and to whom (roles.ts); the type of a finding (relations train of PLV; quad train for what is no event, and for types
// that its quads bear out), by five folds first, then on all; and its confidence, from the folds' own predictions. The reliability table is made by eval/events-confidence.ts.
//   node --import tsx training/events/train.ts --corpora DIR [--folds-only] [--cases FILE]      (FILE: the cases of confidence, to compare designs on)
// Needs the other models of the package in place. Deterministic (seed 1). Takes about five minutes of one core.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { saveLinear } from '../linear.ts';
import { fitConfidence, measureSaidBy } from './confidence.ts';
import { crossValidate } from './folds.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, 'folds-only': { type: 'boolean' }, cases: { type: 'string' } },
});
if (!values.corpora) throw new Error('usage: train.ts --corpora DIR');
/** Articles of PolNeAR's train part that are read for who tells an event. */
const ARTICLES = 120;

const { rows, plain, train, prior, none, cases, roles } = crossValidate(values.corpora, console.log);
if (values.cases)
  writeFileSync(
    values.cases,
    JSON.stringify(cases.map(({ x, ...rest }) => ({ ...rest, size: x.length, x: [...x.entries()].filter(([, v]) => v) }))),
  );
const right = cases.reduce((s, c) => s + c.y, 0);
console.log(`cases of confidence ${cases.length}, right ${(right / cases.length).toFixed(3)}`);
if (!values['folds-only']) {
  mkdirSync(new URL('../../models/events/', import.meta.url), { recursive: true });
  saveLinear(roles.train(), new URL('../../models/events/roles.bin', import.meta.url).pathname);
  saveLinear(train(rows, plain), new URL('../../models/events/type.bin', import.meta.url).pathname);
  saveLinear(fitConfidence(cases), new URL('../../models/events/right.bin', import.meta.url).pathname);
  const write = (saidBy: Record<string, number>): void =>
    writeFileSync(
      new URL('../../models/events/calibration.json', import.meta.url),
      `${JSON.stringify({ prior, none, saidBy })}\n`,
    );
  write({ outlet: 1, statement: 1, unclear: 1 });
  const saidBy = measureSaidBy(values.corpora, ARTICLES);
  console.log('who tells it, rightly:', JSON.stringify(saidBy));
  write(saidBy);
}
