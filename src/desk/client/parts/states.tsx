// What a room shows when there is nothing, nothing yet, or an error: always with what to do next.
import type { ComponentChildren } from 'preact';
import type { CallError } from '../call.ts';
import { Button } from './button.tsx';

/** Nothing here, and what to do next. */
export const EmptyState = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="empty">
    <h2>{title}</h2>
    <div>{children}</div>
  </div>
);

/** The answer has not come yet; shown only when that takes a while (by a delay in the style). */
export const Waiting = ({ what }: { what: string }) => (
  <p class="waiting" role="status">
    Getting {what} …
  </p>
);

export const Failed = ({ error, again }: { error: CallError; again(): void }) => (
  <div class="empty failed" role="alert">
    <h2>This did not work</h2>
    <p>{error.message}</p>
    <Button onClick={again}>Try again</Button>
  </div>
);
