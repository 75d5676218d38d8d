// Follow-ups of many reports → one entry each, however often it was told, and later tellings that may answer it, with the reasons.
// The machine says "possible answer found"; kept, broken or answered is what a person decides. Overdue is worked out from a date that is passed in.
import { actOf, heldInMeaning, tellsAct } from './acts.ts';
import { alikeContent, type Content, heldIn } from './content.ts';
import { followUpWords } from './follow-up-words.ts';
import type { FollowUpKind, FollowUpTelling } from './follow-ups.ts';
import { cutForest, growForest } from './forest.ts';
import type { PartyRef, Telling } from './tellings.ts';

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
const ANSWERS = 0.4; // likeness from which a later telling is shown as a possible answer
const MOST = 50; // tellings of one follow-up's tree; beyond, it is cut at a higher threshold
const SHOWN = 2; // answers kept: more are not looked at
const NEAR_BEST = 0.75; // of the best one's likeness that a second answer has
const WEIGHTS = {
  act: 0.3,
  named: 0.45,
  object: 0.15,
  held: 0.25,
  alike: 0.1,
  party: 0.1,
  actor: 0.08,
  outcome: 0.14,
  done: 0.06,
  due: 0.06,
};
const LEAST_REFUSED = 0.1; // where who was asked refuses something
const LEAST_HELD = 0.2; // share of the follow-up's words that an answer repeats, in the same or kindred words
const HELD_BARE = 0.35; // "demanded an investigation": the act is all that is told
const HELD_ALL = 0.85; // where the act is not told, but all the rest
const HELD = 0.55; // where the act alone is the same: nobody and nothing else is

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

/** All countries of one side are told, all of the other, and none is the same. */
const foreign = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean => {
  const [x, y] = [a, b].map((list) => new Set(list.flatMap((p) => p.country ?? [])));
  return x!.size > 0 && y!.size > 0 && ![...x!].some((c) => y!.has(c));
};

interface Outcome {
  /** What was waited for is still waited for, or asked. */
  pending: boolean;
  /** An outcome is told. */
  outcome: boolean;
}
const outcomes = new WeakMap<Telling, Outcome>(); // a telling never changes, and is held against many follow-ups

const outcomeIn = (t: Telling): Outcome => {
  const known = outcomes.get(t);
  if (known) return known;
  const found = {
    pending: followUpWords('pending').test(t.words) || ASKS.test(t.words),
    outcome: followUpWords('outcome').test(t.words) || t.stance === 'against' || t.type === 'REJECT',
  };
  outcomes.set(t, found);
  return found;
};

/** Whether and how much a later telling may answer; undefined where nothing speaks for it. */
export const answerTo = (
  f: Pick<FollowUp, 'kind' | 'by' | 'to' | 'due' | 'tellings'>,
  t: Telling,
  repeats: boolean,
): Answer | undefined => {
  const [root] = f.tellings;
  const day = (published: string | undefined): string => published?.slice(0, 10) ?? '';
  if (!root || t.published === undefined || root.published === undefined) return undefined;
  if (day(t.published) < day(root.published) || (t.sha256 === root.sha256 && t.report !== root.report)) return undefined;
  // In its own report only what stands after it, and tells an outcome: "rejected the offer within an hour".
  if (t.report === root.report && (t.span.start < root.span.end || !followUpWords('answer').test(t.words))) return undefined;
  if (repeats || t.reality === 'hypothetical' || t.reality === 'historical') return undefined;
  const { pending, outcome } = outcomeIn(t);
  if (pending) return undefined;
  // On the day itself only what tells an outcome came after it.
  if (day(t.published) === day(root.published) && !outcome) return undefined;
  const content: Content = root.content;
  const held = heldInMeaning(content, t);
  const [act, ...objects] = actOf(root);
  const sameAct = act !== undefined && tellsAct(act, t);
  const told = objects.filter((stem) => tellsAct(stem, t)).length;
  const sameObject = told > 0;
  // "rejected the offer", "missed its deadline": the follow-up is named, not told again.
  const named =
    outcome &&
    f.kind !== 'question' &&
    (followUpWords(`${f.kind} name`).test(t.words) || (f.due !== undefined && followUpWords('deadline name').test(t.words)));
  const acting = [...t.doers, ...t.targets];
  // "Doctors in Kenya went on strike" answers nothing that Nigeria's doctors threatened.
  const where = t.place?.country ? [{ id: '', name: '', country: t.place.country }] : [];
  if (foreign([...f.by, ...f.to], [...acting, ...where])) return undefined;
  // Who was asked, or who promised, must be the one that acts: "Pakistan released …" answers nothing that India was asked.
  const asked =
    f.kind === 'demand' || f.kind === 'order' ? f.to.slice(0, 1) : f.kind === 'pledge' || f.kind === 'threat' ? f.by : [];
  if (asked.length && foreign(asked, t.doers) && !asked.some((p) => p.id === t.voice.id)) return undefined;
  const waited = f.kind === 'demand' || f.kind === 'order' || f.kind === 'offer' ? [...f.to, ...f.by] : f.by;
  const party =
    share(waited, acting) ||
    waited.some((p) => p.id === t.voice.id || (p.country !== undefined && p.country === t.voice.country));
  // "the minister ruled it out", said by the one who was asked; "the rebels freed all", done by the one who promised it
  const refused = t.type === 'REJECT' && asked.length > 0 && share(asked, t.doers) && (held >= LEAST_REFUSED || sameAct);
  const done =
    t.layer === 'events' &&
    t.reality === 'actual' &&
    sameAct &&
    f.kind !== 'offer' &&
    asked.length > 0 &&
    asked.some((p) => t.doers.some((q) => p.id === q.id));
  if (held < LEAST_HELD && !(named && (party || sameAct)) && !refused && !done) return undefined;
  const fits =
    (sameAct && (sameObject || held >= HELD || (outcome && party) || (!objects.length && (party || held >= HELD_BARE)))) ||
    (told >= 2 && held >= HELD_ALL) ||
    (outcome && sameObject && (named || party)) ||
    (named && (party || sameAct)) ||
    refused ||
    done;
  if (!fits) return undefined;
  const reasons: string[] = [];
  let sum = WEIGHTS.held * held + WEIGHTS.alike * alikeContent(content, t.content);
  if (sameAct) {
    sum += WEIGHTS.act;
    reasons.push('the same act');
  }
  if (sameObject) {
    sum += WEIGHTS.object;
    reasons.push('the same words');
  }
  if (named) {
    sum += WEIGHTS.named;
    reasons.push('it is named');
  }
  if (party) {
    sum += WEIGHTS.party;
    reasons.push('the same parties');
  }
  if (refused) sum += WEIGHTS.act;
  if (asked.some((p) => t.doers.some((q) => p.id === q.id))) sum += WEIGHTS.actor;
  if (t.layer === 'events' && t.reality === 'actual') sum += WEIGHTS.done;
  if (outcome) {
    sum += WEIGHTS.outcome;
    reasons.push('words of an outcome');
  }
  if (f.due && t.from !== undefined && Math.abs(Date.parse(t.from) - Date.parse(f.due.day)) <= 86_400_000) {
    sum += WEIGHTS.due;
    reasons.push('at the time that was set');
  }
  // An offer is taken up or turned down; what is only like it is seldom its answer.
  if (f.kind === 'offer' && !outcome) sum -= WEIGHTS.party;
  if (sum < ANSWERS) return undefined;
  const { report, published, outlet, words } = t;
  return { telling: t.id, report, published, outlet, words, likeness: Math.min(1, Number(sum.toFixed(3))), reasons };
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
export const bestAnswers = (answers: readonly Answer[]): Answer[] => {
  const best = new Map<string, Answer>();
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
