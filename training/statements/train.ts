// Trains the models of the stage `statements` on PolNeAR (train part) and writes models/statements/, or measures on folds of it.
//   node --import tsx training/statements/train.ts --corpora DIR [--cache DIR] [--every N] [--folds 5 | --save]
// --threshold: cues from this probability on are drafted; --least: drafts from this confidence on are told; --parser NAME: take cached
// parses of that parser (prefix of the files). --folds K: trains on all but each K-th article and measures on those (never on dev); --save: trains on all and writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CUE_LABELS } from '../../src/extraction/statements/cue-finder.ts';
import { draftStatements } from '../../src/extraction/statements/draft.ts';
import { draftFeatures, JUDGE_LABELS, judgeDrafts } from '../../src/extraction/statements/judge.ts';
import type { Finders, StatementModels } from '../../src/extraction/statements/models.ts';
import { joinQuotations } from '../../src/extraction/statements/quoted-content.ts';
import { readingOf } from '../../src/extraction/statements/reading.ts';
import { resolveDrafts } from '../../src/extraction/statements/resolve.ts';
import { ROLES } from '../../src/extraction/statements/role-tagger.ts';
import { type Example, saveLinear, toModel, trainLinear } from '../linear.ts';
import { type Article, readArticles } from './corpus.ts';
import { logTransitions, makeExamples } from './examples.ts';
import { Measure, rightOnes } from './measure.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    cache: { type: 'string' },
    every: { type: 'string', default: '1' },
    folds: { type: 'string' },
    save: { type: 'boolean', default: false },
    epochs: { type: 'string', default: '4' },
    parser: { type: 'string' },
    threshold: { type: 'string', default: '0.12' },
    weight: { type: 'string', default: '0.5' },
    leasts: { type: 'string', default: '0.3,0.35,0.4,0.45' },
    least: { type: 'string', default: '0.4' },
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
  const options = { bits: 18, epochs, rate: 0.1, l2: 1e-6, seed: 1, log };
  const cues = trainLinear(examples.cues, { labels: CUE_LABELS, ...options });
  const roles = trainLinear(examples.roles, { labels: [...ROLES], ...options });
  return { cues, roles, transitions: logTransitions(examples.transitions, Number(values.weight)) };
};

const findersOf = (t: ReturnType<typeof train>): Finders => ({
  cues: toModel(t.cues),
  roles: toModel(t.roles),
  transitions: t.transitions,
  threshold: Number(values.threshold),
});

/** Drafts of articles that the finders have not seen, each one right or wrong → the judge. */
const trainJudge = (articles: readonly Article[], finders: Finders) => {
  const examples: Example[] = [];
  for (const { doc, gold } of articles) {
    const r = readingOf(doc);
    const drafts = joinQuotations(r, draftStatements(r, finders));
    const right = rightOnes(doc.report.text, gold, drafts);
    drafts.forEach((d, i) => {
      examples.push({ features: Uint32Array.from(draftFeatures(r, d)), label: right.has(i) ? 1 : 0 });
    });
  }
  log(`judge: ${examples.length} drafts, ${examples.filter((x) => x.label).length} right`);
  return trainLinear(examples, { labels: JUDGE_LABELS, bits: 13, epochs: 5, rate: 0.05, l2: 1e-5, seed: 1, minCount: 4, log });
};

const predict = (article: Article, models: StatementModels, all: boolean) => {
  const r = readingOf(article.doc);
  const drafts = joinQuotations(r, draftStatements(r, models));
  return resolveDrafts(all ? drafts : judgeDrafts(r, drafts, models.judge, models.least)).map((d, i) => ({
    id: `s${i}`,
    ...(d.via !== undefined && { via: `s${d.via}` }),
    source: d.source,
    cue: d.cue,
    content: d.content,
  }));
};

const articles = readArticles(values.corpora, 'train', {
  ...(values.cache && { cache: values.cache }),
  ...(values.parser && { parser: values.parser }),
  every: Number(values.every),
});
log(`${articles.length} articles`);
/** Each fourth of those trained on is kept for the judge. */
const forJudge = (list: readonly Article[], yes: boolean): Article[] => list.filter((_, i) => (i % 4 === 1) === yes);

if (values.save) {
  const first = findersOf(train(forJudge(articles, false)));
  const judge = trainJudge(forJudge(articles, true), first);
  const { cues, roles, transitions } = train(articles);
  mkdirSync('models/statements', { recursive: true });
  saveLinear(cues, 'models/statements/cues.bin');
  saveLinear(roles, 'models/statements/roles.bin');
  saveLinear(judge, 'models/statements/judge.bin');
  const tuned = { threshold: Number(values.threshold), least: Number(values.least), transitions };
  writeFileSync('models/statements/tuned.json', `${JSON.stringify(tuned)}\n`);
} else {
  // One fold: each K-th article is held out.
  const k = Number(values.folds ?? 5);
  const held = articles.filter((_, i) => i % k === 0);
  const rest = articles.filter((_, i) => i % k !== 0);
  const finders = findersOf(train(forJudge(rest, false)));
  const judge = toModel(trainJudge(forJudge(rest, true), finders));
  const report = (name: string, models: StatementModels, all: boolean): void => {
    const measure = new Measure();
    for (const a of held) measure.add(a.doc.report.text, a.gold, predict(a, models, all));
    console.log(name);
    for (const [role, f, p, r] of measure.rows())
      console.log(`  ${role.padEnd(16)} F1 ${f.toFixed(3)}  P ${p.toFixed(3)}  R ${r.toFixed(3)}`);
  };
  report('without a judge, threshold .3', { ...finders, threshold: 0.3, judge, least: 0 }, true);
  for (const least of values.leasts.split(',').map(Number)) report(`least ${least}`, { ...finders, judge, least }, false);
}
