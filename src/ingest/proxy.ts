// What fetches: the platform's own `fetch`, or, where the environment names a proxy (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), undici's through it.
import type { Fetch } from './open.ts';

let made: Promise<Fetch> | undefined;

const viaProxy = async (): Promise<Fetch> => {
  const { EnvHttpProxyAgent, fetch: undiciFetch } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent({ proxyTunnel: false }); // plain http is asked for, not tunnelled: many proxies tunnel to port 443 alone
  return (url, init) => undiciFetch(url, { ...init, dispatcher } as never) as unknown as Promise<Response>;
};

/** The fetch that the environment asks for. */
export const environmentFetch = (env: NodeJS.ProcessEnv = process.env): Promise<Fetch> => {
  const named = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => env[name]);
  if (!named) return Promise.resolve((url, init) => fetch(url, init));
  made ??= viaProxy();
  return made;
};
