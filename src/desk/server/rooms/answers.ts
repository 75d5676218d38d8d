// The handlers of readers' answers (see ../../api/answers.ts).
import type { Brief } from '../../../core/index.ts';
import type { AnswerRow, ClaimRow, IssueRow } from '../../../store/index.ts';
import type { ANSWERS, ReaderAnswer } from '../../api/answers.ts';
import { type Context, DeskError, type Handlers, notFound } from '../context.ts';

const MOST = 500; // on a page

/** Looks each brief, channel and claim up once. */
const lookUp = ({ store }: Context) => {
  const once = <T>(find: (id: string) => Promise<T>): ((id: string) => Promise<T>) => {
    const found = new Map<string, Promise<T>>();
    return (id) => {
      const known = found.get(id) ?? find(id);
      found.set(id, known);
      return known;
    };
  };
  return {
    brief: once<Brief | undefined>(async (id) => (await store.releasedBrief(id)) ?? (await store.brief(id))),
    issues: once<IssueRow[]>((channel) => store.channelIssues(channel)),
    claim: once<ClaimRow | undefined>(async (id) => {
      for await (const row of store.claims({ id, all: true, limit: 1 })) return row;
      return undefined;
    }),
  };
};

const told = async (row: AnswerRow, find: ReturnType<typeof lookUp>): Promise<ReaderAnswer> => {
  const { seq, state, code, via, sender, received, added, text, decidedBy, publishedIn, issue, sentence: n } = row;
  const brief = row.brief === undefined ? undefined : await find.brief(row.brief);
  const issues = row.channel === undefined ? [] : await find.issues(row.channel);
  const id = issues.find((i) => i.number === issue)?.sentences.find((s) => s.n === n)?.id;
  const words = brief?.sections.flatMap((s) => s.sentences).find((s) => s.id === id)?.text;
  const claim = row.claim === undefined ? undefined : await find.claim(row.claim);
  return {
    number: seq,
    ...{ state, code, via, text, received: received ?? added },
    ...(sender !== undefined && { sender }),
    ...(decidedBy !== undefined && { decidedBy }),
    ...(publishedIn !== undefined && { publishedIn }),
    ...(issue !== undefined && { issue }),
    ...(brief && { brief: { id: brief.id, title: brief.title } }),
    ...(id !== undefined && n !== undefined && { sentence: { id, n, ...(words !== undefined && { text: words }) } }),
    ...(claim && { claim: { id: claim.id, words: claim.words, story: claim.story } }),
  };
};

export const answersRoom: Handlers<typeof ANSWERS> = {
  async 'answers.list'(context, { query: { state, brief } }) {
    const rows = (await context.store.readerAnswers()).filter((r) => brief === undefined || r.brief === brief);
    const find = lookUp(context);
    const shown = rows.filter((r) => state === 'all' || r.state === state).reverse();
    const count = (of: AnswerRow['state']): number => rows.filter((r) => r.state === of).length;
    return {
      answers: await Promise.all(shown.slice(0, MOST).map((row) => told(row, find))),
      counts: { held: count('held'), released: count('released'), dropped: count('dropped') },
    };
  },
  async 'answers.decide'({ store, user }, { params: { number }, body: { state } }) {
    const row = (await store.readerAnswers()).find((r) => r.seq === number);
    if (!row) throw notFound('answer', String(number));
    if (row.publishedIn !== undefined)
      throw new DeskError(409, 'published', `this answer went out with issue ${row.publishedIn}: what was signed stays as it is`);
    await store.decideReaderAnswer(number, state, user.name);
    return { before: row.state };
  },
};
