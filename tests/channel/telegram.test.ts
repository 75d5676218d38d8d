// Delivery to Telegram against a server that speaks the Bot API: what is sent, split, edited; waits, errors, lost answers, crashes. Nothing stands there twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  deliver,
  folderFiles,
  type Issue,
  issueFiles,
  lengthOf,
  messageParts,
  type Outbox,
  telegramChat,
} from '../../src/publish/channel/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { startBotApi, TOKEN } from './bot-api.ts';
import { brief } from './briefs.ts';
import { makeChannel, publicOf, publishInto, removeFolders } from './make.ts';

let bot: Awaited<ReturnType<typeof startBotApi>>;
let issues: Issue[];
let stores: Store[] = [];
const read = async (folder: string): Promise<Issue[]> => {
  const paths = (await folderFiles(folder).list()).filter((p) => p.endsWith('/issue.json'));
  return paths.map((p) => JSON.parse(readFileSync(join(folder, p), 'utf8')) as Issue);
};
beforeAll(async () => {
  issues = await read((await makeChannel()).folder);
  expect(issueFiles(1).issue).toBe('issues/000001/issue.json');
});
afterEach(async () => {
  await bot?.stop();
  for (const store of stores) await store.close();
  stores = [];
});
afterAll(removeFolders);

const CHAT = '@strait';
const outboxOf = (store: Store): Outbox => ({
  start: (first) => store.chatStart('c', CHAT, first),
  messages: () => store.outbox('c', CHAT),
  queue: (messages) => store.queueMessages(messages.map((m) => ({ channel: 'c', chat: CHAT, ...m }))),
  change: (seq, change) => store.changeMessage(seq, change),
});
const begin = async () => {
  bot = await startBotApi();
  const store = await openStore(':memory:', { create: true });
  stores.push(store);
  const waits: number[] = [];
  const run = (
    some: readonly Issue[],
    more: { unsure?: 'ask' | 'again' | 'skip'; root?: string; token?: string; outbox?: Outbox } = {},
  ) =>
    deliver(some, {
      chat: CHAT,
      api: telegramChat(more.token ?? TOKEN, { root: more.root ?? bot.root, timeout: 5 }),
      outbox: more.outbox ?? outboxOf(store),
      first: 1,
      now: () => '2031-10-14T00:00:00Z',
      wait: async (seconds) => void waits.push(seconds),
      pace: 0,
      unsure: more.unsure ?? 'ask',
    });
  return { store, run, waits };
};

describe('delivery', () => {
  it('sends each issue once, and edits what was corrected', async () => {
    const { run } = await begin();
    expect(await run(issues.slice(0, 2))).toMatchObject({ sent: 2, edited: 0, problems: [] });
    expect(await run(issues.slice(0, 2))).toMatchObject({ sent: 0, edited: 0, problems: [] });
    const before = bot.texts();
    expect(before[0]).toContain('2. Three people were injured');
    expect(before[0]).toContain('<script>alert(1)</script>'); // escaped, so shown as words
    expect(await run(issues)).toMatchObject({ sent: 1, edited: 1, problems: [] });
    const [first, second, third] = bot.texts();
    expect(bot.chats.get(CHAT)!.map((m) => m.edits)).toEqual([1, 0, 0]);
    expect(first).toContain('withdrawn: It was read wrongly: nobody was injured.');
    expect(bot.chats.get(CHAT)![0]!.text).toContain('<s>Three people were injured');
    expect(second).toBe(before[1]);
    expect(third).toContain('Correction of issue 1');
    expect(await run(issues)).toMatchObject({ sent: 0, edited: 0, problems: [] });
  });

  it('says at the head of every message that nobody checked it', async () => {
    const { run } = await begin();
    const { key, home } = await makeChannel();
    await publishInto(join(home, 'machine'), `${key}`, [
      { kind: 'brief', reviewed: false, brief: publicOf(long(60), false).brief },
    ]);
    await run(await read(join(home, 'machine')));
    expect(bot.texts().length).toBeGreaterThan(1);
    for (const text of bot.texts())
      expect(text).toMatch(/^A machine read these reports and wrote this\. Nobody has checked it\./);
  });

  it('waits as long as the server says, and leaves it for later where that is too long', async () => {
    const { run, waits } = await begin();
    bot.mishaps.push({ wait: 17 }, { wait: 3 });
    expect(await run(issues.slice(0, 1))).toMatchObject({ sent: 1, problems: [] });
    expect(waits).toEqual([17, 3]);
    bot.mishaps.push({ wait: 86_400 });
    expect(await run(issues.slice(0, 2))).toMatchObject({ sent: 0, problems: [expect.stringContaining('run it again later')] });
    expect(await run(issues.slice(0, 2))).toMatchObject({ sent: 1, problems: [] });
  });

  it('says what stops it: a wrong token, a bot that was put out, no server; and no token stands in it', async () => {
    const { run, store } = await begin();
    const wrong = await run(issues.slice(0, 1), { token: '777:wrong_secret' });
    expect(wrong).toMatchObject({ sent: 0, problems: [expect.stringContaining('Unauthorized')] });
    bot.mishaps.push('forbidden');
    expect((await run(issues.slice(0, 1))).problems[0]).toContain('kicked');
    const nobody = await run(issues.slice(0, 1), { root: 'http://127.0.0.1:1' });
    expect(nobody.problems[0]).toContain('no answer from Telegram');
    expect(JSON.stringify([wrong, nobody, await store.outbox('c', CHAT)])).not.toMatch(/wrong_secret|token-for-tests/);
    expect(await run(issues.slice(0, 1))).toMatchObject({ sent: 1 });
  });
});

describe('a message that may be there or not', () => {
  const lose = async (mishap: 'lost' | 'down' | 'error-500-done' | 'error-500', others = 0) => {
    const { run } = await begin();
    await run(issues.slice(0, 1));
    bot.mishaps.push(mishap);
    if (others)
      bot.onDone(
        () =>
          void Array.from({ length: others }, () =>
            bot.chats.get(CHAT)!.push({ id: bot.chats.get(CHAT)!.at(-1)!.id + 1, text: 'hello', by: 'other', edits: 0 }),
          ),
      );
    const result = await run(issues.slice(0, 2));
    bot.onDone(undefined);
    return { result, own: bot.chats.get(CHAT)!.filter((m) => m.by === 'bot').length };
  };
  it('is found where it was done, and sent where it wasn’t', async () => {
    expect(await lose('lost')).toMatchObject({ result: { sent: 0, found: 1, problems: [] }, own: 2 });
    expect(await lose('error-500-done')).toMatchObject({ result: { found: 1 }, own: 2 });
    expect(await lose('down')).toMatchObject({ result: { sent: 1, found: 0, problems: [] }, own: 2 });
    expect(await lose('error-500')).toMatchObject({ result: { sent: 1, found: 0 }, own: 2 });
    expect(await lose('lost', 5)).toMatchObject({ result: { found: 1 }, own: 2 });
  });

  it('is asked about where nothing was sent before it, and a person decides', async () => {
    const { run } = await begin();
    bot.mishaps.push('lost');
    expect(await run(issues.slice(0, 1))).toMatchObject({ sent: 0, problems: [expect.stringContaining('--telegram-unsure')] });
    expect(await run(issues.slice(0, 1))).toMatchObject({ sent: 0, problems: [expect.stringContaining('--telegram-unsure')] });
    expect(bot.texts()).toHaveLength(1);
    expect(await run(issues.slice(0, 1), { unsure: 'skip' })).toMatchObject({ sent: 0 });
    expect(await run(issues.slice(0, 2), { unsure: 'skip' })).toMatchObject({ sent: 1 });
    expect(bot.texts()).toHaveLength(2);
  });

  it('after a crash at any change of the outbox: once there, never twice', async () => {
    for (let crash = 1; crash <= 12; crash++) {
      const { run, store } = await begin();
      await run(issues.slice(0, 1));
      let changes = 0;
      const dying: Outbox = {
        ...outboxOf(store),
        async change(seq, change) {
          changes += 1;
          if (changes === crash) throw new Error('power cut');
          await store.changeMessage(seq, change);
        },
      };
      await run(issues, { outbox: dying }).catch((error) => expect(error.message).toBe('power cut'));
      const after = await run(issues);
      expect(after.problems).toEqual([]);
      expect(bot.texts(), `crash ${crash}`).toHaveLength(3);
      expect(new Set(bot.texts()).size).toBe(3);
      expect(bot.texts()[0]).toContain('withdrawn');
      await bot.stop();
    }
  });
});

const long = (n: number, words = 30) =>
  brief(
    'long',
    {},
    Array.from({ length: n }, (_, i) => ({
      id: `x${i}`,
      text: `The Coast Tribune reports (${i}) ${'that & <so> it went on '.repeat(words).trim()}.`,
      notes: [1],
    })),
  );

describe('messages', () => {
  it('keep the limit, break between sentences, lose none, and still keep it when all is withdrawn', async () => {
    const { home, key } = await makeChannel();
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), async (count, words) => {
        const folder = join(home, `long-${n++}`);
        await publishInto(folder, key, [{ kind: 'brief', reviewed: true, brief: publicOf(long(count, words)).brief }]);
        const [issue] = await read(folder);
        const numbers = issue!.brief!.sections.flatMap((s) => s.sentences.map((x) => x.n));
        const parts = messageParts({ issue: issue!, marks: [], answers: [] });
        expect(parts.flatMap((p) => p.sentences)).toEqual(numbers);
        const marks = [
          {
            issue: 1,
            sentences: numbers,
            kind: 'withdrawn' as const,
            note: 'The report that it rests on was withdrawn. '.repeat(4),
            by: 2,
            at: '2031-10-15',
          },
        ];
        const after = messageParts({ issue: issue!, marks, answers: [] });
        expect(after.map((p) => p.sentences)).toEqual(parts.map((p) => p.sentences));
        for (const { body } of [...parts, ...after]) expect(lengthOf(body)).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 12 },
    );
  });
});
