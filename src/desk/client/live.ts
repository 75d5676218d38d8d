// Live updates: one stream of events for the whole page, opened when the first one listens.
import type { LiveEvent } from '../api/index.ts';

const listeners = new Set<(event: LiveEvent) => void>();
let stream: EventSource | undefined;

const open = (): void => {
  let wasOpen = false;
  stream = new EventSource('/api/events');
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data as string) as LiveEvent;
    for (const listener of listeners) listener(event);
  };
  // After a break anything may have changed.
  stream.onopen = () => {
    if (wasOpen) for (const listener of listeners) listener({ kind: 'dossier', changes: -1 });
    wasOpen = true;
  };
};

/** Listens to what changes; returns what ends it. */
export const onLive = (listener: (event: LiveEvent) => void): (() => void) => {
  listeners.add(listener);
  if (!stream) open();
  return () => void listeners.delete(listener);
};
