// Short messages at the edge of the page, with undo. They are read out, and stay long enough to be reached by keyboard ("z" undoes the last).
import { useEffect, useState } from 'preact/hooks';
import { useKeys } from './keys.ts';
import { Button } from './parts/button.tsx';

interface Toast {
  id: number;
  text: string;
  bad?: boolean;
  undo?: () => void | Promise<void>;
}

const STAY_MS = 12_000;
let toasts: Toast[] = [];
let next = 1;
const readers = new Set<() => void>();
const set = (changed: Toast[]): void => {
  toasts = changed;
  for (const reader of readers) reader();
};

const drop = (id: number): void => set(toasts.filter((t) => t.id !== id));

/** Says that something was done; `undo` takes it back. */
export const say = (text: string, { undo, bad = false }: { undo?: () => void | Promise<void>; bad?: boolean } = {}): void => {
  const id = next;
  next += 1;
  set([...toasts.slice(-2), { id, text, bad, ...(undo && { undo }) }]);
  setTimeout(() => drop(id), STAY_MS);
};

/** Says what went wrong. */
export const sayError = (error: unknown): void => say(error instanceof Error ? error.message : String(error), { bad: true });

const takeBack = async ({ id, undo }: Toast): Promise<void> => {
  drop(id);
  try {
    await undo?.();
  } catch (error) {
    sayError(error);
  }
};

export const Toasts = () => {
  const [, again] = useState(0);
  useEffect(() => {
    const reader = () => again((n) => n + 1);
    readers.add(reader);
    return () => void readers.delete(reader);
  }, []);
  useKeys('Everywhere', [
    {
      keys: 'z',
      says: 'undo what was just done',
      run: () => {
        const last = toasts.findLast((t) => t.undo);
        if (last) void takeBack(last);
      },
    },
  ]);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((t) => (
        <div key={t.id} class={t.bad ? 'toast bad' : 'toast'}>
          <span>{t.text}</span>
          {t.undo && (
            <Button quiet onClick={() => void takeBack(t)} hint="z">
              Undo
            </Button>
          )}
          <Button quiet label="Close this message" onClick={() => drop(t.id)}>
            ×
          </Button>
        </div>
      ))}
    </div>
  );
};
