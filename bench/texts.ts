// Texts to read: the reports of examples/ (plain text), repeated until there are enough words, and the news of a corpora folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportRecord } from '../src/core/index.ts';

export interface BenchText {
  text: string;
  published?: string;
}

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));

export const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const plainFiles = (): string[] =>
  readdirSync(EXAMPLES)
    .filter((f) => f.endsWith('.txt'))
    .sort();

/** One report, for the start. */
export const exampleFile = (): string => join(EXAMPLES, plainFiles()[0]!);

const upTo = (texts: readonly BenchText[], words: number, again: boolean): BenchText[] => {
  const out: BenchText[] = [];
  let n = 0;
  while (n < words && texts.length) {
    for (const t of texts) {
      if (n >= words) break;
      out.push(t);
      n += wordsIn(t.text);
    }
    if (!again) break;
  }
  return out;
};

/** The example reports over and over, dated by their file names. */
export const exampleTexts = (words: number): BenchText[] =>
  upTo(
    plainFiles().map((f) => ({ text: readFileSync(join(EXAMPLES, f), 'utf8'), published: f.slice(0, 10) })),
    words,
    true,
  );

/** News articles of the statements task, each once. */
export const corpusTexts = (corpora: string, words: number): BenchText[] => {
  const file = join(corpora, 'statements', 'dev.jsonl');
  if (!existsSync(file)) return [];
  const items = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as ReportRecord['report']);
  return upTo(
    items.map(({ text, published }) => ({ text, ...(published && { published }) })),
    words,
    false,
  );
};
