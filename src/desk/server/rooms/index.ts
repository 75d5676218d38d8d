// The handlers of all rooms, by route.
import type { Api } from '../../api/index.ts';
import type { Handlers } from '../context.ts';
import { addRoom } from './add.ts';
import { answersRoom } from './answers.ts';
import { briefRoom } from './brief.ts';
import { notesRoom } from './notes.ts';
import { reportsRoom } from './reports.ts';
import { searchRoom } from './search.ts';
import { sessionRoom } from './session.ts';
import { storiesRoom } from './stories.ts';
import { todayRoom } from './today.ts';

export const HANDLERS: Handlers<Api> = {
  ...sessionRoom,
  ...todayRoom,
  ...addRoom,
  ...storiesRoom,
  ...reportsRoom,
  ...notesRoom,
  ...searchRoom,
  ...briefRoom,
  ...answersRoom,
};
