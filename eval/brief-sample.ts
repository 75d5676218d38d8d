// 100 sentences of briefs on real dev articles (PolNeAR), drawn by a seed, with their notes → what a judge needs, and nothing else.
//   node --import tsx eval/brief-sample.ts --corpora DIR > FILE      (FILE is not for the repository: it holds texts)
// The articles are read into a dossier in memory; briefs on all of them, on each week and on those who are named most. At most five sentences an article.
// The judge answers for each: does one note alone support the sentence, number and attribution included? (eval/labels/README.md, brief)
import { readFileSync } from 'node:fs';
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

const { values } = parseArgs({ options: { corpora: { type: 'string' }, labels: { type: 'boolean' } } });
if (!values.corpora) throw new Error('usage: brief-sample.ts --corpora DIR [--labels]');
const [SENTENCES, PER_ARTICLE, SEED, ACTORS] = [100, 5, 20270, 12];
const MADE = '2016-11-01T00:00:00.000Z';

const store = await openStore(':memory:', { create: true });
for (const line of readFileSync(join(values.corpora, 'statements/dev.jsonl'), 'utf8').split('\n').filter(Boolean)) {
  const { id, text, published } = JSON.parse(line) as { id: string; text: string; published?: string };
  // PolNeAR names the outlet at the head of each id.
  const report = makeReport({ id, text, outlet: id.split('_')[0]!, ...(published && { published }) });
  await takeIn(store, { input: id, report }, { handling: 'public' });
}
const abouts: (string | undefined)[] = [undefined];
for await (const actor of store.register({})) {
  if (abouts.length > ACTORS) break;
  if (actor.kind === 'person' || actor.kind === 'organization') abouts.push(actor.name);
}
const weeks = Array.from({ length: 6 }, (_, i) => new Date(Date.UTC(2016, 8, 5 + 7 * i)).toISOString().slice(0, 10));
const found = new Map<string, { sentence: BriefSentence; notes: BriefNote[]; kind: string }>();
const keep = async (query: { about?: string; since?: string; until?: string }): Promise<void> => {
  const brief = await briefFrom(store, { ...query, made: MADE }).catch(() => undefined);
  for (const section of brief?.sections ?? [])
    for (const sentence of section.sentences)
      if (!found.has(sentence.text))
        found.set(sentence.text, { sentence, notes: sentence.notes.map((n) => brief!.notes[n - 1]!), kind: section.kind });
};
for (const about of abouts) await keep(about === undefined ? {} : { about });
for (const [i, since] of weeks.entries()) {
  const until = weeks[i + 1];
  await keep({ since, ...(until !== undefined && { until }) });
}
await store.close();

const all = [...found.values()].sort((a, b) => (a.sentence.text < b.sentence.text ? -1 : 1));
const random = randomFrom(SEED);
for (let i = all.length - 1; i > 0; i -= 1) {
  const k = Math.floor(random() * (i + 1));
  [all[i], all[k]] = [all[k]!, all[i]!];
}
const taken = new Map<string, number>();
let n = 0;
if (values.labels) console.log(JSON.stringify({ models: readerInfo().models, sentences: all.length }));
for (const { sentence, notes, kind } of all) {
  const article = notes[0]!.report;
  if (n === SENTENCES || (taken.get(article) ?? 0) >= PER_ARTICLE) continue;
  taken.set(article, (taken.get(article) ?? 0) + 1);
  const id = n++;
  if (values.labels) {
    // For eval/labels/brief.jsonl: no words, only where they stand. The judge's verdict is added by hand.
    const spans = notes.map(({ report, sha256: digest, start, end }) => ({ id: report, sha256: digest, start, end }));
    console.log(JSON.stringify({ k: id, corpus: 'statements', kind, sentence: sha256(sentence.text), notes: spans }));
  } else
    console.log(
      JSON.stringify({
        id,
        sentence: sentence.text,
        notes: notes.map(({ quote, outlet, speaker, published, title }) => ({ quote, outlet, speaker, published, title })),
      }),
    );
}
console.error(`${all.length} sentences in all, ${n} drawn`);
