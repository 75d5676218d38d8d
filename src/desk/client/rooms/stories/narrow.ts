// One selection for the whole page: the timeline, the map, the ledger and all other parts show what it leaves. It stands in the address. No DOM.
import type { PageClaim, PageFollowUp, PageStatement, PageTelling, StoryPage } from '../../../api/story-page.ts';

/** What can be chosen; of one kind any, all kinds together. */
export const KINDS = ['actor', 'speaker', 'outlet', 'type', 'reality', 'place'] as const;
export type Kind = (typeof KINDS)[number];

export type Selection = Record<Kind, readonly string[]> & {
  /** First and last day, included. */
  since?: string;
  until?: string;
};

export const NOTHING: Selection = { actor: [], speaker: [], outlet: [], type: [], reality: [], place: [] };

/** The selection that an address names. */
export const readSelection = (query: URLSearchParams): Selection => {
  const day = (name: string): string | undefined => query.get(name) || undefined;
  const [since, until] = [day('since'), day('until')];
  return {
    ...(Object.fromEntries(KINDS.map((kind) => [kind, query.getAll(kind)])) as Record<Kind, string[]>),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
};

export const isNarrow = (s: Selection): boolean =>
  KINDS.some((kind) => s[kind].length > 0) || s.since !== undefined || s.until !== undefined;

/** The selection with a value put in or taken out. */
export const toggled = (s: Selection, kind: Kind, value: string): readonly string[] =>
  s[kind].includes(value) ? s[kind].filter((v) => v !== value) : [...s[kind], value];

const actorsOf = (t: PageTelling): string[] => [...t.doers, ...t.targets, ...(t.speaker === undefined ? [] : [t.speaker])];

/** What of a telling each kind asks for. */
const VALUES: Record<Kind, (t: PageTelling) => readonly (string | undefined)[]> = {
  actor: actorsOf,
  speaker: (t) => [t.speaker],
  outlet: (t) => [t.outlet],
  type: (t) => [t.type],
  reality: (t) => [t.reality],
  place: (t) => [t.place],
};

const inDays = (day: string | undefined, { since, until }: Selection): boolean =>
  (since === undefined || (day !== undefined && day >= since)) &&
  (until === undefined || (day !== undefined && day.slice(0, until.length) <= until));

const tellingMeets = (t: PageTelling, s: Selection, but?: Kind): boolean =>
  KINDS.every((kind) => kind === but || !s[kind].length || VALUES[kind](t).some((v) => v !== undefined && s[kind].includes(v)));

/** Claims that one telling at least meets. */
const claimsOf = (page: StoryPage, s: Selection, but?: Kind): PageClaim[] =>
  page.claims.filter((c) => inDays(c.day, s) && c.tellings.some((t) => tellingMeets(t, s, but)));

const statementMeets = (x: PageStatement, s: Selection, claims: ReadonlySet<string>): boolean => {
  if (s.speaker.length && !(x.speaker !== undefined && s.speaker.includes(x.speaker))) return false;
  if (s.outlet.length && !(x.outlet !== undefined && s.outlet.includes(x.outlet))) return false;
  const told = x.claims.some((c) => claims.has(c));
  if (s.type.length || s.reality.length || s.place.length || s.since !== undefined || s.until !== undefined)
    if (!told) return false;
  return !s.actor.length || told || (x.speaker !== undefined && s.actor.includes(x.speaker));
};

const hasName = (list: string | undefined, names: readonly string[]): boolean =>
  (list?.split('; ') ?? []).some((name) => names.includes(name));

const followUpMeets = (
  f: PageFollowUp,
  s: Selection,
  claimOf: ReadonlyMap<string, string>,
  claims: ReadonlySet<string>,
): boolean =>
  f.tellings.some((t) => claims.has(claimOf.get(`${t.report} ${t.key}`) ?? '')) ||
  ((s.actor.length > 0 || s.speaker.length > 0) &&
    !s.outlet.length &&
    !s.type.length &&
    !s.reality.length &&
    !s.place.length &&
    inDays(f.from?.slice(0, 10), s) &&
    (!s.actor.length || hasName(f.by, s.actor) || hasName(f.to, s.actor)) &&
    (!s.speaker.length || hasName(f.by, s.speaker)));

export type Narrowed = Pick<StoryPage, 'claims' | 'disagreements' | 'places' | 'statements' | 'followUps' | 'reports'>;

/** What a selection leaves of a page. */
export const narrow = (page: StoryPage, s: Selection): Narrowed => {
  if (!isNarrow(s)) return page;
  const claims = claimsOf(page, s);
  const ids = new Set(claims.map((c) => c.id));
  const claimOf = new Map(page.claims.flatMap((c) => c.tellings.map((t) => [`${t.report} ${t.key}`, c.id] as const)));
  const told = new Set(claims.flatMap((c) => c.tellings.filter((t) => tellingMeets(t, s)).map((t) => t.report)));
  return {
    claims,
    disagreements: page.disagreements.filter((d) =>
      d.sides.some(
        (x) => ids.has(claimOf.get(`${x.report} ${x.key}`) ?? '') || (x.voice !== undefined && s.actor.includes(x.voice)),
      ),
    ),
    places: page.places
      .filter((p) => !s.place.length || s.place.includes(p.id))
      .map((p) => ({ ...p, claims: p.claims.filter((c) => ids.has(c)) }))
      .filter((p) => p.claims.length),
    statements: page.statements.filter((x) => statementMeets(x, s, ids)),
    followUps: page.followUps.filter((f) => followUpMeets(f, s, claimOf, ids)),
    reports: page.reports.filter((r) => told.has(r.id)),
  };
};

export interface Choice {
  value: string;
  claims: number;
}

const MOST = 8; // values of a kind that are offered; those that are chosen always

/** What can be chosen of a kind, given what is chosen of the others; most claims first. */
export const choicesOf = (page: StoryPage, s: Selection, kind: Kind): Choice[] => {
  const counts = new Map<string, number>(s[kind].map((value) => [value, 0]));
  for (const claim of claimsOf(page, s, kind)) {
    const values = new Set(claim.tellings.filter((t) => tellingMeets(t, s, kind)).flatMap(VALUES[kind]));
    for (const v of values) if (v !== undefined) counts.set(v, (counts.get(v) ?? 0) + 1);
  }
  const sorted = [...counts]
    .map(([value, claims]) => ({ value, claims }))
    .sort((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1));
  return sorted.filter((c, i) => i < MOST || s[kind].includes(c.value));
};
