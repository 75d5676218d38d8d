// Heads trained by training/heads/train.py → the judge of the stage `statements`, and the figures on articles that none of them has seen.
//   node --import tsx training/statements/train.ts --corpora DIR --heads DIR:0,3 --heads DIR:1,4 … [--cache DIR] [--test 1] [--save]
// --heads: a folder with cues.bin and roles.bin, and the parts of the articles (number modulo five) that these heads did not learn from: the
// judge learns from drafts that they make there. --test: the part that the judge does not learn from and that is measured ("" for none).
// --threshold: cues from this probability on are drafted; --leasts, --quoted: drafts from this confidence on are told, and those that are
// mostly quoted. --save: writes models/statements/judge.bin and tuned.json with the first of them (training/statements/rebuild.sh does all).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { overlaps } from '../../src/core/index.ts';
import { type Draft, draftStatements } from '../../src/extraction/statements/draft.ts';
import { draftFeatures, isJudged, JUDGE_LABELS } from '../../src/extraction/statements/judge.ts';
import type { Finders } from '../../src/extraction/statements/models.ts';
import { joinQuotations } from '../../src/extraction/statements/quoted-content.ts';
import { type Reading, readingOf } from '../../src/extraction/statements/reading.ts';
import { tellDrafts } from '../../src/extraction/statements/resolve.ts';
import { SequenceHead } from '../../src/language/index.ts';
import { type Example, saveLinear, toModel, trainLinear } from '../linear.ts';
import { type Article, type GoldStatement, readArticles } from './corpus.ts';
import { Measure, rightOnes } from './measure.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    cache: { type: 'string' },
    heads: { type: 'string', multiple: true },
    test: { type: 'string', default: '' },
    save: { type: 'boolean', default: false },
    threshold: { type: 'string', default: '0.2' },
    leasts: { type: 'string', default: '0.35' },
    quoted: { type: 'string', default: '0.06' },
  },
});
if (!values.corpora || !values.heads) {
  console.error('usage: train.ts --corpora DIR --heads DIR:PARTS … [--cache DIR] [--test 1] [--save]');
  process.exit(2);
}
const { corpora } = values;
const log = (line: string): void => console.error(line);
const threshold = Number(values.threshold);

const part = (offset: string): Article[] =>
  readArticles(corpora, 'train', { ...(values.cache && { cache: values.cache }), every: 5, offset: Number(offset) });

interface Drafted {
  part: string;
  r: Reading;
  gold: GoldStatement[];
  drafts: { draft: Draft; features: Uint32Array; right: boolean; counts: boolean }[];
}

/** PolNeAR never marks a statement within another one: a draft there that is none of the gold ones may be right or wrong. */
const isNested = (gold: readonly GoldStatement[], d: Draft): boolean =>
  d.cue.length > 0 && gold.some((g) => g.content.some((c) => overlaps(c, d.cue[0]!)));

const drafted: Drafted[] = [];
for (const given of values.heads) {
  const [folder, parts] = given.split(':') as [string, string];
  const finders: Finders = {
    cues: new SequenceHead(readFileSync(join(folder, 'cues.bin'))),
    roles: new SequenceHead(readFileSync(join(folder, 'roles.bin'))),
    threshold,
  };
  for (const p of parts.split(','))
    for (const { doc, gold } of part(p)) {
      const r = readingOf(doc);
      const found = draftStatements(r, finders);
      const drafts = joinQuotations(r, found);
      const right = rightOnes(doc.report.text, gold, drafts);
      drafted.push({
        part: p,
        r,
        gold,
        drafts: drafts.map((draft, i) => ({
          draft,
          features: isJudged(draft) ? Uint32Array.from(draftFeatures(r, draft, found.reading, drafts)) : new Uint32Array(),
          right: right.has(i),
          counts: isJudged(draft) && (right.has(i) || !isNested(gold, draft)),
        })),
      });
    }
}

const examples: Example[] = drafted
  .filter((a) => a.part !== values.test)
  .flatMap((a) => a.drafts.filter((d) => d.counts).map((d) => ({ features: d.features, label: d.right ? 1 : 0 })));
log(`judge: ${examples.length} drafts, ${examples.filter((x) => x.label).length} right`);
const judge = trainLinear(examples, {
  labels: JUDGE_LABELS,
  bits: 13,
  epochs: 5,
  rate: 0.05,
  l2: 1e-5,
  seed: 1,
  minCount: 4,
  log,
});
const leasts = values.leasts.split(',').map(Number);
const quoted = values.quoted.split(',').map(Number);
if (values.save) {
  mkdirSync('models/statements', { recursive: true });
  saveLinear(judge, 'models/statements/judge.bin');
  const tuned = { threshold, least: leasts[0], leastQuoted: quoted[0] };
  writeFileSync('models/statements/tuned.json', `${JSON.stringify(tuned)}\n`);
}

const model = toModel(judge);
const tested = drafted.filter((a) => a.part === values.test);
for (const least of tested.length ? leasts : [])
  for (const leastQuoted of quoted) {
    const measure = new Measure();
    for (const { r, gold, drafts } of tested) {
      const judged = drafts.map(({ draft, features }) =>
        isJudged(draft) ? { ...draft, confidence: model.probabilities(features)[1]! } : draft,
      );
      const told = tellDrafts(r, judged, { least, leastQuoted }).told.map((d, i) => ({
        id: `s${i}`,
        ...(d.via !== undefined && { via: `s${d.via}` }),
        source: d.source,
        cue: d.cue,
        content: d.content,
      }));
      measure.add(r.text, gold, told);
    }
    console.log(`least ${least}, mostly quoted ${leastQuoted}`);
    for (const [role, f, p, r] of measure.rows())
      console.log(`  ${role.padEnd(16)} F1 ${f.toFixed(3)}  P ${p.toFixed(3)}  R ${r.toFixed(3)}`);
  }
