// Trains the models of the stage `statements` on PolNeAR (train part) and writes models/statements/, or measures on folds of it.
//   node --import tsx training/statements/train.ts --corpora DIR [--cache DIR] [--every N] [--folds 5 | --save]
// --folds K: trains on all but each K-th article and measures on those (never on dev); --save: trains on all and writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CUE_LABELS } from '../../src/extraction/statements/cue-finder.ts';
import { draftStatements } from '../../src/extraction/statements/draft.ts';
import type { StatementModels } from '../../src/extraction/statements/models.ts';
import { joinQuotations } from '../../src/extraction/statements/quoted-content.ts';
import { readingOf } from '../../src/extraction/statements/reading.ts';
import { resolveDrafts } from '../../src/extraction/statements/resolve.ts';
import { ROLES } from '../../src/extraction/statements/role-tagger.ts';
import { saveLinear, toModel, trainLinear } from '../linear.ts';
import { type Article, readArticles } from './corpus.ts';
import { logTransitions, makeExamples } from './examples.ts';
import { Measure } from './measure.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    cache: { type: 'string' },
    every: { type: 'string', default: '1' },
    folds: { type: 'string' },
    save: { type: 'boolean', default: false },
    epochs: { type: 'string', default: '4' },
    thresholds: { type: 'string', default: '0.3,0.4,0.5' },
    threshold: { type: 'string', default: '0.4' },
    weights: { type: 'string', default: '0.7' },
    weight: { type: 'string', default: '0.7' },
  },
});
if (!values.corpora) {
  console.error(
    'usage: node --import tsx training/statements/train.ts --corpora DIR [--cache DIR] [--every N] [--folds K | --save]',
  );
  process.exit(2);
}
const log = (line: string): void => console.error(line);
const epochs = Number(values.epochs);

const train = (articles: readonly Article[]) => {
  const examples = makeExamples(articles, log);
  // 2^17 rows hold the features seen twice without many collisions; more rows gained nothing on a fold.
  const cues = trainLinear(examples.cues, { labels: CUE_LABELS, bits: 18, epochs, rate: 0.1, l2: 1e-6, seed: 1, log });
  const roles = trainLinear(examples.roles, { labels: [...ROLES], bits: 18, epochs, rate: 0.1, l2: 1e-6, seed: 1, log });
  return { cues, roles, transitions: examples.transitions };
};

const predict = (article: Article, models: StatementModels) => {
  const r = readingOf(article.doc);
  return resolveDrafts(joinQuotations(r, draftStatements(r, models))).map((d, i) => ({
    id: `s${i}`,
    ...(d.via !== undefined && { via: `s${d.via}` }),
    source: d.source,
    cue: d.cue,
    content: d.content,
  }));
};

const articles = readArticles(values.corpora, 'train', {
  ...(values.cache && { cache: values.cache }),
  every: Number(values.every),
});
log(`${articles.length} articles`);
if (values.save) {
  const { cues, roles, transitions } = train(articles);
  mkdirSync('models/statements', { recursive: true });
  saveLinear(cues, 'models/statements/cues.bin');
  saveLinear(roles, 'models/statements/roles.bin');
  const tuned = { threshold: Number(values.threshold), transitions: logTransitions(transitions, Number(values.weight)) };
  writeFileSync('models/statements/tuned.json', `${JSON.stringify(tuned)}\n`);
} else {
  // One fold: each K-th article is held out.
  const k = Number(values.folds ?? 5);
  const held = articles.filter((_, i) => i % k === 0);
  const trained = train(articles.filter((_, i) => i % k !== 0));
  const [cues, roles] = [toModel(trained.cues), toModel(trained.roles)];
  for (const weight of values.weights.split(',').map(Number)) {
    for (const threshold of values.thresholds.split(',').map(Number)) {
      const models: StatementModels = { cues, roles, threshold, transitions: logTransitions(trained.transitions, weight) };
      const measure = new Measure();
      for (const a of held) measure.add(a.doc.report.text, a.gold, predict(a, models));
      console.log(`threshold ${threshold}, transitions ${weight}`);
      for (const [name, f, p, r] of measure.rows())
        console.log(`  ${name.padEnd(16)} F1 ${f.toFixed(3)}  P ${p.toFixed(3)}  R ${r.toFixed(3)}`);
    }
  }
}
