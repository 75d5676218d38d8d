// What the desk's thread and the thread that reads tell each other.
import type { Handling } from '../../../store/index.ts';

/** What a job is to take in, or take out again. */
export type Order =
  | {
      kind: 'text';
      item: { text: string; title?: string; outlet?: string; author?: string; url?: string; published?: string };
      handling: Handling;
    }
  | { kind: 'files'; files: { name: string; bytes: Uint8Array }[]; handling: Handling }
  | { kind: 'addresses'; urls: string[]; handling: Handling }
  | { kind: 'feeds'; feeds: { url: string; title?: string }[]; pages: boolean }
  | { kind: 'undo'; reports: string[] };

export type ToReader = { do: 'run'; job: string; order: Order } | { do: 'cancel'; job: string };

/** What became of one report. */
export interface Became {
  input: string;
  /** Absent where it could not be read. */
  id?: string;
  title?: string;
  outlet?: string;
  became: 'added' | 'updated' | 'unchanged' | 'forgotten' | 'failed' | 'removed';
}

export type FromReader = { job: string } & (
  | { tells: 'report'; report: Became }
  /** Something that was left out or went wrong, and why. */
  | { tells: 'dropped'; input: string; message: string }
  /** What it is at now. */
  | { tells: 'at'; what: string; total?: number }
  | { tells: 'end'; state: 'done' | 'cancelled' | 'failed'; why?: string }
);

/** What the reading thread is started with. */
export interface ReaderData {
  dossier: string;
  /** Whether addresses of this computer and its network may be asked: where nobody but its own user sits at the desk. */
  near: boolean;
}
