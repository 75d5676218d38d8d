// Standard output that waits for slow readers, and a line of progress on standard error (only on a terminal).
import { once } from 'node:events';

/** Writes to standard output; `write` resolves when the reader has room again. */
export class Output {
  async write(text: string | Uint8Array): Promise<void> {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}

export interface Progress {
  step(): void;
  /** A line of its own, without breaking the progress line. */
  say(line: string): void;
  stop(): void;
}

const EVERY_MS = 100;

/** Counts steps; shows them when the work takes longer than a moment and standard error is a terminal. `total` where it is known. */
export const startProgress = (what: string, total?: number): Progress => {
  const visible = process.stderr.isTTY === true;
  const began = performance.now();
  let shown = began + 500; // short work shows nothing
  let n = 0;
  const clear = (): void => {
    if (visible && shown > began + 500) process.stderr.write('\r\u001b[K');
  };
  return {
    step() {
      n += 1;
      const now = performance.now();
      if (!visible || now < shown) return;
      shown = now + EVERY_MS;
      const rate = n / ((now - began) / 1000);
      const bar = total ? ` [${'█'.repeat(Math.round((n / total) * 20)).padEnd(20, '░')}]` : '';
      process.stderr.write(
        `\r\u001b[K${n}${total ? ` of ${total}` : ''} ${what}${bar} (${rate.toFixed(rate < 10 ? 1 : 0)} a second)`,
      );
    },
    say(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    stop: clear,
  };
};
