// Search: words and facts together, and searches that are kept.
import { z } from 'zod';
import { FilterQuery, News, Watch } from './filters.ts';
import { route } from './route.ts';
import { Done, Handling, limit } from './shapes.ts';

const Value = z.object({ value: z.string(), reports: z.number() });

export const Found = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  published: z.string().exactOptional(),
  story: z.string().exactOptional(),
  handling: Handling,
  /** Words around the finds: what was found is in the parts that say so. Empty without words. */
  snippet: z.array(z.object({ text: z.string(), found: z.boolean() })),
});

export const FoundClaim = z.object({
  id: z.string(),
  story: z.string().exactOptional(),
  type: z.string().exactOptional(),
  words: z.string(),
  speaker: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  published: z.string().exactOptional(),
  reality: z.string(),
  stance: z.enum(['for', 'against']),
  report: z.string(),
});

export const Facets = z.object({
  counted: z.number(),
  more: z.boolean(),
  actors: z.array(Value),
  speakers: z.array(Value),
  countries: z.array(Value.extend({ name: z.string() })),
  types: z.array(Value),
  realities: z.array(Value),
  outlets: z.array(Value),
  places: z.array(Value.extend({ lat: z.number(), lon: z.number() })),
  months: z.array(Value),
});
export type Facets = z.infer<typeof Facets>;

export const SavedCard = z.object({
  name: z.string(),
  watch: Watch,
  by: z.string().exactOptional(),
  made: z.string(),
  news: News,
});

const Named = z.object({ name: z.string().min(1).max(200) });

export const SEARCH = {
  search: route({
    method: 'GET',
    path: '/api/search',
    role: 'reader',
    says: 'Reports, claims and stories with such words and facts, and what they can be narrowed to.',
    query: FilterQuery.extend({
      q: z.string().max(1000).default(''),
      limit: limit(30, 200),
      offset: z.coerce.number<number | string>().int().min(0).max(100_000).default(0),
    }),
    answer: z.object({
      reports: z.array(Found),
      more: z.boolean(),
      claims: z.array(FoundClaim),
      stories: z.array(z.object({ id: z.string(), title: z.string().exactOptional(), reports: z.number() })),
      facets: Facets,
    }),
  }),
  'searches.list': route({
    method: 'GET',
    path: '/api/searches',
    role: 'reader',
    says: 'Saved searches, and what is new in each since the caller looked last.',
    answer: z.object({ searches: z.array(SavedCard) }),
  }),
  'searches.save': route({
    method: 'PUT',
    path: '/api/searches/:name',
    role: 'analyst',
    says: 'Keeps a search under a name; what it finds now counts as seen.',
    params: Named,
    body: z.object({ watch: Watch }),
    answer: Done,
  }),
  'searches.remove': route({
    method: 'DELETE',
    path: '/api/searches/:name',
    role: 'analyst',
    says: 'Removes a saved search.',
    params: Named,
    answer: Done,
  }),
} as const;
