// What readers wrote (mails, a Telegram export) → answers, each under the code that it names: "S-…" of a brief, with ".n" of a sentence. A reply in a chat that
// names none is taken for one to what it replies to. What names no code is no answer, and is counted.
import { createHash } from 'node:crypto';
import type { Received } from './core/index.ts';
import { readInputs } from './ingest/index.ts';
import type { AnswerInput } from './store/index.ts';

const CODE = /\bS-[0-9A-HJKMNP-TV-Z]{8}(?:\.[1-9]\d{0,3})?(?![\w-])/gi;
const LONGEST = 20_000; // characters of one answer

/** The first code in a text, a sentence's before a brief's. */
export const codeIn = (text: string): string | undefined => {
  const codes = (text.match(CODE) ?? []).map((c) => c.toUpperCase());
  return codes.find((c) => c.includes('.')) ?? codes[0];
};

/** "3. That is not so" or "3: …" in a reply to a brief is about its third sentence. */
const numbered = (text: string): string => /^\s*#?([1-9]\d{0,2})\s*[.:)]\s/.exec(text)?.[1] ?? '';

interface ChatMessage {
  id?: unknown;
  reply_to_message_id?: unknown;
}

const messageOf = (received: Received | undefined): ChatMessage | undefined => {
  if (received?.mediaType !== 'application/json') return undefined;
  try {
    return JSON.parse(Buffer.from(received.bytes).toString('utf8')) as ChatMessage;
  } catch {
    return undefined;
  }
};

/** Lines that a mail quotes of what it answers are not the reader's words. */
const ownWords = (text: string): string => {
  const lines = text.split('\n');
  const own = lines.filter((line) => !/^\s*>/.test(line));
  const cut = own.findIndex((line) => /^(?:-{2,}\s*Original Message|On .{5,120} wrote:\s*$)/i.test(line.trim()));
  const kept = (cut < 0 ? own : own.slice(0, cut)).join('\n').trim();
  return (kept || text.trim()).slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
};

export interface FoundAnswers {
  answers: AnswerInput[];
  /** Messages that name no code. */
  others: number;
  failed: { input: string; message: string }[];
}

/** Reads answers from files. `private`: of a Telegram export, private chats too (a reader's message to the channel's account is one). */
export const readAnswers = async (inputs: readonly string[], options: { private?: boolean } = {}): Promise<FoundAnswers> => {
  const found: FoundAnswers = { answers: [], others: 0, failed: [] };
  const codes = new Map<string, string>();
  for await (const item of readInputs(inputs, options)) {
    if ('error' in item) {
      found.failed.push({ input: item.input, message: item.error.message });
      continue;
    }
    const { report, received } = item;
    const message = messageOf(received);
    const chat = `${report.outlet ?? ''}\n`;
    const text = ownWords(report.text);
    const named = codeIn(`${report.title ?? ''}\n${text}`);
    const replied =
      message?.reply_to_message_id === undefined ? undefined : codes.get(`${chat}${String(message.reply_to_message_id)}`);
    const base = named ?? replied;
    if (message?.id !== undefined && base !== undefined) codes.set(`${chat}${String(message.id)}`, base);
    // A message of the channel itself names its codes too: those that reply to something, or come by mail, are answers.
    if (base === undefined || (message !== undefined && message.reply_to_message_id === undefined && isOurs(report.text))) {
      found.others += 1;
      continue;
    }
    const n = named === undefined && !base.includes('.') ? numbered(text) : '';
    const code = n ? `${base}.${n}` : base;
    const id = message === undefined ? (report.id ?? '') : `${chat}${String(message.id)}`;
    found.answers.push({
      digest: createHash('sha256').update(`${id}\n${report.text}`).digest('hex'),
      code,
      via: message === undefined ? 'mail' : 'telegram',
      ...(report.author !== undefined && { sender: report.author }),
      ...(report.published !== undefined && { received: report.published }),
      text,
    });
  }
  return found;
};

/** How every message of a channel ends: its code in brackets, alone on the last line. */
const isOurs = (text: string): boolean => /(?:^|\n)\[S-[0-9A-Z]{8}\]\s*$/.test(text);
