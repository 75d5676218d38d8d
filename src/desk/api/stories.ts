// Stories and situations.
import { z } from 'zod';
import { route } from './route.ts';
import { limit, StoryCard } from './shapes.ts';

export const STORIES = {
  'stories.list': route({
    method: 'GET',
    path: '/api/stories',
    role: 'reader',
    says: 'Stories, the latest first.',
    query: z.object({ limit: limit(100, 1000) }),
    answer: z.object({ stories: z.array(StoryCard) }),
  }),
} as const;
