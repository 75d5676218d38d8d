// What a dossier keeps of its channels: a secret that codes and salts are made from, which issue tells what, messages that were meant to go out, readers' answers.
// A part of `Store`. No key, token or passphrase is among it.

/** An issue as it went out, and what at home it was made of. */
export interface IssueRow {
  /** The channel's id. */
  channel: string;
  number: number;
  /** Of the issue's bytes, hex. */
  sha256: string;
  kind: string;
  published: string;
  /** Whether it is known to have gone out: a row is written before, and this after. */
  out: boolean;
  reviewed?: boolean;
  /** Id of the brief, and which release of it (when it was released, or composed). */
  brief?: string;
  edition?: string;
  /** How readers name it. */
  code?: string;
  /** What each of its sentences stands for. */
  sentences: IssueSentence[];
}

export interface IssueSentence {
  n: number;
  /** Id in the brief. */
  id: string;
  claim?: string;
  followUp?: string;
  item?: string;
  notes: { report: string; start: number; end: number }[];
}

/** queued: meant to go out. sending: it may be out, its number isn't known yet. */
export type MessageState = 'queued' | 'sending' | 'sent' | 'failed';

/** A message to a chat: sent once, edited where what it says was corrected. */
export interface MessageRow {
  seq: number;
  channel: string;
  chat: string;
  issue: number;
  /** Which part of the issue's text, from 1 on. */
  part: number;
  /** As it shall stand there (Telegram's HTML). */
  body: string;
  /** Numbers of the sentences in it. */
  sentences: number[];
  state: MessageState;
  /** Its number in the chat, once that is known. */
  message?: number;
  /** What stands there now, where that is another text. */
  sentBody?: string;
  error?: string;
  queued: string;
  sent?: string;
}

export type NewMessage = Pick<MessageRow, 'channel' | 'chat' | 'issue' | 'part' | 'body' | 'sentences'>;

export type AnswerState = 'held' | 'released' | 'dropped';

export interface AnswerInput {
  /** By what the same answer is known again. */
  digest: string;
  /** The code that it names, "S-…" with ".n" where it is about a sentence. */
  code: string;
  via: 'mail' | 'telegram' | 'form';
  /** Never published. */
  sender?: string;
  received?: string;
  text: string;
}

export interface AnswerRow extends AnswerInput {
  seq: number;
  state: AnswerState;
  channel?: string;
  issue?: number;
  sentence?: number;
  brief?: string;
  /** Id of the claim that the sentence tells. */
  claim?: string;
  added: string;
  decidedBy?: string;
  /** The issue that published it. */
  publishedIn?: number;
}

export interface ChannelStore {
  /** The channel's secret, 32 bytes; made the first time. */
  channelSecret(channel: string): Promise<Uint8Array>;
  /** Issues that were made here, in order of number. */
  channelIssues(channel: string): Promise<IssueRow[]>;
  /** Notes an issue before it goes out; a row of the same number is replaced. */
  noteIssue(row: IssueRow): Promise<void>;
  /** Takes away what never went out: rows of issues that are not these, by number and digest. How many. */
  dropIssues(channel: string, sound: ReadonlyMap<number, string>): Promise<number>;
  /** The first issue that a chat gets; set the first time. */
  chatStart(channel: string, chat: string, first: number): Promise<number>;
  outbox(channel: string, chat: string): Promise<MessageRow[]>;
  /** All or none; those that are there already (issue, part) stay as they are. */
  queueMessages(messages: readonly NewMessage[]): Promise<number>;
  /** What became of a message, or other words for it. */
  changeMessage(
    seq: number,
    change: Partial<Pick<MessageRow, 'state' | 'message' | 'body' | 'sentBody' | 'error' | 'sent'>>,
  ): Promise<void>;
  /** Keeps answers as held, linked to what their codes name; known ones change nothing. */
  putReaderAnswers(answers: readonly AnswerInput[]): Promise<{ added: number; unchanged: number; unlinked: number }>;
  readerAnswers(state?: AnswerState): Promise<AnswerRow[]>;
  /** A person decides. False where there is none. */
  decideReaderAnswer(seq: number, state: AnswerState, by?: string): Promise<boolean>;
  noteReaderAnswersPublished(seqs: readonly number[], issue: number): Promise<void>;
}
