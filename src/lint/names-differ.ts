// Rule 4, names and places: another name than the report has in the same place; a name misspelt; a name that stands in no report.
// Countries, their people and their capitals are one ("Tehran", "Iran's"); so are the names of one actor of a report.
import { foldName } from '../knowledge/index.ts';
import { editDistance } from './align.ts';
import { type Context, type DraftSentence, SAME } from './context.ts';
import type { Finding } from './finding.ts';
import { countryOf, mayBeSame, nameRuns, nameWords } from './names.ts';
import { slotsOf } from './slots.ts';
import { evidenceOf, type SourceSentence } from './sources.ts';
import { stem } from './words.ts';

const fold = (form: string): string => foldName(form.replace(/['’]s?$/, ''));

/** The names of a report's actors and places, each with all its names. */
const sameEntity = (x: SourceSentence, a: readonly string[], b: readonly string[]): boolean => {
  const names = new Map<string, string[]>();
  for (const m of x.record.mentions) {
    if (m.form !== 'name') continue;
    for (const id of [m.actor, m.place])
      if (id !== undefined) names.set(id, [...(names.get(id) ?? []), ...nameWords(x.record.report.text, m)]);
  }
  return [...names.values()].some((all) => a.some((w) => all.includes(w)) && b.some((w) => all.includes(w)));
};

const known = (context: Context, form: string): boolean => context.sources.has(stem(form));

const countries = new WeakMap<Context, Set<string>>();
const countriesOf = (context: Context): Set<string> => {
  let found = countries.get(context);
  if (!found) {
    found = new Set();
    for (const x of context.sources.sentences)
      for (const w of x.words) {
        if (!w.capital) continue;
        const code = countryOf(w.form);
        if (code) found.add(code);
      }
    for (const r of context.sources.records) {
      for (const a of r.actors) if (a.country) found.add(a.country);
      for (const p of r.places) if (p.country) found.add(p.country);
    }
    countries.set(context, found);
  }
  return found;
};

/** "Khartoum" where the report has "Omdurman" between the same neighbours. */
const swapped = (context: Context, s: DraftSentence, run: { first: number; after: number }): Finding | undefined => {
  const words = s.words.slice(run.first, run.after);
  const span = { start: words[0]!.start, end: words.at(-1)!.end };
  const mine = words.map((w) => fold(w.form));
  for (const { sentence: x, coverage } of s.support.slice(0, 2)) {
    if (coverage < SAME) return undefined;
    const there = x.words.map((w) => fold(w.form));
    if (mine.some((w) => there.includes(w))) return undefined;
    const code = countryOf(words[0]!.form);
    if (code && x.words.some((w) => w.capital && countryOf(w.form) === code)) return undefined;
    const slot = slotsOf(context, s, x).find((g) => g.a[0] <= run.first && run.after <= g.a[1]);
    if (!slot || slot.sides === 0) continue;
    // The words around the name in the slot must be few, or it is another phrase altogether.
    const extra = slot.a[1] - slot.a[0] - words.length;
    // "600 miners in Karaganda was broken up …" beside "600 miners in Zhezkazgan on …": a name after the same words.
    const after =
      slot.sides > 0 &&
      slot.a[0] === run.first &&
      run.first >= 2 &&
      (x.words[slot.b[0]]?.capital ?? false) &&
      context.align(s, x).some((p) => p.a === run.first - 1 && p.b === slot.b[0] - 1) &&
      context.align(s, x).some((p) => p.a === run.first - 2 && p.b === slot.b[0] - 2);
    if (!after && (extra > (slot.sides === 2 ? 2 : 1) || slot.b[1] - slot.b[0] > 5)) continue;
    const theirs = x.words.slice(...slot.b).filter((w) => w.capital && !w.light);
    const others = theirs.map((w) => fold(w.form)).filter((w) => !s.words.some((y) => fold(y.form) === w));
    if (!others.length || mayBeSame(mine, others) || sameEntity(x, mine, others)) continue;
    if (
      !theirs.some((w) =>
        nameRuns(x.record.report.text, x.words).some(
          (r) => x.words[r.first]!.start <= w.start && w.end <= x.words[r.after - 1]!.end,
        ),
      ) &&
      slot.sides < 2
    )
      continue;
    const told = x.record.report.text.slice(theirs[0]!.start, theirs.at(-1)!.end);
    return {
      id: 'name-differs',
      rule: 'details',
      level: 'error',
      span,
      words: context.text.slice(span.start, span.end),
      reason: `The report has ${told} here.`,
      evidence: [evidenceOf(x.record, x)],
      fix: { advice: `Write ${told}.`, span, words: told },
    };
  }
  return undefined;
};

const unknown = (context: Context, s: DraftSentence, run: { first: number; after: number }): Finding | undefined => {
  const words = s.words.slice(run.first, run.after);
  const missing = words.filter((w) => w.value === undefined && !known(context, w.form));
  const word = missing.at(-1);
  if (!word || fold(word.form).length < 4) return undefined;
  const code = countryOf(word.form) ?? countryOf(context.text.slice(words[0]!.start, words.at(-1)!.end));
  if (code && countriesOf(context).has(code)) return undefined;
  const span = { start: words[0]!.start, end: words.at(-1)!.end };
  const mine = fold(word.form);
  const base = { rule: 'details' as const, level: 'warning' as const, span, words: context.text.slice(span.start, span.end) };
  for (const { sentence: x } of s.support)
    for (const r of nameRuns(x.record.report.text, x.words))
      for (const w of x.words.slice(r.first, r.after)) {
        const theirs = fold(w.form);
        if (theirs.length < 5 || theirs[0] !== mine[0] || editDistance(mine, theirs) > (theirs.length > 6 ? 2 : 1)) continue;
        return {
          ...base,
          id: 'name-misspelt',
          reason: `The report writes ${w.form}.`,
          evidence: [evidenceOf(x.record, x)],
          fix: { advice: `Write ${w.form}.`, span: { start: word.start, end: word.end }, words: w.form },
        };
      }
  // "Saudi Arabia" for "Riyadh": a country that follows from what the reports have is no news; others are.
  const mention = context.draft.mentions.find((m) => m.form === 'name' && m.start <= word.start && word.end <= m.end);
  if (!mention || s.support.length === 0 || missing.length < words.length) return undefined;
  return {
    ...base,
    id: 'name-unknown',
    reason: 'The name stands in no report.',
    evidence: s.support.slice(0, 1).map(({ sentence }) => evidenceOf(sentence.record, sentence)),
    fix: { advice: 'Say where it comes from, or leave it out.' },
  };
};

/** Findings about names and places. */
export const checkNames = (context: Context): Finding[] =>
  context.sentences.flatMap((s) =>
    nameRuns(context.text, s.words, (w) =>
      context.draft.mentions.some((m) => m.form === 'name' && m.start <= w.start && w.end <= m.end),
    )
      .filter((r) => !context.quoted(s.words[r.first]!.start))
      .flatMap((r) => {
        const at = s.words[r.first]!;
        const speaking = s.statements.filter((x) => x.source.some((y) => y.start <= at.start && at.end <= y.end));
        const speaks = speaking.length > 0;
        const found = swapped(context, s, r);
        // Another name in the place of the one who speaks: rule 1's beside a quotation, else rule 2's.
        const quotes = speaking.some((x) =>
          x.content.some((c) => context.quotations.some((q) => q.start < c.end && c.start < q.end)),
        );
        if (found && quotes) return [{ ...found, rule: 'quotations' as const, id: 'quotation-speaker' }];
        if (found && speaks) return [{ ...found, rule: 'attribution' as const, id: 'attribution-speaker' }];
        return found ?? (speaks ? [] : (unknown(context, s, r) ?? []));
      }),
  );
