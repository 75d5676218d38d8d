// What Today can show: a source a kind. Each tells what changed lately, and one thing in full. Rooms add theirs at the end.
import type { NewsItem } from '../../api/today.ts';
import type { Context } from '../context.ts';
import { storyCard } from './cards.ts';
import { ourAlerts } from './our-alerts.ts';
import { searchAlerts } from './search-alerts.ts';

/** Something that changed, before it is told in full. */
export interface NewsHead {
  kind: NewsItem['kind'];
  id: string;
  changed: string;
}

type Told = {
  [K in NewsItem['kind']]: Omit<Extract<NewsItem, { kind: K }>, 'changed' | 'read' | 'followed' | 'aside'>;
}[NewsItem['kind']];

export interface NewsSource {
  kind: NewsItem['kind'];
  /** What its ids begin with, where several sources bring things of one kind. */
  prefix?: string;
  /** What changed lately, in any order. Kinds that the store tells of together leave this out. */
  lately?(context: Context): Promise<NewsHead[]>;
  /** When one thing changed; undefined where it is gone. */
  changed(context: Context, id: string): Promise<string | undefined>;
  /** One thing in full; undefined where it is gone. */
  tell(context: Context, id: string, since: string | undefined): Promise<Told | undefined>;
}

const SHOWN_CLAIMS = 3; // what the eye takes in of a story before it decides

const first = async <T>(items: AsyncIterable<T>): Promise<T | undefined> => {
  for await (const item of items) return item;
  return undefined;
};

const quote = ({
  words,
  report,
  voice,
  outlet,
  published,
}: {
  words: string;
  report: string;
  voice?: string;
  outlet?: string;
  published?: string;
}) => ({
  words,
  report,
  // An outlet that speaks for itself is named once.
  ...(voice !== undefined && voice !== outlet && { speaker: voice }),
  ...(outlet && outlet !== report && { outlet }), // without an outlet its report stands there
  ...(published !== undefined && { published }),
});

const stories: NewsSource = {
  kind: 'story',
  changed: async ({ store }, id) => (await store.changedOne('story', id))?.changed,
  async tell({ store }, id, since) {
    const row = await first(store.stories({ story: id, counted: true }));
    if (!row) return undefined;
    const { total, claims } = await store.newClaims(id, since, SHOWN_CLAIMS);
    let disagreements = 0;
    for await (const _ of store.disagreements({ story: id })) disagreements += 1;
    return {
      kind: 'story',
      id,
      story: storyCard(row),
      newReports: await store.newReports(id, since),
      newClaims: total,
      claims: claims.map(({ id: claim, outlets, texts, voices, denials, ...rest }) => ({
        ...quote(rest),
        id: claim,
        outlets,
        texts,
        voices,
        denials,
      })),
      disagreements,
    };
  },
};

const answers: NewsSource = {
  kind: 'answer',
  changed: async ({ store }, id) => (await store.changedOne('answer', id))?.changed,
  async tell({ store, now }, id) {
    const row = await first(store.followUps({ id, today: now().slice(0, 10) }));
    const likeliest = row?.answers[0];
    if (!row || !likeliest) return undefined;
    const { kind, words, by, to, from, due, reports } = row;
    return {
      kind: 'answer',
      id,
      followUp: {
        kind,
        words,
        ...(by !== undefined && { by }),
        ...(to !== undefined && { to }),
        ...(from !== undefined && { from }),
        ...(due !== undefined && { due }),
        report: reports[0]!,
      },
      state: row.state,
      answer: quote(likeliest),
      more: row.answers.length - 1,
      reasons: likeliest.reasons,
    };
  },
};

const disagreements: NewsSource = {
  kind: 'disagreement',
  changed: async ({ store }, id) => (await store.changedOne('disagreement', id))?.changed,
  async tell({ store }, id) {
    const row = await first(store.disagreements({ id }));
    if (!row) return undefined;
    const title = (await first(store.stories({ story: row.story, counted: true })))?.title;
    return {
      kind: 'disagreement',
      id,
      about: row.kind,
      ...(row.of !== undefined && { of: row.of }),
      story: row.story,
      ...(title !== undefined && { title }),
      sides: row.sides.map(({ value, ...side }) => ({ ...quote(side), value })),
    };
  },
};

/** The source of a thing; undefined where nobody brings such things any more. */
export const sourceOf = ({ kind, id }: { kind: string; id: string }): NewsSource | undefined =>
  SOURCES.find((s) => s.kind === kind && (s.prefix === undefined || id.startsWith(s.prefix)));

/** In the order in which things of one moment are shown. */
export const SOURCES: readonly NewsSource[] = [stories, answers, disagreements, ourAlerts, searchAlerts];
