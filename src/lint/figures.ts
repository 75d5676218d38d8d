// Rule 4, numbers: "seven dead" where the report has eleven; "16" where it has "at least 16". Rounding is allowed. A number is compared
// with those that count the same thing in the evidence, or that stand in the same place of an aligned sentence.
import { type Context, type DraftSentence, SAME } from './context.ts';
import type { Finding } from './finding.ts';
import { type Figure, figuresIn, mayStandFor } from './numbers.ts';
import { slotsOf } from './slots.ts';
import { evidenceOf, type SourceSentence } from './sources.ts';

const figuresOf = (x: SourceSentence): Figure[] => figuresIn(x.record.report.text, x.words);

const wordsOf = (text: string, words: readonly { start: number; end: number }[], f: Figure): string =>
  text.slice(words[f.first]!.start, words[f.after - 1]!.end);

const near = (words: readonly { stem: string; light: boolean }[], f: Figure): Set<string> =>
  new Set(
    [...words.slice(Math.max(0, f.first - 2), f.first), ...words.slice(f.after, f.after + 4)]
      .filter((w) => !w.light)
      .map((w) => w.stem),
  );

const check = (context: Context, s: DraftSentence, f: Figure): Finding | undefined => {
  const first = s.words[f.first]!;
  if (f.date || context.quoted(first.start)) return undefined;
  const span = { start: first.start, end: s.words[f.after - 1]!.end };
  const words = context.text.slice(span.start, span.end);
  const support = s.support.filter((x) => x.coverage >= 0.35);
  const base = { rule: 'details' as const, span, words };
  const best = support[0];
  if (!best) return undefined;
  // The value stands in the evidence, or beside it in the same report.
  if (support.some(({ sentence }) => figuresOf(sentence).some((x) => x.value === f.value && !x.bound))) return undefined;
  for (const { sentence } of support) {
    const theirs = figuresOf(sentence).filter((x) => mayStandFor(f.value, x.value));
    if (!theirs.length) continue;
    const bare = theirs.every((x) => x.bound === 'least' || x.bound === 'most');
    if (sentence !== best.sentence || !bare || f.bound || best.coverage < SAME) return undefined;
    const told = theirs[0]!;
    const text = sentence.record.report.text;
    const start = sentence.words[told.first]!.start;
    const lead = /(?:[\p{L}]+ ){1,3}$/u.exec(text.slice(0, start))?.[0] ?? '';
    const bound =
      /(?:at least|at most|no (?:more|fewer|less) than|(?:more|fewer|less) than|up to|as many as|nearly|almost|over|under|below|upwards of)\s$/i.exec(
        lead,
      )?.[0] ?? '';
    return {
      ...base,
      id: 'number-bound',
      level: 'warning',
      reason: `The report has a bound: “${bound}${wordsOf(text, sentence.words, told)}”.`,
      evidence: [evidenceOf(sentence.record, sentence)],
      fix: { advice: `Write “${bound}${words}”.`, span, words: `${bound}${words}` },
    };
  }
  const say = (other: SourceSentence, told: Figure): Finding => {
    const text = other.record.report.text;
    const there = wordsOf(text, other.words, told);
    return {
      ...base,
      id: 'number-differs',
      level: 'error',
      reason: `The report has ${there}.`,
      evidence: [evidenceOf(other.record, other)],
      fix: { advice: `Write ${there}.`, span, words: there },
    };
  };
  // In the same place of the sentence.
  for (const { sentence, coverage } of support.slice(0, 2)) {
    if (coverage < SAME) break;
    const theirs = figuresOf(sentence);
    const slot = slotsOf(context, s, sentence).find((x) => x.a[0] <= f.first && f.first < x.a[1] && x.sides > 0);
    const told = slot && theirs.find((x) => slot.b[0] <= x.first && x.first < slot.b[1] && !x.date);
    if (told) return say(sentence, told);
  }
  // Counting the same thing.
  for (const { sentence } of support.slice(0, 3)) {
    const mine = near(s.words, f);
    const told = figuresOf(sentence).filter(
      (x) => !x.date && x.unit !== undefined && x.unit === f.unit && [...near(sentence.words, x)].some((w) => mine.has(w)),
    );
    if (told.length === 1 && !(f.value <= 3 && f.spelled)) return say(sentence, told[0]!);
  }
  // In no report at all.
  const known = context.sources.has(`#${f.value}`) || context.sources.records.some((r) => r.report.text.includes(words));
  if (known || f.value <= 12 || (f.value <= 31 && f.spelled) || rounded(context, f.value)) return undefined;
  return {
    ...base,
    id: 'number-unknown',
    level: 'warning',
    reason: 'The number stands in no report.',
    evidence: [evidenceOf(best.sentence.record, best.sentence)],
    fix: { advice: 'Say where it comes from, or leave it out.' },
  };
};

/** Whether any report has a number that may be rounded to this one. */
const rounded = (context: Context, value: number): boolean =>
  context.sources.sentences.some(
    (x) => x.words.some((w) => w.value !== undefined) && figuresOf(x).some((t) => mayStandFor(value, t.value)),
  );

/** Findings about numbers. */
export const checkFigures = (context: Context): Finding[] =>
  context.sentences.flatMap((s) => figuresIn(context.text, s.words).flatMap((f) => check(context, s, f) ?? []));
