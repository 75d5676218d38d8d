// One JSON value → what is known of one report, checked field by field. The fields are those of the contract's `jsonl`.
import { InputError, type Problem } from '../core/index.ts';
import { isoDate } from './dates.ts';
import { inMegabytes, MAX_REPORT_BYTES } from './limits.ts';
import type { ReportItem } from './report.ts';

export interface CheckedItem {
  item: ReportItem;
  problems: Problem[];
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** What JSON calls the type of a value. */
const typeName = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;

/** Throws InputError where a text can't be a report: empty, too large, or not writable as UTF-8. */
export const checkText = (text: string, input: string): string => {
  if (!/\S/.test(text)) throw new InputError('empty', `${input} has no text`, input);
  // The byte length is only counted where it can matter: UTF-8 takes at most 3 bytes a code unit.
  if (text.length * 3 >= MAX_REPORT_BYTES && Buffer.byteLength(text) >= MAX_REPORT_BYTES)
    throw new InputError(
      'too-large',
      `${input} holds ${inMegabytes(MAX_REPORT_BYTES)} of text or more for one report: split it into its articles`,
      input,
    );
  if (LONE_SURROGATE.test(text))
    throw new InputError(
      'lone-surrogate',
      `the text of ${input} holds half of a surrogate pair, which UTF-8 can't write: repair it where it was cut`,
      input,
    );
  return text;
};

/** The item of one JSON value. Throws InputError `invalid-item`, `empty`, `too-large`, `lone-surrogate`. */
export const checkItem = (value: unknown, input: string): CheckedItem => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError('invalid-item', `${input} is ${typeName(value)}: an object such as {"text": "…"} is needed`, input);
  const fields = value as Record<string, unknown>;
  const string = (name: string): string | undefined => {
    const field = fields[name];
    if (field === undefined || field === null) return undefined;
    if (typeof field !== 'string')
      throw new InputError('invalid-item', `"${name}" of ${input} is ${typeName(field)}: a string is needed`, input);
    if (LONE_SURROGATE.test(field) && name !== 'text')
      throw new InputError(
        'lone-surrogate',
        `"${name}" of ${input} holds half of a surrogate pair: repair it where it was cut`,
        input,
      );
    return field;
  };
  const text = string('text');
  if (text === undefined)
    throw new InputError('invalid-item', `${input} has no "text": give the body of the report there`, input);
  const problems: Problem[] = [];
  const published = string('published');
  const date = published === undefined ? undefined : isoDate(published);
  if (published?.trim() && date === undefined)
    problems.push({
      code: 'invalid-published',
      message: `"published" is no ISO 8601 date (${JSON.stringify(published.slice(0, 40))}): it was left out`,
    });
  // Numbers as ids are common in exports; they are written as they stand.
  const id = Number.isSafeInteger(fields.id) ? String(fields.id) : string('id');
  const [title, outlet, author, url] = [string('title'), string('outlet') ?? string('source'), string('author'), string('url')];
  const translationOf = string('translationOf') ?? string('translation_of');
  return {
    item: {
      ...(id && { id }),
      text: checkText(text, input),
      ...(title?.trim() && { title }),
      ...(outlet?.trim() && { outlet }),
      ...(author?.trim() && { author }),
      ...(url?.trim() && { url }),
      ...(date && { published: date }),
      ...(translationOf?.trim() && { translationOf }),
    },
    problems,
  };
};
