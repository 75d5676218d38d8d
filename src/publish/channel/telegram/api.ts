// The two calls of Telegram's Bot API that a channel needs, and what its answers mean for a message: there, not there, or nobody knows.
import { Api, GrammyError, HttpError } from 'grammy';

export type Outcome =
  | { is: 'done'; message: number }
  /** The words stand there already. */
  | { is: 'same' }
  /** There is no such message, or none of ours. */
  | { is: 'none'; others: boolean }
  /** Not done; to be tried again after so many seconds. */
  | { is: 'wait'; seconds: number }
  /** The chat has another id now. */
  | { is: 'moved'; chat: string }
  /** Not done, and never will be as it is. */
  | { is: 'refused'; why: string }
  /** Not done, for a reason that concerns all messages: token, rights, no connection. */
  | { is: 'stopped'; why: string }
  /** It may be done or not. */
  | { is: 'unsure'; why: string };

export interface Chat {
  send(chat: string, body: string): Promise<Outcome>;
  edit(chat: string, message: number, body: string): Promise<Outcome>;
}

const NEVER_LEFT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS/;
const MISSING = /message to edit not found|MESSAGE_ID_INVALID|message identifier is not specified/i;
const NOT_OURS = /message can't be edited|MESSAGE_AUTHOR_REQUIRED/i;

const outcomeOf = (error: unknown): Outcome => {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    if (parameters.retry_after !== undefined || code === 429) return { is: 'wait', seconds: parameters.retry_after ?? 5 };
    if (parameters.migrate_to_chat_id !== undefined) return { is: 'moved', chat: String(parameters.migrate_to_chat_id) };
    if (/message is not modified/i.test(description)) return { is: 'same' };
    if (MISSING.test(description)) return { is: 'none', others: false };
    if (NOT_OURS.test(description)) return { is: 'none', others: true };
    if (code >= 500) return { is: 'unsure', why: description };
    if (code === 401 || code === 403 || code === 404 || /chat not found|not enough rights/i.test(description))
      return { is: 'stopped', why: description };
    return { is: 'refused', why: description };
  }
  const inner = error instanceof HttpError ? error.error : error;
  const { code = '', message = String(inner) } = (inner ?? {}) as { code?: string; message?: string };
  // grammY leaves the token out of its own messages; what lies beneath may name the address.
  const why = `no answer from Telegram (${code || message.replace(/bot\d+:[\w-]+/g, 'bot…').slice(0, 120)})`;
  return NEVER_LEFT.test(`${code} ${message}`) ? { is: 'stopped', why } : { is: 'unsure', why };
};

const FORM = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** `root`: the server, where it isn't Telegram's own. */
export const telegramChat = (token: string, { root, timeout = 30 }: { root?: string; timeout?: number } = {}): Chat => {
  const api = new Api(token, { ...(root !== undefined && { apiRoot: root.replace(/\/$/, '') }), timeoutSeconds: timeout });
  const told = async (work: () => Promise<{ message_id: number } | true>, known?: number): Promise<Outcome> => {
    try {
      const answer = await work();
      return { is: 'done', message: answer === true ? known! : answer.message_id };
    } catch (error) {
      return outcomeOf(error);
    }
  };
  return {
    send: (chat, body) => told(() => api.sendMessage(chat, body, FORM)),
    edit: (chat, message, body) => told(() => api.editMessageText(chat, message, body, FORM), message),
  };
};
