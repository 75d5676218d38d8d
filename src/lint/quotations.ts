// Rule 1: quotations must stand in a report word by word. Marks, ellipses, brackets and the case of the first letter are left aside; an ellipsis
// and a bracket stand for words that are left out. Near misses are compared word by word; then who said it is compared.
import type { ReportRecord, Span, Statement } from '../core/index.ts';
import { alignWords } from './align.ts';
import { type Context, type DraftSentence, type Quotation, quotationsIn, SAME } from './context.ts';
import type { Finding, WordStep } from './finding.ts';
import { mayBeSame, namesPerson, speakerNames } from './names.ts';
import { evidenceOf, type Sources, statementsOver } from './sources.ts';
import { type LintWord, wordsIn } from './words.ts';

/** A report's words, with the places of each. */
interface Page {
  record: ReportRecord;
  words: LintWord[];
  places: Map<string, number[]>;
  quotes: Span[];
}

const exact = (w: LintWord): string => w.form.toLowerCase().replace(/[’`]/g, "'");

export const pagesOf = (sources: Sources): Page[] =>
  sources.records.map((record) => {
    const words = wordsIn(record.report.text);
    const places = new Map<string, number[]>();
    for (const [i, w] of words.entries()) {
      const key = exact(w);
      const list = places.get(key);
      if (list) list.push(i);
      else places.set(key, [i]);
    }
    return { record, words, places, quotes: quotationsIn(record.report.text) };
  });

/** Where words stand in a row: index of the first one. */
const runAt = (page: Page, words: readonly string[]): number[] => {
  const lists = words.map((w) => page.places.get(w));
  if (lists.some((l) => !l)) return [];
  const rarest = lists.reduce((best, l, i) => (l!.length < lists[best]!.length ? i : best), 0);
  return lists[rarest]!.map((at) => at - rarest).filter(
    (at) => at >= 0 && words.every((w, k) => page.words[at + k] !== undefined && exact(page.words[at + k]!) === w),
  );
};

/** A quotation's pieces: parted by ellipses and brackets, whose words are the writer's. */
const piecesOf = (text: string, q: Quotation): string[][] => {
  const pieces: string[][] = [];
  let from = q.start;
  const add = (to: number): void => {
    const words = wordsIn(text, { start: from, end: to }).map(exact);
    if (words.length) pieces.push(words);
  };
  for (const m of text.slice(q.start, q.end).matchAll(/\[[^\]]*\]|…|\.\s?\.\s?\.+/g)) {
    add(q.start + m.index);
    from = q.start + m.index + m[0].length;
  }
  add(q.end);
  return pieces;
};

const FAR = 150; // words between the pieces of one quotation, at most

/** Where a quotation's pieces stand in order in one report. */
const locate = (page: Page, pieces: readonly string[][]): { first: number; after: number } | undefined => {
  if (!pieces.length) return undefined;
  for (const begin of runAt(page, pieces[0]!)) {
    let after = begin + pieces[0]!.length;
    let good = true;
    for (const piece of pieces.slice(1)) {
      const next = runAt(page, piece).find((at) => at >= after && at - after <= FAR);
      if (next === undefined) {
        good = false;
        break;
      }
      after = next + piece.length;
    }
    if (good) return { first: begin, after };
  }
  return undefined;
};

interface Near {
  page: Page;
  first: number;
  after: number;
  steps: WordStep[];
  same: number;
}

/** Two words of a text with no quotation mark between them. */
const together = (text: string, a: LintWord | undefined, b: LintWord | undefined): boolean =>
  a !== undefined && b !== undefined && !/["“”«»„]/.test(text.slice(a.end, b.start));

const stepsOf = (
  draft: readonly LintWord[],
  report: readonly LintWord[],
  text: string,
): { steps: WordStep[]; same: number; span: [number, number] } => {
  const pairs = alignWords(draft.map(exact), report.map(exact));
  let [low, high] = [pairs[0]?.b ?? 0, (pairs.at(-1)?.b ?? -1) + 1];
  // "no time to waste" beside "no time to lose": words at either end stand for as many of the report's, within its marks.
  for (let k = pairs[0]?.a ?? 0; k > 0 && together(text, report[low - 1], report[low]); k -= 1) low -= 1;
  for (let k = draft.length - 1 - (pairs.at(-1)?.a ?? draft.length); k > 0; k -= 1) {
    if (!together(text, report[high - 1], report[high])) break;
    high += 1;
  }
  const steps: WordStep[] = [];
  const push = (op: WordStep['op'], words: readonly LintWord[]): void => {
    if (!words.length) return;
    const form = words.map((w) => w.form).join(' ');
    const last = steps.at(-1);
    if (last?.op === op) last.words += ` ${form}`;
    else steps.push({ op, words: form });
  };
  let [i, j] = [0, low];
  for (const { a, b } of [...pairs, { a: draft.length, b: high }]) {
    push('draft', draft.slice(i, a));
    push('report', report.slice(j, b));
    if (a < draft.length) push('same', [draft[a]!]);
    [i, j] = [a + 1, b + 1];
  }
  return { steps, same: pairs.length, span: [low, high] };
};

/** The stretch of the reports that is nearest to a quotation: windows around its rarest words, aligned word by word. */
const nearest = (pages: readonly Page[], words: readonly LintWord[], sources: Sources): Near | undefined => {
  let best: Near | undefined;
  const probes = [...words.entries()]
    .filter(([, w]) => !w.light)
    .sort((a, b) => sources.weight(b[1].stem) - sources.weight(a[1].stem))
    .slice(0, 5);
  for (const page of pages) {
    const starts = new Set<number>();
    for (const [k, w] of probes)
      for (const at of (page.places.get(exact(w)) ?? []).slice(0, 20)) starts.add(Math.max(0, Math.floor((at - k - 2) / 4) * 4));
    for (const start of [...starts].slice(0, 40)) {
      const window = page.words.slice(start, start + Math.ceil(words.length * 1.6) + 12);
      const { steps, same, span } = stepsOf(words, window, page.record.report.text);
      if (!best || same > best.same || (same === best.same && span[1] - span[0] < best.after - best.first))
        best = { page, first: start + span[0], after: start + span[1], steps, same };
    }
  }
  return best;
};

const spanOf = (page: Page, first: number, after: number): Span => ({
  start: page.words[first]!.start,
  end: page.words[after - 1]!.end,
});

const sentenceWith = (context: Context, q: Span): DraftSentence | undefined =>
  context.sentences.find((s) => s.start <= q.start && q.start < s.end);

/** Statements of the draft that hold a quotation: "…", X said. */
const draftStatements = (context: Context, q: Span): Statement[] =>
  statementsOver(context.draft, q).filter((s) => s.source.length > 0);

const actorName = (page: Page, s: Statement): string | undefined => page.record.actors.find((a) => a.id === s.speaker)?.name;

/** "…," he said: who he is, is sure enough where his name stands in the sentence before or in this one, and the other's does not. */
const isNear = (page: Page, s: Statement, theirs: readonly string[], mine: readonly string[]): boolean => {
  const { sentences } = page.record;
  const at = sentences.findIndex((x) => x.start <= s.content[0]!.start && s.content[0]!.start < x.end);
  const around = sentences
    .slice(Math.max(0, at - 1), at + 1)
    .flatMap((x) => wordsIn(page.record.report.text, x).map((w) => w.form.toLowerCase().replace(/['’]s?$/, '')));
  return at >= 0 && theirs.some((n) => around.includes(n)) && !mine.some((n) => around.includes(n));
};

/** Rule 1b: another voice than the report's. "We will win," said A. — the report has: said B. */
const wrongSpeaker = (context: Context, q: Quotation, places: { page: Page; span: Span }[]): Finding | undefined => {
  const mine = draftStatements(context, q).map((s) => ({ s, who: speakerNames(context.draft, s) }));
  const named = mine.find((m) => m.who.direct && m.who.names.length);
  if (!named || mine.some((m) => !m.who.names.length)) return undefined;
  let told: { page: Page; s: Statement; names: string[]; words: string; direct: boolean } | undefined;
  for (const { page, span } of places) {
    const statements = statementsOver(page.record, span);
    for (const s of statements) {
      const theirs = speakerNames(page.record, s);
      if (!theirs.names.length) return undefined;
      if (mayBeSame(theirs.names, named.who.names)) return undefined;
      if (!theirs.direct && (!namesPerson(context.draft, named.s) || !isNear(page, s, theirs.names, named.who.names)))
        return undefined;
      if (!theirs.direct || namesPerson(page.record, s) === namesPerson(context.draft, named.s))
        told = {
          page,
          s,
          names: theirs.names,
          words: theirs.direct ? theirs.words : (actorName(page, s) ?? theirs.words),
          direct: theirs.direct,
        };
    }
    if (!statements.length) return undefined;
    // The name in question stands in the same sentence of the report: it may be the speaker after all.
    const near = page.record.sentences.filter((x) => x.start < span.end + 1 && span.start - 1 < x.end);
    const around = near.flatMap((x) =>
      wordsIn(page.record.report.text, x).map((w) => w.form.toLowerCase().replace(/['’]s?$/, '')),
    );
    if (named.who.names.every((n) => around.includes(n))) return undefined;
  }
  if (!told) return undefined;
  const source = named.s.source[0]!;
  return {
    id: 'quotation-speaker',
    rule: 'quotations',
    level: told.direct ? 'error' : 'warning',
    span: { start: source.start, end: source.end },
    words: context.text.slice(source.start, source.end),
    reason: `In the report these words are said by ${told.words}.`,
    evidence: [evidenceOf(told.page.record, told.s.source[0]!), evidenceOf(told.page.record, told.s.content[0]!)],
    fix: { advice: `Give the words to ${told.words}.`, span: { start: source.start, end: source.end }, words: told.words },
  };
};

/** A near miss needs half of its words in the report, three at least; for others there is no counterpart to show. */
const NEAR_SHARE = 0.6;

const altered = (context: Context, q: Quotation, near: Near): Finding => {
  const cut = near.steps.every((s) => s.op !== 'draft');
  const span = spanOf(near.page, near.first, near.after);
  const { text } = near.page.record.report;
  const inner = near.steps.filter((s) => s.op === 'report').map((s) => s.words);
  // Words outside the report's quotation marks between two parts of it: «"A," he said. "B"» quoted as «"A. B"».
  const joined = cut && near.page.quotes.filter((x) => x.start < span.end && span.start < x.end).length > 1;
  const id = joined ? 'quotation-joined' : cut ? 'quotation-cut' : 'quotation-altered';
  const onlySpeaker =
    joined && near.page.quotes.filter((x) => x.start < span.end && span.start < x.end).length === 2 && inner.length === 1;
  return {
    id,
    rule: 'quotations',
    level: onlySpeaker ? 'note' : 'error',
    span: { start: q.start, end: q.end },
    words: context.text.slice(q.start, q.end),
    reason: joined
      ? 'Two quotations of the report are joined into one; what stands between them is left out.'
      : cut
        ? `Words are left out without a mark: “${inner.join('”, “')}”.`
        : 'The report has other words.',
    evidence: [evidenceOf(near.page.record, span)],
    fix: {
      advice: joined || cut ? 'Mark what was left out (…), or close and open the quotation.' : 'Quote the report word by word.',
      span: { start: q.start, end: q.end },
      words: text.slice(span.start, span.end),
    },
    diff: near.steps,
  };
};

const isSameSentence = (context: Context, q: Span, page: Page, span: Span): boolean =>
  sentenceWith(context, q)?.support.some(
    (x) =>
      x.coverage >= SAME && x.sentence.record === page.record && x.sentence.start <= span.start && span.end <= x.sentence.end,
  ) ?? false;

/** Findings of rule 1. */
export const checkQuotations = (context: Context): Finding[] => {
  const pages = pagesOf(context.sources);
  const found: Finding[] = [];
  for (const q of context.quotations) {
    if (!q.words.length || !sentenceWith(context, q)) continue;
    const pieces = piecesOf(context.text, q);
    const places = pages.flatMap((page) => {
      const at = locate(page, pieces);
      return at ? [{ page, span: spanOf(page, at.first, at.after) }] : [];
    });
    if (places.length) {
      const inQuotes = places.filter(
        ({ page, span }) =>
          page.quotes.some((x) => x.start <= span.start + 1 && span.end <= x.end + 1) ||
          page.record.statements.some(
            (s) => s.manner !== 'indirect' && s.content.some((c) => c.start <= span.start + 1 && span.end <= c.end + 1),
          ),
      );
      // A word or two may be anybody's: only where the whole sentence is the report's.
      const there = q.words.length >= 3 ? inQuotes : inQuotes.filter(({ page, span }) => isSameSentence(context, q, page, span));
      if (there.length) {
        const wrong = wrongSpeaker(context, q, there);
        if (wrong) found.push(wrong);
      }
      const joined = places.every(
        ({ page, span }) => page.quotes.filter((x) => x.start < span.end && span.start < x.end).length === 0,
      );
      if (joined && q.words.length >= 4)
        found.push({
          id: 'quotation-unquoted',
          rule: 'quotations',
          level: 'warning',
          span: { start: q.start, end: q.end },
          words: context.text.slice(q.start, q.end),
          reason: 'The words stand in the report, but not as a quotation: they are the outlet’s.',
          evidence: [evidenceOf(places[0]!.page.record, places[0]!.span)],
          fix: { advice: 'Take the marks away, or quote what was said.' },
        });
      continue;
    }
    const near = nearest(pages, q.words, context.sources);
    if (q.words.length >= 4 && near && near.same >= 3 && near.same >= NEAR_SHARE * q.words.length) {
      found.push(altered(context, q, near));
      continue;
    }
    const said = draftStatements(context, q).length > 0;
    if (q.words.length < 3 && !said) continue; // a title, a nickname, a word at arm's length
    found.push({
      id: 'quotation-unknown',
      rule: 'quotations',
      level: q.words.length >= 4 ? 'error' : 'warning',
      span: { start: q.start, end: q.end },
      words: context.text.slice(q.start, q.end),
      reason: 'The quotation stands in no report.',
      evidence: near && near.same >= 3 ? [evidenceOf(near.page.record, spanOf(near.page, near.first, near.after))] : [],
      fix: { advice: 'Quote what a report has, or name the report that has it.' },
    });
  }
  return found;
};
