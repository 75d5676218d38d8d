// The jobs of Add: one after another in a thread of their own; what became of each is kept in the dossier and told to the pages that are open.
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Store } from '../../../store/index.ts';
import type { Job } from '../../api/add.ts';
import type { Events } from '../context.ts';
import type { FromReader, Order, ReaderData, ToReader } from './order.ts';

const TELL_MS = 200; // progress is told so often at most
const MOST = 500; // dropped inputs, and reports that changed nothing, that a job names one by one; what it added is named in full, for undo
const IDLE_MS = 120_000; // then the thread and its models go
const READER = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url);

export interface JobQueueOptions {
  store: Store;
  dossier: string;
  /** Whether addresses of this computer's network may be asked. */
  near: () => boolean;
  events: Events;
  now: () => string;
}

export class JobQueue {
  readonly #options: JobQueueOptions;
  /** Those that have not ended. */
  readonly #open = new Map<string, Job>();
  /** Jobs that take back another one. */
  readonly #undoes = new Map<string, string>();
  readonly #told = new Map<string, number>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: JobQueueOptions) {
    this.#options = options;
  }

  /** Puts a job in the queue. */
  async add(title: string, order: Order, by: string, undoes?: string): Promise<Job> {
    const job: Job = {
      id: randomUUID(),
      kind: order.kind,
      title,
      by,
      made: this.#options.now(),
      state: 'waiting',
      done: 0,
      counts: { added: 0, updated: 0, unchanged: 0, forgotten: 0, failed: 0, removed: 0 },
      reports: [],
      dropped: [],
      ...(order.kind === 'undo' && { total: order.reports.length }),
    };
    this.#open.set(job.id, job);
    if (undoes !== undefined) this.#undoes.set(job.id, undoes);
    await this.#keep(job);
    this.#send({ do: 'run', job: job.id, order });
    this.#tell(job.id, true);
    return job;
  }

  /** The latest first; those that were under way when the desk was ended are told as cancelled. */
  async list(limit: number): Promise<Job[]> {
    return (await this.#options.store.jobs(limit)).map(({ id, detail, state }) => this.#whole(id, detail, state));
  }

  async find(id: string): Promise<Job | undefined> {
    const kept = await this.#options.store.job(id);
    return kept && this.#whole(id, kept.detail, kept.state);
  }

  #whole(id: string, detail: string, state: string): Job {
    const open = this.#open.get(id);
    if (open) return open;
    const job = JSON.parse(detail) as Job;
    const broken = state === 'waiting' || state === 'running';
    return broken ? { ...job, state: 'cancelled', why: 'the desk was ended meanwhile: adding it again takes it up' } : job;
  }

  /** Ends a job before its next report. False where it has ended already. */
  cancel(id: string): boolean {
    const job = this.#open.get(id);
    if (!job) return false;
    this.#send({ do: 'cancel', job: id });
    job.cancelling = true;
    this.#tell(id, true);
    return true;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    for (const job of this.#open.values())
      await this.#keep({ ...job, state: 'cancelled', why: 'the desk was ended: adding it again takes it up' });
    this.#open.clear();
  }

  #send(message: ToReader): void {
    clearTimeout(this.#idle);
    if (!this.#worker) {
      const { dossier, near } = this.#options;
      const worker = new Worker(READER, { workerData: { dossier, near: near() } satisfies ReaderData });
      this.#worker = worker;
      worker.on('message', (told: FromReader) => void this.#hear(told));
      worker.on('error', (error) => {
        this.#worker = undefined;
        for (const id of [...this.#open.keys()]) void this.#hear({ job: id, tells: 'end', state: 'failed', why: error.message });
      });
    }
    this.#worker.postMessage(message);
  }

  async #hear(told: FromReader): Promise<void> {
    const job = this.#open.get(told.job);
    if (!job) return;
    if (job.state === 'waiting') job.state = 'running';
    if (told.tells === 'report') {
      job.done += 1;
      job.counts[told.report.became] += 1;
      if (told.report.became === 'added' || job.reports.length < MOST) job.reports.push(told.report);
    } else if (told.tells === 'dropped') {
      if (job.dropped.length < MOST) job.dropped.push({ input: told.input, message: told.message });
    } else if (told.tells === 'at') {
      job.at = told.what;
      if (told.total !== undefined) job.total = told.total;
    } else {
      delete job.at;
      delete job.cancelling;
      job.state = told.state;
      job.ended = this.#options.now();
      if (told.why !== undefined) job.why = told.why;
      await this.#end(job);
    }
    this.#tell(told.job, told.tells === 'end');
  }

  async #end(job: Job): Promise<void> {
    await this.#keep(job);
    const undone = this.#undoes.get(job.id);
    const before = undone === undefined ? undefined : await this.find(undone);
    if (before && job.state === 'done') await this.#keep({ ...before, state: 'undone' });
    this.#undoes.delete(job.id);
    this.#open.delete(job.id);
    this.#told.delete(job.id);
    if (this.#open.size) return;
    this.#idle = setTimeout(() => {
      void this.#worker?.terminate();
      this.#worker = undefined;
    }, IDLE_MS);
    this.#idle.unref();
  }

  #keep(job: Job): Promise<void> {
    const { id, made, by, state } = job;
    return this.#options.store.putJob({ id, made, by, state, detail: JSON.stringify(job) });
  }

  #tell(id: string, now: boolean): void {
    const at = performance.now();
    if (!now && at - (this.#told.get(id) ?? Number.NEGATIVE_INFINITY) < TELL_MS) return;
    this.#told.set(id, at);
    this.#options.events.publish({ kind: 'job', id });
  }
}
