// A page → PDF, printed by the browser that is there (Chromium, Chrome): no library of fonts and line breaks of our own. The page needs no network, and
// the browser gets a profile of its own that is thrown away.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];
const PATIENCE_MS = 60_000; // a browser that starts on a busy machine takes ten seconds

/** There is no browser, or it could not print. */
export class PdfError extends Error {
  override name = 'PdfError';
}

/** The browser: what SITREP_BROWSER names, else one that is found. */
export const findBrowser = (env: NodeJS.ProcessEnv = process.env): string | undefined => {
  if (env.SITREP_BROWSER) return existsSync(env.SITREP_BROWSER) ? env.SITREP_BROWSER : undefined;
  const folders = [...(env.PATH ?? '').split(delimiter), ...PLACES].filter(Boolean);
  for (const name of [...NAMES, 'Google Chrome', 'Chromium'])
    for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  return undefined;
};

/** Prints a page that needs nothing else. Throws PdfError. */
export const printPdf = async (html: string, browser = findBrowser()): Promise<Buffer> => {
  if (browser === undefined)
    throw new PdfError(
      'no browser was found to print the PDF: install Chromium, or name one in SITREP_BROWSER; --format html needs none',
    );
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-pdf-'));
  try {
    const [page, pdf] = [join(folder, 'brief.html'), join(folder, 'brief.pdf')];
    writeFileSync(page, html, { mode: 0o600 });
    const args = [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium has no sandbox for root; the page runs no script of strangers
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ];
    const { code, said } = await run(browser, args);
    if (!existsSync(pdf)) throw new PdfError(`${browser} could not print the PDF (status ${code})${said ? `: ${said}` : ''}`);
    return readFileSync(pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

const run = (browser: string, args: readonly string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((done, fail) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-400);
    });
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.on('error', (error) => {
      clearTimeout(late);
      fail(new PdfError(`${browser} could not be started (${error.message})`));
    });
    child.on('close', (code) => {
      clearTimeout(late);
      done({ code, said: said.trim().split('\n').at(-1) ?? '' });
    });
  });
