// sitrep list: what the dossier holds, as tables for people or JSON Lines; what reports share (stories, claims, disagreements, follow-ups) too.
import { Argument, type Command, Option } from 'commander';
import type { Step } from '../linking/index.ts';
import { flatRows } from '../publish/index.ts';
import { DossierError, type Filter, type LinkedFilter, type Store } from '../store/index.ts';
import {
  addFilters,
  asOfOption,
  type DossierOptions,
  dossierOption,
  filterWith,
  handlingOption,
  minConfidenceOption,
  withStoreAt,
} from './dossier.ts';
import { parseChoice, SHOWN_CONFIDENCE } from './options.ts';
import { Output } from './output.ts';
import { renderDropped, renderImported } from './render/intake.ts';
import {
  renderClaims,
  renderDisagreements,
  renderFollowUps,
  renderStoryRows,
  renderSuggestions,
  renderTrace,
} from './render/linked.ts';
import { renderActors, renderEvents, renderReports, renderStatements, renderVersions } from './render/lists.ts';

const LISTS = [
  'events',
  'statements',
  'reports',
  'actors',
  'stories',
  'claims',
  'disagreements',
  'followups',
  'imported',
  'dropped',
  'versions',
] as const;
const STATES = ['open', 'possible answer found', 'overdue', 'kept', 'broken', 'answered'] as const;
type List = (typeof LISTS)[number];

interface ListOptions extends DossierOptions, LinkedFilter {
  situation?: string;
  json?: true;
  asOf?: string;
  suggest?: true;
  trace?: string;
}

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const rowsOf = async function* (store: Store, layer: 'events' | 'statements', filter: Filter) {
  for await (const { record, keys } of store.select(layer, filter))
    yield* flatRows(record, layer).filter((row) => keys.has(String(row.key)));
};

const listJson = async function* (store: Store, list: List, filter: LinkedFilter, options: ListOptions): AsyncGenerator<object> {
  if (list === 'events' || list === 'statements') yield* rowsOf(store, list, filter);
  else if (list === 'reports') yield* store.reports(filter);
  else if (list === 'imported') yield* store.imported(filter);
  else if (list === 'dropped') yield* await store.dropped();
  else if (list === 'versions') yield* await versionsOf(store, filter);
  else if (list === 'actors' && options.suggest) yield* await store.suggestions(filter.limit);
  else if (list === 'actors') yield* store.register(filter);
  else if (list === 'stories') yield* store.stories(filter);
  else if (list === 'claims' && options.trace !== undefined) yield* await traced(store, options.trace);
  else if (list === 'claims') yield* store.claims(filter);
  else if (list === 'disagreements') yield* store.disagreements(filter);
  else yield* store.followUps(filter);
};

/** The versions of the report that was named, without their texts: sitrep diff shows what changed. */
const versionsOf = async (store: Store, { report }: Filter) => {
  const versions = await store.versions(report!);
  if (!versions.length) throw new DossierError('missing', `there is no report ${report}: sitrep list reports prints the ids`);
  return versions.map(({ number, head: { text: _, ...head }, added, readings }) => ({ number, added, ...head, readings }));
};

/** Lists whose rows hang on reports, which may be restricted. */
const HANDLED: readonly List[] = ['events', 'statements', 'reports', 'stories', 'claims', 'disagreements', 'followups'];

const traced = async (store: Store, claim: string): Promise<Step[]> => {
  const steps = await store.trace(claim);
  if (!steps) throw new DossierError('missing', `there is no claim ${claim}: sitrep list claims --json prints the ids`);
  return steps;
};

const listText = async (store: Store, list: List, filter: LinkedFilter, options: ListOptions, width: number): Promise<string> => {
  if (list === 'events') {
    const shown = await collect(rowsOf(store, list, { minConfidence: SHOWN_CONFIDENCE, ...filter }));
    if (filter.minConfidence !== undefined) return renderEvents(shown, width);
    // With a limit the less certain ones come after the limit's rows as well as between them, so that no number is told.
    let hidden = -shown.length;
    if (filter.limit === undefined) for await (const _ of rowsOf(store, list, filter)) hidden += 1;
    if (hidden <= 0 && (shown.length || filter.limit === undefined)) return renderEvents(shown, width);
    const less = `${hidden > 0 ? hidden : 'those'} less certain`;
    return shown.length
      ? `${renderEvents(shown, width)}${less} not shown (--min-confidence 0 shows all)\n`
      : `no event of confidence ${SHOWN_CONFIDENCE} or more; ${less} (--min-confidence 0 shows them)\n`;
  }
  if (list === 'statements') return renderStatements(await collect(rowsOf(store, list, filter)), width);
  if (list === 'reports') return renderReports(await collect(store.reports(filter)), width);
  if (list === 'imported') return renderImported(await collect(store.imported(filter)), width);
  if (list === 'versions') return renderVersions(await versionsOf(store, filter), width);
  if (list === 'dropped') return renderDropped(await store.dropped(), width);
  if (list === 'actors' && options.suggest) return renderSuggestions(await store.suggestions(filter.limit), width);
  if (list === 'actors') return renderActors(await collect(store.register(filter)), width);
  if (list === 'stories') return renderStoryRows(await collect(store.stories(filter)), width);
  if (list === 'claims' && options.trace !== undefined) return renderTrace(await traced(store, options.trace), width);
  if (list === 'claims') return renderClaims(await collect(store.claims(filter)), width);
  if (list === 'disagreements') return renderDisagreements(await collect(store.disagreements(filter)), width);
  return renderFollowUps(await collect(store.followUps(filter)), width);
};

export const register = (program: Command): void => {
  const command = program
    .command('list')
    .description('list what the dossier holds')
    .addArgument(new Argument('<what>', 'what to list').choices(LISTS))
    .argument('[report]', 'versions: of this report')
    .addOption(dossierOption());
  addFilters(command)
    .addOption(minConfidenceOption())
    .addOption(handlingOption())
    .addOption(asOfOption())
    .option('--story <id>', 'stories, claims, disagreements: of this story')
    .option('--id <id>', 'claims, followups: this one; an old id leads to the new one')
    .option('--all', 'claims: those that one report alone tells, too')
    .option('--trace <claim>', 'claims: the way of one claim, and where its speaker, hedge or number was lost')
    .addOption(new Option('--state <state>', 'followups: that stand so').argParser(parseChoice(STATES)))
    .option('--suggest', 'actors: entries that might be one, with reasons')
    .option('--json', 'one JSON object a row, with keys; all events unless --min-confidence says otherwise')
    .addHelpText(
      'after',
      `\nTables show events of confidence ${SHOWN_CONFIDENCE} and more unless --min-confidence says otherwise.\nFollow-ups are overdue by today, or by the day of --as-of.`,
    )
    .action(async (what: List, report: string | undefined, options: ListOptions) => {
      if (report !== undefined && what !== 'versions')
        command.error('sitrep list: a report is named with --report; only versions take its id alone', { exitCode: 2 });
      if (what === 'versions' && report === undefined && options.report === undefined)
        command.error('sitrep list: versions of which report? Give its id', { exitCode: 2 });
      if (options.handling && !HANDLED.includes(what))
        command.error(`sitrep list: --handling goes with ${HANDLED.join(', ')}`, { exitCode: 2 });
      await withStoreAt(options, async (store) => {
        const out = new Output();
        const filter: LinkedFilter = {
          ...(await filterWith(store, options)),
          ...(report !== undefined && { report }),
          ...(options.story !== undefined && { story: options.story }),
          ...(options.id !== undefined && { id: options.id }),
          ...(options.all && { all: true }),
          ...(what === 'stories' && { lookBacks: true }),
          ...(options.state !== undefined && { state: options.state }),
          ...(options.asOf !== undefined && { today: lastDay(options.asOf) }),
        };
        if (options.json)
          for await (const row of listJson(store, what, filter, options)) await out.write(`${JSON.stringify(row)}\n`);
        else await out.write(await listText(store, what, filter, options, process.stdout.columns ?? 120));
      });
    });
};

/** The last day of a day, month or year. */
const lastDay = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  return new Date(Date.UTC(year!, month ?? 12, 0)).toISOString().slice(0, 10);
};
