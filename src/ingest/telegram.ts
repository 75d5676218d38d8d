// `result.json` of a Telegram export (one channel, or a full export with several chats) → one item a message that has text. An edited message
// keeps its id, so a later export gives a new version; forwards name whom they are from. Private chats and phone numbers are left out unless
// asked for. Each message's own JSON is what it was received as, with the SHA-256 of its media where they lie beside the export.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { InputError, type Received } from '../core/index.ts';
import { isoDate } from './dates.ts';
import { decodeUtf8 } from './decode.ts';
import { checkText } from './item.ts';
import type { FoundOrError, IngestOptions } from './read-inputs.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const asString = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** What stands in place of a phone number. */
const NO_PHONE = '[phone number left out]';
const isPhone = (name: string): boolean => /^\+?[\d\s().-]{7,20}$/.test(name);

/** The text of a message: a string, or pieces, some of them {type, text}. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map((piece) => (isObject(piece) ? (asString(piece.text) ?? '') : typeof piece === 'string' ? piece : '')).join('')
      : '';

/** A message without phone numbers: cards of contacts, numbers in the text that Telegram has marked as such, numbers for names. */
const withoutPhones = (message: Json): Json => {
  const { contact_information: _, contact_vcard: __, ...rest } = message;
  const pieces = (value: unknown): unknown =>
    Array.isArray(value) ? value.map((p) => (isObject(p) && p.type === 'phone' ? { ...p, text: NO_PHONE } : p)) : value;
  const kept: Json = { ...rest };
  for (const name of ['text', 'text_entities']) if (name in kept) kept[name] = pieces(kept[name]);
  for (const name of ['from', 'author', 'forwarded_from', 'saved_from']) {
    const value = asString(kept[name]);
    if (value && isPhone(value)) delete kept[name];
  }
  return kept;
};

/** Seconds since 1970 are UTC; `date` alone is in the exporter's zone, which it does not say. */
const dateOf = (seconds: unknown, date: unknown): string | undefined => {
  const s = Number(seconds);
  if (Number.isFinite(s) && s > 0 && s < 1e11) return `${new Date(s * 1000).toISOString().slice(0, 19)}Z`;
  return typeof date === 'string' ? isoDate(date) : undefined;
};

/** The chats of an export. */
const chatsOf = (value: unknown): Json[] => {
  if (!isObject(value)) return [];
  if (Array.isArray(value.messages)) return [value];
  const list = isObject(value.chats) ? value.chats.list : undefined;
  return Array.isArray(list) ? list.filter((chat): chat is Json => isObject(chat) && Array.isArray(chat.messages)) : [];
};

/** "private_channel", "personal_chat", "saved_messages": all that a stranger can't read. What says no type was cut out by hand. */
const isPrivate = (chat: Json): boolean => typeof chat.type === 'string' && !/^public_/.test(chat.type);

/** Media larger than this are named without a digest: a film takes longer to read than all messages. */
const MAX_MEDIA = 500_000_000;

/** Path and SHA-256 of a message's media; files outside the export's folder are not touched. */
const mediaOf = (message: Json, path: string | undefined): string | undefined => {
  const name = asString(message.photo) ?? asString(message.file);
  if (name === undefined || /^\(File /.test(name)) return undefined; // "(File not included. Change data exporting settings to download.)"
  if (path === undefined) return name;
  const folder = resolve(dirname(path));
  const file = resolve(folder, name);
  if (!file.startsWith(folder + sep)) return name;
  try {
    if (statSync(file).size > MAX_MEDIA) return name;
    return `${name} sha256=${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
  } catch {
    return name; // not exported
  }
};

export interface TelegramOptions extends Pick<IngestOptions, 'private' | 'onDropped'> {
  input: string;
  /** The file, to find media beside it. */
  path?: string | undefined;
}

/** What was received for a message: its JSON, and what no report has a field for. */
const receivedOf = (message: Json, path: string | undefined): Received => {
  const told = {
    media: mediaOf(message, path),
    edited: dateOf(message.edited_unixtime, message.edited),
    'forwarded-from': asString(message.forwarded_from),
    'reply-to': message.reply_to_message_id === undefined ? undefined : String(message.reply_to_message_id),
  };
  const headers = Object.fromEntries(Object.entries(told).filter((e): e is [string, string] => e[1] !== undefined));
  return { bytes: Buffer.from(JSON.stringify(message)), scope: 'report', mediaType: 'application/json', headers };
};

/** Items of an export. Throws InputError `encoding`, `invalid-json`, `unknown-format`, `empty`. */
export function* readTelegram(
  bytes: Uint8Array,
  { input, path, private: all = false, onDropped }: TelegramOptions,
): Generator<FoundOrError> {
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
  const open = all ? chats : chats.filter((chat) => !isPrivate(chat));
  if (open.length < chats.length)
    onDropped?.({
      input,
      code: 'private',
      message: `${chats.length - open.length} private chats were left out (--private reads them)`,
    });
  if (open.length === 0) throw new InputError('empty', `${input} holds private chats alone: --private reads them`, input);
  let found = 0;
  for (const chat of open) {
    let silent = 0;
    for (const whole of chat.messages as unknown[]) {
      if (!isObject(whole) || (whole.type !== undefined && whole.type !== 'message')) {
        silent += 1;
        continue;
      }
      const message = all ? whole : withoutPhones(whole);
      const text = textOf(message.text);
      if (!/\S/.test(text)) {
        silent += 1;
        continue;
      }
      found += 1;
      const where = `${input}, message ${String(message.id ?? found)}`;
      try {
        checkText(text, where);
        const outlet = asString(chat.name);
        // A channel signs as itself; a person's name is an author. A forwarded text was written by someone else.
        const from = asString(message.forwarded_from) ?? asString(message.author) ?? asString(message.from);
        const published = dateOf(message.date_unixtime, message.date);
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
          received: receivedOf(message, path),
        };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield error;
      }
    }
    if (silent)
      onDropped?.({
        input,
        code: 'no-text',
        message: `${silent} messages of ${asString(chat.name) ?? 'a chat'} have no text (service messages, pictures, polls)`,
      });
  }
  if (found === 0) throw new InputError('empty', `${input} holds no messages with text`, input);
}
