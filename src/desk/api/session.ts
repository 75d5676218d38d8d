// Who is at the desk, what the shell needs to know of the dossier, and who may use it: accounts and tokens.
import { z } from 'zod';
import { ROLES, route } from './route.ts';
import { Done } from './shapes.ts';

const RoleName = z.enum(ROLES);
const Name = z.string().min(1).max(64);
const Password = z.string().min(1).max(1000);

const Shown = z.object({
  /** Absent where nobody is signed in. */
  user: z.object({ name: z.string(), role: RoleName }).exactOptional(),
  /** Sent along as x-sitrep-token with all that writes. */
  token: z.string().exactOptional(),
  /** No accounts: whoever sits at this computer. */
  single: z.boolean(),
  /** Absent where nobody is signed in. */
  dossier: z.string().exactOptional(),
  reports: z.number().exactOptional(),
  version: z.string(),
});

const SessionShown = z.object({
  /** The beginning of its digest. */
  id: z.string(),
  account: z.string(),
  made: z.string().exactOptional(),
  expires: z.string(),
  browser: z.string().exactOptional(),
  /** The one that asks. */
  own: z.boolean(),
});

export const SESSION = {
  'session.show': route({
    method: 'GET',
    path: '/api/session',
    role: 'anyone',
    says: 'Who is signed in, and what the shell shows of the dossier.',
    answer: Shown,
  }),
  'session.open': route({
    method: 'POST',
    path: '/api/session',
    role: 'anyone',
    says: 'Signs in; the answer sets the cookie of the session.',
    perMinute: 10,
    body: z.object({ name: Name, password: Password }),
    answer: Shown,
  }),
  'session.close': route({ method: 'DELETE', path: '/api/session', role: 'reader', says: 'Signs out.', answer: Done }),
  'session.password': route({
    method: 'PUT',
    path: '/api/session/password',
    role: 'reader',
    says: 'Changes the password of who is signed in, which ends all sessions.',
    perMinute: 10,
    body: z.object({ before: Password, password: Password }),
    answer: Done,
  }),
  'accounts.list': route({
    method: 'GET',
    path: '/api/accounts',
    role: 'admin',
    says: 'Accounts, and tokens of scripts.',
    answer: z.object({
      accounts: z.array(
        z.object({
          name: z.string(),
          role: RoleName,
          made: z.string(),
          disabled: z.string().exactOptional(),
          sessions: z.number(),
        }),
      ),
      tokens: z.array(
        z.object({ number: z.number(), name: z.string(), role: RoleName, made: z.string(), used: z.string().exactOptional() }),
      ),
    }),
  }),
  'accounts.keep': route({
    method: 'PUT',
    path: '/api/accounts/:name',
    role: 'admin',
    says: 'Makes an account, or changes its role and password; its sessions end.',
    params: z.object({ name: Name }),
    body: z.object({ role: RoleName, password: Password }),
    answer: Done,
  }),
  'accounts.change': route({
    method: 'PATCH',
    path: '/api/accounts/:name',
    role: 'admin',
    says: 'Changes the role of an account, or shuts it (its sessions end) and opens it again. One admin stays who may sign in.',
    params: z.object({ name: Name }),
    body: z.object({ role: RoleName.exactOptional(), disabled: z.boolean().exactOptional() }),
    answer: Done,
  }),
  'accounts.drop': route({
    method: 'DELETE',
    path: '/api/accounts/:name',
    role: 'admin',
    says: 'Removes an account; its sessions end. The last admin stays.',
    params: z.object({ name: Name }),
    answer: Done,
  }),
  'sessions.list': route({
    method: 'GET',
    path: '/api/sessions',
    role: 'reader',
    says: 'Where the caller is signed in; an admin sees everybody.',
    answer: z.object({ sessions: z.array(SessionShown) }),
  }),
  'sessions.end': route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    role: 'reader',
    says: 'Ends one of the caller’s sessions; an admin ends any.',
    params: z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) }),
    answer: Done,
  }),
  'tokens.make': route({
    method: 'POST',
    path: '/api/tokens',
    role: 'admin',
    says: 'Makes a token for a script; its secret is shown this once.',
    body: z.object({ name: Name, role: RoleName }),
    answer: z.object({ number: z.number(), secret: z.string() }),
  }),
  'tokens.drop': route({
    method: 'DELETE',
    path: '/api/tokens/:number',
    role: 'admin',
    says: 'Withdraws a token.',
    params: z.object({ number: z.coerce.number<string | number>().int() }),
    answer: Done,
  }),
} as const;
