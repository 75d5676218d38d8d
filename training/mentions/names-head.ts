// Writes what the network of names learns from, for training/heads/train.py: `node --import tsx training/mentions/names-head.ts --corpora DIR
// --dump DIR [--without re3d]`; the whole command stands in models/mentions/card.md.
// Texts run through the shipped language and toponym stages, so that the network learns on what it will see. Deterministic.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Report } from '../../src/core/index.ts';
import { stages } from '../../src/core/index.ts';
import { createToponymStage } from '../../src/extraction/index.ts';
import { NAME_TABLES, tokenIds } from '../../src/extraction/mentions/name-ids.ts';
import { createLanguageStage, LONGEST_SEQUENCE } from '../../src/language/index.ts';
import { HeadDump, IGNORED } from '../heads/dump.ts';
import { entityTexts, type GoldText, gumTexts } from './corpora.ts';

const reportOf = (text: string): Report => ({
  id: 'x',
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
  layout: [{ role: 'body', start: 0, end: text.length }],
});

const reader = stages().add(createLanguageStage()).add(createToponymStage());

const LABELS = ['O', ...['PER', 'ORG', 'LOC', 'NAT', 'MISC'].flatMap((k) => [`B-${k}`, `I-${k}`])];

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    dump: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
  },
});
if (!values.corpora || !values.dump) throw new Error('--corpora DIR and --dump DIR are needed');

const dump = new HeadDump(values.dump, { tables: NAME_TABLES, groups: [{ name: 'names', labels: LABELS, loss: 'tokens' }] });

const write = (gold: GoldText): void => {
  const { text } = gold;
  const doc = reader.run(reportOf(text));
  const labels = new Uint8Array(doc.tokens.length);
  for (const span of gold.spans) {
    let first = true;
    doc.tokens.forEach((t, i) => {
      if (t.start >= span.end || t.end <= span.start) return;
      labels[i] = span.label === '?' ? IGNORED : LABELS.indexOf(`${first ? 'B' : 'I'}-${span.label}`);
      first = false;
    });
  }
  const ids = tokenIds({ text, ...doc });
  dump.document(
    doc.encoding,
    doc.tokens.map((t) => t.form ?? text.slice(t.start, t.end)),
  );
  for (const s of doc.sentences) {
    const [first, after] = [s.first, Math.min(s.after, s.first + LONGEST_SEQUENCE)];
    const n = NAME_TABLES.length;
    dump.sequence({ first, after, ids: ids.subarray(first * n, after * n), labels: labels.subarray(first, after) });
  }
};

for (const text of [
  ...entityTexts(`${values.corpora}/entities/train.jsonl`),
  ...gumTexts(`${values.corpora}/coreference/train.jsonl`),
])
  if (!values.without.includes(text.corpus)) write(text);
console.error(JSON.stringify(dump.close()));
