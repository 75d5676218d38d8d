// The handlers of Stories (see ../../api/stories.ts).
import type { STORIES } from '../../api/stories.ts';
import type { Handlers } from '../context.ts';
import { latestStories } from './cards.ts';

export const storiesRoom: Handlers<typeof STORIES> = {
  'stories.list': async (context, { query }) => ({ stories: await latestStories(context, query.limit) }),
};
