// A local server that speaks the Bot API's documented answers: messages in chats with numbers of their own, limits, errors by their words, waits.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = '12345:token-for-tests-only_AAAA';
export interface Message {
  id: number;
  text: string;
  by: 'bot' | 'other';
  edits: number;
}

/** What happens with the next call: `lost`: it is done, and the answer never comes; `down`: it is not done, and the answer never comes. */
export type Mishap = { wait: number } | 'lost' | 'down' | 'error-500-done' | 'error-500' | 'forbidden' | 'kill-after';

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Tags that the Bot API doesn't know, or that aren't closed in order. */
const badMarkup = (html: string): boolean => {
  const open: string[] = [];
  for (const [, close, name] of html.matchAll(/<(\/?)([a-z]+)(?:\s[^>]*)?>/gi)) {
    if (!['b', 'i', 's', 'u', 'a', 'code', 'pre'].includes(name!)) return true;
    if (!close) open.push(name!);
    else if (open.pop() !== name) return true;
  }
  return open.length > 0 || /&(?!(?:lt|gt|amp|quot|#\d+);)/.test(html) || /<(?![/a-z])/i.test(html);
};

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
};

export const startBotApi = async () => {
  const chats = new Map<string, Message[]>([['@strait', []]]);
  const mishaps: Mishap[] = [];
  const calls: { method: string; at: number }[] = [];
  let onDone: (() => void) | undefined;
  const server = createServer(async (request, response) => {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const body = await bodyOf(request);
    calls.push({ method: method ?? '', at: calls.length });
    const answer = (status: number, value: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const fail = (code: number, description: string, parameters?: object) =>
      answer(code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });
    if (token !== TOKEN) return fail(401, 'Unauthorized');
    const mishap = mishaps.shift();
    if (mishap === 'down') return request.socket.destroy();
    if (mishap === 'error-500') return fail(500, 'Internal Server Error');
    if (mishap === 'forbidden') return fail(403, 'Forbidden: bot was kicked from the channel chat');
    if (typeof mishap === 'object')
      return fail(429, `Too Many Requests: retry after ${mishap.wait}`, { retry_after: mishap.wait });
    const chat = chats.get(String(body.chat_id));
    if (!chat) return fail(400, 'Bad Request: chat not found');
    const text = String(body.text ?? '');
    if (body.parse_mode !== 'HTML' || badMarkup(text)) return fail(400, "Bad Request: can't parse entities");
    if (!plain(text).trim()) return fail(400, 'Bad Request: message text is empty');
    if (plain(text).length > 4096) return fail(400, 'Bad Request: message is too long');
    const finish = (message: Message) => {
      onDone?.();
      if (mishap === 'lost') return request.socket.destroy();
      if (mishap === 'error-500-done') return fail(500, 'Internal Server Error');
      answer(200, {
        ok: true,
        result: { message_id: message.id, date: 1, chat: { id: 1, type: 'channel' }, text: plain(message.text) },
      });
    };
    if (method === 'sendMessage') {
      const message: Message = { id: (chat.at(-1)?.id ?? 40) + 1, text, by: 'bot', edits: 0 };
      chat.push(message);
      return finish(message);
    }
    if (method === 'editMessageText') {
      const message = chat.find((m) => m.id === body.message_id);
      if (!message) return fail(400, 'Bad Request: message to edit not found');
      if (message.by === 'other') return fail(400, "Bad Request: message can't be edited");
      if (message.text === text)
        return fail(
          400,
          'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
        );
      message.text = text;
      message.edits += 1;
      return finish(message);
    }
    fail(404, 'Not Found: method not found');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chats,
    mishaps,
    calls,
    texts: (chat = '@strait'): string[] => chats.get(chat)!.map((m) => plain(m.text)),
    onDone(work: (() => void) | undefined): void {
      onDone = work;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
