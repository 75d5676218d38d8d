// Fetching as a guest: robots.txt is asked first and heeded (RFC 9309, by robots-parser), a host gets one request at a time with a pause between
// them, answers are bounded in size and time. Clock and sleep are passed in.
import robotsParser from 'robots-parser';
import { FETCH_TIMEOUT_MS, MAX_REDIRECTS } from '../limits.ts';
import type { Fetch } from '../open.ts';

export interface PoliteOptions {
  fetch: Fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Pause between two requests to one host, in milliseconds; a longer Crawl-delay counts. */
  delayMs: number;
  /** Who asks, for those who run the server: an address of mail or the web. */
  contact?: string;
}

export type Answer =
  | { kind: 'answer'; status: number; url: string; headers: Headers; body: Uint8Array; moved?: string }
  /** robots.txt says no. */
  | { kind: 'refused'; why: string }
  /** The host wants a longer pause than is worth waiting for; from then on it may be asked. */
  | { kind: 'later'; at: number }
  | { kind: 'failed'; why: string };

interface Robots {
  isAllowed(url: string, agent?: string): boolean | undefined;
  getCrawlDelay(agent?: string): number | undefined;
}
// The package is CommonJS whose types promise an ES module.
const readRobots = robotsParser as unknown as (url: string, text: string) => Robots;
type Rules = { robots: Robots } | { closed: string };

/** The name that robots.txt files address. */
const AGENT = 'sitrep';
/** robots.txt holds for a day (RFC 9309, 2.4), of which this much is read at the least (2.5). */
const ROBOTS_MS = 24 * 3600_000;
/** One that could not be read is tried again; until then its host is left alone. */
const CLOSED_MS = 10 * 60_000;
const ROBOTS_BYTES = 500 * 1024;
/** Longer than this nobody sits and waits. */
const LONGEST_WAIT_MS = 60_000;

class TooLarge extends Error {}

/** The body of a response, up to a bound. */
const bodyOf = async (response: Response, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body)
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maxBytes) throw new TooLarge(`it is larger than ${Math.round(maxBytes / 1e6)} MB`);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
};

const reasonOf = (error: unknown): string => {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string };
  return cause?.code ?? cause?.message ?? message;
};

/** Fetches as a guest; keeps robots.txt and the last request of each host as long as it lives. */
export class Polite {
  readonly #options: PoliteOptions;
  readonly #rules = new Map<string, { rules: Rules; until: number }>();
  readonly #asked = new Map<string, number>();

  constructor(options: PoliteOptions) {
    this.#options = options;
  }

  /** One request, without robots.txt and redirects. */
  async #request(url: string, headers: Record<string, string>, maxBytes: number): Promise<Response & { bytes: Uint8Array }> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new Error(`no answer within ${FETCH_TIMEOUT_MS / 1000} s`)), FETCH_TIMEOUT_MS);
    const { host } = new URL(url);
    const { contact, now } = this.#options;
    try {
      const response = await this.#options.fetch(url, {
        redirect: 'manual',
        signal: stop.signal,
        headers: { 'user-agent': `${AGENT} (news reader${contact ? `; ${contact}` : ''})`, ...headers },
      });
      return Object.assign(response, { bytes: await bodyOf(response, maxBytes) });
    } catch (error) {
      throw stop.signal.aborted ? stop.signal.reason : error;
    } finally {
      stop.abort(); // frees the connection of an answer that was not read to its end
      clearTimeout(timer);
      this.#asked.set(host, now());
    }
  }

  /** Waits for a host's turn; or tells when it comes, where that is too long to wait. */
  async #turn(url: string, crawlDelayMs: number): Promise<number | undefined> {
    const last = this.#asked.get(new URL(url).host);
    if (last === undefined) return undefined;
    const wait = last + Math.max(this.#options.delayMs, crawlDelayMs) - this.#options.now();
    if (wait > LONGEST_WAIT_MS) return this.#options.now() + wait;
    if (wait > 0) await this.#options.sleep(wait);
    return undefined;
  }

  /** What robots.txt of a host allows. 4xx: everything; unreachable or 5xx: nothing (RFC 9309, 2.3.1). */
  async #rulesFor(url: string): Promise<Rules> {
    const { origin } = new URL(url);
    const known = this.#rules.get(origin);
    if (known && known.until > this.#options.now()) return known.rules;
    let address = `${origin}/robots.txt`;
    let rules: Rules = { closed: 'its robots.txt redirects in circles' };
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      try {
        await this.#turn(address, 0);
        const response = await this.#request(address, { accept: 'text/plain' }, ROBOTS_BYTES);
        const location = response.headers.get('location');
        if (response.status >= 300 && response.status < 400 && location && URL.canParse(location, address)) {
          const next = new URL(location, address);
          if (/^https?:$/.test(next.protocol)) {
            address = next.href;
            continue;
          }
        }
        rules =
          response.status >= 500
            ? { closed: `its robots.txt answers HTTP ${response.status}` }
            : { robots: readRobots(`${origin}/robots.txt`, response.ok ? new TextDecoder().decode(response.bytes) : '') };
      } catch (error) {
        // Larger than what must be read: no site that means it writes such a file.
        rules = { closed: `its robots.txt can't be read (${reasonOf(error)})` };
      }
      break;
    }
    this.#rules.set(origin, { rules, until: this.#options.now() + ('closed' in rules ? CLOSED_MS : ROBOTS_MS) });
    return rules;
  }

  /** Asks for an address; redirects are followed, each as a request of its own. */
  async get(address: string, headers: Record<string, string>, maxBytes: number): Promise<Answer> {
    let url = address;
    let moved: string | undefined;
    let permanent = true;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const rules = await this.#rulesFor(url);
      if ('closed' in rules) return { kind: 'failed', why: rules.closed };
      if (rules.robots.isAllowed(url, AGENT) === false) return { kind: 'refused', why: 'its robots.txt does not allow it' };
      const later = await this.#turn(url, (rules.robots.getCrawlDelay(AGENT) ?? 0) * 1000);
      if (later !== undefined) return { kind: 'later', at: later };
      let response: Response & { bytes: Uint8Array };
      try {
        response = await this.#request(url, headers, maxBytes);
      } catch (error) {
        return { kind: 'failed', why: error instanceof TooLarge ? error.message : `it can't be reached (${reasonOf(error)})` };
      }
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && response.status !== 304 && location) {
        const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
        if (!next || !/^https?:$/.test(next.protocol)) return { kind: 'failed', why: 'it redirects to what is no web address' };
        permanent &&= response.status === 301 || response.status === 308;
        url = next.href;
        if (permanent) moved = url;
        continue;
      }
      return {
        kind: 'answer',
        status: response.status,
        url,
        headers: response.headers,
        body: response.bytes,
        ...(moved !== undefined && { moved }),
      };
    }
    return { kind: 'failed', why: `it redirects more than ${MAX_REDIRECTS} times` };
  }
}
