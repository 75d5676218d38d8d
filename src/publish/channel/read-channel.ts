// Where a channel lies → its files: a folder, or an address (then over HTTP, file by file).
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { HEAD_FILE } from './issue.ts';
import { isPlainPath } from './sums.ts';
import type { ChannelFiles } from './verify.ts';

/** Folders at the root that tools keep and no web server gives out. */
const NOT_PART = new Set(['.git']);
const LARGEST = 64 * 1024 * 1024; // bytes: no file of a channel comes near it

/** A folder of this machine. */
export const folderFiles = (folder: string): ChannelFiles & { list(): Promise<string[]> } => ({
  async read(path) {
    if (!isPlainPath(path)) return undefined;
    const file = join(folder, path);
    try {
      return statSync(file).isFile() ? new Uint8Array(readFileSync(file)) : undefined;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
      throw error;
    }
  },
  async list() {
    const found: string[] = [];
    const walk = (at: string): void => {
      for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
        const path = at ? `${at}/${entry.name}` : entry.name;
        if (!at && NOT_PART.has(entry.name)) continue;
        if (entry.isDirectory()) walk(path);
        else found.push(path);
      }
    };
    walk('');
    return found.sort();
  },
});

export interface FetchOptions {
  fetch?: typeof fetch;
  /** Of one file, in milliseconds. */
  timeout?: number;
}

/** A channel at an address. Rejects where the server can't be reached or fails. */
export const addressFiles = (address: string, { fetch: get = fetch, timeout = 30_000 }: FetchOptions = {}): ChannelFiles => {
  const base = new URL(address);
  base.hash = '';
  base.search = '';
  base.pathname = base.pathname.replace(/(?:index\.html|head\.json)$/, '').replace(/\/?$/, '/');
  return {
    async read(path) {
      if (!isPlainPath(path)) return undefined;
      const url = new URL(path, base);
      const answer = await get(url, { signal: AbortSignal.timeout(timeout) });
      if (answer.status === 404 || answer.status === 410 || answer.status === 403) return undefined;
      if (!answer.ok) throw new Error(`${url}: the server answered ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (bytes.length > LARGEST) throw new Error(`${url} is larger than anything a channel holds`);
      return bytes;
    },
  };
};

/** The root of the channel in which a file lies; undefined where it lies in none. */
export const channelRoot = (file: string): { root: string; path: string } | undefined => {
  let at = dirname(resolve(file));
  for (;;) {
    if (existsSync(join(at, HEAD_FILE))) return { root: at, path: relative(at, resolve(file)).split(sep).join('/') };
    const up = dirname(at);
    if (up === at) return undefined;
    at = up;
  }
};
