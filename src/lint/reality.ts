// Rule 3: what was announced, planned, possible or denied, told as done; and a denial told as an admission. The draft's sentence is aligned with
// its evidence word by word; where a verb stands in both, what takes its reality away must stand in both.

import { gapsOf } from './align.ts';
import { CLOSE, type Context, cueForceOf, type DraftSentence, SAME } from './context.ts';
import type { Finding } from './finding.ts';
import { operatorsAt } from './operators.ts';
import { evidenceOf, type SourceSentence } from './sources.ts';

/** Indices of the draft's verbs in a sentence: by the trees where the record has them. */
const verbsOf = (context: Context, s: DraftSentence): Set<number> => {
  const starts = new Set(
    (context.draft.tokens ?? []).filter((t) => t.upos === 'VERB' && t.start >= s.start && t.end <= s.end).map((t) => t.start),
  );
  return new Set([...s.words.keys()].filter((i) => starts.has(s.words[i]!.start)));
};

const finite = (form: string): boolean => !/ing$/.test(form);

const PLANNED = new Set(['promise', 'threaten', 'intend', 'want', 'demand', 'order', 'ask', 'propose', 'plan', 'hope']);
/** The draft tells in other words that it is a plan: "promised to have it repaired". */
const plans = (s: DraftSentence, at: number): boolean =>
  s.words.slice(0, at).some((w) => PLANNED.has(cueForceOf(w.form) ?? '') || /^(?:plan\w*|due)$/i.test(w.form));

const NOT = /^(?:not|never|cannot|no|\w+n['’]t)$/i;
/** "is not sure" → "is sure": a negation between the same neighbours, in one of the two only. */
const negationChanged = (context: Context, s: DraftSentence, other: SourceSentence): Finding | undefined => {
  const pairs = context.align(s, other);
  for (const { a, b } of gapsOf(pairs, s.words.length, other.words.length)) {
    const mine = s.words.slice(...a);
    const told = other.words.slice(...b);
    const [ours, theirs] = [mine.find((w) => NOT.test(w.form)), told.find((w) => NOT.test(w.form))];
    if (Boolean(ours) === Boolean(theirs) || mine.length > 2 || told.length > 2 || a[0] === 0) continue;
    const next = s.words[a[1]] ?? s.words[a[1] - 1];
    if (
      !next ||
      context.quoted(next.start) ||
      !pairs.some((p) => p.a === a[0] - 1 && p.b === b[0] - 1) ||
      !pairs.some((p) => p.a === a[1] && p.b === b[1])
    )
      continue;
    const from = other.words[Math.max(0, b[0] - 2)]!;
    const to = other.words[Math.min(other.words.length - 1, b[1])]!;
    const phrase = other.record.report.text.slice(from.start, to.end);
    return {
      id: theirs ? 'reality-negated' : 'reality-negation-added',
      rule: 'reality',
      level: 'error',
      span: { start: next.start, end: next.end },
      words: next.form,
      reason: theirs ? `The report says that it was not so: “${phrase}”.` : `The report says that it was so: “${phrase}”.`,
      evidence: [evidenceOf(other.record, other)],
      fix: { advice: `Keep the report’s words: “${phrase}”.` },
    };
  }
  return undefined;
};

const verbChanged = (context: Context, s: DraftSentence, other: SourceSentence): Finding | undefined => {
  const verbs = verbsOf(context, s);
  const theirs = other.record.report.text;
  for (const { a, b } of context.align(s, other)) {
    const [mine, told] = [s.words[a]!, other.words[b]!];
    if (!verbs.has(a) || mine.light || context.quoted(mine.start) || !finite(mine.form)) continue;
    const [ours, reports] = [operatorsAt(context.text, s.words, a), operatorsAt(theirs, other.words, b)];
    // The same form keeps its reality unless a "not" or a modal went; another form ("withdraw" → "withdrew") may have gained it.
    const negation = reports.has('negated') !== ours.has('negated');
    const future =
      !plans(s, a) && (reports.has('future') || reports.has('possible')) && !ours.size && isPast(mine.form, told.form);
    if (!negation && !future) continue;
    // Any report that tells it as done, or the other way about: no finding.
    const elsewhere = context.sources.holders(mine.stem).some((x) => {
      if (x === other || !s.support.some((y) => y.sentence === x && y.coverage >= 0.35)) return false;
      return x.words.some((w, k) => {
        if (w.stem !== mine.stem) return false;
        // "closing the port would break the treaty", "the threat to close it" don't tell that it was closed.
        if (!negation && (!finite(w.form) || x.words[k - 1]?.form === 'to')) return false;
        const ops = operatorsAt(x.record.report.text, x.words, k);
        return negation ? ops.has('negated') === ours.has('negated') : !ops.size;
      });
    });
    if (elsewhere) continue;
    const again = other.words.some(
      (w, k) =>
        k !== b &&
        w.stem === mine.stem &&
        (negation
          ? operatorsAt(theirs, other.words, k).has('negated') === ours.has('negated')
          : !operatorsAt(theirs, other.words, k).size),
    );
    if (again) continue;
    const phrase = theirs.slice(other.words[Math.max(0, b - 3)]!.start, told.end);
    return {
      id: negation ? (reports.has('negated') ? 'reality-negated' : 'reality-negation-added') : 'reality-happened',
      rule: 'reality',
      level: 'error',
      span: { start: mine.start, end: mine.end },
      words: mine.form,
      reason: negation
        ? reports.has('negated')
          ? `The report says that it was not so: “${phrase}”.`
          : `The report says that it was so: “${phrase}”.`
        : `The report does not say that it has happened: “${phrase}”.`,
      evidence: [evidenceOf(other.record, other)],
      fix: { advice: `Keep the report’s words: “${phrase}”.` },
    };
  }
  return undefined;
};

/** "withdrew" for "withdraw", "closed" for "close": the draft's form is a past one and the report's is not. */
const isPast = (mine: string, told: string): boolean => mine.toLowerCase() !== told.toLowerCase() || /ed$/.test(mine);

const DENIES = new Set(['deny', 'reject']);
const GRANTS = new Set(['admit', 'confirm', 'say', 'announce', 'report', 'agree']);

/** "denied having met them" → "admitted having met them". */
const denialChanged = (context: Context, s: DraftSentence, other: SourceSentence): Finding | undefined => {
  const pairs = context.align(s, other);
  for (const gap of gapsOf(pairs, s.words.length, other.words.length)) {
    const mine = s.words.slice(...gap.a).find((w) => GRANTS.has(cueForceOf(w.form) ?? '') && !context.quoted(w.start));
    const told = other.words.slice(...gap.b).find((w) => DENIES.has(cueForceOf(w.form) ?? ''));
    if (!mine || !told || gap.a[1] - gap.a[0] > 4) continue;
    const ours = s.words.some(
      (w) => DENIES.has(cueForceOf(w.form) ?? '') || /^(?:not|no|never|without|neither|nobody|none|\w+n['’]t)$/i.test(w.form),
    );
    if (ours) continue;
    return {
      id: 'reality-denial-dropped',
      rule: 'reality',
      level: 'error',
      span: { start: mine.start, end: mine.end },
      words: mine.form,
      reason: `The report has a denial here: “${told.form}”.`,
      evidence: [evidenceOf(other.record, other)],
      fix: { advice: `Write “${told.form}”.`, span: { start: mine.start, end: mine.end }, words: told.form },
    };
  }
  return undefined;
};

/** Findings of rule 3. */
export const checkReality = (context: Context): Finding[] =>
  context.sentences.flatMap((s) => {
    const close = s.support.filter((x) => x.coverage >= SAME).slice(0, 3);
    const best = close[0];
    if (!best) return [];
    const found =
      verbChanged(context, s, best.sentence) ??
      (best.coverage >= CLOSE ? negationChanged(context, s, best.sentence) : undefined) ??
      denialChanged(context, s, best.sentence);
    return found ? [found] : [];
  });
