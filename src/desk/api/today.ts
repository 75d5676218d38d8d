// Today: what is new.
import { z } from 'zod';
import { route } from './route.ts';
import { limit, StoryCard } from './shapes.ts';

export const TODAY = {
  'today.show': route({
    method: 'GET',
    path: '/api/today',
    role: 'reader',
    says: 'What is new, the latest first.',
    query: z.object({ limit: limit(50, 500) }),
    answer: z.object({ stories: z.array(StoryCard) }),
  }),
} as const;
