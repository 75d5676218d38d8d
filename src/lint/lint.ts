// A draft's record and the records of the reports that it draws on → findings, in order of the draft. Pure: nothing is read, nothing rewritten.
import type { ReportRecord } from '../core/index.ts';
import { checkAttribution } from './attribution.ts';
import { checkConfirmation } from './confirmation.ts';
import { type Context, contextOf } from './context.ts';
import { checkCounter } from './counter.ts';
import { checkDetails } from './details.ts';
import { type Finding, LEVELS, type LintOptions, RULE_NAMES, type Rule, type SourceRecord } from './finding.ts';
import { checkNames } from './names-differ.ts';
import { checkQuotations } from './quotations.ts';
import { checkReality } from './reality.ts';
import { Sources } from './sources.ts';
import { checkSupport } from './support.ts';

const CHECKS: Record<Rule, (context: Context) => Finding[]> = {
  quotations: (context) => [...checkQuotations(context), ...checkNames(context).filter((f) => f.rule === 'quotations')],
  attribution: (context) => [...checkAttribution(context), ...checkNames(context).filter((f) => f.rule === 'attribution')],
  reality: checkReality,
  details: (context) => checkDetails(context).filter((f) => f.rule === 'details'),
  counter: checkCounter,
  confirmation: checkConfirmation,
  support: checkSupport,
};

/** The sentence of a draft that a finding is about: one that has no support gets no further findings. */
const calm = (context: Context, findings: readonly Finding[]): Finding[] => {
  const bare = findings.filter((f) => f.rule === 'support').map((f) => f.span);
  const told = new Set<string>();
  return findings.filter((f) => {
    if (f.rule !== 'support' && f.rule !== 'quotations' && bare.some((s) => s.start <= f.span.start && f.span.end <= s.end))
      return false;
    if (
      f.rule === 'attribution' &&
      findings.some((g) => g !== f && g.id === 'quotation-speaker' && g.span.start < f.span.end && f.span.start < g.span.end)
    )
      return false;
    const key = `${f.rule} ${f.span.start} ${f.span.end}`;
    if (told.has(key)) return false;
    told.add(key);
    return context.text.slice(f.span.start, f.span.end) === f.words;
  });
};

/** The reports as lint asks them; made once for several drafts. */
export const indexSources = (records: readonly SourceRecord[]): Sources => new Sources(records);

/**
 * Holds a draft against its reports. The draft must have been read with its tokens (`readReport(draft, { layers: ['tokens'] })`); the reports
 * need none. Every span points into the draft's or the report's text.
 */
export const lintDraft = (
  draft: ReportRecord,
  sources: Sources | readonly SourceRecord[],
  { rules = RULE_NAMES, level = 'note' }: LintOptions = {},
): Finding[] => {
  const context = contextOf(draft, sources instanceof Sources ? sources : new Sources(sources));
  const least = LEVELS.indexOf(level);
  return calm(
    context,
    rules.flatMap((rule) => CHECKS[rule](context)),
  )
    .filter((f) => LEVELS.indexOf(f.level) <= least)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : 1));
};
