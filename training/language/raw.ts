// Texts of news → sentences of words as our own room cuts them, for silver.py: one JSON list of forms a line.
// node --import tsx training/language/raw.ts --corpora DIR --out FILE [--only-open]
// Which texts: docs in models/language/card.md. With --only-open those alone whose terms are open.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReport } from '../../src/ingest/index.ts';
import { splitSentences, tokenize } from '../../src/language/index.ts';

/** Train parts of news and of histories of wars; `open`: their own terms are (see the corpora's README). */
const SOURCES = [
  { task: 'statements', open: false },
  { task: 'stories', open: false },
  { task: 'times', open: true, corpus: 'wikiwars' },
];
/** Shorter ones teach nothing of trees; longer ones are mostly lists. */
const [LEAST, MOST] = [4, 70];

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, out: { type: 'string' }, 'only-open': { type: 'boolean' } },
});
if (!values.corpora || !values.out) throw new Error('usage: raw.ts --corpora DIR --out FILE [--only-open]');

const seen = new Set<string>();
const lines: string[] = [];
for (const { task, open, corpus } of SOURCES) {
  if (values['only-open'] && !open) continue;
  for (const line of readFileSync(join(values.corpora, task, 'train.jsonl'), 'utf8').split('\n')) {
    if (!line) continue;
    const item = JSON.parse(line) as { text: string; gold: { corpus?: string } };
    if (corpus && item.gold.corpus !== corpus) continue;
    const { text, layout } = makeReport({ text: item.text });
    const words = tokenize(text);
    for (const { first, after } of splitSentences(text, words, layout)) {
      const forms = words.slice(first, after).map((w) => text.slice(w.start, w.end));
      const key = forms.join(' ');
      if (forms.length < LEAST || forms.length > MOST || seen.has(key)) continue;
      seen.add(key);
      lines.push(JSON.stringify(forms));
    }
  }
}
writeFileSync(values.out, `${lines.join('\n')}\n`);
console.log(`${lines.length} sentences`);
