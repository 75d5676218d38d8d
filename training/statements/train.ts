// Heads trained by training/heads/train.py → the judge of the stage `statements`, and the figures on articles that none of them has seen.
//   node --import tsx training/statements/train.ts --corpora DIR --heads DIR [--cache DIR] [--judge 1] [--test 0] [--save]
// --heads: folder with cues.bin and roles.bin. --judge, --test: of five parts of the train part (number modulo five) the one that the judge
// learns from, and the one that is measured ("" for none). --threshold: cues from this probability on are drafted; --leasts: drafts from
// this confidence on are told. --save: writes models/statements/judge.bin and tuned.json (training/statements/rebuild.sh does all).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftStatements } from '../../src/extraction/statements/draft.ts';
import { draftFeatures, JUDGE_LABELS, judgeDrafts } from '../../src/extraction/statements/judge.ts';
import type { Finders, StatementModels } from '../../src/extraction/statements/models.ts';
import { joinQuotations } from '../../src/extraction/statements/quoted-content.ts';
import { readingOf } from '../../src/extraction/statements/reading.ts';
import { resolveDrafts } from '../../src/extraction/statements/resolve.ts';
import { SequenceHead } from '../../src/language/index.ts';
import { type Example, saveLinear, toModel, trainLinear } from '../linear.ts';
import { type Article, readArticles } from './corpus.ts';
import { Measure, rightOnes } from './measure.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    cache: { type: 'string' },
    heads: { type: 'string' },
    judge: { type: 'string', default: '1' },
    test: { type: 'string', default: '0' },
    save: { type: 'boolean', default: false },
    threshold: { type: 'string', default: '0.12' },
    leasts: { type: 'string', default: '0.3,0.35,0.4,0.45' },
    least: { type: 'string', default: '0.4' },
  },
});
if (!values.corpora || !values.heads) {
  console.error('usage: train.ts --corpora DIR --heads DIR [--cache DIR] [--judge 1] [--test 0] [--save]');
  process.exit(2);
}
const { corpora, heads } = values;
const log = (line: string): void => console.error(line);

const part = (offset: string): Article[] =>
  offset === ''
    ? []
    : readArticles(corpora, 'train', { ...(values.cache && { cache: values.cache }), every: 5, offset: Number(offset) });

const finders: Finders = {
  cues: new SequenceHead(readFileSync(join(heads, 'cues.bin'))),
  roles: new SequenceHead(readFileSync(join(heads, 'roles.bin'))),
  threshold: Number(values.threshold),
};

/** Drafts of articles that the heads have not seen, each one right or wrong → the judge. */
const trainJudge = (articles: readonly Article[]) => {
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

const judge = trainJudge(part(values.judge));
if (values.save) {
  mkdirSync('models/statements', { recursive: true });
  saveLinear(judge, 'models/statements/judge.bin');
  const tuned = { threshold: finders.threshold, least: Number(values.least) };
  writeFileSync('models/statements/tuned.json', `${JSON.stringify(tuned)}\n`);
}
const models: StatementModels = { ...finders, judge: toModel(judge), least: 0 };
const leasts = values.leasts.split(',').map(Number);
const measures = leasts.map(() => new Measure());
for (const { doc, gold } of part(values.test)) {
  const r = readingOf(doc);
  const drafts = joinQuotations(r, draftStatements(r, models));
  const judged = judgeDrafts(r, drafts, models.judge);
  for (const [k, least] of leasts.entries()) {
    const told = resolveDrafts(judged.filter((d) => d.confidence >= least)).map((d, i) => ({
      id: `s${i}`,
      ...(d.via !== undefined && { via: `s${d.via}` }),
      source: d.source,
      cue: d.cue,
      content: d.content,
    }));
    measures[k]!.add(doc.report.text, gold, told);
  }
}
for (const [k, measure] of measures.entries()) {
  if (values.test !== '') console.log(`least ${leasts[k]}`);
  for (const [role, f, p, r] of measure.rows())
    console.log(`  ${role.padEnd(16)} F1 ${f.toFixed(3)}  P ${p.toFixed(3)}  R ${r.toFixed(3)}`);
}
