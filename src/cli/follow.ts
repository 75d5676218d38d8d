// sitrep follow: feeds in, their new entries kept in the dossier. Nothing is fetched but the feeds that were named (and, with --pages, the pages
// of their new entries); robots.txt, pauses and what the server says of caching are heeded.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FeedCounts, followOnce } from '../follow-feeds.ts';
import { type ListedFeed, Polite, readOpml } from '../ingest/follow/index.ts';
import { environmentFetch } from '../ingest/index.ts';
import type { Store } from '../store/index.ts';
import { type Counts, summary } from '../take-in.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { keepHeapSmall } from './heap.ts';
import { startProgress } from './output.ts';

interface FollowOptions extends DossierOptions {
  once?: true;
  pages?: true;
  delay: number;
  contact?: string;
  remove?: true;
  json?: true;
}

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
      keepHeapSmall();
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
            const progress = startProgress('feeds', feeds.length);
            const { counts, asked, next } = await followOnce(store, feeds, polite, {
              pages: options.pages === true,
              say: progress.say,
              onFeed: progress.step,
            }).finally(progress.stop);
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
