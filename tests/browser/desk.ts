// The desk as a person meets it: the real `sitrep desk` on a copy of the sample dossier, in a real Chromium.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { launch, startDesk } from './running.ts';

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
      const opened = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
      try {
        onTestFinished(() => opened.close());
      } catch {
        // opened before the tests: it closes with the browser
      }
      const page = await opened.newPage();
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
