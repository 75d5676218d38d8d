// The handlers of brief (see ../../api/brief.ts).
import type { BRIEF } from '../../api/brief.ts';
import type { Handlers } from '../context.ts';

export const briefRoom: Handlers<typeof BRIEF> = {};
