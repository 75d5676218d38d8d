// Feeds, each asked once and politely → their new entries in the dossier. What follow and the desk share.
import { askFeed, type ListedFeed, type Polite } from './ingest/follow/index.ts';
import { type Ingested, readFetched } from './ingest/index.ts';
import type { FeedState, Store } from './store/index.ts';
import { type Counts, count, takeIn } from './take-in.ts';

export interface FeedCounts {
  read: number;
  unchanged: number;
  /** Not asked: the time has not come. */
  later: number;
  failed: number;
}

const MAX_PAGE_BYTES = 10_000_000; // as for a page that is added by its address

/** The page of an entry in place of the entry's own text, where it can be had; its id and what the feed says of it stay. */
const withPage = async (found: Ingested, polite: Polite, store: Store, say: (line: string) => void): Promise<Ingested> => {
  if ('error' in found || found.report.url === undefined) return found;
  const { report } = found;
  const address = found.report.url;
  const why = async (message: string): Promise<Ingested> => {
    await store.noteDropped({ input: address, code: 'page', message });
    say(`sitrep: ${address}: ${message}; the feed's own text is kept`);
    return found;
  };
  const answer = await polite.get(address, { accept: 'text/html,application/xhtml+xml' }, MAX_PAGE_BYTES);
  if (answer.kind === 'later') return why('its host wants a longer pause');
  if (answer.kind !== 'answer') return why(answer.why);
  if (answer.status !== 200) return why(`it answers HTTP ${answer.status}`);
  for await (const page of readFetched(answer.body, {
    url: answer.url,
    headers: Object.fromEntries(answer.headers),
    input: address,
  })) {
    if ('error' in page) return why(page.error.message);
    const { title, outlet, author, published } = report;
    const told = {
      ...(title !== undefined && { title }),
      ...(outlet !== undefined && { outlet }),
      ...(author !== undefined && { author }),
      ...(published !== undefined && { published }),
    };
    return { ...page, report: { ...page.report, ...told, id: report.id, url: address } };
  }
  return found;
};

export interface FollowWays {
  /** Read the page of each new entry in place of the text in the feed. */
  pages: boolean;
  /** Is told of what people should know. */
  say(line: string): void;
  /** Before each feed. */
  onFeed?(url: string): void;
  /** What became of each entry. */
  onReport?(found: Ingested, became: Awaited<ReturnType<typeof takeIn>>): void;
  /** Whether to go on; asked before each feed and entry. */
  goOn?(): boolean;
}

/** Asks each feed once. `next`: when one of them may be asked again, in milliseconds since 1970. */
export const followOnce = async (
  store: Store,
  feeds: readonly ListedFeed[],
  polite: Polite,
  { pages, say, onFeed, onReport, goOn = () => true }: FollowWays,
): Promise<{ counts: Counts; asked: FeedCounts; next: number }> => {
  const counts: Counts = { added: 0, updated: 0, unchanged: 0, failed: 0 };
  const asked: FeedCounts = { read: 0, unchanged: 0, later: 0, failed: 0 };
  let next = Number.POSITIVE_INFINITY;
  const keep = async (found: Ingested, input: string): Promise<void> => {
    const became = await takeIn(store, found, { handling: 'public' });
    count(counts, became, input, say);
    onReport?.(found, became);
  };
  for (const { url, title } of feeds) {
    if (!goOn()) break;
    onFeed?.(url);
    const before: FeedState = { failures: 0, ...(await store.feed(url)), url };
    const answer = await askFeed(before, polite, Date.now);
    if (answer.kind === 'later') asked.later += 1;
    else if (answer.kind === 'unchanged') asked.unchanged += 1;
    else if (answer.kind !== 'new') {
      asked.failed += 1;
      say(`sitrep: ${url}: ${answer.why}`);
      await store.noteDropped({ input: url, code: answer.kind, message: answer.why });
    } else {
      asked.read += 1;
      if (answer.moved) say(`sitrep: ${url} has moved for good to ${answer.moved}: follow that`);
      for await (const found of readFetched(
        answer.bytes,
        { url: answer.url, headers: answer.headers, input: url },
        { format: 'feed' },
      )) {
        if (!goOn()) break;
        if (pages && 'report' in found) {
          // A report that was read from its page differs from what its feed says: that it is there is enough.
          const { status } = await store.lookUp(found.report);
          if (status === 'changed') {
            counts.unchanged += 1;
            continue;
          }
          await keep(status === 'new' ? await withPage(found, polite, store, say) : found, found.input);
        } else await keep(found, found.input);
      }
    }
    if (!goOn()) break;
    // After its entries: a killed or stopped run asks again.
    const name = before.title ?? title;
    await store.putFeed({ ...answer.memory, ...(name !== undefined && { title: name }) });
    if (answer.kind !== 'gone' && answer.memory.notBefore !== undefined)
      next = Math.min(next, Date.parse(answer.memory.notBefore));
  }
  return { counts, asked, next };
};
