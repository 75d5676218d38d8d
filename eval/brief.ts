// Sentences of briefs that somebody judged who did not build them (eval/labels/brief.jsonl) → how many the notes alone support, by question and by part of the brief.
//   node --import tsx eval/brief.ts [--corpora DIR] [--dry-run]     → eval/details/brief.json
// With the corpora it also looks whether each note still quotes the text that was judged.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReport } from '../src/ingest/index.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
const QUESTIONS = {
  supported: 'the notes alone support it',
  attribution: 'outlet, date and speaker are right',
  number: 'its numbers and dates are right',
  alone: 'it is understood alone',
  cut: 'it is cut well',
} as const;
type Question = keyof typeof QUESTIONS;

interface Drawn {
  models: string;
  seed: number;
  sentences: number;
}
interface Judged extends Record<Question, boolean> {
  k: number;
  corpus: string;
  kind: string;
  notes: { id: string; sha256: string; start: number; end: number }[];
}

const file = new URL('labels/brief.jsonl', import.meta.url);
if (!existsSync(file)) {
  console.error(
    'eval/labels/brief.jsonl is not there: eval/brief-sample.ts draws the sentences, a judge answers (eval/labels/README.md)',
  );
  process.exit(2);
}
const [first, ...rest] = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l) as unknown);
const drawn = first as Drawn;
const judged = rest as Judged[];
const questions = Object.keys(QUESTIONS) as Question[];
for (const j of judged)
  for (const q of questions) if (typeof j[q] !== 'boolean') throw new Error(`sentence ${j.k} has no answer to “${q}”`);

if (values.corpora) {
  const corpora = [...new Set(judged.map((j) => j.corpus))];
  const texts = new Map<string, string>();
  for (const corpus of corpora)
    for (const line of readFileSync(join(values.corpora, corpus, 'dev.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)) {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      texts.set(id, makeReport({ id, text }).sha256);
    }
  for (const { k, notes } of judged)
    for (const n of notes)
      if (texts.get(n.id) !== n.sha256) throw new Error(`sentence ${k}: ${n.id} is not the text that was judged`);
}

const isRight = (j: Judged): boolean => questions.every((q) => j[q]);
const share = (right: number, n: number): string => (right / Math.max(1, n)).toFixed(2);
/** Wilson's interval at 95 %. */
const interval = (right: number, n: number): string => {
  const z = 1.96;
  const p = right / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return `${Math.max(0, middle - half).toFixed(2)}–${Math.min(1, middle + half).toFixed(2)}`;
};
const row = (name: string, list: readonly Judged[], right: (j: Judged) => boolean): string[] => {
  const n = list.filter(right).length;
  return [name, share(n, list.length), list.length ? interval(n, list.length) : '', String(list.length)];
};
const kinds = [...new Set(judged.map((j) => j.kind))].sort();
const detail = {
  task: 'statements',
  title: 'Sentences of briefs',
  command: 'node --import tsx eval/brief.ts --corpora DIR',
  about: `${judged.length} sentences, drawn by a seed from ${drawn.sentences} of briefs on dev articles (${[...new Set(judged.map((j) => j.corpus))].join(', ')}; at most three an article; models ${drawn.models}), judged by somebody who did not build the brief and saw nothing but each sentence and its notes (eval/labels/README.md). Goal: 0.97.`,
  columns: ['', 'share', '95 %', 'n'],
  rows: [
    row('all five', judged, isRight),
    ...questions.map((q) => row(QUESTIONS[q], judged, (j) => j[q])),
    ...kinds.map((k) =>
      row(
        `all five, part “${k}”`,
        judged.filter((j) => j.kind === k),
        isRight,
      ),
    ),
  ],
};
// The sentences are those of the models that `about` names: a figure of theirs, not of what ships later.
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('brief', detail, false);
