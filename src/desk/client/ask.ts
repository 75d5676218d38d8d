// What a room shows of the server: asked when it opens, when its question changes, and when the dossier changes.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Ask, LiveEvent, RouteId } from '../api/index.ts';
import { CallError, call } from './call.ts';
import { onLive } from './live.ts';

export interface Asked<T> {
  answer?: T;
  error?: CallError;
  /** The first answer has not come yet. */
  waiting: boolean;
  again(): Promise<void>;
}

/** Asks a route and keeps its answer; the old one stays in sight until the new one comes. `on`: which live events ask again. */
export const useAsk = <Id extends RouteId>(
  id: Id,
  given: Ask<Id>,
  { on = (event) => event.kind === 'dossier' }: { on?: (event: LiveEvent) => boolean } = {},
): Asked<Answer<Id>> => {
  const [state, set] = useState<{ answer?: Answer<Id>; error?: CallError }>({});
  const question = JSON.stringify([id, given]);
  const latest = useRef(0);
  const ask = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    try {
      const answer = await (call as (id: RouteId, given: unknown) => Promise<unknown>)(id, given);
      if (mine === latest.current) set({ answer: answer as Answer<Id> });
    } catch (error) {
      if (mine === latest.current)
        set((before) => ({ ...before, error: error instanceof CallError ? error : new CallError(0, 'failed', String(error)) }));
    }
  }, [question]);
  useEffect(() => void ask(), [ask]);
  useEffect(() => onLive((event) => void (on(event) && ask())), [ask]);
  return { ...state, waiting: !state.answer && !state.error, again: ask };
};
