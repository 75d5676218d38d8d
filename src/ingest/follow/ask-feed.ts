// One feed and what is known of it → its bytes where they are new, and when it may be asked again. Method: conditional requests (RFC 9110, 13),
// Retry-After and max-age heeded, failures double the pause.
import type { Answer, Polite } from './polite.ts';

/** What is remembered of a feed between two requests; times are ISO 8601 in UTC. */
export interface FeedMemory {
  url: string;
  etag?: string;
  lastModified?: string;
  asked?: string;
  status?: number;
  failures: number;
  notBefore?: string;
}

export type FeedAnswer = { memory: FeedMemory } & (
  | { kind: 'new'; bytes: Uint8Array; url: string; headers: Record<string, string>; moved?: string }
  | { kind: 'unchanged' }
  | { kind: 'later'; at: string }
  | { kind: 'refused' | 'failed' | 'gone'; why: string }
);

/** A feed is asked at most this often, whatever its server allows: news sites write new feeds every few minutes at the fastest. */
export const SHORTEST_MS = 15 * 60_000;
/** The longest pause after failures, and for max-age: a day. */
const LONGEST_MS = 24 * 3600_000;
/** A feed with full texts of some hundred articles is about 2 MB. */
const MAX_FEED_BYTES = 20_000_000;
const NEVER = '9999-12-31T23:59:59.000Z';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Retry-After: seconds, or a date. */
const retryAfter = (headers: Headers, now: number): number => {
  const value = headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
};

const maxAge = (headers: Headers): number => {
  const seconds = /(?:^|,)\s*max-age=(\d+)/i.exec(headers.get('cache-control') ?? '')?.[1];
  return Math.min(LONGEST_MS, Number(seconds ?? 0) * 1000);
};

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** Asks a feed, unless its time has not come. */
export const askFeed = async (before: FeedMemory, polite: Polite, now: () => number): Promise<FeedAnswer> => {
  if (before.notBefore !== undefined && before.notBefore > iso(now()))
    return before.notBefore === NEVER
      ? { kind: 'gone', why: 'its server said that it is gone for good', memory: before }
      : { kind: 'later', at: before.notBefore, memory: before };
  const headers = {
    accept: ACCEPT,
    ...(before.etag !== undefined && { 'if-none-match': before.etag }),
    ...(before.lastModified !== undefined && { 'if-modified-since': before.lastModified }),
  };
  const answer: Answer = await polite.get(before.url, headers, MAX_FEED_BYTES);
  const at = now();
  const { url, etag, lastModified } = before;
  const validators = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  const failed = (why: string, wait: number, status?: number): FeedAnswer => {
    const failures = before.failures + 1;
    const pause = Math.max(Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS), wait);
    return {
      kind: 'failed',
      why,
      memory: {
        url,
        ...validators,
        asked: iso(at),
        ...(status !== undefined && { status }),
        failures,
        notBefore: iso(at + pause),
      },
    };
  };
  if (answer.kind === 'later') return { kind: 'later', at: iso(answer.at), memory: { ...before, notBefore: iso(answer.at) } };
  if (answer.kind === 'refused')
    return { kind: 'refused', why: answer.why, memory: { ...before, asked: iso(at), notBefore: iso(at + LONGEST_MS) } };
  if (answer.kind === 'failed') return failed(answer.why, 0);
  const { status } = answer;
  const kept = { url, asked: iso(at), status, failures: 0 };
  if (status === 410) return { kind: 'gone', why: 'it is gone for good (HTTP 410)', memory: { ...kept, notBefore: NEVER } };
  const pause = Math.max(SHORTEST_MS, maxAge(answer.headers), retryAfter(answer.headers, at));
  if (status === 304) return { kind: 'unchanged', memory: { ...kept, ...validators, notBefore: iso(at + pause) } };
  if (status !== 200) return failed(`it answers HTTP ${status}`, retryAfter(answer.headers, at), status);
  const [newEtag, newModified] = [answer.headers.get('etag'), answer.headers.get('last-modified')];
  return {
    kind: 'new',
    bytes: answer.body,
    url: answer.url,
    headers: Object.fromEntries(answer.headers),
    ...(answer.moved !== undefined && { moved: answer.moved }),
    memory: {
      ...kept,
      ...(newEtag && { etag: newEtag }),
      ...(newModified && { lastModified: newModified }),
      notBefore: iso(at + pause),
    },
  };
};
