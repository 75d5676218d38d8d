// The outbox of a chat → messages sent and edited, each once. What shall be sent is written down before it is; where a crash or a lost answer leaves open whether a message
// is there, it is looked for: editing it into the words that it has is refused as "not modified", which tells that it is there and under which number.

import type { Issue } from '../issue.ts';
import { type Standing, standings } from '../standing.ts';
import type { Chat, Outcome } from './api.ts';
import { messageParts } from './format.ts';

/** A message of the outbox, as the dossier keeps it. */
export interface OutboxMessage {
  seq: number;
  issue: number;
  part: number;
  body: string;
  state: 'queued' | 'sending' | 'sent' | 'failed';
  message?: number;
  sentBody?: string;
  error?: string;
}

/** The dossier's side of it. Every change is durable when its promise resolves. */
export interface Outbox {
  /** The first issue that the chat gets; set the first time. */
  start(first: number): Promise<number>;
  messages(): Promise<OutboxMessage[]>;
  queue(messages: readonly { issue: number; part: number; body: string; sentences: number[] }[]): Promise<unknown>;
  change(seq: number, change: Partial<Omit<OutboxMessage, 'seq' | 'issue' | 'part'>> & { sent?: string }): Promise<void>;
}

export interface DeliverOptions {
  chat: string;
  api: Chat;
  outbox: Outbox;
  /** Where a chat begins that has got nothing yet. */
  first: number;
  now: () => string;
  /** Sleeps; seconds. */
  wait: (seconds: number) => Promise<void>;
  /** Between two messages, seconds: a chat takes one a second. */
  pace?: number;
  /** What is done with a message that may be there or not, and can't be looked for. */
  unsure?: 'ask' | 'again' | 'skip';
}

export interface Delivered {
  sent: number;
  edited: number;
  /** Found to be there already, after a crash. */
  found: number;
  /** Why something is not out. */
  problems: string[];
}

const LONGEST_WAIT = 900; // seconds of the server's waits in one run, all together
const LOOK_AHEAD = 200; // numbers after the last known one
const NOTHING_MORE = 12; // so many numbers in a row without a message: the chat ends there

/** Brings a chat up to date with a channel. */
export const deliver = async (issues: readonly Issue[], options: DeliverOptions): Promise<Delivered> => {
  const { api, outbox, wait, now, pace = 1, unsure = 'ask' } = options;
  let { chat } = options;
  let waited = 0;
  const result: Delivered = { sent: 0, edited: 0, found: 0, problems: [] };

  const call = async (work: () => Promise<Outcome>): Promise<Outcome> => {
    for (;;) {
      const outcome = await work();
      if (outcome.is === 'moved' && outcome.chat !== chat) {
        chat = outcome.chat;
        continue;
      }
      if (outcome.is !== 'wait') return outcome;
      waited += outcome.seconds;
      if (waited > LONGEST_WAIT)
        return { is: 'stopped', why: `Telegram asks to wait ${outcome.seconds} seconds: run it again later` };
      await wait(outcome.seconds);
    }
  };

  await queueAll(issues, outbox, await outbox.start(options.first));
  const rows = await outbox.messages();
  const label = (row: OutboxMessage): string => `issue ${row.issue}, message ${row.part}`;
  const lastKnown = (): number | undefined => {
    const known = rows.flatMap((r) => r.message ?? []);
    return known.length ? Math.max(...known) : undefined;
  };
  const note = async (row: OutboxMessage, change: Parameters<Outbox['change']>[1]): Promise<void> => {
    Object.assign(row, change);
    await outbox.change(row.seq, change);
  };

  /** Whether an unsure message is there: its number, false, or undefined where that can't be told. */
  const lookFor = async (row: OutboxMessage): Promise<number | false | undefined> => {
    const from = lastKnown();
    if (from === undefined) return undefined;
    for (let id = from + 1, empty = 0; id <= from + LOOK_AHEAD; id++) {
      const outcome = await call(() => api.edit(chat, id, row.body));
      if (outcome.is === 'same' || outcome.is === 'done') return id;
      if (outcome.is !== 'none') return undefined;
      empty = outcome.others ? 0 : empty + 1;
      if (empty >= NOTHING_MORE) return false;
    }
    return undefined;
  };

  /** False where nothing further may be sent: the order of messages would be lost. */
  const settle = async (row: OutboxMessage, why: string): Promise<boolean> => {
    const there = await lookFor(row);
    if (typeof there === 'number') {
      result.found += 1;
      await note(row, { state: 'sent', message: there, sentBody: row.body, sent: now() });
      return true;
    }
    if (there === false || unsure === 'again') {
      await note(row, { state: 'queued' });
      return send(row, false);
    }
    if (unsure === 'skip') {
      await note(row, { state: 'failed', error: `left as it is: ${why}` });
      return true;
    }
    result.problems.push(
      `${label(row)} may be there or not (${why}): look, then run this again with --telegram-unsure skip where it is, again where it isn’t`,
    );
    return false;
  };

  const send = async (row: OutboxMessage, mayLook = true): Promise<boolean> => {
    await note(row, { state: 'sending' });
    const outcome = await call(async () => {
      const told = await api.send(chat, row.body);
      // While the server lets us wait, a crash must not leave the message as one that may be there.
      if (told.is === 'wait') await note(row, { state: 'queued' });
      return told;
    });
    if (outcome.is === 'done') {
      result.sent += 1;
      await note(row, { state: 'sent', message: outcome.message, sentBody: row.body, sent: now() });
      if (pace > 0) await wait(pace);
      return true;
    }
    if (outcome.is === 'unsure') {
      if (mayLook) return settle(row, outcome.why);
      result.problems.push(`${label(row)}: ${outcome.why}`);
      return false;
    }
    const why = 'why' in outcome ? outcome.why : outcome.is;
    result.problems.push(`${label(row)}: ${why}`);
    await note(row, { state: outcome.is === 'refused' ? 'failed' : 'queued', error: why });
    return outcome.is === 'refused';
  };

  const edit = async (row: OutboxMessage): Promise<boolean> => {
    const outcome = await call(() => api.edit(chat, row.message!, row.body));
    if (outcome.is === 'done' || outcome.is === 'same') {
      result.edited += 1;
      await note(row, { sentBody: row.body });
      return true;
    }
    result.problems.push(`${label(row)} could not be edited: ${'why' in outcome ? outcome.why : 'it is not there any more'}`);
    return outcome.is !== 'stopped';
  };

  for (const row of rows) {
    const goesOn =
      row.state === 'queued'
        ? await send(row)
        : row.state === 'sending'
          ? await settle(row, 'the last run ended before Telegram had answered')
          : row.state === 'sent' && row.sentBody !== row.body
            ? await edit(row)
            : true;
    if (row.state === 'failed' && row.error && !result.problems.some((p) => p.startsWith(label(row))))
      result.problems.push(`${label(row)}: ${row.error}`);
    if (!goesOn) return result;
  }
  // What was found to be there was looked for by its old words: it may have to be edited now.
  if (!result.found || result.problems.length) return result;
  const more = await deliver(issues, { ...options, chat });
  return { ...more, sent: result.sent + more.sent, edited: result.edited + more.edited, found: result.found + more.found };
};

/**
 * Writes down what the chat shall get, and other words for what was corrected. An issue that has messages gets no further ones, and only marks change its words: a newer
 * Sitrep that words things differently edits nothing.
 */
const queueAll = async (issues: readonly Issue[], outbox: Outbox, first: number): Promise<void> => {
  const due = standings(issues).filter(({ issue }: Standing) => issue.number >= first && issue.kind !== 'settings');
  const rows = await outbox.messages();
  const known = new Set(rows.map((r) => r.issue));
  const fresh = due.filter(({ issue }) => !known.has(issue.number));
  await outbox.queue(fresh.flatMap((standing) => messageParts(standing).map((p) => ({ issue: standing.issue.number, ...p }))));
  for (const standing of due) {
    if (!known.has(standing.issue.number) || !standing.marks.length) continue;
    for (const { part, body } of messageParts(standing)) {
      const row = rows.find((r) => r.issue === standing.issue.number && r.part === part);
      // A message that may be there is looked for by the words that it was sent with.
      if (row && row.body !== body && row.state !== 'sending') await outbox.change(row.seq, { body });
    }
  }
};
