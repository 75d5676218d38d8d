// Live updates: a hub that tells all open pages what changed (server-sent events), and a watch for changes by other programs.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Store } from '../../store/index.ts';
import type { LiveEvent } from '../api/index.ts';
import type { Events } from './context.ts';

const BEAT_MS = 20_000; // a comment now and then: proxies close silent connections after 30 to 60 s
const LOOK_MS = 1000; // how often the dossier is asked whether somebody changed it; costs microseconds

export interface Live extends Events {
  /** Answers a request with the stream of events. */
  open(reply: FastifyReply): void;
  close(): void;
}

/** Starts the hub and the watch. */
export const startLive = (store: Store, app: FastifyInstance): Live => {
  const pages = new Set<FastifyReply['raw']>();
  const send = (text: string): void => {
    for (const page of pages) page.write(text);
  };
  const publish = (event: LiveEvent): void => send(`data: ${JSON.stringify(event)}\n\n`);
  let last: number | undefined;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const changes = await store.changes();
      if (last !== undefined && changes !== last) publish({ kind: 'dossier', changes });
      last = changes;
    } catch (error) {
      app.log.warn(error, 'the dossier could not be asked for changes');
    } finally {
      looking = false;
    }
  };
  void look();
  const watch = setInterval(() => void look(), LOOK_MS);
  const beat = setInterval(() => send(': still here\n\n'), BEAT_MS);
  return {
    publish,
    open(reply) {
      reply.hijack();
      const page = reply.raw;
      // Headers that hooks set (security) were not written yet: hijacked replies write their own.
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) page.setHeader(name, value);
      page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      page.write('retry: 2000\n\n');
      pages.add(page);
      page.on('close', () => pages.delete(page));
    },
    close() {
      clearInterval(watch);
      clearInterval(beat);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
};
