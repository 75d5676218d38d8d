// Makes models/places/ranker.json from the places corpora (their dev part; there is no train part), and tells how it does on each corpus
// when learned from the others. Usage: node --import tsx training/places/train.ts --corpora DIR [--check] (--check writes nothing).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assetPath, stages } from '../../src/core/index.ts';
import {
  createActorStage,
  createCoreferenceStage,
  createMentionStage,
  createPlaceStage,
  createToponymStage,
} from '../../src/extraction/index.ts';
import { CONFIDENCE } from '../../src/extraction/places/confidence.ts';
import { CONTEXT, PRIOR } from '../../src/extraction/places/features.ts';
import type { Ranker } from '../../src/extraction/places/rank.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { createLanguageStage } from '../../src/language/index.ts';
import { type GoldToponym, km, learnRanker, type TrainingDoc } from './learn.ts';

const { values: opt } = parseArgs({ options: { corpora: { type: 'string' }, check: { type: 'boolean', default: false } } });
if (!opt.corpora) {
  console.error('--corpora DIR is missing');
  process.exit(2);
}
const pipeline = stages()
  .add(createLanguageStage())
  .add(createToponymStage())
  .add(createMentionStage())
  .add(createCoreferenceStage())
  .add(createActorStage());

interface Line {
  text: string;
  title?: string;
  gold: { corpus: string; toponyms: GoldToponym[] };
}
const read = (line: string): { training: TrainingDoc; doc: ReturnType<typeof pipeline.run> } => {
  const { text, title, gold } = JSON.parse(line) as Line;
  const doc = pipeline.run(makeReport({ text, ...(title !== undefined && { title }) }));
  const { mentions, toponyms } = doc;
  return { training: { corpus: gold.corpus, text, mentions, toponyms, gold: gold.toponyms }, doc };
};
const docs = readFileSync(join(opt.corpora, 'places/dev.jsonl'), 'utf8').split('\n').filter(Boolean).map(read);

/** Share of found gold points within 161 km. */
const accuracy = (ranker: Ranker, held: typeof docs): [number, number] => {
  const stage = createPlaceStage(ranker);
  let [right, n] = [0, 0];
  for (const { training, doc } of held) {
    const { places } = stage.run(doc);
    const byId = new Map(places.list.map((p) => [p.id, p]));
    for (const t of training.gold) {
      if (t.lat === undefined) continue;
      const overlapping = doc.mentions.filter((m) => m.start < t.end && t.start < m.end);
      const id = overlapping.map((m) => places.of.get(m.id)).find((p) => p !== undefined);
      if (id === undefined && !overlapping.some((m) => m.kind === 'location' && m.form === 'name')) continue;
      n += 1;
      if (id !== undefined && km(t as { lat: number; lon: number }, byId.get(id)!) <= 161) right += 1;
    }
  }
  return [right / n, n];
};

for (const corpus of new Set(docs.map((d) => d.training.corpus))) {
  const others = docs.filter((d) => d.training.corpus !== corpus).map((d) => d.training);
  const [share, n] = accuracy(
    learnRanker(others),
    docs.filter((d) => d.training.corpus === corpus),
  );
  console.log(`${corpus}, learned from the others: ${share.toFixed(3)} of ${n} within 161 km`);
}
if (!opt.check) {
  const { alone, together, confidence } = learnRanker(docs.map((d) => d.training));
  const named = (names: readonly string[], weights: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((n, i) => [n, Math.round(weights[i]! * 1e4) / 1e4]));
  writeFileSync(
    assetPath('models/places/ranker.json'),
    `${JSON.stringify({ alone: named(PRIOR, alone), together: named([...PRIOR, ...CONTEXT], together), confidence: named(CONFIDENCE, confidence) }, null, 2)}\n`,
  );
}
