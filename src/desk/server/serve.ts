// The desk's server: the API from the table, the client's files, live updates. No request leaves it.
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import { readAsset } from '../../core/index.ts';
import type { Store } from '../../store/index.ts';
import type { Context, User } from './context.ts';
import { registerFiles } from './files.ts';
import { isLoopback, registerGuard } from './guard.ts';
import { startLive } from './live.ts';
import { openApi } from './openapi.ts';
import { registerRoutes, told } from './register.ts';

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

const MAX_BODY = 20_000_000; // bytes: as large as a report may be, and some

const ownName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'you'; // an account without a name
  }
};

/** Starts the desk; resolves once it answers. */
export const serveDesk = async (options: DeskOptions): Promise<Desk> => {
  const { store, dossier, port, host, names = [], now = () => new Date().toISOString(), checkAnswers = false } = options;
  const app = Fastify({ bodyLimit: MAX_BODY, forceCloseConnections: true, routerOptions: { maxParamLength: 2000 } });
  const { version } = JSON.parse(readAsset('package.json').toString('utf8')) as { version: string };
  const live = startLive(store, app);
  const single: User = { name: ownName(), role: 'admin' };
  const token = randomBytes(24).toString('base64url');
  const userOf = (): User | undefined => single;

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
  registerGuard(app, { hosts: isLoopback(host) ? names : [host, ...names], tokenOf: () => token });
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(async (error, _request, reply) => {
    const { status, ...rest } = told(error);
    if (status >= 500) options.onError?.(error);
    return reply.code(status).send({ error: rest });
  });
  const context = (user: User): Context => ({ store, dossier, user, now, events: live, shell: { version, token, single: true } });
  registerRoutes(app, { userOf, context, checkAnswers });
  const document = openApi(version);
  app.get('/api', async () => document);
  app.get('/api/events', (_request, reply) => live.open(reply));
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
      await app.close();
    },
  };
};
