// PolNeAR's train part → dumps of examples for the two heads (training/heads/train.py trains them).
//   node --import tsx training/statements/dump.ts --corpora DIR --out DIR [--cache DIR] [--held 0,1]
// --held: of five parts of the articles (number modulo five) those that the heads don't learn from.
import { parseArgs } from 'node:util';
import { readArticles } from './corpus.ts';
import { dumpExamples } from './examples.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    cache: { type: 'string' },
    out: { type: 'string' },
    held: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
  },
});
if (!values.corpora || !values.out) {
  console.error('usage: node --import tsx training/statements/dump.ts --corpora DIR --out DIR [--cache DIR] [--held 0,1]');
  process.exit(2);
}
const held = new Set(values.held.split(',').filter(Boolean).map(Number));
const articles = readArticles(values.corpora, 'train', {
  ...(values.cache && { cache: values.cache }),
  every: Number(values.every),
});
dumpExamples(
  articles,
  values.out,
  (n) => held.has(n % 5),
  (line) => console.error(line),
);
