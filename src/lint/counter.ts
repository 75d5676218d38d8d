// Rule 5: a charge whose denial stands in the same reports and not in the draft; a toll that other reports of the same happening give otherwise.
import type { ReportRecord, Span } from '../core/index.ts';
import type { Context, DraftSentence } from './context.ts';
import type { Finding } from './finding.ts';
import { nameWords } from './names.ts';
import { evidenceOf, type SourceSentence } from './sources.ts';

/** Words that charge somebody; plain "said" does not. */
const CHARGE =
  /\b(?:accus(?:e|es|ed|ing|ations?)|alleg(?:e|es|ed|ing|ations?|edly)|blam(?:e|es|ed|ing)|claim(?:s|ed|ing)?|charge[sd]?|responsible for|guilty|critici[sz](?:e|es|ed|ing))\b/i;
const DENIAL =
  /\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|rejecting|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|denials?|rebuff(?:s|ed)?|contradict(?:s|ed)?|not true|untrue|no such)\b/i;
/** What a denial is of, where it names it: a charge rather than a visa. */
const OF_CHARGE =
  /\b(?:accusations?|allegations?|claims?|charges?|reports?|account|wrongdoing|responsibility|involvement|having|that|any|it|this|them|all)\b/i;
const NO_DENIAL =
  /\b(?:can(?:no|['’])t (?:be )?den|deny(?:ing)? (?:access|entry|a visa|service|care|them|him|her|people)|denied (?:entry|access|a visa|service|care|bail|permission|the right|the opportunity))/i;

const REACH = 3; // sentences between a charge and its denial in a report

const wordsOf = (x: SourceSentence): string => x.record.report.text.slice(x.start, x.end);
/** Whether words deny a charge. */
export const isDenial = (words: string): boolean => {
  const m = DENIAL.exec(words);
  return m !== null && !NO_DENIAL.test(words) && OF_CHARGE.test(words.slice(m.index));
};

/** A statement's sentence, with its neighbours' content: what a denial shares with the charge. */
const shares = (a: SourceSentence, b: SourceSentence): boolean =>
  /\b(?:accusations?|allegations?)\b/i.test(wordsOf(a)) ||
  a.words.some((w) => !w.light && !w.capital && b.stems.has(w.stem)) ||
  a.words.some((w) => w.capital && !w.light && b.stems.has(w.stem));

const answered = (context: Context, denial: SourceSentence): boolean =>
  context.sentences.some((d) => {
    const words = context.text.slice(d.start, d.end);
    if (d.support.some((x) => x.sentence === denial && x.coverage >= 0.3)) return true;
    const name = nameWords(denial.record.report.text, denial);
    return (
      DENIAL.test(words) &&
      (d.support.slice(0, 6).some((x) => x.sentence.source === denial.source && Math.abs(x.sentence.index - denial.index) <= 2) ||
        name.some((n) => nameWords(context.text, d).includes(n)))
    );
  });

const uncontradicted = (context: Context, s: DraftSentence): Finding | undefined => {
  const words = context.text.slice(s.start, s.end);
  const best = s.support[0];
  if (!best || best.coverage < 0.4 || isDenial(words)) return undefined;
  const charge = best.sentence;
  if (!CHARGE.test(words) && !CHARGE.test(wordsOf(charge))) return undefined;
  if (DENIAL.test(wordsOf(charge))) return undefined;
  for (let k = charge.index - REACH; k <= charge.index + REACH; k += 1) {
    const denial = k === charge.index || k < 0 ? undefined : context.sources.at(charge.source, k);
    if (!denial || !isDenial(wordsOf(denial)) || !shares(denial, charge) || answered(context, denial)) continue;
    return {
      id: 'counter-missing',
      rule: 'counter',
      level: 'warning',
      span: { start: s.start, end: s.end },
      words,
      reason: 'The report has a denial beside this, and the draft does not.',
      evidence: [evidenceOf(denial.record, denial)],
      fix: { advice: `Add the denial: ${wordsOf(denial).replace(/\s+/g, ' ')}` },
    };
  }
  return undefined;
};

const VERBS: Record<string, string> = {
  killed: 'dead',
  injured: 'injured',
  arrested: 'arrested',
  missing: 'missing',
  displaced: 'displaced',
  abducted: 'abducted',
};

interface Toll {
  kind: string;
  min: number;
  span: Span;
  record: ReportRecord;
}
const tollsOf = (record: ReportRecord): Toll[] =>
  record.events.flatMap((e) =>
    (e.casualties ?? []).map((c) => ({ kind: c.kind, min: c.min, span: { start: c.start, end: c.end }, record })),
  );

/** "seven people were killed" — another report of the same happening: eleven. Only where both share the words around. */
const otherToll = (context: Context): Finding[] => {
  const theirs = context.sources.records.flatMap(tollsOf);
  const told = tollsOf(context.draft);
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const mine of told) {
    const s = context.sentences.find((x) => x.start <= mine.span.start && mine.span.end <= x.end);
    if (!s || context.quoted(mine.span.start) || seen.has(`${mine.kind} ${mine.min}`)) continue;
    seen.add(`${mine.kind} ${mine.min}`);
    const sourcesOf = theirs.filter(
      (t) =>
        t.kind === mine.kind &&
        s.support.some(
          (x) =>
            x.coverage >= 0.35 &&
            x.sentence.start <= t.span.start &&
            t.span.end <= x.sentence.end &&
            x.sentence.record === t.record,
        ),
    );
    if (!sourcesOf.some((t) => t.min === mine.min)) continue;
    const places = new Set(s.words.filter((w) => w.capital && !w.light).map((w) => w.stem));
    const other = theirs.find(
      (t) =>
        t.kind === mine.kind &&
        t.min !== mine.min &&
        Math.max(t.min, mine.min) >= 3 &&
        t.record.sentences.some((x) => {
          if (!(x.start <= t.span.start && t.span.end <= x.end)) return false;
          const at = context.sources.sentences.find((y) => y.record === t.record && y.start === x.start);
          return at !== undefined && [...places].filter((p) => at.stems.has(p)).length >= 1 && t.record !== sourcesOf[0]!.record;
        }) &&
        !told.some((m) => m.kind === t.kind && m.min === t.min),
    );
    if (!other) continue;
    found.push({
      id: 'counter-figure',
      rule: 'counter',
      level: 'warning',
      span: mine.span,
      words: context.text.slice(mine.span.start, mine.span.end),
      reason: `Another report has another figure (${VERBS[mine.kind]}): ${other.min}.`,
      evidence: [
        evidenceOf(sourcesOf.find((t) => t.min === mine.min)!.record, sourcesOf.find((t) => t.min === mine.min)!.span),
        evidenceOf(
          other.record,
          other.record.sentences.find((x) => x.start <= other.span.start && other.span.end <= x.end) ?? other.span,
        ),
      ],
      fix: { advice: 'Give both figures and who gives them, or say which is the later one.' },
    });
  }
  return found;
};

/** Findings of rule 5. */
export const checkCounter = (context: Context): Finding[] => {
  const said = new Set<string>();
  const missing = context.sentences.flatMap((s) => {
    const f = uncontradicted(context, s);
    const key = f ? `${f.evidence[0]!.report} ${f.evidence[0]!.start}` : '';
    if (!f || said.has(key)) return [];
    said.add(key);
    return [f];
  });
  return [...missing, ...otherToll(context)];
};
