// The handlers of notes (see ../../api/notes.ts).
import type { NOTES } from '../../api/notes.ts';
import type { Handlers } from '../context.ts';

export const notesRoom: Handlers<typeof NOTES> = {};
