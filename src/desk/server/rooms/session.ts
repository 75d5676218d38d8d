// The handlers of the session and of accounts (see ../../api/session.ts).
import { basename } from 'node:path';
import { verify } from '@node-rs/argon2';
import type { GivenOf } from '../../api/index.ts';
import type { SESSION } from '../../api/session.ts';
import { type Identity, keepAccount, keepToken } from '../accounts.ts';
import { type Context, DeskError, type Handlers, notFound } from '../context.ts';

const DONE = { done: true } as const;

const shown = async (
  { store, dossier, shell }: Context,
  { user, token, single }: Identity,
): Promise<GivenOf<(typeof SESSION)['session.show']>> => ({
  single,
  version: shell.version,
  ...(user && { user, dossier: basename(dossier), reports: (await store.size()).reports }),
  ...(token !== undefined && { token }),
});

export const sessionRoom: Handlers<typeof SESSION> = {
  'session.show': async (context) => shown(context, context.shell.identity),
  'session.open': async (context, { body }) => shown(context, await context.shell.signIn(body.name, body.password)),
  async 'session.close'({ shell }) {
    await shell.signOut();
    return DONE;
  },
  async 'session.password'({ store, user }, { body }) {
    const account = await store.account(user.name);
    if (!account)
      throw new DeskError(409, 'no-account', 'who is signed in has no account here: sitrep desk users add NAME makes one');
    if (!(await verify(account.password, body.before)))
      throw new DeskError(403, 'wrong-password', 'the password as it was does not fit');
    await keepAccount(store, account.name, account.role, body.password);
    return DONE;
  },
  'accounts.list': async ({ store }) => ({
    accounts: (await store.accounts()).map(({ name, role, made }) => ({ name, role, made })),
    tokens: await store.tokens(),
  }),
  async 'accounts.keep'({ store, shell }, { params, body }) {
    if (shell.identity.single && body.role !== 'admin')
      throw new DeskError(409, 'no-admin', 'the first account must be an admin: else nobody could make further ones');
    await keepAccount(store, params.name, body.role, body.password);
    return DONE;
  },
  async 'accounts.drop'({ store }, { params }) {
    const admins = (await store.accounts()).filter((a) => a.role === 'admin');
    if (admins.length === 1 && admins[0]!.name.toLowerCase() === params.name.toLowerCase())
      throw new DeskError(409, 'last-admin', 'the last admin stays: make another one first');
    if (!(await store.dropAccount(params.name))) throw notFound('account', params.name);
    return DONE;
  },
  'tokens.make': async ({ store }, { body }) => keepToken(store, body.name, body.role),
  async 'tokens.drop'({ store }, { params }) {
    if (!(await store.dropToken(params.number))) throw notFound('token', String(params.number));
    return DONE;
  },
};
