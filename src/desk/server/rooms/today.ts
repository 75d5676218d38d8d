// The handlers of Today (see ../../api/today.ts).
import type { TODAY } from '../../api/today.ts';
import type { Handlers } from '../context.ts';
import { latestStories } from './cards.ts';

export const todayRoom: Handlers<typeof TODAY> = {
  'today.show': async (context, { query }) => ({ stories: await latestStories(context, query.limit) }),
};
