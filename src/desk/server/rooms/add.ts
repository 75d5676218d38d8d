// The handlers of add (see ../../api/add.ts).
import type { ADD } from '../../api/add.ts';
import type { Handlers } from '../context.ts';

export const addRoom: Handlers<typeof ADD> = {};
