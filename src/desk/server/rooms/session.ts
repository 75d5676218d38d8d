// The handlers of the session (see ../../api/session.ts).
import { basename } from 'node:path';
import type { SESSION } from '../../api/session.ts';
import type { Handlers } from '../context.ts';

export const sessionRoom: Handlers<typeof SESSION> = {
  'session.show': async ({ user, shell, dossier }) => ({
    user,
    token: shell.token,
    single: shell.single,
    dossier: basename(dossier),
    version: shell.version,
  }),
};
