// Rule 2: who says it. A claim of somebody told as a fact; one voice told as several; words given to another than said them; what A says
// that B said told as B's own. Rests on the statements of both records.
import type { Span, Statement } from '../core/index.ts';
import { type Context, type DraftSentence, HEDGES, SAME } from './context.ts';
import type { Finding } from './finding.ts';
import { mayBeSame, namesPerson, speakerNames } from './names.ts';
import { evidenceOf, type SourceSentence, statementsOver } from './sources.ts';
import { type LintWord, wordsIn } from './words.ts';

/** Forces that make a claim; an announcement or a promise is an act of its own, a belief is told by nobody. */
const CLAIMS = new Set([
  'say',
  'claim',
  'report',
  'accuse',
  'explain',
  'describe',
  'emphasise',
  'confirm',
  'admit',
  'deny',
  'warn',
  'conclude',
  'predict',
  'believe',
  'suggest',
  'criticise',
  'know',
  'doubt',
]);

const within = (spans: readonly Span[], w: Span): boolean => spans.some((s) => s.start <= w.start && w.end <= s.end);

interface Matched {
  /** Weight of the draft's words that stand in the sentence, and of those that stand in the statement's content. */
  all: number;
  inside: number;
  total: number;
}

const matchIn = (context: Context, words: readonly LintWord[], other: SourceSentence, content: readonly Span[]): Matched => {
  const seen = new Set<string>();
  const m = { all: 0, inside: 0, total: 0 };
  for (const w of words) {
    if (w.light || seen.has(w.stem)) continue;
    seen.add(w.stem);
    const weight = context.sources.weight(w.stem);
    m.total += weight;
    const hits = other.words.filter((o) => o.stem === w.stem);
    if (!hits.length) continue;
    m.all += weight;
    if (hits.some((h) => within(content, h))) m.inside += weight;
  }
  return m;
};

/** "The bridge has fallen." — the reports: officials said that the bridge had fallen. */
const lost = (context: Context, s: DraftSentence): Finding | undefined => {
  if (
    s.statements.some((x) => CLAIMS.has(x.force ?? 'say')) ||
    HEDGES.test(context.text.slice(s.start, s.end)) ||
    context.quotations.some((q) => q.start < s.end && s.start < q.end)
  )
    return undefined;
  const content = s.words.filter((w) => !w.light);
  if (content.length < 4) return undefined;
  let told: { other: SourceSentence; statement: Statement } | undefined;
  for (const { sentence: other, coverage } of s.support) {
    if (coverage < 0.45) break;
    const statements = statementsOver(other.record, other).filter((x) =>
      x.content.some((c) => c.start < other.end && other.start < c.end),
    );
    const claim = statements.find((x) => {
      const m = matchIn(context, s.words, other, x.content);
      return m.inside >= 0.9 * m.all;
    });
    // The outlet tells it itself, in whatever words.
    if (!claim) return undefined;
    // A long quotation or an interview: the report itself tells the sentence without a cue.
    if (!claim.cue.some((c) => other.start <= c.start && c.end <= other.end)) return undefined;
    if (coverage < SAME || told) continue;
    if (!claim.source.length || !CLAIMS.has(claim.force ?? 'say') || (claim.confidence ?? 1) < 0.5) return undefined;
    told = { other, statement: claim };
  }
  if (!told) return undefined;
  const { record } = told.other;
  const who = told.statement.source.map((x) => record.report.text.slice(x.start, x.end)).join(' … ');
  const cue = told.statement.cue.map((x) => record.report.text.slice(x.start, x.end)).join(' ');
  return {
    id: 'attribution-lost',
    rule: 'attribution',
    level: /claim|accuse|deny/.test(told.statement.force ?? '') ? 'error' : 'warning',
    span: { start: s.start, end: s.end },
    words: context.text.slice(s.start, s.end),
    reason: `The report does not tell this as a fact: ${who}${cue && !/accord/i.test(cue) ? ` (${cue})` : ''} tells it.`,
    evidence: [evidenceOf(record, told.other)],
    fix: { advice: `Say who says it: ${who}.` },
  };
};

/** "officials", "several experts": more than one voice, none by name. */
const PLURAL =
  /^(?:(?:several|some|many|multiple|various|numerous|two|three|senior|top|local|mine|state|government|military|police|western|us|u\.s\.|american|the|these|independent|\w+ese|\w+ian|\w+ish)\s+)*(officials|experts|sources|diplomats|analysts|critics|observers|witnesses|officers|lawyers|aides|advisers|lawmakers|doctors|scientists|spokesmen|spokespeople|spokespersons|professors|judges|ministers|leaders|residents|politicians)\b/i;
const SINGULAR =
  /\b(?:official|expert|source|diplomat|analyst|critic|observer|witness|officer|lawyer|aide|adviser|advisor|lawmaker|doctor|scientist|spokesman|spokeswoman|spokesperson|professor|strategist|judge|minister|leader|resident|politician|director|manager|nurse|priest|editor|author|president|chairman|chief)\b(?!s)/i;

/** Share of a statement's content that another's has, by weight. */
const contentShare = (context: Context, words: readonly LintWord[], other: SourceSentence, content: readonly Span[]): number => {
  const m = matchIn(context, words, other, content);
  return m.total ? m.inside / m.total : 0;
};

/** The statements of the reports that have a draft statement's content, best first. */
const counterparts = (
  context: Context,
  s: DraftSentence,
  mine: Statement,
): { other: SourceSentence; statement: Statement; share: number }[] => {
  const words = mine.content.flatMap((c) => wordsIn(context.text, c)).filter((w) => !w.light);
  if (words.length < 3) return [];
  return s.support
    .flatMap(({ sentence: other }) =>
      statementsOver(other.record, other).map((statement) => ({
        other,
        statement,
        share: contentShare(context, words, other, statement.content),
      })),
    )
    .filter(({ share }) => share >= SAME)
    .sort((a, b) => b.share - a.share);
};

const voices = (context: Context, s: DraftSentence, mine: Statement): Finding | undefined => {
  const source = mine.source[0];
  if (!source || source.start < s.start || source.end > s.end) return undefined;
  const words = context.text.slice(source.start, source.end);
  const found = counterparts(context, s, mine);
  if (!found.length) return undefined;
  const best = found[0]!;
  const told = best.statement.source.map((x) => best.other.record.report.text.slice(x.start, x.end)).join(' … ');
  const span = { start: source.start, end: source.end };
  // "officials said" — the report: a customs official said.
  if (PLURAL.test(words)) {
    const all = found.map(({ other, statement }) =>
      statement.source.map((x) => other.record.report.text.slice(x.start, x.end)).join(' '),
    );
    const one = all.every(
      (w) =>
        w &&
        (SINGULAR.test(w) || /^(?:he|she|an?|the|one)\b/i.test(w)) &&
        !PLURAL.test(w) &&
        !/\b(?:and|officials|sources|experts|others|they)\b/i.test(w),
    );
    const distinct = new Set(all.map((w) => w.toLowerCase()));
    if (!one || distinct.size > 1) return undefined;
    return {
      id: 'attribution-plural',
      rule: 'attribution',
      level: 'warning',
      span,
      words,
      reason: `The report has one voice for this: ${told}.`,
      evidence: [evidenceOf(best.other.record, best.statement.source[0] ?? best.other)],
      fix: { advice: 'Name the one who says it.', span, words: told },
    };
  }
  if (mine.content.every((c) => context.quoted(c.start + 1))) return undefined;
  const who = speakerNames(context.draft, mine);
  if (!who.direct || !who.names.length || best.share < 0.65) return undefined;
  for (const { other, statement } of found) {
    const theirs = speakerNames(other.record, statement);
    if (!theirs.names.length || mayBeSame(theirs.names, who.names)) return undefined;
  }
  const theirs = speakerNames(best.other.record, best.statement);
  if (!theirs.direct || namesPerson(best.other.record, best.statement) !== namesPerson(context.draft, mine)) return undefined;
  const around = best.other.words.map((w) => w.form.toLowerCase().replace(/['’]s?$/, ''));
  if (who.names.every((n) => around.includes(n))) {
    // "A said that B had said it" → "B said it".
    const via =
      best.statement.via !== undefined ||
      best.statement.content.some((c) =>
        wordsIn(best.other.record.report.text, c).some((w) => who.names.includes(w.form.toLowerCase())),
      );
    if (!via) return undefined;
    return {
      id: 'attribution-relay',
      rule: 'attribution',
      level: 'warning',
      span,
      words,
      reason: `In the report it is ${told} who says that ${words} said so.`,
      evidence: [evidenceOf(best.other.record, best.other)],
      fix: { advice: `Say that ${told} says so.` },
    };
  }
  return {
    id: 'attribution-speaker',
    rule: 'attribution',
    level: 'error',
    span,
    words,
    reason: `In the report ${told} says this.`,
    evidence: [evidenceOf(best.other.record, best.other)],
    fix: { advice: `Give it to ${told}.`, span, words: told },
  };
};

/** Findings of rule 2. */
export const checkAttribution = (context: Context): Finding[] =>
  context.sentences.flatMap((s) => {
    const gone = lost(context, s);
    if (gone) return [gone];
    const seen = new Set<number>();
    return s.statements.flatMap((mine) => {
      const at = mine.source[0]?.start ?? -1;
      // Words in quotation marks are rule 1's.
      if (seen.has(at)) return [];
      const found = voices(context, s, mine);
      if (found) seen.add(at);
      return found ? [found] : [];
    });
  });
