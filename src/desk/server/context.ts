// What a handler of the desk works with, and how it says that something can't be done.
import type { z } from 'zod';
import type { Store } from '../../store/index.ts';
import type { Download, GivenOf, InputOf, LiveEvent, Role, RouteShape } from '../api/index.ts';
import type { Identity } from './accounts.ts';
import type { JobQueue } from './jobs/queue.ts';

export interface User {
  name: string;
  role: Role;
}

export interface Events {
  /** Tells all pages that are open. */
  publish(event: LiveEvent): void;
}

export interface Context {
  store: Store;
  /** Where the dossier lies, as it was named. */
  dossier: string;
  /** Who asks. */
  user: User;
  /** ISO 8601 in UTC. */
  now(): string;
  events: Events;
  /** What is being added. */
  jobs: JobQueue;
  /** What the shell needs besides: who asks, signing in and out. */
  shell: {
    version: string;
    identity: Identity;
    signIn(name: string, password: string): Promise<Identity>;
    signOut(): Promise<void>;
  };
}

/** Why a request can't be answered: an HTTP status, a code for programs, and words that say what to do. */
export class DeskError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'DeskError';
    this.status = status;
    this.code = code;
  }
}

/** What isn't there. `what` as in "story". */
export const notFound = (what: string, id: string): DeskError =>
  new DeskError(
    404,
    'not-found',
    `there is no ${what} ${id}: it may have been merged, forgotten or renamed; search finds it by its words`,
  );

type Given<R> = R extends { download: true } ? Download : R extends { answer: z.ZodType } ? GivenOf<R> : never;

/** The handlers of a room: one for each route of its table. */
export type Handlers<Table extends Record<string, RouteShape>> = {
  [Id in keyof Table]: (context: Context, input: InputOf<Table[Id]>) => Promise<Given<Table[Id]>>;
};
