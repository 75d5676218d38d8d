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

/** Throws where nobody who may make accounts would be left. */
const keepAnAdmin = async ({ store }: Context, name: string): Promise<void> => {
  const admins = (await store.accounts()).filter((a) => a.role === 'admin' && a.disabled === undefined);
  if (admins.length === 1 && admins[0]!.name.toLowerCase() === name.toLowerCase())
    throw new DeskError(409, 'last-admin', 'the last admin stays: make another one first');
};

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
  async 'accounts.list'({ store }) {
    const sessions = await store.sessions();
    return {
      accounts: (await store.accounts()).map(({ name, role, made, disabled }) => ({
        name,
        role,
        made,
        ...(disabled !== undefined && { disabled }),
        sessions: sessions.filter((s) => s.account.toLowerCase() === name.toLowerCase()).length,
      })),
      tokens: await store.tokens(),
    };
  },
  async 'accounts.keep'(context, { params, body }) {
    const { store, shell } = context;
    if (shell.identity.single && body.role !== 'admin')
      throw new DeskError(409, 'no-admin', 'the first account must be an admin: else nobody could make further ones');
    if (body.role !== 'admin') await keepAnAdmin(context, params.name);
    await keepAccount(store, params.name, body.role, body.password);
    return DONE;
  },
  async 'accounts.change'(context, { params, body }) {
    if (body.disabled || (body.role !== undefined && body.role !== 'admin')) await keepAnAdmin(context, params.name);
    if (!(await context.store.changeAccount(params.name, body))) throw notFound('account', params.name);
    return DONE;
  },
  async 'accounts.drop'(context, { params }) {
    await keepAnAdmin(context, params.name);
    if (!(await context.store.dropAccount(params.name))) throw notFound('account', params.name);
    return DONE;
  },
  async 'sessions.list'({ store, user, shell }) {
    const rows = await store.sessions(user.role === 'admin' ? undefined : user.name);
    return { sessions: rows.map((row) => ({ ...row, own: row.id === shell.identity.session })) };
  },
  async 'sessions.end'({ store, user }, { params }) {
    if (!(await store.endSession(params.id, user.role === 'admin' ? undefined : user.name))) throw notFound('session', params.id);
    return DONE;
  },
  'tokens.make': async ({ store }, { body }) => keepToken(store, body.name, body.role),
  async 'tokens.drop'({ store }, { params }) {
    if (!(await store.dropToken(params.number))) throw notFound('token', String(params.number));
    return DONE;
  },
};
