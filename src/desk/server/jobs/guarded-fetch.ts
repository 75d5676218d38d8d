// Fetching for people who sit elsewhere: addresses of this computer and of its network are not asked for them (they might reach what only the
// computer should). A name is looked up first; one that changes between the look-up and the request gets through.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const NEAR = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  NEAR.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  NEAR.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is this computer's or its network's. */
export const isNear = (ip: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  const address = mapped ?? ip;
  return NEAR.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};

/** `fetch` that refuses near addresses; redirects must be followed by the caller, a call each. */
export const guardedFetch =
  <F extends (url: string, options: never) => Promise<Response>>(fetch: F) =>
  async (url: string, options: never): Promise<Response> => {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
    if (found.some(({ address }) => isNear(address)))
      throw new Error(`${host} is an address of this computer or its network, which the desk does not ask for others`);
    return fetch(url, options);
  };
