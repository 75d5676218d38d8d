// Names of inputs → reports, one at a time and in order; what can't be read comes as an error in its place.
// Nothing throws out of the generator. Only the report at hand is in memory, `jsonl` of any length included.
import { InputError, type Problem, type Received, type Report } from '../core/index.ts';
import { FORMATS, type Format } from './format.ts';
import { detectLanguage } from './language.ts';
import { MAX_REPORT_BYTES } from './limits.ts';
import { type Fetch, isUrl, listFiles, type Opened, openFile, openStdin, openUrl } from './open.ts';
import { environmentFetch } from './proxy.ts';
import { readFound } from './read-format.ts';
import { makeReport, type ReportItem, type ReportOptions } from './report.ts';

/** A report, ready for the pipeline, or why there is none. `input` names where it comes from: "news.jsonl, line 3". */
export type Ingested =
  | { input: string; report: Report; problems?: Problem[]; received?: Received }
  | { input: string; error: InputError };

export interface IngestOptions {
  /** The format of all inputs; recognised by content and ending where it is not given. */
  format?: Format;
  /** What `-` reads; the process's standard input unless given. */
  stdin?: AsyncIterable<Uint8Array | string>;
  /** What fetches http(s) URLs; the platform's `fetch` unless given, through the proxy that the environment names. */
  fetch?: Fetch;
  /** Telegram exports: private chats and phone numbers too, which are left out else. */
  private?: boolean;
  /** Is told of what was left out on purpose, as no error: private chats, messages without text, pages that are pictures. */
  onDropped?: (dropped: Dropped) => void;
}

/** What was left out, and why. */
export interface Dropped {
  input: string;
  code: string;
  message: string;
}

/** What a format's reader gives for one report. */
export type Found = { input: string; item: ReportItem; problems?: Problem[]; received?: Received } & ReportOptions;

/** A found item, or why one of several could not be read: the others go on. */
export type FoundOrError = Found | InputError;

/** Reads the inputs: files, folders, http(s) URLs, "-" for standard input. */
export async function* readInputs(inputs: readonly string[], options: IngestOptions = {}): AsyncGenerator<Ingested> {
  if (options.format !== undefined && !FORMATS.includes(options.format)) {
    const error = new InputError(
      'unknown-format',
      `there is no format "${options.format}": use ${FORMATS.join(', ')}`,
      String(options.format),
    );
    yield { input: error.input, error };
    return;
  }
  for (const input of inputs) {
    if (input === '-') yield* readOpened(() => openStdin(options.stdin ?? process.stdin), 'standard input', options);
    else if (isUrl(input)) yield* readOpened(() => fetchInput(input, options), input, options);
    else
      for await (const file of listFiles(input)) {
        if (file instanceof InputError) yield { input: file.input, error: file };
        else yield* readOpened(() => openFile(file), file, options);
      }
  }
}

const fetchInput = async (url: string, options: IngestOptions): Promise<Opened> =>
  openUrl(url, options.fetch ?? (await environmentFetch()), MAX_REPORT_BYTES);

/** Reads bytes that somebody has fetched already. */
export const readFetched = (
  bytes: Uint8Array,
  { url, headers = {}, input = url }: { url: string; headers?: Readonly<Record<string, string>>; input?: string },
  options: IngestOptions = {},
): AsyncGenerator<Ingested> => {
  const contentType = headers['content-type'];
  const stream = (async function* () {
    yield bytes;
  })();
  const opened: Opened = { input, stream, url, headers, ...(contentType && { contentType }), close: () => {} };
  return readOpened(() => opened, input, options);
};

/** Reads a file whose bytes somebody holds already; nothing else on the disk is read. Its name tells the format where the content does not. */
export const readBytes = (bytes: Uint8Array, name: string, options: IngestOptions = {}): AsyncGenerator<Ingested> => {
  const stream = (async function* () {
    yield bytes;
  })();
  return readOpened(() => ({ input: name, stream, close: () => {} }), name, options);
};

/** What went wrong, as an InputError in any case. */
const asInputError = (error: unknown, input: string): InputError =>
  error instanceof InputError
    ? error
    : new InputError(
        'read-failed',
        `${input} could not be read (${error instanceof Error ? error.message : String(error)}): please report this`,
        input,
      );

async function* readOpened(
  open: () => Opened | Promise<Opened>,
  input: string,
  options: IngestOptions,
): AsyncGenerator<Ingested> {
  let opened: Opened | undefined;
  try {
    opened = await open();
    for await (const found of readFound(opened, options)) {
      if (found instanceof InputError) {
        yield { input: found.input, error: found };
        continue;
      }
      try {
        yield await finish(found);
      } catch (error) {
        yield { input: found.input, error: asInputError(error, found.input) };
      }
    }
  } catch (error) {
    yield { input, error: asInputError(error, input) };
  } finally {
    opened?.close();
  }
}

/** Item → report, with its language. */
const finish = async ({ input, item, problems = [], readFront = false, received }: Found): Promise<Ingested> => {
  // What a page says of its language is often its template's; the text decides, and the page adds the region ("en-GB").
  const detected = await detectLanguage(item.text);
  const language = detected === undefined || item.language?.split('-')[0] === detected ? (item.language ?? detected) : detected;
  const report = makeReport(language === undefined ? item : { ...item, language }, { readFront });
  return { input, report, ...(problems.length > 0 && { problems }), ...(received && { received }) };
};
