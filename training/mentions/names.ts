// Trains the tagger of names: models/mentions/names.bin. `node --import tsx training/mentions/names.ts --corpora DIR --without re3d`
// Texts run through the shipped language and toponym stages, so that the tagger learns on what it will see. Seeded, deterministic.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Report, Sentence } from '../../src/core/index.ts';
import { stages } from '../../src/core/index.ts';
import { createToponymStage } from '../../src/extraction/index.ts';
import {
  FEATURES,
  labelFeatures,
  type TokenFeatures,
  tokenFeatures,
  WORD_FEATURES,
} from '../../src/extraction/mentions/features.ts';
import { createTagger } from '../../src/extraction/mentions/tagger.ts';
import { createLanguageStage } from '../../src/language/index.ts';
import { type Example, randomFrom, saveLinear, toModel, trainLinear } from '../linear.ts';
import { entityTexts, type GoldText, gumTexts } from './corpora.ts';

export const reportOf = (text: string): Report => ({
  id: 'x',
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
  layout: [{ role: 'body', start: 0, end: text.length }],
});

const reader = stages().add(createLanguageStage()).add(createToponymStage());

const LABELS = ['O', ...['PER', 'ORG', 'LOC', 'NAT', 'MISC'].flatMap((k) => [`B-${k}`, `I-${k}`])];

/** A text with its tokens, features and gold labels ("?" is not learned from). */
interface Prepared {
  gold: GoldText;
  sentences: readonly Sentence[];
  features: TokenFeatures;
  labels: string[];
  spans: { start: number; end: number }[];
  encoding: { width: number; vectors: Float32Array };
}

const prepare = (gold: GoldText): Prepared => {
  const doc = reader.run(reportOf(gold.text));
  const labels = doc.tokens.map(() => 'O');
  for (const span of gold.spans) {
    let first = true;
    doc.tokens.forEach((t, i) => {
      if (t.start >= span.end || t.end <= span.start) return;
      labels[i] = span.label === '?' ? '?' : `${first ? 'B' : 'I'}-${span.label}`;
      first = false;
    });
  }
  return {
    gold,
    sentences: doc.sentences,
    features: tokenFeatures({ text: gold.text, ...doc }),
    labels,
    spans: doc.tokens.map(({ start, end }) => ({ start, end })),
    encoding: doc.encoding,
  };
};

/** Features that hold the word itself: hidden now and then, so that the context has to learn as well. */
const WORD = new Set(WORD_FEATURES);
const random = randomFrom(11);

const examplesOf = ({ sentences, features, labels, encoding }: Prepared): Example[] => {
  const out: Example[] = [];
  for (const s of sentences) {
    for (let i = s.first; i < s.after; i += 1) {
      if (labels[i] === '?') continue;
      features.make(i);
      const before = i === s.first ? '^' : labels[i - 1]!;
      const extra = labelFeatures(before === '?' ? 'O' : before, features.hashes, i * FEATURES);
      const own = features.hashes.subarray(i * FEATURES, (i + 1) * FEATURES);
      const hidden = random() < drop;
      const kept = hidden ? own.filter((_, k) => !WORD.has(k)) : own;
      const all = new Uint32Array(kept.length + extra.length);
      all.set(kept);
      all.set(extra, kept.length);
      const { width, vectors } = encoding;
      out.push({
        features: all,
        label: LABELS.indexOf(labels[i]!),
        ...(width && { dense: vectors.subarray(i * width, (i + 1) * width) }),
      });
    }
  }
  return out;
};

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'models/mentions/names.bin' },
    bits: { type: 'string', default: '18' },
    epochs: { type: 'string', default: '4' },
    drop: { type: 'string', default: '0.35' },
    l2: { type: 'string', default: '1e-4' },
    rate: { type: 'string', default: '0.05' },
  },
});
const drop = Number(values.drop);
if (!values.corpora) throw new Error('--corpora DIR is missing');
const texts = [
  ...entityTexts(`${values.corpora}/entities/train.jsonl`),
  ...gumTexts(`${values.corpora}/coreference/train.jsonl`),
].filter((t) => !values.without.includes(t.corpus));
console.error(`${texts.length} texts`);
const prepared = texts.map(prepare);
const examples = prepared.flatMap(examplesOf);
console.error(`${examples.length} tokens`);
const width = prepared[0]?.encoding.width ?? 0;
const trained = trainLinear(examples, {
  labels: LABELS,
  bits: Number(values.bits),
  dense: width,
  epochs: Number(values.epochs),
  rate: Number(values.rate),
  l2: Number(values.l2),
  minCount: 2,
  seed: 7,
  log: console.error,
});
saveLinear(trained, values.out);

// What ships is measured on dev, by exact spans of the three kinds.
const tagger = createTagger(toModel(trained));
const dev = entityTexts(`${values.corpora}/entities/dev.jsonl`).map(prepare);
for (const corpus of ['wikigold', 'crossner', 're3d']) {
  let [hits, found, wanted] = [0, 0, 0];
  for (const d of dev.filter((x) => x.gold.corpus === corpus)) {
    const system = d.sentences
      .flatMap((s) => tagger.decode(d.features, s, width ? d.encoding : undefined))
      .map((t) => `${d.spans[t.first]!.start} ${d.spans[t.after - 1]!.end} ${t.label}`);
    const judged = system.filter((k) => /PER|ORG|LOC/.test(k));
    const gold = new Set(d.gold.spans.filter((s) => /PER|ORG|LOC/.test(s.label)).map((s) => `${s.start} ${s.end} ${s.label}`));
    hits += judged.filter((k) => gold.has(k)).length;
    found += judged.length;
    wanted += gold.size;
  }
  console.error(
    `${corpus}: P ${(hits / found).toFixed(3)} R ${(hits / wanted).toFixed(3)} F1 ${((2 * hits) / (found + wanted)).toFixed(3)} (${wanted})`,
  );
}
