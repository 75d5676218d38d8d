// Trains the model that tells which words of a headline are names (models/language/casing.bin): sentences and headlines of running text are the
// gold, the rest of their document what the document shows.
// node --import tsx training/language/casing.ts --corpora DIR [--only-open] [--dry-run]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Sentence } from '../../src/core/index.ts';
import { casingFeatures } from '../../src/language/casing/features.ts';
import { linesOf, SMALL, type Style, styleOf } from '../../src/language/casing/headlines.ts';
import { CASES, casesOf, seenIn } from '../../src/language/casing/recase.ts';
import { isCommonWord } from '../../src/language/model.ts';
import { splitSentences } from '../../src/language/sentences/split.ts';
import { tokenize, type Word } from '../../src/language/tokens/tokenize.ts';
import { type Example, randomFrom, saveLinear, toModel, trainLinear } from '../linear.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    'only-open': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    out: { type: 'string', default: 'models/language/casing.bin' },
  },
});
if (!values.corpora) throw new Error('--corpora DIR is missing');

interface Item {
  text: string;
  gold: { licence?: string; corpus?: string; set?: string };
}

const read = (task: string, part: string): Item[] =>
  readFileSync(join(values.corpora!, task, `${part}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const allowed = values['only-open'] ? ['open'] : ['open', 'not stated'];
/** Texts of a part. Of the entities only the open corpora; articles that state no licence unless `--only-open`. */
const textsOf = (part: string): string[] => [
  ...read('language', part)
    .filter((d) => allowed.includes(d.gold.licence ?? ''))
    .map((d) => d.text),
  ...read('entities', part)
    .filter((d) => d.gold.corpus !== 're3d')
    .map((d) => d.text),
  ...(values['only-open']
    ? []
    : [...read('statements', part), ...read('relations', part), ...read('quad', part)].map((d) => d.text)),
];

const random = randomFrom(7);
/** The longest headline, in words. */
const LONG = 16;

/** A line as a headline writes it, and the case of each word. */
interface Line {
  forms: string[];
  style: Style;
  cases: (number | undefined)[];
}

const caseOf = (form: string, i: number, opens: boolean): number | undefined => {
  if (!/\p{L}/u.test(form) || (i === 0 && opens)) return undefined;
  if (form === form.toLowerCase()) return 0;
  return form.length > 1 && form === form.toUpperCase() && form.replace(/\P{L}/gu, '').length > 1 ? 2 : 1;
};

const asTitle = (form: string): string =>
  SMALL.has(form) && random() < 0.7 ? form : form.replace(/\p{L}/u, (c) => c.toUpperCase());

/** A sentence, or a stretch of it, without articles and auxiliaries in most, as headlines are. */
const lineOf = (text: string, words: readonly Word[], { first, after }: Sentence, style: Style): Line => {
  let from = first;
  let to = after;
  if (to - from > LONG) {
    from += random() < 0.5 ? 0 : Math.floor(random() * (to - from - LONG));
    to = from + LONG;
  }
  const terse = random() < 0.7;
  const kept: [string, number | undefined][] = [];
  for (let i = from; i < to; i += 1) {
    const form = text.slice(words[i]!.start, words[i]!.end);
    if (terse && /^(?:the|an?|is|are|was|were|has|have|had)$/i.test(form)) continue;
    if (i === to - 1 && /^[.!?]$/.test(form)) continue;
    kept.push([form, caseOf(form, i - from, from === first)]);
  }
  return {
    forms: kept.map(([form]) => (style === 'title' ? asTitle(form) : form.toUpperCase())),
    style,
    cases: kept.map(([, c]) => (c === 2 && style === 'title' ? 1 : c)),
  };
};

/** Each sentence of running text in a document as a headline over the others; in a third of them the document shows nothing. */
const headlinesOf = (text: string, share: number): { line: Line; seen: ReturnType<typeof seenIn> }[] => {
  const words = tokenize(text);
  const sentences = splitSentences(text, words);
  const styles = sentences.map((s) => styleOf(text, words, s));
  const lines = linesOf(text, words);
  const out = [];
  const whole = seenIn(
    text,
    words,
    lines,
    lines.map((l) => styleOf(text, words, l)),
  );
  for (const [k, s] of sentences.entries()) {
    if (styles[k] || s.after - s.first < 5 || random() > share) continue;
    const one = seenIn(text, words, [s], [undefined]);
    const less = (all: ReadonlyMap<string, number>, own: ReadonlyMap<string, number>): Map<string, number> => {
      const left = new Map<string, number>();
      for (const w of wordsOf(text, words, s)) {
        const n = (all.get(w) ?? 0) - (own.get(w) ?? 0);
        if (n > 0) left.set(w, n);
      }
      return left;
    };
    const seen =
      random() < 1 / 3
        ? { small: new Map<string, number>(), capital: new Map<string, number>() }
        : { small: less(whole.small, one.small), capital: less(whole.capital, one.capital) };
    out.push({ line: lineOf(text, words, s, random() < 0.8 ? 'title' : 'capitals'), seen });
  }
  return out;
};
const wordsOf = (text: string, words: readonly Word[], { first, after }: Sentence): string[] =>
  words.slice(first, after).map((w) => text.slice(w.start, w.end).toLowerCase());

const examples: Example[] = [];
for (const text of textsOf('train'))
  for (const { line, seen } of [...headlinesOf(text, 1), ...headlinesOf(text, 1)]) {
    const features = casingFeatures(line.forms, line.style, seen, isCommonWord);
    line.cases.forEach((c, i) => {
      if (c !== undefined) examples.push({ features: features[i]!, label: c });
    });
  }
console.log(`${examples.length} words`);
const trained = trainLinear(examples, {
  labels: [...CASES],
  bits: 17,
  epochs: 3,
  rate: 0.1,
  l2: 1e-6,
  minCount: 2,
  log: console.log,
});
const model = toModel(trained);

/** Of words with a known case, the share that is told right, and names (a capital in running text) found. */
for (const style of ['title', 'capitals'] as const) {
  const n = { all: 0, right: 0, names: 0, found: 0, claimed: 0, lines: 0, whole: 0 };
  for (const text of textsOf('dev'))
    for (const { line, seen } of headlinesOf(text, 0.5)) {
      if (line.style !== style) continue;
      const told = casesOf(line.forms, style, seen, isCommonWord, model);
      let wrong = 0;
      line.cases.forEach((c, i) => {
        if (c === undefined) return;
        const said = CASES.indexOf(told[i]!);
        n.all += 1;
        if (said === c) n.right += 1;
        else wrong += 1;
        if (c > 0) n.names += 1;
        if (said > 0) n.claimed += 1;
        if (c > 0 && said > 0) n.found += 1;
      });
      n.lines += 1;
      if (!wrong) n.whole += 1;
    }
  console.log(
    `dev, ${style}: ${n.all} words, right ${(n.right / n.all).toFixed(4)}; names P ${(n.found / n.claimed).toFixed(4)} R ${(n.found / n.names).toFixed(4)}; lines without an error ${(n.whole / n.lines).toFixed(3)} of ${n.lines}`,
  );
}
if (!values['dry-run']) saveLinear(trained, values.out);
