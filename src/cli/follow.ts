// sitrep follow: feeds in, their new entries kept in the dossier. Nothing is fetched but the feeds that were named (and, with --pages, the pages
// of their new entries); robots.txt, pauses and what the server says of caching are heeded.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { askFeed, type ListedFeed, Polite, readOpml } from '../ingest/follow/index.ts';
import { environmentFetch, type Ingested, readFetched } from '../ingest/index.ts';
import type { FeedState, Store } from '../store/index.ts';
import { type Counts, count, summary, takeIn } from '../take-in.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { startProgress } from './output.ts';

interface FollowOptions extends DossierOptions {
  once?: true;
  pages?: true;
  delay: number;
  contact?: string;
  remove?: true;
  json?: true;
}

interface FeedCounts {
  read: number;
  unchanged: number;
  /** Not asked: the time has not come. */
  later: number;
  failed: number;
}

const MAX_PAGE_BYTES = 10_000_000; // as for a page that is added by its address

/** Feeds that the arguments name: addresses, and OPML files. Without any, those that the dossier follows. */
const feedsOf = async (args: readonly string[], store: Store): Promise<ListedFeed[]> => {
  if (!args.length) {
    const known = await store.feeds();
    if (!known.length)
      throw new Error('the dossier follows no feed yet: name feeds by their addresses, or a list of them (OPML)');
    return known.map(({ url, title }) => ({ url, ...(title !== undefined && { title }) }));
  }
  const feeds = new Map<string, ListedFeed>();
  for (const arg of args) {
    const listed = /^https?:\/\//i.test(arg)
      ? [{ url: arg }]
      : readOpml(
          await readFile(arg).catch((error: NodeJS.ErrnoException) => {
            throw new Error(`${arg} can't be read (${error.code}): name a list of feeds (OPML), or the address of a feed`);
          }),
          arg,
        );
    for (const feed of listed) if (!feeds.has(feed.url)) feeds.set(feed.url, feed);
  }
  return [...feeds.values()];
};

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

/** Asks each feed once. */
const followOnce = async (store: Store, feeds: readonly ListedFeed[], polite: Polite, { pages }: FollowOptions) => {
  const counts: Counts = { added: 0, updated: 0, unchanged: 0, failed: 0 };
  const asked: FeedCounts = { read: 0, unchanged: 0, later: 0, failed: 0 };
  const progress = startProgress('feeds', feeds.length);
  let next = Number.POSITIVE_INFINITY;
  try {
    for (const { url, title } of feeds) {
      progress.step();
      const before: FeedState = { failures: 0, ...(await store.feed(url)), url };
      const answer = await askFeed(before, polite, Date.now);
      if (answer.kind === 'later') asked.later += 1;
      else if (answer.kind === 'unchanged') asked.unchanged += 1;
      else if (answer.kind !== 'new') {
        asked.failed += 1;
        progress.say(`sitrep: ${url}: ${answer.why}`);
        await store.noteDropped({ input: url, code: answer.kind, message: answer.why });
      } else {
        asked.read += 1;
        if (answer.moved) progress.say(`sitrep: ${url} has moved for good to ${answer.moved}: follow that`);
        for await (const found of readFetched(
          answer.bytes,
          { url: answer.url, headers: answer.headers, input: url },
          { format: 'feed' },
        )) {
          if (pages && 'report' in found) {
            // A report that was read from its page differs from what its feed says: that it is there is enough.
            const { status } = await store.lookUp(found.report);
            if (status === 'changed') {
              counts.unchanged += 1;
              continue;
            }
            const whole = status === 'new' ? await withPage(found, polite, store, progress.say) : found;
            count(counts, await takeIn(store, whole, { handling: 'public' }), found.input, progress.say);
          } else count(counts, await takeIn(store, found, { handling: 'public' }), found.input, progress.say);
        }
      }
      // After its entries: a killed run asks again.
      const name = before.title ?? title;
      await store.putFeed({ ...answer.memory, ...(name !== undefined && { title: name }) });
      if (answer.kind !== 'gone' && answer.memory.notBefore !== undefined)
        next = Math.min(next, Date.parse(answer.memory.notBefore));
    }
  } finally {
    progress.stop();
  }
  return { counts, asked, next };
};

/** Takes feeds off the list; their reports stay. */
const stopFollowing = async (store: Store, args: readonly string[], json: boolean): Promise<void> => {
  const removed: string[] = [];
  for (const { url } of await feedsOf(args, store))
    if (await store.removeFeed(url)) removed.push(url);
    else {
      console.error(`sitrep: ${url} is not followed`);
      process.exitCode = 1;
    }
  console.log(json ? JSON.stringify({ removed }) : `${removed.length} feeds are followed no longer; what they brought stays`);
};

const tell = (asked: FeedCounts, counts: Counts): string =>
  `${asked.read} feeds read, ${asked.unchanged} unchanged, ${asked.later} not due, ${asked.failed} failed; reports: ${summary(counts)}`;

export const register = (program: Command): void => {
  program
    .command('follow')
    .description('ask feeds for new reports and keep them in the dossier, politely')
    .argument('[feed...]', 'addresses of feeds, or lists of them (OPML files); default: those that the dossier follows')
    .addOption(dossierOption())
    .option('--once', 'ask each feed once and end; else go on until stopped')
    .option('--pages', 'read the page of each new entry in place of the text in the feed')
    .addOption(
      new Option('--delay <seconds>', 'pause between two requests to one host; a longer Crawl-delay counts')
        .argParser((text) => {
          const x = Number(text);
          if (!(x >= 0 && x <= 60) || !text.trim())
            throw new InvalidArgumentError('It must be a number of seconds from 0 to 60.');
          return x;
        })
        .default(2),
    )
    .addOption(
      new Option('--contact <address>', 'who asks, told to the servers: an address of mail or the web').env('SITREP_CONTACT'),
    )
    .option('--remove', 'follow the named feeds no longer; what they brought stays')
    .option('--json', 'print {"feeds": {"read", "unchanged", "later", "failed"}, "reports": {"added", …}} a round')
    .addHelpText(
      'after',
      `
A feed is asked at most every 15 minutes, less often where its server says so (max-age, Retry-After) or fails; requests are conditional
(ETag, Last-Modified). What robots.txt does not allow is not asked. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are heeded. What was not taken in,
and why, stands in sitrep list dropped.`,
    )
    .action(async (args: string[], options: FollowOptions) => {
      if (options.remove && !args.length) throw new Error('name the feeds that are to be followed no longer, by their addresses');
      await withStore(
        options,
        async (store) => {
          if (options.remove) {
            await stopFollowing(store, args, options.json === true);
            return;
          }
          const feeds = await feedsOf(args, store);
          const polite = new Polite({
            fetch: await environmentFetch(),
            now: Date.now,
            sleep: async (ms) => void (await sleep(ms)),
            delayMs: options.delay * 1000,
            ...(options.contact !== undefined && { contact: options.contact }),
          });
          for (;;) {
            const { counts, asked, next } = await followOnce(store, feeds, polite, options);
            console.log(options.json ? JSON.stringify({ feeds: asked, reports: counts }) : tell(asked, counts));
            if (options.once || !Number.isFinite(next)) {
              if (asked.failed || counts.failed) process.exitCode = 1;
              return;
            }
            // Long timers overflow; and a feed that is gone for good is not waited for.
            await sleep(Math.min(Math.max(next - Date.now(), 60_000), 24 * 3600_000));
          }
        },
        !options.remove,
      );
    });
};
