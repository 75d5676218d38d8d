// Calls to the server: a route's id and what it takes → its answer, typed by the table that the server checks against.
import { ROUTES } from 'virtual:routes';
import type { Answer, Ask, RouteId } from '../api/index.ts';

/** What the server could not do: a code, and words that say what to do. */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'CallError';
    this.status = status;
    this.code = code;
  }
}

let token: string | undefined;
/** The token that what writes must send; the session gives it. */
export const setToken = (given: string | undefined): void => {
  token = given;
};

interface Given {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The address of a route, for links and downloads. */
export const hrefOf = <Id extends RouteId>(id: Id, given: Omit<Ask<Id>, 'body'> = {} as Ask<Id>): string => {
  const { params = {}, query = {} } = given as Given;
  const path = ROUTES[id]![1].replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  return search.size ? `${path}?${search}` : path;
};

/** Calls a route. Rejects with CallError. */
export const call = async <Id extends RouteId>(
  id: Id,
  ...[given, options]: object extends Ask<Id>
    ? [given?: Ask<Id>, options?: { signal?: AbortSignal }]
    : [given: Ask<Id>, options?: { signal?: AbortSignal }]
): Promise<Answer<Id>> => {
  const { body } = (given ?? {}) as Given;
  const bytes = body instanceof Blob;
  const method = ROUTES[id]![0];
  let response: Response;
  try {
    response = await fetch(hrefOf(id, (given ?? {}) as Ask<Id>), {
      method,
      credentials: 'same-origin',
      headers: {
        ...(body !== undefined && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
        ...(method !== 'GET' && token !== undefined && { 'x-sitrep-token': token }),
      },
      ...(body !== undefined && { body: bytes ? body : JSON.stringify(body) }),
      ...(options?.signal && { signal: options.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallError(0, 'no-answer', 'The desk does not answer. Is “sitrep desk” still running?');
  }
  const answer = (await response.json().catch(() => undefined)) as { error?: { code: string; message: string } } | undefined;
  if (response.ok && answer !== undefined) return answer as Answer<Id>;
  throw new CallError(
    response.status,
    answer?.error?.code ?? 'failed',
    answer?.error?.message ?? `The desk answered ${response.status}.`,
  );
};
