// A dossier and a channel's folder → further issues of the channel: what a person released, corrections of what went out, readers' answers. What `sitrep publish` and
// the desk share. A crash at any moment is taken up by the next call.
import { briefFrom } from './brief-from.ts';
import { type Brief, cleanText, dayWords, type Handling } from './core/index.ts';
import {
  buildIssue,
  type ChannelHead,
  commitBuilt,
  dueMarks,
  type IssueDraft,
  type LeftOut,
  type MadePublic,
  makePublic,
  type OnStep,
  type OpenedChannel,
  openChannel,
  type PublicAnswer,
  type Rotation,
  type SigningKey,
  titleOf,
} from './publish/channel/index.ts';
import type { AnswerRow, IssueRow, Store } from './store/index.ts';
import { DossierError } from './store/index.ts';

export interface ChannelRequest {
  folder: string;
  key: SigningKey;
  rotations?: readonly Rotation[];
  /** What the channel is called, where it lies, where readers write to; what is absent stays as it was. */
  settings?: Partial<Omit<ChannelHead, 'id'>>;
  /** Also what is new and nobody reviewed. */
  unreviewed?: boolean;
  /** The script of the verify page. */
  script: Uint8Array;
  /** ISO 8601 in UTC. */
  now: () => string;
  onStep?: OnStep;
  /** Told before the first issue comes in: what follows can then be taken up after a crash. */
  before?: (channel: string, number: number) => Promise<unknown>;
}

export interface ChannelResult {
  channel: OpenedChannel;
  /** Issues that came in now. */
  published: { number: number; kind: string; title: string; sha256: string }[];
  /** Sentences of what was published now that stay at home, by reason. */
  leftOut: LeftOut;
  /** Reports that are not public and that sentences rest on. */
  notPublic: string[];
  /** Briefs of which nothing may go out. */
  empty: { brief: string; title: string; leftOut: LeftOut }[];
}

const DEFAULT_TITLE = 'Situation reports';

interface Planned {
  draft: IssueDraft;
  brief?: { id: string; edition: string; made: MadePublic };
  answers?: number[];
}

/** The dossier's rows and the folder are made to agree; refuses a folder that is older than what the dossier knows went out. */
const reconcile = async (store: Store, { id, folder, issues, digests }: OpenedChannel): Promise<IssueRow[]> => {
  const newest = Math.max(0, ...(await store.channelIssues(id)).filter((r) => r.out).map((r) => r.number));
  if (newest > issues.length)
    throw new Error(
      issues.length
        ? `${folder} is an older copy: it ends at issue ${issues.length}, and issue ${newest} has gone out. Publish into the folder that has it`
        : `a channel with this key has gone out already, up to issue ${newest}: publish into its folder or a copy of it, or take a new key`,
    );
  await store.dropIssues(id, new Map(digests.map((d, i) => [issues[i]!.number, d])));
  const rows = await store.channelIssues(id);
  for (const row of rows) if (!row.out) await store.noteIssue({ ...row, out: true });
  return rows;
};

const editionOf = (brief: Brief): string => brief.released?.at ?? brief.made;

const handlings = async (store: Store): Promise<(report: string) => Handling | undefined> => {
  const known = new Map<string, Handling>();
  for await (const row of store.reports()) known.set(row.id, row.handling);
  return (report) => known.get(report);
};

/** Corrections that are due on what went out. */
const planMarks = async (store: Store, rows: readonly IssueRow[], channel: OpenedChannel): Promise<Planned[]> => {
  const published = [];
  for (const row of rows) {
    if (row.brief === undefined) continue;
    const brief = (await store.releasedBrief(row.brief)) ?? (await store.brief(row.brief));
    if (brief) published.push({ number: row.number, sentences: row.sentences, notes: brief.notes });
  }
  const marks = dueMarks(published, channel.issues);
  return marks.length ? [{ draft: { kind: 'correction', marks } }] : [];
};

/** Briefs that a person released and that aren't out in this edition, the oldest release first. */
const releasedBriefs = async (store: Store, rows: readonly IssueRow[]): Promise<Brief[]> => {
  const briefs: Brief[] = [];
  for (const row of await store.briefs()) {
    if (!row.released) continue;
    const brief = await store.releasedBrief(row.id);
    if (brief?.released && !rows.some((r) => r.brief === brief.id && r.edition === editionOf(brief))) briefs.push(brief);
  }
  return briefs.sort((a, b) => (editionOf(a) < editionOf(b) ? -1 : 1));
};

/** A brief of what came in since the last issue with one; undefined where nothing did. */
const unreviewedBrief = async (store: Store, rows: readonly IssueRow[], now: string): Promise<Brief | undefined> => {
  const last = rows
    .filter((r) => r.brief !== undefined)
    .map((r) => r.published)
    .sort()
    .at(-1);
  const days: string[] = [];
  for await (const { added, handling, published } of store.reports())
    if (handling === 'public' && (last === undefined || added > last)) days.push(published?.slice(0, 10) ?? '');
  if (!days.length) return undefined;
  const since = days.filter(Boolean).sort()[0];
  let composed: Brief;
  try {
    composed = await briefFrom(store, { made: now, ...(since !== undefined && { since }) });
  } catch (error) {
    if (error instanceof DossierError && error.code === 'missing') return undefined;
    throw error;
  }
  const span = [composed.since, composed.until].filter((d) => d !== undefined).map(dayWords);
  const brief: Brief = {
    ...composed,
    title: span.length ? `${composed.title}, ${[...new Set(span)].join(' to ')}` : composed.title,
  };
  return brief;
};

const addCounts = (into: LeftOut, more: LeftOut): void => {
  for (const name of Object.keys(into) as (keyof LeftOut)[]) into[name] += more[name];
};

const MOST_ANSWER = 1500; // characters: an answer, not an article

const publicAnswer = ({ issue, sentence, received, added, text: given }: AnswerRow): PublicAnswer => {
  const text = cleanText(given).trim();
  return {
    issue: issue!,
    ...(sentence !== undefined && { sentence }),
    received: received ?? added,
    text: text.length > MOST_ANSWER ? `${text.slice(0, MOST_ANSWER - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text,
  };
};

/** Answers that a person released and that aren't out; what went out before a crash is noted now. */
const planAnswers = async (store: Store, { id, issues }: OpenedChannel): Promise<Planned[]> => {
  const due: AnswerRow[] = [];
  for (const answer of await store.readerAnswers('released')) {
    if (answer.channel !== id || answer.issue === undefined || answer.publishedIn !== undefined) continue;
    const as = JSON.stringify(publicAnswer(answer));
    const out = issues.find((i) => i.answers?.some((a) => JSON.stringify(publicAnswerOf(a)) === as));
    if (out) await store.noteReaderAnswersPublished([answer.seq], out.number);
    else due.push(answer);
  }
  return due.length ? [{ draft: { kind: 'answers', answers: due.map(publicAnswer) }, answers: due.map((a) => a.seq) }] : [];
};

/** With its fields in one order, to compare. */
const publicAnswerOf = ({ issue, sentence, received, text }: PublicAnswer): PublicAnswer => ({
  issue,
  ...(sentence !== undefined && { sentence }),
  received,
  text,
});

/** Publishes what is due. Rejects, with nothing written, where the folder, the key or the dossier don't allow it. */
export const publishFrom = async (store: Store, request: ChannelRequest): Promise<ChannelResult> => {
  const { folder, key, rotations = [], settings = {}, script, now, onStep } = request;
  let channel = await openChannel(folder, { key, rotations, script, ...(onStep && { onStep }) });
  const rows = await reconcile(store, channel);
  const secret = await store.channelSecret(channel.id);
  const before = channel.issues.at(-1)?.channel;
  const { id: _, ...kept } = before ?? { id: '', title: DEFAULT_TITLE, language: 'en' };
  const head: Omit<ChannelHead, 'id'> = { ...kept, ...settings };
  const result: ChannelResult = {
    channel,
    published: [],
    leftOut: { notPublic: 0, waiting: 0, decided: 0, corrected: 0 },
    notPublic: [],
    empty: [],
  };

  const planned: Planned[] = channel.rotations.length ? [{ draft: { kind: 'key' } }] : [];
  planned.push(...(await planMarks(store, rows, channel)));
  const handling = await handlings(store);
  const briefs = (await releasedBriefs(store, rows)).map((brief) => ({ brief, reviewed: true }));
  const machine = request.unreviewed ? await unreviewedBrief(store, rows, now()) : undefined;
  if (machine) briefs.push({ brief: machine, reviewed: false });
  for (const { brief, reviewed } of briefs) {
    const made = makePublic(brief, { secret, reviewed, handling });
    addCounts(result.leftOut, made.leftOut);
    result.notPublic.push(...made.notPublic);
    if (!made.origins.length) {
      result.empty.push({ brief: brief.id, title: brief.title, leftOut: made.leftOut });
      continue;
    }
    if (!reviewed && !(await store.brief(brief.id))) await store.putBrief(brief); // so that corrections find it
    const earlier = rows.filter((r) => r.brief === brief.id).at(-1);
    planned.push({
      draft: { kind: 'brief', reviewed, brief: made.brief, ...(earlier && { replaces: earlier.number }) },
      brief: { id: brief.id, edition: editionOf(brief), made },
    });
  }
  planned.push(...(await planAnswers(store, channel)));
  const changed = before && Object.entries(head).some(([name, value]) => before[name as keyof ChannelHead] !== value);
  if (changed && !planned.length) planned.push({ draft: { kind: 'settings' } });

  if (planned.length) await request.before?.(channel.id, channel.issues.length + 1);
  for (const { draft, brief, answers } of planned) {
    const built = buildIssue(channel, draft, head, now());
    const { number, kind, published } = built.issue;
    const row: IssueRow = {
      ...{ channel: channel.id, number, sha256: built.digest, kind, published, out: false },
      ...(draft.reviewed !== undefined && { reviewed: draft.reviewed }),
      ...(brief && { brief: brief.id, edition: brief.edition, code: brief.made.brief.code }),
      sentences: brief?.made.origins ?? [],
    };
    await store.noteIssue(row);
    onStep?.('noted');
    channel = await commitBuilt(channel, built, onStep);
    await store.noteIssue({ ...row, out: true });
    if (answers) await store.noteReaderAnswersPublished(answers, number);
    result.published.push({ number, kind, title: titleOf(built.issue), sha256: built.digest });
  }
  result.notPublic = [...new Set(result.notPublic)].sort();
  return { ...result, channel };
};
