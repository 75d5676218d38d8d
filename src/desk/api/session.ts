// Who is at the desk, and what the shell needs to know of the dossier.
import { z } from 'zod';
import { ROLES, route } from './route.ts';

export const SESSION = {
  'session.show': route({
    method: 'GET',
    path: '/api/session',
    role: 'anyone',
    says: 'Who is signed in, and what the shell shows of the dossier.',
    answer: z.object({
      /** Absent where nobody is signed in. */
      user: z.object({ name: z.string(), role: z.enum(ROLES) }).exactOptional(),
      /** Sent along as x-sitrep-token with all that writes. */
      token: z.string().exactOptional(),
      /** No accounts: whoever sits at this computer. */
      single: z.boolean(),
      dossier: z.string(),
      version: z.string(),
    }),
  }),
} as const;
