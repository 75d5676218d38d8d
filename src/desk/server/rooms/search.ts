// The handlers of search (see ../../api/search.ts).
import type { SEARCH } from '../../api/search.ts';
import type { Handlers } from '../context.ts';

export const searchRoom: Handlers<typeof SEARCH> = {};
