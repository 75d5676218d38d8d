// Trains the models of coreference: models/coreference/*.bin. `node --import tsx training/coreference/train.ts --corpora DIR [--folds 5]`
// GUM's train documents (open or no licence stated) run through the shipped language, toponym and mention stages, so that the models
// learn on what they will see. With --folds nothing is written: every fold is linked by models of the others. Seeded, deterministic.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stages } from '../../src/core/index.ts';
import { decideBy, type Models } from '../../src/extraction/coreference/decide.ts';
import { link } from '../../src/extraction/coreference/link.ts';
import { type Unit, unitsOf } from '../../src/extraction/coreference/units.ts';
import { createMentionStage, createToponymStage } from '../../src/extraction/index.ts';
import { makeReport } from '../../src/ingest/report.ts';
import { createLanguageStage, treeOf } from '../../src/language/index.ts';
import { saveTrees, trainTrees } from './boost.ts';
import { saveWeights, trainWeights } from './linear-rank.ts';
import { collect, type GoldMention, goldClusters, type Questions } from './questions.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    out: { type: 'string', default: 'models/coreference' },
    folds: { type: 'string', default: '0' },
  },
});
if (!values.corpora) throw new Error('--corpora DIR is missing');
const reader = stages().add(createLanguageStage()).add(createToponymStage()).add(createMentionStage());
const docs = readFileSync(`${values.corpora}/coreference/train.jsonl`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { id: string; text: string; gold: { licence: string; mentions: GoldMention[] } })
  .filter(({ gold }) => gold.licence === 'open' || gold.licence === 'not stated')
  .map(({ id, text, gold }) => {
    const doc = reader.run(makeReport({ id, text }));
    return { tree: treeOf(doc), mentions: doc.mentions, gold: gold.mentions };
  });

const fit = (list: typeof docs): Models => {
  const questions: Questions = { pronoun: [], nominal: [], voice: [] };
  for (const { tree, mentions, gold } of list) collect(questions, tree, mentions, gold);
  console.error(
    Object.entries(questions)
      .map(([k, q]) => `${k} ${q.length} questions`)
      .join(', '),
  );
  // Depth 4 for I, we, you and trees instead of a linear ranker for them: by five folds; the other sizes are usual ones, not searched.
  const boost = { trees: 100, rate: 0.1, lambda: 4, minHessian: 2, questions: 0.7, features: 0.6, seed: 2 };
  return {
    pronoun: trainWeights(questions.pronoun, {
      bits: 15,
      epochs: 6,
      rate: 0.05,
      l2: 1e-4,
      drop: 0.1,
      minCount: 2,
      seeds: [1, 2, 3, 4, 5],
    }),
    nominal: trainTrees(questions.nominal, { ...boost, depth: 3 }),
    voice: trainTrees(questions.voice, { ...boost, depth: 4 }),
  };
};

/** Counts for one kind of anaphor: links that are right, wrong, missed, and links of those with nobody before. */
interface Counts {
  right: number;
  wrong: number;
  missed: number;
  extra: number;
}

const measure = (models: Models, list: typeof docs, counts: Map<string, Counts>): void => {
  for (const { tree, mentions, gold } of list) {
    const units = unitsOf(tree, mentions);
    const clusters = goldClusters(tree, units, gold);
    const decide = decideBy(models);
    const before = new Set<number>();
    const count = (unit: Unit): Counts => {
      const key = unit.pronoun ?? 'noun phrase';
      const known = counts.get(key) ?? { right: 0, wrong: 0, missed: 0, extra: 0 };
      counts.set(key, known);
      return known;
    };
    let at = 0;
    link(tree, units, {
      published: undefined,
      decide: (unit, state) => {
        for (; units[at]!.head < unit.head; at += 1) {
          const c = clusters.get(units[at]!);
          if (c !== undefined) before.add(c);
        }
        const found = decide(unit, state);
        const cluster = clusters.get(unit);
        const wanted = cluster !== undefined && before.has(cluster);
        const c = count(unit);
        if (!found) c.missed += wanted ? 1 : 0;
        else if (!wanted) c.extra += 1;
        else if (found.units.some((u) => clusters.get(u) === cluster)) c.right += 1;
        else c.wrong += 1;
        return found;
      },
    });
  }
};

const folds = Number(values.folds);
if (folds) {
  const counts = new Map<string, Counts>();
  for (let f = 0; f < folds; f += 1)
    measure(
      fit(docs.filter((_, i) => i % folds !== f)),
      docs.filter((_, i) => i % folds === f),
      counts,
    );
  for (const [kind, { right, wrong, missed, extra }] of counts)
    console.log(
      `${kind}: recall ${(right / (right + wrong + missed)).toFixed(3)} precision ${(right / (right + wrong + extra)).toFixed(3)} (${right + wrong + missed})`,
    );
} else {
  const models = fit(docs);
  saveWeights(models.pronoun, `${values.out}/pronouns.bin`);
  saveTrees(models.nominal, `${values.out}/nominals.bin`);
  saveTrees(models.voice, `${values.out}/voices.bin`);
}
