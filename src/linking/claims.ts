// Tellings of many reports → claims: those that tell of one happening. Each telling hangs on the earlier one that it is most like (forest.ts), by
// words, type, parties, place and time; a claim is a tree, named after its earliest telling. For and against stand in one claim.
import type { EventType } from '../core/index.ts';
import { averageLink, groupsAfter } from './average-link.ts';
import { alikeContent, heldIn, sharesPredicate } from './content.ts';
import { cutForest, growForest } from './forest.ts';
import type { Standing } from './story-forest.ts';
import type { PartyRef, Telling } from './telling.ts';
import { type Told, type Weight, weigh } from './voices.ts';

export type StandingOf = (report: string) => Standing | undefined;

export interface Claim {
  /** From the key of its earliest telling. */
  id: string;
  type?: EventType;
  /** The earliest telling's words. */
  words: string;
  tellings: Telling[];
  for: Weight;
  /** Absent where nobody denies it. */
  against?: Weight;
  /** All tellings together. */
  weight: Weight;
}

// Set by hand on dossiers that we wrote (tests/dossiers, docs/decisions/0008): none of the corpora tells which sentences of two reports say the same.
export const SAME = 0.5; // likeness from which a telling hangs on another
const JOINED = 0.42; // mean likeness from which two groups of a tree are one claim
export const MOST_TELLINGS = 150; // of a tree that are joined by average link; larger ones are cut first
const WEIGHTS = {
  words: 0.6, // whole clauses
  core: 0.25, // trigger, parties and place
  held: 0.15, // how much of the shorter clause the longer holds
  sameType: 0.1,
  sameMode: 0.03,
  otherQuad: -0.2, // an attack and a talk
  otherType: -0.1,
  sameDoer: 0.06,
  otherDoer: -0.35, // of two countries; who did one thing at one time may be what is disputed
  disputedDoer: -0.05,
  sameTarget: 0.06,
  sameHarm: 0.18, // both count people killed: tolls are told in few words that are the same
  denial: 0.1, // one denies, another voice asserts: a denial answers something
  samePlace: 0.05,
  otherPlace: -0.15, // farther apart than FAR_KM
  sameTime: 0.06,
  otherTime: -0.25,
  weeksApart: -0.12, // published more than FAR_DAYS apart, and no time told that is the same
  aheadAndDone: -0.2, // "will withdraw" and "withdrew": what was announced and what came of it are two claims
};
const FAR_KM = 30;
const NEAR_KM = 10;
const FAR_DAYS = 21;
const DAY = 86_400_000; // ms

const QUAD: Record<EventType, number> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

const share = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean => a.some((x) => b.some((y) => x.id === y.id));
const ofOneCountry = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => x.country !== undefined && b.some((y) => x.country === y.country));
/** Both told, nobody in common, and all of other countries. */
const differ = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.length > 0 &&
  b.length > 0 &&
  !share(a, b) &&
  a.every((x) => x.country !== undefined && b.every((y) => y.country !== undefined && y.country !== x.country));

/** Great-circle distance in km. */
export const distanceKm = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
};

const MOST_DAYS = 10_000; // dates that are kept as numbers: reports of some years name fewer
const days = new Map<string, number | undefined>();

/** Days as numbers; undefined where a date is none. Asked for every two tellings that are compared, of the same few hundred dates. */
export const dayOf = (date: string | undefined): number | undefined => {
  if (date === undefined) return undefined;
  const known = days.get(date);
  if (known !== undefined || days.has(date)) return known;
  const ms = Date.parse(date);
  const day = Number.isNaN(ms) ? undefined : ms / DAY;
  if (days.size >= MOST_DAYS) days.clear();
  days.set(date, day);
  return day;
};

/** Whether the times of two tellings meet: 1 yes, -1 no, 0 where one tells none. */
const timesMeet = (a: Telling, b: Telling): number => {
  const [x, y] = [dayOf(a.from), dayOf(b.from)];
  if (x === undefined || y === undefined) return 0;
  const [p, q] = [dayOf(a.to) ?? x, dayOf(b.to) ?? y];
  // The last day of each: intervals are half-open. Next to each other says nothing: "on Sunday night" and "on Monday".
  const [last, end] = [Math.max(x, p - 1), Math.max(y, q - 1)];
  if (x <= end && y <= last) return 1;
  return x <= end + 1 && y <= last + 1 ? 0 : -1;
};

/** How alike two tellings are; 0 where they can't be one claim. Symmetric. */
export const alikeTellings = (a: Telling, b: Telling): number => {
  if (a.about === b.id || b.about === a.id) return 2;
  const words = alikeContent(a.content, b.content);
  if (words === 0) return 0;
  // "Chile has not answered" and "Chile keeps its promise" have a name in common, and nothing that is said of it.
  if (a.type !== b.type || a.type === undefined) {
    if (!sharesPredicate(a.content, b.content)) return 0;
  }
  const w = WEIGHTS;
  const small = a.content.size <= b.content.size ? heldIn(a.content, b.content) : heldIn(b.content, a.content);
  let sum = w.words * words + w.core * alikeContent(a.core, b.core) + w.held * small;
  if (a.type && b.type) {
    if (a.type === b.type) sum += w.sameType + (a.mode !== undefined && a.mode === b.mode ? w.sameMode : 0);
    else sum += QUAD[a.type] === QUAD[b.type] ? w.otherType : w.otherQuad;
  }
  if (share(a.doers, b.doers) || ofOneCountry(a.doers, b.doers)) sum += w.sameDoer;
  else if (differ(a.doers, b.doers)) sum += timesMeet(a, b) > 0 ? w.disputedDoer : w.otherDoer;
  if (share(a.targets, b.targets)) sum += w.sameTarget;
  if (a.place && b.place) {
    const km = distanceKm(a.place, b.place);
    if (a.place.name === b.place.name || km < NEAR_KM) sum += w.samePlace;
    else if (km > FAR_KM && !a.place.wide && !b.place.wide) sum += w.otherPlace;
  }
  const times = timesMeet(a, b);
  sum += times > 0 ? w.sameTime : times < 0 ? w.otherTime : 0;
  const [x, y] = [dayOf(a.published), dayOf(b.published)];
  if (times <= 0 && x !== undefined && y !== undefined && Math.abs(x - y) > FAR_DAYS) sum += w.weeksApart;
  if (a.counts.some((x) => x.kind !== 'things' && b.counts.some((y) => x.kind === y.kind))) sum += w.sameHarm;
  if (a.stance !== b.stance && a.voice.id !== b.voice.id) sum += w.denial;
  const ahead = (t: Telling): boolean =>
    t.reality === 'future' || t.reality === 'hypothetical' || t.type === 'REQUEST' || t.type === 'THREATEN';
  if (ahead(a) !== ahead(b)) sum += w.aheadAndDone;
  // Two acts that one sentence tells of are two claims, however alike their words.
  if (
    a.report === b.report &&
    a.layer === 'events' &&
    b.layer === 'events' &&
    a.span.start < b.span.end &&
    b.span.start < a.span.end
  )
    return 0;
  return Math.max(0, sum);
};

export const claimName = (root: Pick<Telling, 'key' | 'sha256'>): string =>
  `claim-${root.key.includes('-') ? `${root.sha256.slice(0, 10)}-${root.key}` : root.key}`;

/** A claim from its tellings. */
export const makeClaim = (tellings: readonly Telling[], standing: StandingOf): Claim => {
  const sorted = [...tellings].sort((a, b) => (a.order < b.order ? -1 : 1));
  const told = (list: readonly Telling[]): Told[] =>
    list.map(({ report, outlet, voice }) => ({ report, outlet, voice, origin: standing(report)?.origin ?? report }));
  const against = sorted.filter((t) => t.stance === 'against');
  const [root] = sorted;
  const type = sorted.find((t) => t.type !== undefined)?.type;
  return {
    id: claimName(root!),
    ...(type && { type }),
    words: root!.words,
    tellings: sorted,
    for: weigh(told(sorted.filter((t) => t.stance === 'for'))),
    ...(against.length && { against: weigh(told(against)) }),
    weight: weigh(told(sorted)),
  };
};

/**
 * A tree's tellings → claims: average link within the tree, so that a chain of half-likenesses doesn't make one claim of two. Lists of indices.
 */
export const claimsOfTree = (tellings: readonly Telling[]): number[][] => {
  if (tellings.length === 1) return [[0]];
  const sorted = tellings.map((_, i) => i).sort((a, b) => (tellings[a]!.order < tellings[b]!.order ? -1 : 1));
  const byId = new Map(tellings.map((t, i) => [t.id, i]));
  // A denial goes where what it points to goes; by its own words it would only make the mean smaller.
  const pointing = (i: number): number | undefined => {
    const { about } = tellings[i]!;
    const to = about === undefined ? undefined : byId.get(about);
    return to === undefined || tellings[to]!.about !== undefined ? undefined : to;
  };
  const at = sorted.filter((i) => pointing(i) === undefined);
  const joins = averageLink(at.length, (i, j) => alikeTellings(tellings[at[i]!]!, tellings[at[j]!]!), JOINED);
  const groups = groupsAfter(at.length, joins).map((group) => group.map((k) => at[k]!));
  for (const i of sorted) {
    const to = pointing(i);
    if (to !== undefined) groups.find((g) => g.includes(to))!.push(i);
  }
  return groups.map((g) => g.sort((a, b) => (tellings[a]!.order < tellings[b]!.order ? -1 : 1)));
};

/** Claims of some tellings, earliest first. The order of the tellings changes nothing. For small sets: all pairs are looked at. */
export const linkClaims = (tellings: readonly Telling[], standing: StandingOf): Claim[] => {
  const holds = growForest(
    tellings,
    (t) => t.id,
    (t) => t.order,
    (a, b) => alikeTellings(a, b),
    SAME,
  );
  const byId = new Map(tellings.map((t) => [t.id, t]));
  return cutForest(holds, SAME, MOST_TELLINGS)
    .flatMap((tree) => {
      const members = tree.map((id) => byId.get(id)!);
      return claimsOfTree(members).map((group) => group.map((i) => members[i]!));
    })
    .map((group) => makeClaim(group, standing))
    .sort((a, b) => (a.tellings[0]!.order < b.tellings[0]!.order ? -1 : 1));
};
