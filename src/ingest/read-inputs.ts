// Names of inputs → reports, one at a time and in order; what can't be read comes as an error in its place.
// Nothing throws out of the generator. Only the report at hand is in memory, `jsonl` of any length included.
import { InputError, type Problem, type Report } from '../core/index.ts';
import { decodeText } from './decode.ts';
import { FORMATS, type Format, formatByContent, formatByMediaType, formatByName } from './format.ts';
import { checkText } from './item.ts';
import { readItems } from './items.ts';
import { detectLanguage } from './language.ts';
import { inMegabytes, MAX_REPORT_BYTES, SNIFF_BYTES } from './limits.ts';
import { type Fetch, isUrl, listFiles, type Opened, openFile, openStdin, openUrl } from './open.ts';
import { makeReport, type ReportItem, type ReportOptions } from './report.ts';

/** A report, ready for the pipeline, or why there is none. `input` names where it comes from: "news.jsonl, line 3". */
export type Ingested = { input: string; report: Report; problems?: Problem[] } | { input: string; error: InputError };

export interface IngestOptions {
  /** The format of all inputs; recognised by content and ending where it is not given. */
  format?: Format;
  /** What `-` reads; the process's standard input unless given. */
  stdin?: AsyncIterable<Uint8Array | string>;
  /** What fetches http(s) URLs; the platform's `fetch` unless given. */
  fetch?: Fetch;
}

/** What a format's reader gives for one report. */
export type Found = { input: string; item: ReportItem; problems?: Problem[] } & ReportOptions;

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
    else if (isUrl(input)) yield* readOpened(() => openUrl(input, options.fetch ?? fetch, MAX_REPORT_BYTES), input, options);
    else
      for await (const file of listFiles(input)) {
        if (file instanceof InputError) yield { input: file.input, error: file };
        else yield* readOpened(() => openFile(file), file, options);
      }
  }
}

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
const finish = async ({ input, item, problems = [], readFront = false }: Found): Promise<Ingested> => {
  // What a page says of its language is often its template's; the text decides, and the page adds the region ("en-GB").
  const detected = await detectLanguage(item.text);
  const language = detected === undefined || item.language?.split('-')[0] === detected ? (item.language ?? detected) : detected;
  const report = makeReport(language === undefined ? item : { ...item, language }, { readFront });
  return { input, report, ...(problems.length > 0 && { problems }) };
};

/** The first bytes of a stream, and the stream from its beginning. */
const peek = async (stream: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> => {
  const chunks = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield* seen;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return { head: Buffer.concat(seen).subarray(0, SNIFF_BYTES), whole: whole() };
};

/** All bytes of a stream. Throws InputError `too-large`, `empty`. */
const readAll = async (stream: AsyncIterable<Uint8Array>, input: string, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length >= maxBytes)
      throw new InputError('too-large', `${input} is ${inMegabytes(maxBytes)} or more, too much for one report: split it`, input);
    chunks.push(chunk);
  }
  if (length === 0) throw new InputError('empty', `${input} is empty`, input);
  return Buffer.concat(chunks);
};

/** A feed or a channel's export holds many reports in one piece: this much of it is taken into memory. */
const MAX_COLLECTION_BYTES = 200_000_000;

/** Reads one opened input by its format. The readers of rarer formats load when they are needed. */
async function* readFound(opened: Opened, options: IngestOptions): AsyncGenerator<FoundOrError> {
  const { input, url, contentType } = opened;
  const { head, whole } = await peek(opened.stream);
  const name = url ?? input;
  const format =
    options.format ?? formatByMediaType(contentType ?? '') ?? formatByName(name.replace(/[?#].*$/, '')) ?? formatByContent(head);
  switch (format) {
    case 'text': {
      const text = decodeText(await readAll(whole, input, MAX_REPORT_BYTES), input);
      yield { input, item: { text: checkText(text, input), ...(url && { url }) }, readFront: true };
      return;
    }
    case 'jsonl':
      yield* readItems(whole, head, input);
      return;
    case 'html': {
      const { readPage } = await import('./html.ts');
      yield { input, item: readPage(await readAll(whole, input, MAX_REPORT_BYTES), { input, url, contentType }) };
      return;
    }
    case 'feed': {
      const { readFeed } = await import('./feed.ts');
      yield* readFeed(await readAll(whole, input, MAX_COLLECTION_BYTES), { input });
      return;
    }
    case 'telegram': {
      const { readTelegram } = await import('./telegram.ts');
      yield* readTelegram(await readAll(whole, input, MAX_COLLECTION_BYTES), { input });
      return;
    }
    case 'warc': {
      const { readWarc } = await import('./warc.ts');
      yield* readWarc(whole, { input });
    }
  }
}
