// `result.json` of a Telegram export (one channel, or a full export with several chats) → one item a message that has text.
// Service messages and messages that are only a picture are left out silently: they say nothing.
import { InputError } from '../core/index.ts';
import { isoDate } from './dates.ts';
import { decodeUtf8 } from './decode.ts';
import { checkText } from './item.ts';
import type { FoundOrError } from './read-inputs.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const asString = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** The text of a message: a string, or pieces, some of them {type, text}. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map((piece) => (isObject(piece) ? (asString(piece.text) ?? '') : typeof piece === 'string' ? piece : '')).join('')
      : '';

/** Seconds since 1970 are UTC; `date` alone is in the exporter's zone, which it does not say. */
const dateOf = (message: Json): string | undefined => {
  const seconds = Number(message.date_unixtime);
  if (Number.isFinite(seconds) && seconds > 0 && seconds < 1e11) return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  return typeof message.date === 'string' ? isoDate(message.date) : undefined;
};

/** The chats of an export. */
const chatsOf = (value: unknown): Json[] => {
  if (!isObject(value)) return [];
  if (Array.isArray(value.messages)) return [value];
  const list = isObject(value.chats) ? value.chats.list : undefined;
  return Array.isArray(list) ? list.filter((chat): chat is Json => isObject(chat) && Array.isArray(chat.messages)) : [];
};

/** Items of an export. Throws InputError `encoding`, `invalid-json`, `unknown-format`, `empty`. */
export function* readTelegram(bytes: Uint8Array, { input }: { input: string }): Generator<FoundOrError> {
  const source = decodeUtf8(bytes);
  if (source === undefined) throw new InputError('encoding', `${input} is not UTF-8: export the channel again`, input);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new InputError('invalid-json', `${input} is no JSON: export the channel again, as "machine-readable JSON"`, input);
  }
  const chats = chatsOf(value);
  if (chats.length === 0)
    throw new InputError('unknown-format', `${input} is no Telegram export: "messages" or "chats.list" is needed`, input);
  let found = 0;
  for (const chat of chats)
    for (const message of chat.messages as unknown[]) {
      if (!isObject(message) || (message.type !== undefined && message.type !== 'message')) continue;
      const text = textOf(message.text);
      if (!/\S/.test(text)) continue;
      found += 1;
      const where = `${input}, message ${String(message.id ?? found)}`;
      try {
        checkText(text, where);
        const outlet = asString(chat.name);
        // A channel signs as itself; a person's name is an author. A forwarded text was written by someone else.
        const from = asString(message.forwarded_from) ?? asString(message.author) ?? asString(message.from);
        const published = dateOf(message);
        const id =
          typeof message.id === 'number' || typeof message.id === 'string'
            ? `telegram:${String(chat.id ?? outlet ?? '')}/${message.id}`
            : undefined;
        yield {
          input: where,
          item: {
            ...(id && { id }),
            text,
            ...(outlet && { outlet }),
            ...(from && from !== outlet && { author: from }),
            ...(published && { published }),
          },
        };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield error;
      }
    }
  if (found === 0) throw new InputError('empty', `${input} holds no messages with text`, input);
}
