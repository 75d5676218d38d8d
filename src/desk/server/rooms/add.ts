// The handlers of Add (see ../../api/add.ts).
import type { ADD } from '../../api/add.ts';
import { DeskError, type Handlers, notFound } from '../context.ts';

const DONE = { done: true } as const;
const SHOWN_JOBS = 30;
const SHOWN_REPORTS = 100;
const MAX_BATCH_BYTES = 200_000_000;
const BATCH_MS = 10 * 60_000; // a batch whose files stop coming is dropped

/** Files that came and wait for the rest of their batch. */
const batches = new Map<string, { files: { name: string; bytes: Uint8Array }[]; size: number; at: number }>();

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

export const addRoom: Handlers<typeof ADD> = {
  'add.show': async ({ store, jobs }) => ({
    jobs: (await jobs.list(SHOWN_JOBS)).map((job) => ({ ...job, reports: job.reports.slice(0, SHOWN_REPORTS) })),
    feeds: (await store.feeds()).map(({ url, title, asked, status, failures, notBefore }) => ({
      url,
      failures,
      ...(title !== undefined && { title }),
      ...(asked !== undefined && { asked }),
      ...(status !== undefined && { status }),
      ...(notBefore !== undefined && { notBefore }),
    })),
  }),
  async 'add.text'({ jobs, user }, { body: { handling, ...item } }) {
    if (!item.text.trim()) throw new DeskError(400, 'empty', 'the text is empty: paste the report');
    const begins = item.text.trim().split('\n')[0]!.slice(0, 80);
    return jobs.add(item.title ?? begins, { kind: 'text', item, handling }, user.name);
  },
  async 'add.file'({ user }, { query: { batch, name }, body }) {
    const now = Date.now();
    for (const [key, { at }] of batches) if (now - at > BATCH_MS) batches.delete(key);
    const key = `${user.name} ${batch}`;
    const kept = batches.get(key) ?? { files: [], size: 0, at: now };
    if (kept.size + body.length > MAX_BATCH_BYTES)
      throw new DeskError(413, 'too-large', `more than ${MAX_BATCH_BYTES / 1e6} MB at once: drop fewer files, or use sitrep add`);
    kept.files.push({ name, bytes: body });
    kept.size += body.length;
    kept.at = now;
    batches.set(key, kept);
    return DONE;
  },
  async 'add.files'({ jobs, user }, { body: { batch, handling } }) {
    const key = `${user.name} ${batch}`;
    const kept = batches.get(key);
    if (!kept) throw notFound('batch of files', batch);
    batches.delete(key);
    const [first] = kept.files;
    const title = kept.files.length === 1 ? first!.name : counted(kept.files.length, 'file');
    return jobs.add(title, { kind: 'files', files: kept.files, handling }, user.name);
  },
  'add.addresses': async ({ jobs, user }, { body: { urls, handling } }) =>
    jobs.add(urls.length === 1 ? urls[0]! : `${urls.length} addresses`, { kind: 'addresses', urls, handling }, user.name),
  async 'add.feeds'({ store, jobs, user }, { body: { urls, pages } }) {
    const known = await store.feeds();
    const feeds = urls.length
      ? urls.map((url) => ({ url }))
      : known.map(({ url, title }) => ({ url, ...(title !== undefined && { title }) }));
    if (!feeds.length) throw new DeskError(409, 'no-feeds', 'no feed is followed yet: give the address of one');
    return jobs.add(
      feeds.length === 1 ? feeds[0]!.url : counted(feeds.length, 'feed'),
      { kind: 'feeds', feeds, pages },
      user.name,
    );
  },
  async 'add.unfollow'({ store }, { query }) {
    if (!(await store.dropFeed(query.url))) throw notFound('feed', query.url);
    return DONE;
  },
  async 'add.cancel'({ jobs }, { params }) {
    if (!jobs.cancel(params.id)) throw new DeskError(409, 'ended', 'this job has ended already; undo takes out what it added');
    return DONE;
  },
  async 'add.undo'({ jobs, user }, { params }) {
    const job = await jobs.find(params.id);
    if (!job) throw notFound('job', params.id);
    if (job.state === 'waiting' || job.state === 'running')
      throw new DeskError(409, 'running', 'this job is still under way: cancel it first');
    const reports = job.reports.filter((r) => r.became === 'added' && r.id !== undefined).map((r) => r.id!);
    if (job.state === 'undone' || !reports.length)
      throw new DeskError(409, 'nothing', 'there is nothing to take out: this job added nothing that is still there');
    return jobs.add(`Undo: ${job.title}`, { kind: 'undo', reports }, user.name, job.id);
  },
};
