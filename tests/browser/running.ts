// The real `sitrep desk` as a process of its own, and a real Chromium. Used by the tests in a browser, the pictures and the timings.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Browser, chromium } from 'playwright-core';

const BROWSER_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A `sitrep desk` that runs. */
export interface RunningDesk {
  address: string;
  dossier: string;
  process: ChildProcess;
  /** Standard error so far. */
  said(): string;
  /** Ends it by SIGTERM; its exit status. */
  stop(): Promise<number | null>;
}

/** Starts `sitrep desk` on a dossier, on any free port of loopback. */
export const startDesk = async (
  dossier: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<RunningDesk> => {
  const child = spawn(process.execPath, ['dist/cli/main.js', 'desk', '--dossier', dossier, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SITREP_DESK_CHECK: '1', ...env },
  });
  let out = '';
  let err = '';
  child.stderr!.on('data', (data) => {
    err += data;
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (data) => {
      out += data;
      if (out.includes('\n')) resolve(out.trim());
    });
    void exit.then(([status]) => reject(new Error(`sitrep desk ended with ${status}: ${err}`)));
  });
  return {
    address,
    dossier,
    process: child,
    said: () => err,
    async stop() {
      child.kill('SIGTERM');
      const [status] = await exit;
      return status;
    },
  };
};

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: BROWSER_ARGS });
