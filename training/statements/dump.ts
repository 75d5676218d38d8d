// PolNeAR's train part → dumps of examples for the two heads (training/heads/train.py trains them).
//   node --import tsx training/statements/dump.ts --corpora DIR --out DIR [--cache DIR]
// Articles fall into five parts, by their number modulo five: train.py is told which ones to leave out.
import { parseArgs } from 'node:util';
import { readArticles } from './corpus.ts';
import { dumpExamples } from './examples.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    cache: { type: 'string' },
    out: { type: 'string' },
    every: { type: 'string', default: '1' },
  },
});
if (!values.corpora || !values.out) {
  console.error('usage: node --import tsx training/statements/dump.ts --corpora DIR --out DIR [--cache DIR]');
  process.exit(2);
}
const articles = readArticles(values.corpora, 'train', {
  ...(values.cache && { cache: values.cache }),
  every: Number(values.every),
});
dumpExamples(
  articles,
  values.out,
  (n) => n % 5,
  (line) => console.error(line),
);
