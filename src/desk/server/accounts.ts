// Who asks: accounts with passwords (Argon2id), sessions in a cookie, tokens of scripts; without accounts, on loopback, whoever runs the desk.
import { createHash, randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../../store/index.ts';
import type { Role } from '../api/index.ts';
import { DeskError, type User } from './context.ts';

/** As OWASP asks at least: 19 MiB, two passes, one lane; Argon2id is the package's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SESSION_MS = 12 * 3600_000; // a long day's work
const SECRET_BYTES = 32;
/** Shorter passwords are guessed. */
export const SHORTEST_PASSWORD = 10;

const SESSION_ID = 16; // as the store names sessions

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox on Linux": by what a person knows a session again. What a browser claims is never kept as it is. */
const browserOf = (agent: string | undefined): string | undefined => {
  if (agent === undefined) return undefined;
  const one = (list: typeof BROWSERS): string | undefined => list.find(([sign]) => sign.test(agent))?.[1];
  const [browser, system] = [one(BROWSERS) ?? 'another program', one(SYSTEMS)];
  return system === undefined ? browser : `${browser} on ${system}`;
};

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Makes an account, or changes its role and password. Throws where the name or password will not do. */
export const keepAccount = async (store: Store, name: string, role: Role, password: string): Promise<void> => {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(name))
    throw new DeskError(
      400,
      'invalid',
      'a name has letters, digits and . _ @ - and spaces, 64 at most, and begins with a letter or digit',
    );
  if (password.length < SHORTEST_PASSWORD)
    throw new DeskError(
      400,
      'invalid',
      `a password has ${SHORTEST_PASSWORD} characters at least; four or five random words are good`,
    );
  await store.putAccount({ name, role, password: await hash(password, COST) });
};

/** Makes a token for a script; the secret is shown this once, the dossier keeps its digest. */
export const keepToken = async (store: Store, name: string, role: Role): Promise<{ number: number; secret: string }> => {
  const secret = `sitrep_${newSecret()}`;
  const { number } = await store.makeToken(digestOf(secret), { name, role });
  return { number, secret };
};

/** Who a request comes from. `token`: what it must send to write; undefined where it needs none. */
export interface Identity {
  user?: User;
  token?: string;
  /** No accounts: whoever sits at this computer. */
  single: boolean;
  /** By what people name the session, where it is one. */
  session?: string;
}

const ownName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'you'; // a user without a name
  }
};

export class Accounts {
  readonly #store: Store;
  readonly #now: () => string;
  readonly #loopback: boolean;
  readonly #token = newSecret();
  readonly #self: User = { name: ownName(), role: 'admin' };
  /** What a password is compared with where there is no such account, so that the time tells nothing. */
  readonly #nobody = hash(newSecret(), COST);
  readonly #identities = new WeakMap<FastifyRequest, Identity>();

  constructor(store: Store, now: () => string, loopback: boolean) {
    this.#store = store;
    this.#now = now;
    this.#loopback = loopback;
  }

  #cookieName(request: FastifyRequest): string {
    return `sitrep-session-${request.socket.localPort ?? 0}`; // cookies know no ports, and several desks may run
  }

  /** Finds out who asks; once a request. Throws DeskError where a token is wrong. */
  async identify(request: FastifyRequest): Promise<Identity> {
    let identity = this.#identities.get(request);
    if (!identity) {
      identity = await this.#find(request);
      this.#identities.set(request, identity);
    }
    return identity;
  }

  /** Who asked, after `identify`. */
  of(request: FastifyRequest): Identity {
    return this.#identities.get(request) ?? { single: false };
  }

  async #find(request: FastifyRequest): Promise<Identity> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const secret = /^Bearer ([\w-]+)$/i.exec(authorization)?.[1];
      const token = secret && (await this.#store.token(digestOf(secret)));
      if (!token) throw new DeskError(401, 'wrong-token', 'this token is not known: sitrep desk tokens add NAME makes one');
      return { user: { name: token.name, role: token.role }, single: false };
    }
    if (this.#loopback && !(await this.#store.accounts()).length) return { user: this.#self, token: this.#token, single: true };
    const secret = request.cookies[this.#cookieName(request)];
    const session = secret ? await this.#store.session(digestOf(secret)) : undefined;
    return session
      ? {
          user: { name: session.account, role: session.role },
          token: session.token,
          single: false,
          session: digestOf(secret!).slice(0, SESSION_ID),
        }
      : { single: false };
  }

  /** Signs in. Throws DeskError where name and password do not fit. */
  async signIn(request: FastifyRequest, reply: FastifyReply, name: string, password: string): Promise<Identity> {
    const account = await this.#store.account(name);
    const fits = await verify(account?.password ?? (await this.#nobody), password);
    if (!account || !fits || account.disabled !== undefined)
      throw new DeskError(401, 'wrong-password', 'name and password do not fit: try again, or ask who keeps the accounts');
    const secret = newSecret();
    const token = newSecret();
    const expires = new Date(Date.parse(this.#now()) + SESSION_MS).toISOString();
    const browser = browserOf(request.headers['user-agent']);
    await this.#store.openSession(digestOf(secret), { account: account.name, token, expires, ...(browser && { browser }) });
    reply.setCookie(this.#cookieName(request), secret, { ...this.#cookie(request), maxAge: SESSION_MS / 1000 });
    return { user: { name: account.name, role: account.role }, token, single: false };
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const secret = request.cookies[this.#cookieName(request)];
    if (secret) await this.#store.closeSession(digestOf(secret));
    reply.clearCookie(this.#cookieName(request), this.#cookie(request));
  }

  #cookie(request: FastifyRequest) {
    // A proxy that speaks TLS to the browser says so.
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.headers['x-forwarded-proto'] === 'https' } as const;
  }
}
