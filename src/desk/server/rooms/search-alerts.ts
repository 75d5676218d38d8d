// Saved searches → alerts in Today: reports that they found since a person looked at them.
import type { Context } from '../context.ts';
import type { NewsSource } from './today-sources.ts';

const PREFIX = 'search/';

const newsOf = async ({ store, user }: Context, name: string) => {
  const news = await store.news('search', name, user.name);
  return news?.at !== undefined && news.reports > 0 ? { ...news, at: news.at } : undefined;
};

export const searchAlerts: NewsSource = {
  kind: 'alert',
  prefix: PREFIX,
  async lately(context) {
    const heads = [];
    for (const { name } of await context.store.savedSearches()) {
      const news = await newsOf(context, name);
      if (news) heads.push({ kind: 'alert' as const, id: PREFIX + name, changed: news.at });
    }
    return heads;
  },
  changed: async (context, id) => (await newsOf(context, id.slice(PREFIX.length)))?.at,
  async tell(context, id) {
    const name = id.slice(PREFIX.length);
    const news = await newsOf(context, name);
    if (!news) return undefined;
    const reports = await context.store.placedReports({ reports: news.latest });
    const latest = news.latest.flatMap((report) => reports.filter((r) => r.id === report));
    return {
      kind: 'alert',
      id,
      head: `Saved search “${name}”: ${news.reports} new report${news.reports === 1 ? '' : 's'} since you looked`,
      href: `/search?saved=${encodeURIComponent(name)}`,
      quotes: latest.flatMap(({ id: report, title, outlet, published }) =>
        title === undefined
          ? []
          : [{ words: title, report, ...(outlet !== undefined && { outlet }), ...(published !== undefined && { published }) }],
      ),
    };
  },
};
