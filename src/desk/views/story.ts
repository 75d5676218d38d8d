// Reports of a story or situation → one page: claims with their tellings, disagreements, places, statements, follow-ups. Pure assembly on the Store.
// A claim stands on it where several reports tell it, or one report as an event that is sure enough to be shown.
import { LIKELY_CONFIDENCE } from '../../core/index.ts';
import { countryName, weigh } from '../../linking/index.ts';
import type { FollowUpRow, PlacedReport, SaidRow, Store, TellingRow } from '../../store/index.ts';
import type { PageClaim, PageFollowUp, PagePlace, PageStatement, PageTelling, StoryPage } from '../api/story-page.ts';

const PAGE = 200; // reports: more than a person reads of one story in a day
const CLAIMS = 600; // the timeline is narrowed rather than scrolled beyond that

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

/** The outlet of a report on the page, as told; the store's rows name the report where none is. */
const outletsOf = (reports: readonly PlacedReport[]) => {
  const byId = new Map(reports.map((r) => [r.id, r.outlet]));
  return (report: string, given: string): { outlet?: string } => {
    const outlet = byId.has(report) ? byId.get(report) : given === report ? undefined : given;
    return outlet === undefined ? {} : { outlet };
  };
};

/** Numbers the places of some tellings: two of one name are two where they lie apart. */
const gatherPlaces = (tellings: readonly TellingRow[]): { idOf: (t: TellingRow) => string | undefined; places: PagePlace[] } => {
  const byPoint = new Map<string, PagePlace & { told: Set<string> }>();
  const named = new Map<string, number>();
  const pointOf = ({ place }: TellingRow): string | undefined => place && `${place.name} ${place.lat} ${place.lon}`;
  for (const t of tellings) {
    const point = pointOf(t);
    if (!t.place || point === undefined) continue;
    let known = byPoint.get(point);
    if (!known) {
      const n = (named.get(t.place.name) ?? 0) + 1;
      named.set(t.place.name, n);
      const { elsewhere = false, ...place } = t.place;
      known = { ...place, elsewhere, id: n === 1 ? place.name : `${place.name} (${n})`, claims: [], told: new Set() };
      byPoint.set(point, known);
    }
    known.elsewhere &&= t.place.elsewhere === true;
    known.told.add(t.claim);
  }
  return {
    idOf: (t) => byPoint.get(pointOf(t) ?? '')?.id,
    places: [...byPoint.values()].map(({ told, ...place }) => ({ ...place, claims: [...told] })),
  };
};

const tellingOf = (t: TellingRow, place: string | undefined): PageTelling => ({
  report: t.report,
  key: t.key,
  layer: t.layer,
  ...(t.type !== undefined && { type: t.type }),
  doers: t.doers,
  targets: t.targets,
  ...(place !== undefined && { place }),
  ...(t.from !== undefined && { from: t.from }),
  ...(t.to !== undefined && { to: t.to }),
  reality: t.reality,
  stance: t.stance,
  ...(t.voice.kind === 'speaker' && { speaker: t.voice.name }),
  words: t.words,
  start: t.start,
  stop: t.stop,
  ...(t.confidence !== undefined && { confidence: t.confidence }),
  ...(t.outlet !== undefined && { outlet: t.outlet }),
  ...(t.published !== undefined && { published: t.published }),
});

const toldOf = (t: TellingRow) => ({ report: t.report, outlet: t.outlet ?? t.report, origin: t.origin, voice: t.voice });

/** The words that stand for a claim: of the telling that says most in little room. */
const bestWords = (tellings: readonly TellingRow[]): TellingRow =>
  [...tellings].sort(
    (a, b) =>
      Number(b.stance === 'for') - Number(a.stance === 'for') ||
      Number(b.layer === 'events') - Number(a.layer === 'events') ||
      (b.confidence ?? 0) - (a.confidence ?? 0),
  )[0]!;

const claimOf = (id: string, tellings: readonly TellingRow[], idOf: (t: TellingRow) => string | undefined): PageClaim => {
  const weight = weigh(tellings.map(toldOf));
  const against = tellings.filter((t) => t.stance === 'against');
  const best = bestWords(tellings);
  const told = tellings.flatMap((t) => (t.from !== undefined && t.reality !== 'historical' ? [t.from] : [])).sort()[0];
  const published = tellings.flatMap((t) => t.published ?? []).sort()[0];
  const day = told ?? published?.slice(0, 10);
  return {
    id,
    ...(best.type !== undefined && { type: best.type }),
    words: best.words,
    ...(day !== undefined && { day }),
    dayOfReport: told === undefined,
    ...weight,
    denials: against.length ? weigh(against.map(toldOf)).voices : 0,
    tellings: tellings.map((t) => tellingOf(t, idOf(t))),
  };
};

const isShown = (tellings: readonly TellingRow[]): boolean =>
  new Set(tellings.map((t) => t.report)).size > 1 ||
  tellings.some((t) => t.layer === 'events' && (t.confidence ?? 1) >= LIKELY_CONFIDENCE);

const byDay = (a: PageClaim, b: PageClaim): number =>
  (a.day ?? '9999') < (b.day ?? '9999') ? -1 : (a.day ?? '9999') > (b.day ?? '9999') ? 1 : a.id < b.id ? -1 : 1;

/** Statements with the claims that they tell: tellings of the same report that lie within their words. */
const statementsOf = (said: readonly SaidRow[], tellings: readonly TellingRow[], shown: ReadonlySet<string>): PageStatement[] => {
  const byReport = new Map<string, TellingRow[]>();
  for (const t of tellings) byReport.set(t.report, [...(byReport.get(t.report) ?? []), t]);
  return said.map((s) => {
    const within = (byReport.get(s.report) ?? []).filter((t) => t.key === s.key || (t.start >= s.start && t.stop <= s.stop));
    const topic = within.find((t) => t.type !== undefined)?.type;
    return {
      report: s.report,
      key: s.key,
      ...(s.name !== undefined && { speaker: s.name }),
      ...(s.cue !== undefined && { cue: s.cue }),
      ...(s.force !== undefined && { force: s.force }),
      negated: s.negated ?? false,
      content: s.content,
      ...(s.audience !== undefined && { audience: s.audience }),
      start: s.start,
      stop: s.stop,
      ...(s.outlet !== undefined && { outlet: s.outlet }),
      ...(s.published !== undefined && { published: s.published }),
      claims: [...new Set(within.map((t) => t.claim).filter((c) => shown.has(c)))],
      ...(topic !== undefined && { topic }),
    };
  });
};

const followUpOf = (f: FollowUpRow, outlet: ReturnType<typeof outletsOf>): PageFollowUp => ({
  id: f.id,
  kind: f.kind,
  words: f.words,
  ...(f.by !== undefined && { by: f.by }),
  ...(f.to !== undefined && { to: f.to }),
  ...(f.due !== undefined && { due: f.due }),
  ...(f.condition !== undefined && { condition: f.condition }),
  ...(f.from !== undefined && { from: f.from }),
  state: f.state,
  tellings: f.tellings.map(({ report, key, words }) => ({ report, key, words })),
  answers: f.answers.map(({ report, key, published, words, reasons, outlet: given }) => ({
    report,
    key,
    ...outlet(report, given),
    ...(published !== undefined && { published }),
    words,
    reasons,
  })),
});

/** Which reports a page is of: those of a story, or those that a filter chooses. */
export type Scope = NonNullable<Parameters<Store['placedReports']>[0]>;

/** All that is told in the reports of a scope; of very many the newest. `today`: the day by which follow-ups are overdue. */
export const tellStory = async (store: Store, scope: Scope, today: string): Promise<StoryPage> => {
  const found = await store.placedReports({ ...scope, limit: PAGE + 1 });
  const reports = found.slice(0, PAGE).reverse();
  const ids = reports.map((r) => r.id);
  const [tellings, said] = [await store.tellings(ids), await store.said(ids)];
  const outlet = outletsOf(reports);
  const { idOf, places } = gatherPlaces(tellings);
  const byClaim = new Map<string, TellingRow[]>();
  for (const t of tellings) {
    const list = byClaim.get(t.claim);
    if (list) list.push(t);
    else byClaim.set(t.claim, [t]);
  }
  const claims = [...byClaim]
    .filter(([, list]) => isShown(list))
    .map(([id, list]) => claimOf(id, list, idOf))
    .sort(byDay)
    .slice(-CLAIMS);
  const shown = new Set(claims.map((c) => c.id));
  const origins = new Map<string, { number: number; first: string }>();
  const weight = weigh(tellings.filter((t) => ids.includes(t.report)).map(toldOf));
  const disagreements = await collect(store.disagreements({ reports: ids }));
  const followUps = await collect(store.followUps({ reports: ids, today }));
  return {
    outlets: new Set(reports.map((r) => r.outlet ?? r.id)).size,
    texts: new Set(reports.map((r) => r.origin)).size,
    voices: weight.voices || new Set(reports.map((r) => r.origin)).size,
    reports: reports.map(({ id, title, outlet: by, url, published, handling, story, origin }) => {
      const known = origins.get(origin);
      if (!known) origins.set(origin, { number: origins.size + 1, first: id });
      return {
        id,
        ...(title !== undefined && { title }),
        ...(by !== undefined && { outlet: by }),
        ...(url !== undefined && { url }),
        ...(published !== undefined && { published }),
        handling,
        story,
        text: origins.get(origin)!.number,
        ...(known && { copyOf: known.first }),
      };
    }),
    more: found.length > PAGE,
    claims,
    disagreements: disagreements.map(({ id, kind, of, sides }) => ({
      id,
      kind,
      ...(of !== undefined && { of }),
      sides: sides.map(({ outlet: given, voice, published, ...side }) => ({
        ...side,
        ...outlet(side.report, given),
        ...(voice !== side.report && voice !== given && { voice }),
        ...(published !== undefined && { published }),
      })),
    })),
    places: places
      .map((p) => ({
        ...p,
        ...(p.country !== undefined && { country: countryName(p.country) }),
        claims: p.claims.filter((c) => shown.has(c)),
      }))
      .filter((p) => p.claims.length)
      .sort((a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1)),
    statements: statementsOf(said, tellings, shown),
    followUps: followUps.map((f) => followUpOf(f, outlet)),
  };
};
