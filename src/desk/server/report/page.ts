// A report's page: the record as people corrected it, the log of what they did in words, versions. What the room asks for in one go.
import { REALITY_WORDS, type ReportRecord, TYPE_WORDS, VERDICT_WORDS } from '../../../core/index.ts';
import { type Applied, type Correction, type Described, traceCorrections } from '../../../store/index.ts';
import type { Change, ReportItem, ReportPage } from '../../api/reports.ts';
import { type Context, notFound } from '../context.ts';
import { reportCard } from '../rooms/cards.ts';
import { reportItems, type StandingOf } from './items.ts';

/** What stands at a field, for people. */
const valueWords = (value: unknown): string => {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueWords).join(', ') || '–';
  if (typeof value !== 'object')
    return (
      (TYPE_WORDS as Record<string, string>)[String(value)] ??
      (REALITY_WORDS as Record<string, string>)[String(value)] ??
      String(value)
    );
  const { name, words, actor } = value as Record<string, unknown>;
  if (actor !== undefined) return valueWords(actor);
  return typeof name === 'string' ? name : typeof words === 'string' ? `“${words}”` : JSON.stringify(value);
};

const FIELD_WORDS: Record<string, string> = {
  actors: 'doer',
  recipients: 'target',
  saidBy: 'said by',
  reality: 'how real',
  actor: 'who',
  lat: 'latitude',
  lon: 'longitude',
  mode: 'kind of act',
  contexts: 'about',
};
const HIDDEN = new Set([
  'confidence',
  'quad',
  'score',
  'cameo',
  'by',
  'mentions',
  'unknown',
  'sentence',
  'source',
  'feature',
  'radiusKm',
  'placeFrom',
  'timeFrom',
  'salience',
]);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** "type: attacks → threatens", for what differs between two tellings of an item. */
const changesOf = (before: Described | undefined, after: Described): string[] =>
  Object.keys({ ...before, ...after })
    .filter(
      (name) => !HIDDEN.has(name) && !same(before?.[name], after[name]) && valueWords(before?.[name]) !== valueWords(after[name]),
    )
    .map((name) => `${FIELD_WORDS[name] ?? name}: ${valueWords(before?.[name])} → ${valueWords(after[name])}`);

const whatChanged = (c: Correction, before: Described | undefined): string[] => {
  if (c.verdict.op === 'set' && c.person) return changesOf(before, c.person);
  if (c.verdict.op === 'merge') return [`now ${valueWords(c.person)}`];
  if (c.verdict.op === 'split') return [`${c.verdict.mentions.length} of its mentions are somebody else`];
  return [];
};

const changeLog = (
  log: readonly Correction[],
  { lost }: Pick<Applied, 'lost'>,
  versionOf: ReadonlyMap<string, number>,
  current: string,
): Change[] => {
  const latest = new Map<string, Described>();
  return log.map((c) => {
    const before = latest.get(c.key) ?? c.machine;
    if (c.undone === undefined && c.person) latest.set(c.key, c.person);
    const { number, key, layer, words, by, why, made, undone, sha256, verdict } = c;
    return {
      number,
      key,
      layer,
      did: VERDICT_WORDS[verdict.op],
      words,
      what: whatChanged(c, before),
      made,
      ...(by !== undefined && { by }),
      ...(why !== undefined && { why }),
      ...(undone !== undefined && { undone }),
      ...(lost.includes(number) && { lost: true as const }),
      ...(sha256 !== current && { version: versionOf.get(sha256) ?? 0 }),
    };
  });
};

/** How people stand to each item. */
const standings = (log: readonly Correction[], applied: Applied): StandingOf => {
  const byNumber = new Map(log.map((c) => [c.number, c]));
  return ({ key, id, by }) => {
    const corrections = [...(applied.of.get(key ?? id) ?? [])];
    const last = corrections.map((n) => byNumber.get(n)!.verdict.op);
    const state: ReportItem['state'] =
      by === 'person' ? 'added' : last.some((op) => op !== 'confirm') ? 'corrected' : last.length ? 'accepted' : 'proposed';
    return { state, corrections };
  };
};

/** All that the page of a report shows. */
export const reportPage = async ({ store }: Context, id: string): Promise<ReportPage> => {
  const record: ReportRecord | undefined = await store.record(id);
  if (!record) throw notFound('report', id);
  const versions = await store.versions(id);
  const numbers = new Map(versions.map((v) => [v.head.sha256, v.number]));
  const log = await store.reportCorrections(id);
  const { sha256 } = record.report;
  const own = log.filter((c) => c.sha256 === sha256);
  const applied = traceCorrections(record, own);
  const corrected = applied.record;
  let card: ReportPage['report'] | undefined;
  for await (const row of store.reports({ report: id }))
    card = {
      ...reportCard(row),
      sha256,
      ...(row.author !== undefined && { author: row.author }),
      ...(row.language !== undefined && { language: row.language }),
    };
  if (!card) throw notFound('report', id);
  let story: string | undefined;
  for await (const row of store.stories({ report: id })) story ??= row.story;
  return {
    report: card,
    text: record.report.text,
    problems: (record.problems ?? []).map((p) => p.message),
    sentences: record.sentences.map(({ start, end }) => ({ start, end })),
    ...reportItems(corrected, standings(own, applied)),
    places: corrected.places.map(({ id: placeId, key = placeId, by: _by, confidence: _confidence, ...place }) => ({
      key,
      ...place,
    })),
    changes: changeLog(log, applied, numbers, sha256),
    versions: versions.map(({ number, added, head, readings }) => ({
      number,
      added,
      ...(head.title !== undefined && { title: head.title }),
      readBy: readings.at(-1)?.reader.version ?? '',
      current: head.sha256 === sha256,
    })),
    ...(story !== undefined && { story }),
  };
};
