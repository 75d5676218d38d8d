// The handlers of Reports (see ../../api/reports.ts).
import { chosenPlace, eventCodes, placeCandidates, timeByHand } from '../../../by-hand.ts';
import { differences } from '../../../publish/index.ts';
import { type Correction, DossierError } from '../../../store/index.ts';
import type { REPORTS } from '../../api/reports.ts';
import type { ReportCard } from '../../api/shapes.ts';
import { type Context, DeskError, type Handlers, notFound } from '../context.ts';
import { reportPage } from '../report/page.ts';
import { reportCard } from './cards.ts';

const HEAD_FIELDS = ['title', 'outlet', 'author', 'url', 'published', 'language'] as const;

/** What a person's correction would break is theirs to mend: told as such, not as a failure of the desk. */
const refusing = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DossierError && error.code === 'unsupported') throw new DeskError(422, 'refused', error.message);
    throw error;
  }
};

const keep = async (
  { store, user }: Context,
  id: string,
  body: Parameters<Handlers<typeof REPORTS>['reports.correct']>[1]['body'],
): Promise<Correction> => {
  const who = { by: user.name, ...(body.why !== undefined && { why: body.why }) };
  if ('add' in body) return refusing(store.addItem({ report: id, layer: body.add, item: body.item as never, ...who }));
  const item = await store.item(body.key);
  if (!item) throw notFound('item', body.key);
  return refusing(store.correct({ key: body.key, verdict: body.verdict, ...who }));
};

export const reportsRoom: Handlers<typeof REPORTS> = {
  'reports.list': async ({ store }, { query }) => {
    const reports: ReportCard[] = [];
    for await (const row of store.reports({ ...query, limit: query.limit + 1, latest: true })) reports.push(reportCard(row));
    return { reports: reports.slice(0, query.limit), more: reports.length > query.limit };
  },
  'reports.show': (context, { params }) => reportPage(context, params.id),
  'reports.handle': async ({ store }, { params, body }) => {
    for await (const { handling } of store.reports({ report: params.id, limit: 1 })) {
      await store.setHandling(params.id, body.handling);
      return { before: handling };
    }
    throw notFound('report', params.id);
  },
  'reports.differences': async ({ store }, { params, query }) => {
    const versions = await store.versions(params.id);
    const [older, newer] = [query.from, query.to].map((n) => versions.find((v) => v.number === n));
    if (!older || !newer) throw notFound('version', `${older ? query.to : query.from} of ${params.id}`);
    return {
      fields: HEAD_FIELDS.flatMap((field) => {
        const [from, to] = [older.head[field], newer.head[field]];
        return from === to ? [] : [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
      }),
      differences: differences(older.head.text, newer.head.text).map(({ op, text }) => ({ op, text })),
    };
  },
  'reports.correct': async (context, { params, body }) => {
    const { number, key, words } = await keep(context, params.id, body);
    return { number, key, words };
  },
  'reports.undo': async ({ store }, { params }) => {
    if (!(await store.undo(params.number))) throw notFound('correction that holds, with the number', String(params.number));
    return { done: true };
  },
  'reports.places': async (_context, { query: { name, near } }) => ({
    places: placeCandidates(name, near).map((place) => ({
      ...chosenPlace(place),
      ...(place.confidence !== undefined && { confidence: place.confidence }),
    })),
  }),
  'reports.when': async (_context, { query: { words, published } }) => {
    const time = timeByHand(words, published);
    return time ? { time } : {};
  },
  'reports.codes': async () => eventCodes(),
  'actors.find': async ({ store }, { query: { name, limit } }) => {
    return { actors: await store.entriesNamed(name, limit) };
  },
  'actors.merge': async ({ store, user }, { body: { a, b, why } }) => {
    const { number } = await refusing(
      store.decide({ subject: 'actor', op: 'merge', a, b, by: user.name, ...(why !== undefined && { why }) }),
    );
    return { number };
  },
  'actors.split': async ({ store, user }, { body: { a, b } }) => {
    const { number } = await refusing(store.decide({ subject: 'actor', op: 'split', a, b, by: user.name }));
    return { number };
  },
  'actors.undo': async ({ store }, { params }) => {
    if (!(await store.undoDecision(params.number))) throw notFound('decision that holds, with the number', String(params.number));
    return { done: true };
  },
};
