// The thread that reads: orders come in, reports go into the dossier (by a connection of its own), what became of each goes out. Reading is
// synchronous and takes seconds a report; here it keeps nobody waiting. A job can be cancelled between two reports.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { followOnce } from '../../../follow-feeds.ts';
import { Polite } from '../../../ingest/follow/index.ts';
import { detectLanguage, environmentFetch, type Ingested, makeReport, readBytes, readInputs } from '../../../ingest/index.ts';
import { type Handling, openStore, type Store } from '../../../store/index.ts';
import { takeIn } from '../../../take-in.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { FromReader, Order, ReaderData, ToReader } from './order.ts';

const DELAY_MS = 2000; // between two requests to one host, as sitrep follow
const port = parentPort!;
const { dossier, near } = workerData as ReaderData;
const cancelled = new Set<string>();
const tell = (message: FromReader): void => port.postMessage(message);

const fetchFor = async () => {
  const fetch = await environmentFetch();
  return near ? fetch : (guardedFetch(fetch as never) as typeof fetch);
};

async function* found(order: Order, onDropped: (input: string, message: string) => void): AsyncGenerator<Ingested> {
  const options = { onDropped: (d: { input: string; message: string }) => onDropped(d.input, d.message) };
  if (order.kind === 'text') {
    const language = await detectLanguage(order.item.text);
    const report = makeReport({ ...order.item, ...(language !== undefined && { language }) }, { readFront: true });
    yield { input: 'the pasted text', report };
  } else if (order.kind === 'files') for (const { name, bytes } of order.files) yield* readBytes(bytes, name, options);
  else if (order.kind === 'addresses') yield* readInputs(order.urls, { ...options, fetch: await fetchFor() });
}

const report = (job: string, one: Ingested, became: Awaited<ReturnType<typeof takeIn>>): void => {
  const head = 'report' in one ? one.report : undefined;
  if (typeof became !== 'string') tell({ job, tells: 'dropped', input: became.input, message: became.message });
  tell({
    job,
    tells: 'report',
    report: {
      input: one.input,
      became: typeof became === 'string' ? became : 'failed',
      ...(head && { id: head.id }),
      ...(head?.title !== undefined && { title: head.title }),
      ...(head?.outlet !== undefined && { outlet: head.outlet }),
    },
  });
};

const takeAll = async (store: Store, job: string, order: Order, handling: Handling): Promise<void> => {
  const dropped: { input: string; message: string }[] = [];
  const noteDropped = async (): Promise<void> => {
    for (const { input, message } of dropped.splice(0)) {
      await store.noteDropped({ input, code: 'left-out', message });
      tell({ job, tells: 'dropped', input, message });
    }
  };
  for await (const one of found(order, (input, message) => dropped.push({ input, message }))) {
    if (cancelled.has(job)) return;
    tell({ job, tells: 'at', what: one.input });
    await noteDropped();
    report(job, one, await takeIn(store, one, { handling }));
    await sleep(0); // so that "cancel" is heard
  }
  await noteDropped();
};

const askFeeds = async (store: Store, job: string, order: Extract<Order, { kind: 'feeds' }>): Promise<void> => {
  const polite = new Polite({
    fetch: await fetchFor(),
    now: Date.now,
    sleep: async (ms) => void (await sleep(ms)),
    delayMs: DELAY_MS,
  });
  const { asked } = await followOnce(store, order.feeds, polite, {
    pages: order.pages,
    say: (line) => tell({ job, tells: 'dropped', input: 'feed', message: line.replace(/^sitrep: /, '') }),
    onFeed: (url) => tell({ job, tells: 'at', what: url, total: order.feeds.length }),
    onReport: (one, became) => report(job, one, became),
    goOn: () => !cancelled.has(job),
  });
  if (asked.later)
    tell({
      job,
      tells: 'dropped',
      input: 'feeds',
      message: `${asked.later} not asked: a feed is asked every 15 minutes at most`,
    });
};

const takeOut = async (store: Store, job: string, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    if (cancelled.has(job)) return;
    tell({ job, tells: 'at', what: id, total: ids.length });
    if (await store.withdraw(id)) tell({ job, tells: 'report', report: { input: id, id, became: 'removed' } });
    await sleep(0);
  }
};

const run = async (job: string, order: Order): Promise<void> => {
  try {
    const store = await openStore(dossier, { create: true });
    try {
      if (order.kind === 'undo') await takeOut(store, job, order.reports);
      else if (order.kind === 'feeds') await askFeeds(store, job, order);
      else await takeAll(store, job, order, order.handling);
    } finally {
      await store.close();
    }
    tell({ job, tells: 'end', state: cancelled.has(job) ? 'cancelled' : 'done' });
  } catch (error) {
    tell({ job, tells: 'end', state: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
  cancelled.delete(job);
};

let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToReader) => {
  if (message.do === 'cancel') cancelled.add(message.job);
  else last = last.then(() => run(message.job, message.order));
});
