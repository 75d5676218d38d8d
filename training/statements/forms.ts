// How often the drafts of src/extraction/statements/signed.ts are statements in PolNeAR's train part, by rule.
//   node --import tsx training/statements/forms.ts --corpora DIR [--cache DIR] [--parser NAME]
import { parseArgs } from 'node:util';
import { readingOf } from '../../src/extraction/statements/reading.ts';
import { signedDrafts } from '../../src/extraction/statements/signed.ts';
import { readArticles } from './corpus.ts';
import { rightOnes } from './measure.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, cache: { type: 'string' }, parser: { type: 'string' } } });
if (!values.corpora) {
  console.error('usage: node --import tsx training/statements/forms.ts --corpora DIR [--cache DIR] [--parser NAME]');
  process.exit(2);
}
const counts = new Map<string, { right: number; all: number }>();
const articles = readArticles(values.corpora, 'train', {
  ...(values.cache && { cache: values.cache }),
  ...(values.parser && { parser: values.parser }),
});
for (const { doc, gold } of articles) {
  const drafts = signedDrafts(readingOf(doc), () => false);
  const right = rightOnes(doc.report.text, gold, drafts);
  drafts.forEach((d, i) => {
    const c = counts.get(d.by) ?? { right: 0, all: 0 };
    c.all += 1;
    if (right.has(i)) c.right += 1;
    counts.set(d.by, c);
  });
}
for (const [by, { right, all }] of counts) console.log(`${by}: ${right} of ${all} right (${(right / all).toFixed(2)})`);
