// The embedded dossier's side of channels (see ../channel.ts).
import { randomBytes } from 'node:crypto';
import type {
  AnswerInput,
  AnswerRow,
  AnswerState,
  ChannelStore,
  IssueRow,
  IssueSentence,
  MessageRow,
  NewMessage,
} from '../channel.ts';
import type { Cell } from '../projection.ts';
import type { Database } from './database.ts';
import { present } from './rows.ts';

type IssueCells = Record<string, Cell> & { sentences: string; reviewed: number | null; went_out: number };
const ISSUE_SELECT =
  'SELECT channel, number, sha256, kind, published, went_out, reviewed, brief, edition, code, sentences FROM channel_issues';
const issueOf = ({ sentences, reviewed, went_out, ...row }: IssueCells): IssueRow => ({
  ...(present(row) as unknown as Omit<IssueRow, 'sentences' | 'out'>),
  out: went_out === 1,
  ...(reviewed !== null && { reviewed: reviewed === 1 }),
  sentences: JSON.parse(sentences) as IssueSentence[],
});

const MESSAGE_SELECT =
  'SELECT seq, channel, chat, issue, part, body, sentences, state, message, sent_body AS sentBody, error, queued, sent FROM outbox';
const messageOf = ({ sentences, ...row }: Record<string, Cell>): MessageRow => ({
  ...(present(row) as unknown as Omit<MessageRow, 'sentences'>),
  sentences: JSON.parse(String(sentences)) as number[],
});

const ANSWER_SELECT =
  'SELECT seq, digest, code, via, sender, received, text, state, channel, issue, sentence, brief, claim, added, decided_by AS decidedBy, published_in AS publishedIn FROM reader_answers';

/** The newest issue with this code, and the sentence that ".n" names. */
const linkOf = (db: Database, code: string): Record<string, Cell> => {
  const [base, n] = code.split('.');
  const row = db.get<IssueCells>(`${ISSUE_SELECT} WHERE code = ? ORDER BY number DESC LIMIT 1`, base!);
  if (!row) return {};
  const issue = issueOf(row);
  const sentence = n === undefined ? undefined : issue.sentences.find((s) => s.n === Number(n));
  return {
    channel: issue.channel,
    issue: issue.number,
    brief: issue.brief ?? null,
    sentence: sentence?.n ?? null,
    claim: sentence?.claim ?? null,
  };
};

const putAnswers = (db: Database, answers: readonly AnswerInput[], now: string) =>
  db.transaction(() => {
    const counts = { added: 0, unchanged: 0, unlinked: 0 };
    for (const { digest, code, via, sender, received, text } of answers) {
      if (db.get('SELECT 1 AS found FROM reader_answers WHERE digest = ?', digest)) {
        counts.unchanged += 1;
        continue;
      }
      const link = linkOf(db, code);
      db.insert('reader_answers', {
        ...{ digest, code, via, sender: sender ?? null, received: received ?? null, text, state: 'held', added: now },
        ...link,
      });
      counts.added += 1;
      if (link.issue === undefined) counts.unlinked += 1;
    }
    return counts;
  });

/** The methods of a dossier that tell of its channels. */
export const channelOf = (db: Database, now: () => string): ChannelStore => ({
  async channelSecret(channel) {
    return db.transaction(() => {
      const row = db.get<{ secret: Uint8Array }>('SELECT secret FROM channels WHERE id = ?', channel);
      if (row) return new Uint8Array(row.secret);
      const secret = new Uint8Array(randomBytes(32));
      db.insert('channels', { id: channel, secret, made: now() });
      return secret;
    });
  },
  channelIssues: async (channel) => db.all<IssueCells>(`${ISSUE_SELECT} WHERE channel = ? ORDER BY number`, channel).map(issueOf),
  async noteIssue({ channel, number, sha256, kind, published, out, reviewed, brief, edition, code, sentences }) {
    db.transaction(() => {
      db.run('DELETE FROM channel_issues WHERE channel = ? AND number = ?', channel, number);
      db.insert('channel_issues', {
        ...{
          channel,
          number,
          sha256,
          kind,
          published,
          went_out: Number(out),
          reviewed: reviewed === undefined ? null : Number(reviewed),
        },
        ...{ brief: brief ?? null, edition: edition ?? null, code: code ?? null, sentences: JSON.stringify(sentences) },
      });
    });
  },
  async dropIssues(channel, sound) {
    const rows = db.all<{ number: number; sha256: string }>(
      'SELECT number, sha256 FROM channel_issues WHERE channel = ?',
      channel,
    );
    const unsound = rows.filter(({ number, sha256 }) => sound.get(number) !== sha256);
    for (const { number } of unsound) db.run('DELETE FROM channel_issues WHERE channel = ? AND number = ?', channel, number);
    return unsound.length;
  },
  async chatStart(channel, chat, first) {
    db.run('INSERT INTO channel_chats (channel, chat, first) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', channel, chat, first);
    return db.get<{ first: number }>('SELECT first FROM channel_chats WHERE channel = ? AND chat = ?', channel, chat)!.first;
  },
  outbox: async (channel, chat) =>
    db.all(`${MESSAGE_SELECT} WHERE channel = ? AND chat = ? ORDER BY issue, part`, channel, chat).map(messageOf),
  queueMessages: async (messages: readonly NewMessage[]) =>
    db.transaction(
      () =>
        messages.filter(
          ({ channel, chat, issue, part, body, sentences }) =>
            db.run(
              `INSERT INTO outbox (channel, chat, issue, part, body, sentences, state, queued) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?)
               ON CONFLICT (channel, chat, issue, part) DO NOTHING`,
              ...[channel, chat, issue, part, body, JSON.stringify(sentences), now()],
            ).changes > 0,
        ).length,
    ),
  async changeMessage(seq, change) {
    const columns = {
      state: 'state',
      message: 'message',
      body: 'body',
      sentBody: 'sent_body',
      error: 'error',
      sent: 'sent',
    } as const;
    db.transaction(() => {
      for (const [name, column] of Object.entries(columns)) {
        const key = name as keyof typeof columns;
        if (key in change) db.run(`UPDATE outbox SET ${column} = ? WHERE seq = ?`, change[key] ?? null, seq);
      }
    });
  },
  putReaderAnswers: async (answers) => putAnswers(db, answers, now()),
  readerAnswers: async (state?: AnswerState) =>
    db
      .all(`${ANSWER_SELECT} WHERE state = coalesce(?, state) ORDER BY seq`, state ?? null)
      .map((row) => present(row) as unknown as AnswerRow),
  decideReaderAnswer: async (seq, state, by) =>
    db.run('UPDATE reader_answers SET state = ?, decided_by = ? WHERE seq = ?', state, by ?? null, seq).changes > 0,
  async noteReaderAnswersPublished(seqs, issue) {
    for (const seq of seqs) db.run('UPDATE reader_answers SET published_in = ? WHERE seq = ?', issue, seq);
  },
});
