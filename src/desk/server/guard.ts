// Who may talk to the desk at all: the Host header (against DNS rebinding), the origin of what writes, and a token that only our pages know.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DeskError } from './context.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is this computer alone. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');

/** Whether two secrets are the same, in a time that tells nothing. */
export const sameSecret = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

export interface GuardOptions {
  /** Names under which the desk may be asked, besides those of loopback. */
  hosts: readonly string[];
  /** The token that a request must bring to write; undefined where it needs none (tokens of scripts: no browser sends those unasked). */
  tokenOf(request: FastifyRequest): Promise<string | undefined>;
}

/** Refuses requests for other hosts, and writes from other pages. */
export const registerGuard = (app: FastifyInstance, { hosts, tokenOf }: GuardOptions): void => {
  const known = new Set([...LOOPBACK, ...hosts.map((h) => h.toLowerCase())]);
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? '';
    if (!known.has(nameOf(host)))
      throw new DeskError(
        421,
        'wrong-host',
        `this desk does not answer as "${host}": open it by the address that it printed, or start it with --name ${nameOf(host) || 'NAME'}`,
      );
    const token = await tokenOf(request);
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (
      (origin !== undefined && originHost(origin) !== host) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none')
    )
      throw new DeskError(403, 'other-origin', 'a page of another site asked for this: do it in the desk itself');
    const given = request.headers['x-sitrep-token'];
    if (token !== undefined && (typeof given !== 'string' || !sameSecret(given, token)))
      throw new DeskError(403, 'no-token', 'what writes must send x-sitrep-token, as GET /api/session gives it: reload the page');
  });
};

const originHost = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};
