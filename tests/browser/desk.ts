// The desk as a person meets it: the real `sitrep desk` on a copy of the sample dossier, in a real Chromium.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

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
    async stop() {
      child.kill('SIGTERM');
      const [status] = await exit;
      return status;
    },
  };
};

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: BROWSER_ARGS });

/** A desk on a copy of the sample, with a browser. `page()` opens an address; what the browser logs as an error fails the test at `stop`. */
export const openDesk = async (sample: string, options: Parameters<typeof startDesk>[1] = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-desk-'));
  const dossier = join(folder, 'sample.db');
  copyFileSync(sample, dossier);
  const desk = await startDesk(dossier, options);
  const browser = await launch();
  const faults: string[] = [];
  return {
    ...desk,
    browser,
    /** Errors of pages, and requests that left the desk. */
    faults,
    async page(path = '/', context: BrowserContextOptions = {}): Promise<Page> {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context })).newPage();
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(desk.address) && !/^(?:data|blob):/.test(request.url()))
          faults.push(`left the desk: ${request.url()}`);
      });
      await page.goto(desk.address + path);
      return page;
    },
    async stop() {
      await browser.close();
      const status = await desk.stop();
      rmSync(folder, { recursive: true, force: true });
      expect(faults).toEqual([]);
      return status;
    },
  };
};

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page (WCAG 2.2 A and AA, and its best practices), one line each; hold it against []. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run();
    interface Violation {
      id: string;
      help: string;
      nodes: { target: string[]; failureSummary?: string }[];
    }
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((n) => `${id}: ${help}: ${n.target.join(' ')} ${n.failureSummary ?? ''}`),
    );
  });
};
