// The handlers of search (see ../../api/search.ts).
import type { SEARCH } from '../../api/search.ts';
import { searchDossier } from '../../views/search.ts';
import { type Handlers, notFound } from '../context.ts';

export const searchRoom: Handlers<typeof SEARCH> = {
  search: async ({ store }, { query: { q, limit, offset, ...filter } }) => searchDossier(store, q, filter, { limit, offset }),
  'searches.list': async ({ store, user }) => {
    const searches = [];
    for (const { name, watch, by, made } of await store.savedSearches())
      searches.push({
        name,
        watch,
        ...(by !== undefined && { by }),
        made,
        news: (await store.news('search', name, user.name)) ?? { reports: 0, latest: [] },
      });
    return { searches };
  },
  'searches.save': async ({ store, user, events }, { params: { name }, body: { watch } }) => {
    await store.saveSearch({ name, watch, by: user.name });
    await store.looked('search', name.trim(), user.name);
    events.publish({ kind: 'room:searches', id: name });
    return { done: true };
  },
  'searches.remove': async ({ store, events }, { params: { name } }) => {
    if (!(await store.removeSearch(name))) throw notFound('saved search', name);
    events.publish({ kind: 'room:searches', id: name });
    return { done: true };
  },
};
