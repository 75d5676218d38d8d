// The desk's server: the API from the table, the client's files, live updates. No request leaves it.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { readAsset } from '../../core/index.ts';
import type { Store } from '../../store/index.ts';
import { Accounts } from './accounts.ts';
import { type Context, DeskError, type User } from './context.ts';
import { registerFiles } from './files.ts';
import { isLoopback, registerGuard } from './guard.ts';
import { JobQueue } from './jobs/queue.ts';
import { startLive } from './live.ts';
import { openApi } from './openapi.ts';
import { allow, registerRoutes, told } from './register.ts';

export interface DeskOptions {
  store: Store;
  /** The dossier as it was named; jobs open it again. */
  dossier: string;
  /** 0: any free one. */
  port: number;
  host: string;
  /** Further names under which the desk is reached. */
  names?: readonly string[];
  now?: () => string;
  /** Hold answers against the table of routes: for tests. */
  checkAnswers?: boolean;
  /** Is told what went wrong inside. */
  onError?: (error: unknown) => void;
}

export interface Desk {
  /** "http://127.0.0.1:4280". */
  address: string;
  close(): Promise<void>;
}

const PER_MINUTE = 1200; // requests of one address: a person at the keyboard makes a tenth of that
const MAX_BODY = 20_000_000; // bytes: as large as a report may be, and some

/** Starts the desk; resolves once it answers. */
export const serveDesk = async (options: DeskOptions): Promise<Desk> => {
  const { store, dossier, port, host, names = [], now = () => new Date().toISOString(), checkAnswers = false } = options;
  if (!isLoopback(host) && !(await store.accounts()).length)
    throw new Error(
      `beyond this computer the desk asks who is there, and the dossier has no account: sitrep desk users add NAME --role admin --dossier ${dossier}`,
    );
  const app = Fastify({
    bodyLimit: MAX_BODY,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2000 },
    frameworkErrors(error, _request, reply) {
      const { status, ...rest } = told(error);
      void (reply as FastifyReply).code(status).send({ error: rest });
    },
  });
  const { version } = JSON.parse(readAsset('package.json').toString('utf8')) as { version: string };
  const live = startLive(store, app);
  const loopback = isLoopback(host);
  const jobs = new JobQueue({ store, dossier, near: () => loopback && names.length === 0, events: live, now });
  const accounts = new Accounts(store, now, loopback);

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false, // the desk speaks plain HTTP; a proxy that adds TLS adds this
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: true,
  });
  await app.register(cookie);
  registerGuard(app, {
    hosts: loopback ? names : [host, ...names],
    tokenOf: async (request) => (await accounts.identify(request)).token,
  });
  await app.register(rateLimit, {
    global: true,
    max: PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { after }) => new DeskError(429, 'too-many', `too many requests: try again in ${after}`),
  });
  app.removeContentTypeParser('text/plain'); // pages of other sites can send that unasked
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(async (error, _request, reply) => {
    const { status, ...rest } = told(error);
    if (status >= 500) options.onError?.(error);
    return reply.code(status).send({ error: rest });
  });
  const context = (user: User, request: FastifyRequest, reply: FastifyReply): Context => ({
    store,
    dossier,
    user,
    now,
    events: live,
    jobs,
    shell: {
      version,
      identity: accounts.of(request),
      signIn: (name, password) => accounts.signIn(request, reply, name, password),
      signOut: () => accounts.signOut(request, reply),
    },
  });
  const userOf = (request: FastifyRequest): User | undefined => accounts.of(request).user;
  registerRoutes(app, { userOf, context, checkAnswers });
  const document = openApi(version);
  app.get('/api', async () => document);
  app.get('/api/events', async (request, reply) => {
    allow(userOf(request), 'reader');
    live.open(reply);
  });
  await registerFiles(app);
  try {
    await app.listen({ port, host });
  } catch (error) {
    live.close();
    await app.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new Error(`port ${port} is taken: end what runs there, or give another with --port`);
    throw error;
  }
  const at = app.server.address();
  const bound = typeof at === 'object' && at ? at.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      live.close();
      await jobs.close();
      await app.close();
    },
  };
};
