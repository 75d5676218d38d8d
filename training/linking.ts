// Makes data/linking/words.tsv: in how many news articles a stem stands. Corpora: PolNeAR train (terms not stated; words and
// counts only). `node --import tsx training/linking.ts --corpora DIR`. With --scores it prints what linking reaches on ECB+ train,
// by which its constants were chosen: threshold .12 to .30, own .0 .3 .5 .7 1, lead 0 1 2, single 0 .15 .3 .5 1, names and numbers 1 1.25 1.5 2.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { assetPath } from '../src/core/index.ts';
import { linkReports } from '../src/linking/index.ts';
import { wordsOf } from '../src/linking/words.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, scores: { type: 'boolean' } } });
if (!values.corpora) {
  console.error('training/linking.ts: --corpora DIR is missing');
  process.exit(2);
}
const FEWEST = 3; // articles: rarer words are as good as absent

const readItems = (name: string): { id: string; text: string; gold: { set?: string; story: string } }[] =>
  readFileSync(join(values.corpora!, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const makeBackground = (): void => {
  const texts = readItems('statements/train.jsonl');
  const counts = new Map<string, number>();
  for (const { text } of texts)
    for (const stem of new Set(wordsOf(text).map((w) => w.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const byCount = new Map<number, string[]>();
  for (const [stem, n] of counts) if (n >= FEWEST && !/^\p{N}/u.test(stem)) byCount.set(n, [...(byCount.get(n) ?? []), stem]);
  const rows = [...byCount].sort(([a], [b]) => b - a).map(([n, stems]) => `${n}\t${stems.sort().join(' ')}`);
  const head = [
    '# How common words are in news: number of articles, then the stems (src/linking/words.ts) that stand in so many, space-separated.',
    `# Made by training/linking.ts from PolNeAR train; stems in fewer than ${FEWEST} articles and numbers are left out.`,
    `#documents\t${texts.length}`,
  ];
  const file = assetPath('data/linking/words.tsv');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${[...head, ...rows].join('\n')}\n`);
};

/** B-cubed F1 of stories. */
const score = (items: readonly { id: string; text: string; gold: { story: string } }[]): number => {
  const links = linkReports(items);
  let [precision, recall] = [0, 0];
  items.forEach((x, i) => {
    const mine = items.filter((_, k) => links[k]!.story === links[i]!.story);
    const both = mine.filter((y) => y.gold.story === x.gold.story).length;
    precision += both / mine.length / items.length;
    recall += both / items.filter((y) => y.gold.story === x.gold.story).length / items.length;
  });
  return (2 * precision * recall) / (precision + recall);
};

if (values.scores) console.log(`ECB+ train: B-cubed F1 ${score(readItems('stories/train.jsonl')).toFixed(3)}`);
else makeBackground();
