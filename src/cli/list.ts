// sitrep list: what the dossier holds, as a table for people or a line of JSON each for programs. The rows of events and
// statements are those of `sitrep read --flat`.
import { Argument, type Command } from 'commander';
import type { ReportHead } from '../core/index.ts';
import { linkReports } from '../linking/index.ts';
import { flatRows } from '../publish/index.ts';
import type { Filter, Store } from '../store/index.ts';
import { addFilters, type DossierOptions, dossierOption, filterOf, minConfidenceOption, withStore } from './dossier.ts';
import { SHOWN_CONFIDENCE } from './options.ts';
import { Output } from './output.ts';
import { renderDropped, renderImported } from './render/intake.ts';
import { renderActors, renderEvents, renderReports, renderStatements } from './render/lists.ts';
import { renderStories } from './render/stories.ts';

const LISTS = ['events', 'statements', 'reports', 'actors', 'stories', 'claims', 'followups', 'imported', 'dropped'] as const;
type List = (typeof LISTS)[number];

interface ListOptions extends DossierOptions, Filter {
  json?: true;
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

/** One line a story: its reports, how many texts and outlets they are, and when. */
const storyLines = (heads: readonly ReportHead[]): object[] => {
  const stories = new Map<string, { head: ReportHead; origin: string }[]>();
  linkReports(heads).forEach(({ story, origin }, i) => {
    stories.set(story, [...(stories.get(story) ?? []), { head: heads[i]!, origin }]);
  });
  return [...stories].map(([story, members]) => {
    const dates = members.flatMap(({ head }) => (head.published === undefined ? [] : [head.published])).sort();
    const title = members.find(({ head }) => head.title !== undefined)?.head.title;
    return {
      story,
      ...(title !== undefined && { title }),
      reports: members.map(({ head }) => head.id),
      texts: new Set(members.map(({ origin }) => origin)).size,
      outlets: new Set(members.flatMap(({ head }) => head.outlet ?? [])).size,
      ...(dates.length && { from: dates[0], to: dates.at(-1) }),
    };
  });
};

const listJson = async function* (store: Store, list: List, filter: Filter): AsyncGenerator<object> {
  if (list === 'events' || list === 'statements') yield* rowsOf(store, list, filter);
  else if (list === 'reports') yield* store.reports(filter);
  else if (list === 'actors') yield* store.actors(filter);
  else if (list === 'imported') yield* store.imported(filter);
  else if (list === 'dropped') yield* await store.dropped();
  else yield* storyLines(await collect(store.heads(filter)));
};

const listText = async (store: Store, list: List, filter: Filter, width: number): Promise<string> => {
  if (list === 'events') {
    const shown = await collect(rowsOf(store, list, { minConfidence: SHOWN_CONFIDENCE, ...filter }));
    if (shown.length || filter.minConfidence !== undefined) return renderEvents(shown, width);
    const hidden = (await collect(rowsOf(store, list, filter))).length;
    return hidden
      ? `no event of confidence ${SHOWN_CONFIDENCE} or more; ${hidden} less certain (--min-confidence 0 shows them)\n`
      : renderEvents([], width);
  }
  if (list === 'statements') return renderStatements(await collect(rowsOf(store, list, filter)), width);
  if (list === 'reports') return renderReports(await collect(store.reports(filter)), width);
  if (list === 'actors') return renderActors(await collect(store.actors(filter)), width);
  if (list === 'imported') return renderImported(await collect(store.imported(filter)), width);
  if (list === 'dropped') return renderDropped(await store.dropped(), width);
  const heads = await collect(store.heads(filter));
  return renderStories(heads, linkReports(heads));
};

export const register = (program: Command): void => {
  const command = program
    .command('list')
    .description('list what the dossier holds')
    .addArgument(new Argument('<what>', 'what to list').choices(LISTS))
    .addOption(dossierOption());
  addFilters(command)
    .addOption(minConfidenceOption())
    .option('--json', 'one JSON object a row, with keys; all events unless --min-confidence says otherwise')
    .addHelpText(
      'after',
      `\nTables show events of confidence ${SHOWN_CONFIDENCE} and more unless --min-confidence says otherwise.`,
    )
    .action(async (what: List, options: ListOptions) => {
      if (what === 'claims' || what === 'followups')
        command.error(`sitrep list: ${what} are not there yet; there are: events, statements, reports, actors, stories`, {
          exitCode: 2,
        });
      await withStore(options, async (store) => {
        const out = new Output();
        const filter = filterOf(options);
        if (options.json) for await (const row of listJson(store, what, filter)) await out.write(`${JSON.stringify(row)}\n`);
        else await out.write(await listText(store, what, filter, process.stdout.columns ?? 120));
      });
    });
};
