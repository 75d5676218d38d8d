// Stories and situations: lists, pages, the way of a claim, looks back, and what people decide of them.
import { z } from 'zod';
import { FilterQuery, News, Watch } from './filters.ts';
import { route } from './route.ts';
import { Done, IdParams, limit, StoryCard } from './shapes.ts';
import { StoryPage } from './story-page.ts';

const Named = z.object({ name: z.string().min(1).max(200) });
export const SituationCard = z.object({
  name: z.string(),
  about: z.string().exactOptional(),
  by: z.string().exactOptional(),
  made: z.string(),
  watch: Watch,
  news: News,
});
export type SituationCard = z.infer<typeof SituationCard>;

export const StoryLine = StoryCard.extend({ claims: z.number(), disagreements: z.number() });
export type StoryLine = z.infer<typeof StoryLine>;

const Decided = z.object({ number: z.number() });
const offset = z.coerce.number<number | string>().int().min(0).max(1_000_000).default(0);

export const STORIES = {
  'stories.list': route({
    method: 'GET',
    path: '/api/stories',
    role: 'reader',
    says: 'Stories that hold a report with such words and facts, the latest first.',
    query: FilterQuery.extend({
      words: z.string().max(1000).exactOptional(),
      sort: z.enum(['last', 'first', 'outlets', 'reports']).default('last'),
      limit: limit(100, 1000),
      offset,
    }),
    answer: z.object({ stories: z.array(StoryLine), more: z.boolean() }),
  }),
  'stories.show': route({
    method: 'GET',
    path: '/api/stories/:id',
    role: 'reader',
    says: 'All that is told in a story. An id that was merged away leads to the story it is in now.',
    params: IdParams,
    answer: z.object({ id: z.string(), title: z.string().exactOptional(), page: StoryPage }),
  }),
  'stories.lookBacks': route({
    method: 'GET',
    path: '/api/stories/:id/look-backs',
    role: 'reader',
    says: 'Sentences that point to earlier coverage, and the reports they may mean.',
    params: IdParams,
    answer: z.object({
      lookBacks: z.array(
        z.object({
          report: z.string(),
          words: z.string(),
          to: z.array(
            z.object({
              id: z.string(),
              title: z.string().exactOptional(),
              outlet: z.string().exactOptional(),
              published: z.string().exactOptional(),
            }),
          ),
        }),
      ),
    }),
  }),
  'claims.trace': route({
    method: 'GET',
    path: '/api/claims/:id/trace',
    role: 'reader',
    says: 'The way of a claim through its retellings: who tells it after whom, and what was lost.',
    params: IdParams,
    answer: z.object({
      steps: z.array(
        z.object({
          telling: z.string(),
          report: z.string(),
          outlet: z.string().exactOptional(),
          published: z.string().exactOptional(),
          words: z.string(),
          speaker: z.string().exactOptional(),
          number: z.string().exactOptional(),
          from: z.string().exactOptional(),
          how: z.enum(['copy', 'retelling']).exactOptional(),
          lost: z.array(z.enum(['speaker', 'hedge', 'number'])),
        }),
      ),
    }),
  }),
  'followUps.decide': route({
    method: 'PUT',
    path: '/api/follow-ups/:id/state',
    role: 'analyst',
    says: 'A person says how a follow-up ended; the number takes it back.',
    params: IdParams,
    body: z.object({
      state: z.enum(['kept', 'broken', 'answered', 'open']),
      why: z.string().max(2000).exactOptional(),
    }),
    answer: Decided,
  }),
  'groups.decide': route({
    method: 'POST',
    path: '/api/groups',
    role: 'editor',
    says: 'A person says that two stories, claims or actors are one, or takes one out of a group; the number takes it back.',
    body: z.object({
      subject: z.enum(['story', 'claim', 'actor']),
      op: z.enum(['merge', 'split']),
      a: z.string().min(1).max(2000),
      b: z.string().min(1).max(2000),
      why: z.string().max(2000).exactOptional(),
    }),
    answer: Decided,
  }),
  'decisions.undo': route({
    method: 'DELETE',
    path: '/api/decisions/:number',
    role: 'analyst',
    says: 'Takes back what a person decided.',
    params: z.object({ number: z.coerce.number<number | string>().int().min(1) }),
    answer: Done,
  }),
  'situations.list': route({
    method: 'GET',
    path: '/api/situations',
    role: 'reader',
    says: 'Situations, and what is new in each since the caller looked last.',
    answer: z.object({ situations: z.array(SituationCard) }),
  }),
  'situations.show': route({
    method: 'GET',
    path: '/api/situations/:name',
    role: 'reader',
    says: 'All that is told in the reports that a situation watches, of any story.',
    params: Named,
    answer: z.object({ situation: SituationCard, page: StoryPage }),
  }),
  'situations.put': route({
    method: 'PUT',
    path: '/api/situations/:name',
    role: 'analyst',
    says: 'Makes a situation, or changes what it watches.',
    params: Named,
    body: z.object({ watch: Watch, about: z.string().max(2000).exactOptional() }),
    answer: Done,
  }),
  'situations.remove': route({
    method: 'DELETE',
    path: '/api/situations/:name',
    role: 'analyst',
    says: 'Removes a situation; no report goes with it.',
    params: Named,
    answer: Done,
  }),
  'watched.looked': route({
    method: 'POST',
    path: '/api/looked',
    role: 'reader',
    says: 'Notes that the caller has looked at a situation or saved search: what came in until now is no longer new.',
    body: z.object({ watched: z.enum(['situation', 'search']), name: z.string().min(1).max(200) }),
    answer: Done,
  }),
} as const;
