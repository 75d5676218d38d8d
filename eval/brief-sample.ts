// 100 sentences of briefs on real dev articles, drawn by a seed, with their notes → what a judge needs, and nothing else.
//   node --import tsx eval/brief-sample.ts --corpora DIR [--from stories|statements] [--seed N] [--labels LABELS] > FILE      (FILE is not for the repository: it holds texts)
// The articles (news clusters of Giveme5W1H, or PolNeAR) are read into a dossier in memory; briefs on all of them, on each month and on those who are named
// most. At most three sentences an article.
// The judge answers for each: does one note alone support the sentence, number and attribution included? (eval/labels/README.md, brief)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { briefFrom } from '../src/brief-from.ts';
import type { BriefNote, BriefSentence } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { readerInfo } from '../src/reader.ts';
import { openStore } from '../src/store/index.ts';
import { takeIn } from '../src/take-in.ts';
import { randomFrom } from '../training/linear.ts';
import { sha256 } from './labels.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    from: { type: 'string', default: 'stories' },
    seed: { type: 'string', default: '31117' },
    labels: { type: 'string' },
  },
});
if (!values.corpora)
  throw new Error('usage: brief-sample.ts --corpora DIR [--from stories|statements] [--seed N] [--labels LABELS]');
const [SENTENCES, PER_ARTICLE, ACTORS] = [100, 3, 25];
const SEED = Number(values.seed);
const MADE = '2018-11-01T00:00:00.000Z';

interface Article {
  id: string;
  text: string;
  title?: string;
  published?: string;
  source?: string;
  gold: { set?: string };
}
const store = await openStore(':memory:', { create: true });
const months = new Set<string>();
for (const line of readFileSync(join(values.corpora, `${values.from}/dev.jsonl`), 'utf8')
  .split('\n')
  .filter(Boolean)) {
  const { id, text, title, published, source, gold } = JSON.parse(line) as Article;
  if (values.from === 'stories' && gold.set !== 'giveme5w1h') continue;
  // PolNeAR names the outlet at the head of each id.
  const outlet = source ?? id.split('_')[0]!;
  const report = makeReport({ id, text, outlet, ...(title && { title }), ...(published && { published }) });
  await takeIn(store, { input: id, report }, { handling: 'public' });
  if (published) months.add(published.slice(0, 7));
}
const abouts: (string | undefined)[] = [undefined];
for await (const actor of store.register({})) {
  if (abouts.length > ACTORS) break;
  if (actor.kind !== 'group') abouts.push(actor.name);
}
const found = new Map<string, { sentence: BriefSentence; notes: BriefNote[]; kind: string }>();
const keep = async (query: { about?: string; since?: string; until?: string }): Promise<void> => {
  const brief = await briefFrom(store, { ...query, made: MADE }).catch(() => undefined);
  for (const section of brief?.sections ?? [])
    for (const sentence of section.sentences)
      if (!found.has(sentence.text))
        found.set(sentence.text, { sentence, notes: sentence.notes.map((n) => brief!.notes[n - 1]!), kind: section.kind });
};
for (const about of abouts) await keep(about === undefined ? {} : { about });
for (const month of [...months].sort()) await keep({ since: month, until: month });
await store.close();

const all = [...found.values()].sort((a, b) => (a.sentence.text < b.sentence.text ? -1 : 1));
const random = randomFrom(SEED);
for (let i = all.length - 1; i > 0; i -= 1) {
  const k = Math.floor(random() * (i + 1));
  [all[i], all[k]] = [all[k]!, all[i]!];
}
const taken = new Map<string, number>();
let n = 0;
const labels = [JSON.stringify({ models: readerInfo().models, seed: SEED, sentences: all.length })];
for (const { sentence, notes, kind } of all) {
  const article = notes[0]!.report;
  if (n === SENTENCES || (taken.get(article) ?? 0) >= PER_ARTICLE) continue;
  taken.set(article, (taken.get(article) ?? 0) + 1);
  const id = n++;
  // For eval/labels/brief.jsonl: no words, only where they stand. The judge's answers are put in later.
  const spans = notes.map(({ report, sha256: digest, start, end }) => ({ id: report, sha256: digest, start, end }));
  labels.push(JSON.stringify({ k: id, corpus: values.from, kind, sentence: sha256(sentence.text), notes: spans }));
  console.log(
    JSON.stringify({
      id,
      sentence: sentence.text,
      notes: notes.map(({ quote, outlet, speaker, published, title }) => ({ quote, outlet, speaker, published, title })),
    }),
  );
}
if (values.labels) writeFileSync(values.labels, `${labels.join('\n')}\n`);
console.error(`${all.length} sentences in all, ${n} drawn`);
