// A dossier → what a brief is composed from: the stories of weight in the time asked for, their claims, disagreements, follow-ups and reports.
// What `sitrep brief` and the desk share. Bounded: a dossier of a hundred thousand reports gives no more than one of a hundred.
import type { Brief } from './core/index.ts';
import { parseText } from './language/index.ts';
import { type BriefInput, type BriefReport, composeBrief, type Parse } from './publish/brief/index.ts';
import { readerInfo } from './reader.ts';
import { applyCorrections, type Correction, DossierError, type Filter, type Store, situationFilter } from './store/index.ts';

export interface BriefQuery {
  /** An actor's name, or part of it; "situation:NAME" for what a saved watch chooses. */
  about?: string;
  /** First and last day, month or year of what was published. */
  since?: string;
  until?: string;
  /** When it is composed, ISO 8601 in UTC. */
  made: string;
}

/** The parser of the language room, for the checks of a brief. */
export const parseWordsOf: Parse = (words) => parseText(words).tokens;

const MOST_STORIES = 24;
const MOST_REPORTS = 240; // of these stories
const MOST_FOLLOW_UPS = 400;

const collect = async <T>(items: AsyncIterable<T>, most = Number.POSITIVE_INFINITY): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
    if (list.length >= most) break;
  }
  return list;
};

const SITUATION = 'situation:';

/** What a situation watches, or who the brief is about, and the days. */
const filterOf = async (
  store: Store,
  { about, since, until }: { about: string | undefined; since: string | undefined; until: string | undefined },
): Promise<Filter> => {
  const days = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
  if (about === undefined) return days;
  if (!about.startsWith(SITUATION)) return { ...days, actor: about };
  const name = about.slice(SITUATION.length);
  const situation = await store.situation(name);
  if (!situation) throw new DossierError('missing', `there is no situation “${name}”: the desk's Stories makes one`);
  return { ...days, ...situationFilter(situation) };
};

/** Composes a brief from a dossier. Throws DossierError `missing` where nothing was reported of it. */
export const briefFrom = async (store: Store, { about, since, until, made }: BriefQuery): Promise<Brief> => {
  const filter = await filterOf(store, { about, since, until });
  const last = (s: { to?: string }): number => Date.parse((s.to ?? '0000-01-01').slice(0, 10)) / 86_400_000;
  const all = await collect(store.stories(filter));
  const newest = Math.max(...all.map(last).filter((d) => Number.isFinite(d)), 0);
  const weight = (s: { texts: number; outlets: number; to?: string }): number =>
    Math.log2(1 + s.texts) + Math.log2(1 + s.outlets) + 3 / (1 + Math.max(0, newest - last(s)) / 7);
  const stories = all.sort((a, b) => weight(b) - weight(a) || (a.story < b.story ? -1 : 1)).slice(0, MOST_STORIES);
  const inTime = (published: string | undefined): boolean =>
    (since === undefined || (published !== undefined && published >= since)) &&
    (until === undefined || (published !== undefined && published <= `${until}\uffff`));

  const handling = new Map((await collect(store.reports(filter))).map((r) => [r.id, r.handling]));
  const corrections = new Map<string, Correction[]>();
  for (const c of await store.corrections()) corrections.set(c.sha256, [...(corrections.get(c.sha256) ?? []), c]);
  const reports: BriefReport[] = [];
  for (const id of stories.flatMap((s) => s.reports)) {
    if (reports.length >= MOST_REPORTS) break;
    if (!handling.has(id)) continue;
    const read = await store.record(id);
    if (!read || !inTime(read.report.published)) continue;
    reports.push({ record: applyCorrections(read, corrections.get(read.report.sha256) ?? []), handling: handling.get(id)! });
  }
  if (!reports.length)
    throw new DossierError(
      'missing',
      about === undefined ? 'nothing was reported in that time' : `no report of that time names “${about}”`,
    );
  const there = new Set(reports.map((r) => r.record.report.id));

  const claims = [];
  const disagreements = [];
  for (const { story } of stories) {
    claims.push(...(await collect(store.claims({ story, all: true }))));
    disagreements.push(...(await collect(store.disagreements({ story }))));
  }
  const followUps = await collect(
    store.followUps({ ...(since !== undefined && { since }), ...(until !== undefined && { until }), today: made }),
  );
  const names = about === undefined || about.startsWith(SITUATION) ? undefined : await actorNames(store, about);
  return composeBrief({
    ...(about !== undefined && { about }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    made,
    reader: { version: readerInfo().version, models: readerInfo().models },
    reports,
    stories,
    claims,
    disagreements,
    followUps: followUps.filter((f) => f.tellings.some((t) => there.has(t.report))).slice(-MOST_FOLLOW_UPS),
    ...(names && { actors: names }),
    parse: parseWordsOf,
  } satisfies BriefInput);
};

/** The names under which the dossier has an actor: those that people merged too. */
const actorNames = async (store: Store, about: string): Promise<string[]> => {
  const rows = await collect(store.register({ actor: about }), 20);
  return [...new Set([about, ...rows.flatMap((r) => r.also ?? [])])];
};
