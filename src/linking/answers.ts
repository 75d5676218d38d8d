// Follow-ups of many reports → one entry each, however often it was told, and later tellings that may answer it, with the reasons.
// The machine says "possible answer found"; kept, broken or answered is what a person decides. Overdue is worked out from a date that is passed in.
import { deedBy } from './acts.ts';
import { type Asked, answerFeatures, answerLikeness, hasWords } from './answer-features.ts';
import { alikeContent, heldIn } from './content.ts';
import type { FollowUpKind, FollowUpTelling } from './follow-ups.ts';
import { cutForest, growForest } from './forest.ts';
import type { PartyRef, Telling } from './telling.ts';

export interface Answer {
  /** Id of the telling. */
  telling: string;
  report: string;
  published?: string;
  outlet: string;
  words: string;
  /** 0 to 1: how much speaks for it. */
  likeness: number;
  reasons: string[];
}

export interface FollowUp {
  id: string;
  kind: FollowUpKind;
  words: string;
  by: PartyRef[];
  to: PartyRef[];
  due?: { day: string; words: string };
  condition?: string;
  /** All that tell it, the earliest first. */
  tellings: FollowUpTelling[];
  /** Best first. */
  answers: Answer[];
}

// Set by hand on dossiers that we wrote, as in claims.ts.
export const SAME_FOLLOW_UP = 0.5; // likeness from which two tellings are one follow-up
const ANSWERS = 0.35; // likelihood from which a later telling is shown as a possible answer
const MOST = 50; // tellings of one follow-up's tree; beyond, it is cut at a higher threshold
const SHOWN = 2; // answers kept: more are not looked at
const NEAR_BEST = 0.75; // of the best one's likeness that a second answer has
const ASKS = /^["“]?(?:whether|if)\b/i; // what nobody has said yet

/** An order and a demand are told for each other. */
const classOf = (kind: FollowUpKind): string => (kind === 'order' ? 'demand' : kind);

const share = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => b.some((y) => x.id === y.id || (x.country !== undefined && x.country === y.country)));

/** How alike two tellings of follow-ups are; 0 where they can't be one. Symmetric. */
export const alikeFollowUps = (a: FollowUpTelling, b: FollowUpTelling): number => {
  if (classOf(a.kind) !== classOf(b.kind) && !(isSoft(a.kind) && isSoft(b.kind))) return 0;
  if (a.report === b.report && a.span.start === b.span.start) return 0;
  const words = alikeContent(a.content, b.content);
  const held = a.content.size <= b.content.size ? heldIn(a.content, b.content) : heldIn(b.content, a.content);
  if (words === 0) return 0;
  const parties = a.by.length && b.by.length ? (share(a.by, b.by) ? 0.1 : -0.15) : 0;
  const due = a.due && b.due ? (a.due.day === b.due.day ? 0.08 : -0.08) : 0;
  return Math.max(0, 0.7 * words + 0.25 * held + parties + due);
};
/** A pledge, an offer and a deadline that was set with it are told in each other's words. */
const isSoft = (kind: FollowUpKind): boolean => kind === 'pledge' || kind === 'offer' || kind === 'deadline';

/** Whether a later telling can answer at all: it is told later, of what was done later, and asks or waits for nothing itself. */
export const mayAnswer = (f: Asked, t: Telling, repeats: boolean): boolean => {
  const [root] = f.tellings;
  const day = (date: string): string => date.slice(0, 10);
  if (!root || t.published === undefined || root.published === undefined) return false;
  if (day(t.published) < day(root.published) || (t.sha256 === root.sha256 && t.report !== root.report)) return false;
  // What was done before it was asked for answers nothing.
  if (t.to !== undefined && t.to < day(root.published)) return false;
  // In its own report only what stands after it, and tells an outcome: "rejected the offer within an hour". "Her call for a recount was turned down" is both.
  const refused = t.type === 'REJECT' && t.trigger !== undefined && deedBy(root, t.trigger) === undefined;
  if (t.report === root.report) {
    const within = refused && t.evidence[0]!.start > root.evidence[0]!.start && t.span.start <= root.span.start;
    if (!within && (t.span.start < root.span.end || !(hasWords(t, 'answer') || hasWords(t, 'outcome')))) return false;
  }
  // "no team would travel" is no wish: what is not to be done answers.
  if (t.reality === 'hypothetical' && !hasWords(t, 'outcome')) return false;
  return !((repeats && !refused) || t.reality === 'historical' || hasWords(t, 'pending') || ASKS.test(t.words));
};

/** What is told to people of why a telling may answer. */
const REASONS: [string, string][] = [
  ['act, its word', 'the same act'],
  ['act, another word', 'the same act'],
  ['act, undone', 'an act against it'],
  ['objects', 'the same words'],
  ['named', 'it is named'],
  ['party', 'the same parties'],
  ['outcome', 'words of an outcome'],
  ['at the time set', 'at the time that was set'],
];

/** Whether and how much a later telling may answer; undefined where too little speaks for it. */
export const answerTo = (f: Asked, t: Telling, repeats: boolean): Answer | undefined => {
  if (!mayAnswer(f, t, repeats)) return undefined;
  const features = answerFeatures(f, t);
  const likeness = answerLikeness(features);
  if (likeness < ANSWERS) return undefined;
  const reasons = [...new Set(REASONS.flatMap(([name, words]) => (features[name] ? [words] : [])))];
  const { report, published, outlet, words } = t;
  return { telling: t.id, report, published: published!, outlet, words, likeness: Number(likeness.toFixed(3)), reasons };
};

export const followUpName = (root: Pick<FollowUpTelling, 'key' | 'kind' | 'sha256'>): string =>
  `${root.kind}-${root.key.includes('-') ? `${root.sha256.slice(0, 10)}-${root.key}` : root.key}`;

/** Where follow-ups of the same kind stand, to tell that a sentence only says again what is waited for. */
export type Repeats = (t: Telling, kind: FollowUpKind) => boolean;

export const repeatsOf = (tellings: readonly FollowUpTelling[]): Repeats => {
  const byReport = new Map<string, FollowUpTelling[]>();
  for (const f of tellings) byReport.set(f.report, [...(byReport.get(f.report) ?? []), f]);
  return (t, kind) =>
    (byReport.get(t.report) ?? []).some(
      (f) =>
        (f.kind === 'question' || classOf(f.kind) === classOf(kind)) && f.span.start < t.span.end && t.span.start < f.span.end,
    );
};

/** One follow-up from its tellings, the earliest first, without answers. */
export const makeFollowUp = (tellings: readonly FollowUpTelling[]): FollowUp => {
  const sorted = [...tellings].sort((a, b) => (a.order < b.order ? -1 : 1));
  const [root] = sorted;
  const due = sorted.find((t) => t.due)?.due;
  const condition = sorted.find((t) => t.condition)?.condition;
  const by = sorted.find((t) => t.by.length)?.by ?? [];
  const to = sorted.find((t) => t.to.length)?.to ?? [];
  return {
    id: followUpName(root!),
    kind: root!.kind,
    words: root!.words,
    by,
    to,
    ...(due && { due }),
    ...(condition && { condition }),
    tellings: sorted,
    answers: [],
  };
};

/** The likeliest answers first; of one report, one. */
export const bestAnswers = (answers: readonly Answer[]): Answer[] => bestOf(answers);

/** The same of anything that has a report and a likeness. */
export const bestOf = <T extends Pick<Answer, 'report' | 'likeness' | 'telling' | 'published'>>(answers: readonly T[]): T[] => {
  const best = new Map<string, T>();
  for (const a of answers) {
    const known = best.get(a.report);
    if (!known || a.likeness > known.likeness || (a.likeness === known.likeness && a.telling < known.telling))
      best.set(a.report, a);
  }
  const sorted = [...best.values()].sort(
    (a, b) => b.likeness - a.likeness || (a.published ?? '').localeCompare(b.published ?? '') || (a.telling < b.telling ? -1 : 1),
  );
  return sorted.filter((a) => a.likeness >= NEAR_BEST * sorted[0]!.likeness).slice(0, SHOWN);
};

/** Follow-ups of some reports and what may answer them. The order of arrival changes nothing. For small sets: all pairs are looked at. */
export const linkFollowUps = (followUps: readonly FollowUpTelling[], tellings: readonly Telling[]): FollowUp[] => {
  const holds = growForest(
    followUps,
    (f) => f.id,
    (f) => f.order,
    alikeFollowUps,
    SAME_FOLLOW_UP,
  );
  const byId = new Map(followUps.map((f) => [f.id, f]));
  const repeats = repeatsOf(followUps);
  return cutForest(holds, SAME_FOLLOW_UP, MOST)
    .map((tree) => makeFollowUp(tree.map((id) => byId.get(id)!)))
    .map((f) => ({
      ...f,
      answers: bestAnswers(tellings.flatMap((t) => answerTo(f, t, repeats(t, f.kind)) ?? [])),
    }))
    .sort((a, b) => (a.tellings[0]!.order < b.tellings[0]!.order ? -1 : 1));
};

export type DecidedState = 'kept' | 'broken' | 'answered' | 'open';
export type FollowUpState = DecidedState | 'possible answer found' | 'overdue';

/** How it stands: what a person decided, else a possible answer, else overdue by the given day (ISO), else open. */
export const stateOf = (
  f: Pick<FollowUp, 'answers' | 'due'>,
  decided: DecidedState | undefined,
  today: string,
): FollowUpState => {
  if (decided !== undefined && decided !== 'open') return decided;
  if (decided === undefined && f.answers.length) return 'possible answer found';
  return f.due !== undefined && f.due.day < today.slice(0, 10) ? 'overdue' : 'open';
};
