// What lint says: a finding, its level, its rule. The rules are the seven kinds of mistakes that drafts from sources hold.
import type { ReportRecord, Span } from '../core/index.ts';

/** error: the words can't stand · warning: look at it · note: worth knowing. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** The rules, by name; each can be switched off. */
export const RULES = {
  quotations: 'quotations that stand in no report word by word, or that somebody else said',
  attribution: 'claims told as facts, and words given to others than said them',
  reality: 'what was announced, planned, possible or denied, told as done',
  details: 'numbers, dates, places, names and offices that differ from the reports',
  counter: 'denials and other figures in the same reports that the draft leaves out',
  confirmation: '“confirmed”, “independent”, “several sources” where there is one voice or one text',
  support: 'sentences for which no report gives support',
} as const;
export type Rule = keyof typeof RULES;
export const RULE_NAMES = Object.keys(RULES) as Rule[];

/** Words of a report beside the draft's. */
export interface Evidence extends Span {
  /** Id of the report. */
  report: string;
  words: string;
  outlet?: string;
  published?: string;
}

/** One step of a quotation compared word by word: the same in both, only in the draft, only in the report. */
export interface WordStep {
  op: 'same' | 'draft' | 'report';
  words: string;
}

/** A suggested change of the draft: nothing is rewritten unless somebody asks. `words` in place of the span; absent where only advice can be given. */
export interface Fix {
  advice: string;
  span?: Span;
  words?: string;
}

export interface Finding {
  /** What exactly is wrong: "quotation-altered", "number-differs" … (docs/lint.md lists them). */
  id: string;
  rule: Rule;
  level: Level;
  /** In the draft's text, and its words. */
  span: Span;
  words: string;
  reason: string;
  evidence: Evidence[];
  fix?: Fix;
  /** For quotations: word by word. */
  diff?: WordStep[];
}

/** A report that the draft draws on, read (`sitrep read`, or as a dossier keeps it). */
export type SourceRecord = ReportRecord;

export interface LintOptions {
  /** Rules to apply; all unless given. */
  rules?: readonly Rule[];
  /** The least level to tell; `note` unless given. */
  level?: Level;
}
