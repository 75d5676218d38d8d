// Rows of what is known across reports, as lists and --json show them. Names as in docs/dossier.md; what is unknown is absent.
import type { FollowUpState, LookBack } from '../linking/index.ts';
import type { Filter } from './store.ts';

export interface LinkedFilter extends Filter {
  /** Id of a story. */
  story?: string;
  /** Id of a claim or follow-up, an old one too; of a disagreement. */
  id?: string;
  /** Stories: where they point to earlier coverage, too. */
  lookBacks?: boolean;
  /** Claims of one report too. */
  all?: boolean;
  /** Follow-ups that stand so. */
  state?: FollowUpState;
  /** Ids of reports: disagreements, follow-ups and claims in one of them. */
  reports?: readonly string[];
  /** The day by which overdue is worked out, ISO 8601. */
  today?: string;
}

export interface StoryFilter extends LinkedFilter {
  /** By their first day, the earliest first (as it is), or their last day, how many outlets or reports, the most first. */
  sort?: 'first' | 'last' | 'outlets' | 'reports';
  /** The same as sort: last. */
  latest?: boolean;
  /** Without the ids of their reports, for lists that only count them. */
  counted?: boolean;
}

export interface StoryRow {
  story: string;
  title?: string;
  /** Ids, in order of publication; none where they were not asked for. */
  reports: string[];
  /** How many reports. */
  size: number;
  /** Where one of them points to earlier coverage ("as reported in February"), and what it may mean. */
  lookBacks?: LookBack[];
  texts: number;
  outlets: number;
  /** How many different voices its tellings have. */
  voices: number;
  from?: string;
  to?: string;
  /** Claims that several reports tell. */
  claims: number;
  disagreements: number;
}

export interface ToldRow {
  report: string;
  key: string;
  outlet?: string;
  published?: string;
  voice: string;
  stance: 'for' | 'against';
  reality: string;
  words: string;
}

export interface ClaimRow {
  id: string;
  type?: string;
  words: string;
  from?: string;
  to?: string;
  reports: number;
  outlets: number;
  texts: number;
  voices: number;
  /** Parts that share neither a text nor a voice. */
  independent: number;
  /** Voices that deny it. */
  denials: number;
  story: string;
  tellings: ToldRow[];
}

export interface DisagreementRow {
  id: string;
  story: string;
  kind: string;
  /** Of numbers: killed, injured, … */
  of?: string;
  sides: {
    report: string;
    key: string;
    outlet: string;
    voice: string;
    value: string;
    words: string;
    start: number;
    stop: number;
    published?: string;
  }[];
}

export interface FollowUpRow {
  id: string;
  kind: string;
  words: string;
  by?: string;
  to?: string;
  /** Day by which, and its words. */
  due?: string;
  dueWords?: string;
  condition?: string;
  from?: string;
  /** Those that tell it, the earliest first. */
  reports: string[];
  tellings: { report: string; key: string; kind: string; words: string }[];
  state: FollowUpState;
  answers: {
    report: string;
    key: string;
    outlet: string;
    published?: string;
    words: string;
    likeness: number;
    reasons: string;
  }[];
}

/** An entry of the register, found by its name. */
export interface NamedEntry {
  id: string;
  name: string;
  kind: string;
  country?: string;
  /** Other names, of entries that people merged into this one. */
  also?: string[];
  /** Counted up to a thousand: what is in more is not told apart. */
  reports: number;
}

export interface RegisterRow {
  id: string;
  name: string;
  kind: string;
  country?: string;
  body?: string;
  sectors: string[];
  /** Other names, of entries that people merged into this one. */
  also?: string[];
  reports: number;
  events: number;
  statements: number;
}
