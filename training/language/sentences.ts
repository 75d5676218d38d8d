// Trains the sentence splitter (models/language/sentences.bin) on the texts of train.jsonl: every gap where a sentence may end, gold or not.
// node --import tsx training/language/sentences.ts --corpora DIR [--only-open]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Gaps } from '../../src/language/sentences/features.ts';
import { tokenize } from '../../src/language/tokens/tokenize.ts';
import { type Example, saveLinear, toModel, trainLinear } from '../linear.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    'only-open': { type: 'boolean' },
    out: { type: 'string', default: 'models/language/sentences.bin' },
  },
});
if (!values.corpora) throw new Error('--corpora DIR is missing');

interface Document {
  text: string;
  gold: { licence: string; sentences: [number, number][] };
}

const read = (part: string): Document[] =>
  readFileSync(join(values.corpora!, 'language', `${part}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Gaps of a document; blank lines are no question. */
const examplesOf = ({ text, gold }: Document): Example[] => {
  const words = tokenize(text);
  const gaps = new Gaps(text, words);
  const ends = new Set(gold.sentences.map(([, end]) => end));
  const out: Example[] = [];
  let first = 0;
  for (let i = 0; i + 1 < words.length; i += 1) {
    const blank = gaps.isBlankLine(i);
    let isEnd = false;
    for (let at = words[i]!.end; at <= words[i + 1]!.start && !isEnd; at += 1) isEnd = ends.has(at);
    if (!blank && gaps.isCandidate(i)) out.push({ features: gaps.features(i, first), label: isEnd ? 1 : 0 });
    if (isEnd || blank) first = i + 1;
  }
  return out;
};

/** Straight double quotation marks of a paragraph in turn become opening and closing ones: the treebanks have few of either. */
const withMarks = (text: string, [open, close]: readonly [string, string]): string =>
  text
    .split(/(\n\s*\n)/)
    .map((paragraph) => {
      let n = 0;
      return paragraph.replace(/"/g, () => (n++ % 2 ? close : open));
    })
    .join('');

/** Half of the documents with other quotation marks, and some once more in a wire service's capitals; offsets stay. */
const variantsOf = (d: Document, i: number): Document[] => {
  const text = i % 2 ? d.text : withMarks(d.text, i % 8 ? ['“', '”'] : ['«', '»']);
  const capitals = text.toUpperCase();
  return [{ ...d, text }, ...(i % CAPITALS === 0 && capitals.length === text.length ? [{ ...d, text: capitals }] : [])];
};

/** One document in so many is read in capitals as well: there every gap is a question, so few are enough. */
const CAPITALS = 12;

const allowed = values['only-open'] ? ['open'] : ['open', 'not stated'];
const train = read('train')
  .filter((d) => allowed.includes(d.gold.licence))
  .flatMap(variantsOf)
  .flatMap(examplesOf);
const trained = trainLinear(train, {
  labels: ['inside', 'end'],
  bits: 16,
  epochs: 2,
  rate: 0.1,
  l2: 1e-5,
  minCount: 2,
  log: console.log,
});
saveLinear(trained, values.out!);
const model = toModel(trained);
const dev = read('dev').flatMap(examplesOf);
for (const threshold of [0.3, 0.4, 0.5, 0.6]) {
  let [hit, said, gold] = [0, 0, 0];
  for (const x of dev) {
    const yes = model.probabilities(x.features)[1]! > threshold;
    if (yes) said += 1;
    if (x.label) gold += 1;
    if (yes && x.label) hit += 1;
  }
  console.log(
    `${train.length} gaps; dev ends within paragraphs at ${threshold}: P ${(hit / said).toFixed(4)} R ${(hit / gold).toFixed(4)} F ${((2 * hit) / (said + gold)).toFixed(4)} of ${gold}`,
  );
}
