// Input names → opened byte streams: files, folders (recursive, by name), standard input, http(s) URLs. The only file with
// network access. Gzip is unpacked on the way. What can't be opened is an InputError that says the way out.
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { InputError } from '../core/index.ts';
import { FETCH_TIMEOUT_MS, inMegabytes, MAX_REDIRECTS } from './limits.ts';

/** An input ready to be read. */
export interface Opened {
  /** The name that errors use: the path, the URL, "standard input". */
  input: string;
  /** The first bytes, at most SNIFF_BYTES or a little more; `stream` gives them again. */
  stream: AsyncIterable<Uint8Array>;
  /** For URLs: where the redirects ended, and what the server says the format is. */
  url?: string;
  contentType?: string;
  /** For URLs: what the server said of its answer. */
  headers?: Readonly<Record<string, string>>;
  /** For files: where it lies. */
  path?: string;
  /** Frees the file or connection; safe to call at any time. */
  close(): void;
}

/** The part of `fetch` that is used; tests pass their own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const STDIN = 'standard input';

export const isUrl = (input: string): boolean => /^https?:\/\//i.test(input);

const fileError = (error: unknown, input: string): InputError => {
  const code = (error as NodeJS.ErrnoException)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new InputError('not-found', `${input} does not exist: check its name`, input);
  if (code === 'EACCES' || code === 'EPERM')
    return new InputError('unreadable', `${input} may not be read: check its permissions`, input);
  return new InputError('unreadable', `${input} can't be read (${code ?? String(error)})`, input);
};

/** Files that describe a folder, not events; named on the command line they are read all the same. */
const PASSED_OVER = /^(?:\.|readme\b|license\b|licence\b|notice\b|changelog\b|thumbs\.db$|desktop\.ini$)/i;

/** The files named by an input, folders opened up: sorted by name (code units), links that lead in circles left out. */
export async function* listFiles(input: string, above: readonly string[] = []): AsyncGenerator<string | InputError> {
  let real: string;
  let isFolder: boolean;
  try {
    isFolder = (await stat(input)).isDirectory();
    real = isFolder ? await realpath(input) : input;
  } catch (error) {
    yield fileError(error, input);
    return;
  }
  if (!isFolder) {
    yield input;
    return;
  }
  if (above.includes(real)) return;
  let names: string[];
  try {
    names = await readdir(input);
  } catch (error) {
    yield fileError(error, input);
    return;
  }
  const wanted = names.filter((name) => !PASSED_OVER.test(name)).sort();
  if (wanted.length === 0 && above.length === 0) yield new InputError('empty', `the folder ${input} holds no files`, input);
  for (const name of wanted) yield* listFiles(join(input, name), [...above, real]);
}

/** Unpacks gzip where the first bytes show it. */
async function* unpacked(stream: AsyncIterable<Uint8Array>, input: string): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* rest();
    return;
  }
  const gunzip = createGunzip();
  const fed = (async () => {
    for await (const chunk of rest()) if (!gunzip.write(chunk)) await new Promise((go) => gunzip.once('drain', go));
    gunzip.end();
  })();
  fed.catch((error) => gunzip.destroy(error));
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    throw new InputError('unreadable', `${input} is damaged gzip (${(error as Error).message}): get it again`, input);
  } finally {
    gunzip.destroy();
  }
}

/** A file, opened. Reading it throws InputError `not-found` or `unreadable`. */
export const openFile = (path: string): Opened => {
  const file = createReadStream(path);
  const guarded = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of file) yield chunk as Uint8Array;
    } catch (error) {
      throw fileError(error, path);
    }
  };
  return { input: path, path, stream: unpacked(guarded(), path), close: () => file.destroy() };
};

/** Standard input, opened; bytes or strings. */
export const openStdin = (stdin: AsyncIterable<Uint8Array | string>): Opened => {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  };
  return { input: STDIN, stream: unpacked(bytes(), STDIN), close: () => {} };
};

const HEADERS = {
  'user-agent': 'sitrep (news reader; reads one page on request)',
  accept:
    'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/json;q=0.9,*/*;q=0.5',
};

/** A URL, opened: redirects are followed a few times and only to http(s). Throws InputError `network`, `not-found`, `too-large`. */
export const openUrl = async (input: string, fetchUrl: Fetch, maxBytes: number): Promise<Opened> => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`no answer within ${FETCH_TIMEOUT_MS / 1000} s`)), FETCH_TIMEOUT_MS);
  timer.unref?.();
  const close = (): void => {
    clearTimeout(timer);
    stop.abort();
  };
  const failed = (code: 'network' | 'not-found' | 'too-large', message: string): InputError => {
    close();
    return new InputError(code, message, input);
  };
  const reason = (error: unknown): string => {
    const cause = (error as { cause?: { code?: string; message?: string } }).cause;
    return cause?.code ?? cause?.message ?? (stop.signal.reason as Error | undefined)?.message ?? (error as Error).message;
  };
  let url = input;
  for (let hop = 0; ; hop += 1) {
    let response: Response;
    try {
      response = await fetchUrl(url, { redirect: 'manual', signal: stop.signal, headers: HEADERS });
    } catch (error) {
      throw failed('network', `${input} can't be reached (${reason(error)}): check the address and the connection`);
    }
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location) {
      await response.body?.cancel();
      if (hop >= MAX_REDIRECTS)
        throw failed('network', `${input} redirects more than ${MAX_REDIRECTS} times: give the last address`);
      const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
      if (!next || !/^https?:$/.test(next.protocol))
        throw failed('network', `${input} redirects to what is no web address (${location.slice(0, 100)})`);
      url = next.href;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410)
        throw failed('not-found', `${input} does not exist (HTTP ${response.status}): check the address`);
      throw failed('network', `${input} answers HTTP ${response.status}: open it in a browser and save the page, or try later`);
    }
    if (Number(response.headers.get('content-length')) > maxBytes)
      throw failed('too-large', `${input} is larger than ${inMegabytes(maxBytes)}`);
    const body = response.body;
    const contentType = response.headers.get('content-type') ?? undefined;
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      try {
        if (body) for await (const chunk of body) yield chunk as Uint8Array;
      } catch (error) {
        throw failed('network', `${input} broke off (${reason(error)}): try again`);
      }
    };
    const headers = Object.fromEntries(response.headers);
    return { input, stream: unpacked(stream(), input), url, headers, ...(contentType && { contentType }), close };
  }
};
