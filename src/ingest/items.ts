// A stream of JSON Lines → items, line by line; a bad line is one error that names it, and the rest goes on.
// A file that holds one JSON value over several lines (an item, or an array of items) is read as well, if it is small.
import { InputError, type Received } from '../core/index.ts';
import { binaryKind, decodeUtf8 } from './decode.ts';
import { checkItem } from './item.ts';
import { inMegabytes, MAX_REPORT_BYTES } from './limits.ts';
import { readLines } from './lines.ts';
import type { FoundOrError } from './read-inputs.ts';

const BLANK = /^[\s\uFEFF]*$/;

/** Where the parser stopped, without the text that V8 quotes. */
const reasonOf = (error: unknown): string =>
  (error as Error).message.replace(/,? ?"(?:\.\.\.)?[\s\S]*?(?:\.\.\.)?" is not valid JSON$/, '');

/** One item of a JSON value, or the error that stands for it. */
const itemOf = (value: unknown, where: string, received: Received): FoundOrError => {
  try {
    return { input: where, ...checkItem(value, where), received };
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
};

const parseLine = (bytes: Uint8Array, where: string): FoundOrError | undefined => {
  const line = decodeUtf8(bytes);
  if (line === undefined) return new InputError('encoding', `${where} is not UTF-8: JSON Lines must be`, where);
  if (BLANK.test(line)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return new InputError('invalid-json', `${where} is no JSON (${reasonOf(error)}): each line must be one JSON object`, where);
  }
  return itemOf(value, where, { bytes, scope: 'report' });
};

/** Whether the first line that says something is not JSON in itself, while the beginning as a whole could be. */
const isOneValue = (head: Uint8Array): boolean => {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const first = text.split('\n').find((line) => line.trim());
  return first !== undefined && /^\s*(?:\[|\{\s*$)/.test(first) && !(first.trim().startsWith('{') && first.trim().endsWith('}'));
};

/** Items of a `jsonl` stream whose first bytes are `head`. */
export async function* readItems(
  stream: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  input: string,
): AsyncGenerator<FoundOrError> {
  const kind = binaryKind(head);
  if (kind) throw new InputError('binary', `${input} is ${kind}, not JSON Lines`, input);
  let found = 0;
  if (isOneValue(head)) {
    for (const item of await readOneValue(stream, input)) {
      found += 1;
      yield item;
    }
  } else
    for await (const line of readLines(stream, MAX_REPORT_BYTES)) {
      const where = `${input}, line ${line.number}`;
      const item =
        'tooLong' in line
          ? new InputError('too-large', `${where} is longer than ${inMegabytes(MAX_REPORT_BYTES)}: give one report a line`, where)
          : parseLine(line.bytes, where);
      if (!item) continue;
      found += 1;
      yield item;
    }
  if (found === 0) throw new InputError('empty', `${input} holds no reports`, input);
}

/** The items of a file that is one JSON value. Throws InputError `too-large`, `encoding`, `invalid-json`. */
const readOneValue = async (stream: AsyncIterable<Uint8Array>, input: string): Promise<FoundOrError[]> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > 10 * MAX_REPORT_BYTES)
      throw new InputError(
        'too-large',
        `${input} is one JSON value of more than ${inMegabytes(10 * MAX_REPORT_BYTES)}: write one object a line (jq -c '.[]')`,
        input,
      );
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new InputError('encoding', `${input} is not UTF-8: JSON must be`, input);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError('invalid-json', `${input} is no JSON (${reasonOf(error)}): give one JSON object a line`, input);
  }
  return Array.isArray(value)
    ? value.map((item, i) => itemOf(item, `${input}, item ${i + 1}`, { bytes, scope: 'collection' }))
    : [itemOf(value, input, { bytes, scope: 'report' })];
};
