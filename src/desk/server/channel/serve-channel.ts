// A channel's folder → a public site at a port of its own, beside the desk and apart from it: the files as they were signed, and (where it is switched on) a form by which
// readers answer. No account, no cookie, no script; nothing of the desk can be reached from here.
import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Store } from '../../../store/index.ts';
import { EMPTY_FORM, type FormFault, FormTokens, type FormWords, readCode, readForm } from './answer-form.ts';
import { AnswerLimits } from './answer-limits.ts';
import { formPage, saidPage } from './form-pages.ts';
import { publicCodes } from './public-codes.ts';

export interface ServeChannelOptions {
  store: Store;
  /** The channel's folder. */
  folder: string;
  /** 0: any free one. */
  port: number;
  host: string;
  /** Take answers by a form (default: no). */
  answers?: boolean;
  /** Milliseconds. */
  clock?: () => number;
  onError?: (error: unknown) => void;
}

export interface ServedChannel {
  /** "http://127.0.0.1:4281/". */
  address: string;
  close(): Promise<void>;
}

const PER_MINUTE = 600; // files that one address may ask for
const SENT_PER_MINUTE = 10; // forms that one address may send, with what is wrong in them
const MOST_HELD = 1000; // answers that wait; then none is taken until people have read some
const LARGEST_FORM = 32_768; // bytes: 1,500 characters of any script, percent-encoded, and some

/** Whose turns are counted together: an address; of IPv6 the network of one household. */
const whoOf = ({ ip }: FastifyRequest): string => (isIPv6(ip) && !ip.startsWith('::') ? ip.split(':').slice(0, 4).join(':') : ip);

/** A browser says where a form came from; what says nothing is no browser, and has its token. */
const cameFromElsewhere = ({ headers }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  const { origin } = headers;
  return origin !== undefined && origin !== 'null' && (!URL.canParse(origin) || new URL(origin).host !== headers.host);
};

/** Serves a channel; resolves once it answers. */
export const serveChannel = async (options: ServeChannelOptions): Promise<ServedChannel> => {
  const { store, folder, port, host, answers = false, clock = Date.now, onError = () => undefined } = options;
  const codesNow = publicCodes(folder);
  if (!(await codesNow()).last) throw new Error(`${folder} holds no channel: sitrep publish --to ${folder} makes one`);
  // A proxy on this computer tells who asks; others are not believed.
  const app = Fastify({ bodyLimit: LARGEST_FORM, forceCloseConnections: true, trustProxy: 'loopback' });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"], // the verify page's
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false, // plain HTTP; a proxy that adds TLS adds this
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: false, // feeds are read from anywhere
  });
  await app.register(rateLimit, { global: true, max: PER_MINUTE, timeWindow: 60_000, keyGenerator: whoOf });
  const send = (reply: FastifyReply, status: number, bytes: Uint8Array): FastifyReply =>
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(Buffer.from(bytes));
  app.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) onError(error);
    const { last } = await codesNow();
    const says: FormFault = status === 413 ? 'large' : status === 429 ? 'many' : 'broken';
    if (!last || !request.url.startsWith('/answer'))
      return reply
        .code(status)
        .type('text/plain; charset=utf-8')
        .send(status === 429 ? 'too many requests' : 'this cannot be answered');
    return send(reply, status, saidPage(last, says));
  });
  app.removeAllContentTypeParsers();
  if (answers) registerForm({ app, codesNow, clock, store, send });
  await app.register(fastifyStatic, {
    root: resolve(folder),
    dotfiles: 'allow',
    allowedPath: (path) => !/\/\.(?!well-known\/|nojekyll$)/.test(path),
    redirect: true,
    cacheControl: true,
    maxAge: 60_000,
    setHeaders(response, path) {
      if (/\.(?:sig|pub)$|SHA256SUMS$|allowed_signers$/.test(path))
        response.setHeader('content-type', 'text/plain; charset=utf-8');
      if (path.endsWith('.md')) response.setHeader('content-type', 'text/markdown; charset=utf-8');
      if (/feeds[\\/]atom\.xml$/.test(path)) response.setHeader('content-type', 'application/atom+xml; charset=utf-8');
      if (/feeds[\\/]rss\.xml$/.test(path)) response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
      if (/feeds[\\/]feed\.json$/.test(path)) response.setHeader('content-type', 'application/feed+json; charset=utf-8');
    },
  });
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send('there is nothing here\n'),
  );
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new Error(`port ${port} is taken: end what runs there, or give another with --channel-port`);
    throw error;
  }
  const at = app.server.address();
  const bound = typeof at === 'object' && at ? at.port : port;
  return { address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`, close: () => app.close() };
};

interface FormWays {
  app: FastifyInstance;
  codesNow: ReturnType<typeof publicCodes>;
  clock: () => number;
  store: Store;
  send(reply: FastifyReply, status: number, bytes: Uint8Array): FastifyReply;
}

/** GET /answer?to=CODE shows the form, POST /answer takes it, GET /answered says that it came. */
const registerForm = ({ app, codesNow, clock, store, send }: FormWays): void => {
  const tokens = new FormTokens(clock);
  const limits = new AnswerLimits(clock);
  const show = async (reply: FastifyReply, status: number, words: FormWords, fault?: FormFault): Promise<FastifyReply> => {
    const codes = await codesNow();
    return send(
      reply,
      status,
      formPage({ last: codes.last!, codes, token: tokens.make(), words, ...(fault !== undefined && { fault }) }),
    );
  };
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.get('/answer', async (request, reply) => {
    const { to } = request.query as { to?: unknown };
    return show(reply, 200, { ...EMPTY_FORM, to: typeof to === 'string' ? readCode(to) : '' });
  });
  app.get('/answered', async (_request, reply) => send(reply, 200, saidPage((await codesNow()).last!, 'held')));
  app.post(
    '/answer',
    { config: { rateLimit: { max: SENT_PER_MINUTE, timeWindow: 60_000, keyGenerator: whoOf } } },
    async (request, reply) => {
      const codes = await codesNow();
      if (cameFromElsewhere(request)) return send(reply, 403, saidPage(codes.last!, 'elsewhere'));
      const read = readForm(typeof request.body === 'string' ? request.body : '', {
        tokens,
        known: (code) => codes.issueOf(code) !== undefined,
        received: new Date(clock()).toISOString(),
      });
      if (read.kind === 'fault') return show(reply, 400, read.words, read.fault);
      if (read.kind === 'bait') return reply.redirect('answered', 303);
      const who = whoOf(request);
      const fault = limits.fault(who) ?? ((await store.readerAnswers('held')).length >= MOST_HELD ? 'full' : undefined);
      if (fault) return show(reply, fault === 'many' ? 429 : 503, read.words, fault);
      if ((await store.putReaderAnswers([read.answer])).added) limits.took(who);
      return reply.redirect('answered', 303);
    },
  );
};
