// sitrep export: the dossier in the formats of the field. The same dossier gives the same bytes; every row leads back to report and words.
import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Chosen,
  type CorrectedText,
  correctionLines,
  EXPORTS,
  type ExportFormat,
  type FlatLayer,
  flatColumns,
  type Tally,
} from '../publish/index.ts';
import { applyCorrections, type Correction, type Filter, type Store } from '../store/index.ts';
import {
  addFilters,
  type DossierOptions,
  dossierOption,
  filterOf,
  handlingOption,
  minConfidenceOption,
  withStore,
} from './dossier.ts';
import { parseChoice } from './options.ts';

/** What people corrected is no view of the items: it has a way of its own. */
const CORRECTIONS = 'corrections';
const FORMAT_NAMES = [...(Object.keys(EXPORTS) as ExportFormat[]), CORRECTIONS] as const;
type Format = (typeof FORMAT_NAMES)[number];
const describeFormat = (format: Format): string =>
  format === CORRECTIONS
    ? 'what people corrected, one JSON object a line: what the machine had read, what the person said, of which words'
    : EXPORTS[format].describe;
const LAYERS = ['events', 'statements'] as const;

interface ExportCommandOptions extends DossierOptions, Filter {
  format: Format;
  out?: string;
  layer: FlatLayer;
  columns?: { column: string; heading: string }[];
  bare?: true;
}

/** "type,actor=doer" → columns and their headings. */
const parseColumns = (text: string): { column: string; heading: string }[] =>
  text.split(',').map((part) => {
    const [column = '', heading = column] = part.split('=', 2).map((x) => x.trim());
    if (!column || !heading)
      throw new InvalidArgumentError('It must be names parted by commas, each with a heading if you like: type,actor=doer.');
    return { column, heading };
  });

/** What an exporter looks at: whole reports, or the items of a layer, or of both. */
const LOOKS_AT: Record<ExportFormat, 'reports' | 'layer' | FlatLayer | 'both'> = {
  jsonl: 'reports',
  csv: 'layer',
  parquet: 'layer',
  geojson: 'events',
  gdelt: 'events',
  polecat: 'events',
  acled: 'events',
  schemaorg: 'statements',
  annotations: 'both',
};

const NONE: ReadonlySet<string> = new Set();

/** Records of reports by id, corrections applied. */
const corrected = async (store: Store): Promise<(id: string) => Promise<Chosen['record'] | undefined>> => {
  const bySha = new Map<string, Correction[]>();
  for (const c of await store.corrections()) bySha.set(c.sha256, [...(bySha.get(c.sha256) ?? []), c]);
  return async (id) => {
    const record = await store.record(id);
    return record && applyCorrections(record, bySha.get(record.report.sha256) ?? []);
  };
};

const chooseItems = async function* (
  store: Store,
  looksAt: (typeof LOOKS_AT)[ExportFormat],
  filter: Filter,
): AsyncGenerator<Chosen> {
  if (looksAt === 'events' || looksAt === 'statements') {
    for await (const { record, keys } of store.select(looksAt, filter))
      yield { record, events: NONE, statements: NONE, [looksAt]: keys };
    return;
  }
  const recordOf = await corrected(store);
  if (looksAt === 'reports') {
    for await (const { id } of store.reports(filter)) {
      const record = await recordOf(id);
      if (record) yield { record, events: NONE, statements: NONE };
    }
    return;
  }
  const keysOf = async (layer: FlatLayer): Promise<Map<string, ReadonlySet<string>>> => {
    const found = new Map<string, ReadonlySet<string>>();
    for await (const { record, keys } of store.select(layer, filter)) found.set(record.report.id, keys);
    return found;
  };
  const [events, statements] = [await keysOf('events'), await keysOf('statements')];
  for await (const { id } of store.reports()) {
    if (!events.has(id) && !statements.has(id)) continue;
    const record = await recordOf(id);
    if (record) yield { record, events: events.get(id) ?? NONE, statements: statements.get(id) ?? NONE };
  }
};

const CAUTION = ['public', 'internal', 'restricted'] as const;

/** Corrections that hold, of one report or of all; where several reports have one text, the most guarded of them counts. */
const correctionPieces = async function* (store: Store, { report }: Filter, tally: Tally): AsyncGenerator<string> {
  const texts = new Map<string, CorrectedText>();
  for await (const { id, handling } of store.reports(report === undefined ? {} : { report }))
    for (const { head } of await store.versions(id)) {
      const known = texts.get(head.sha256);
      if (!known || CAUTION.indexOf(known.handling) < CAUTION.indexOf(handling))
        texts.set(head.sha256, { text: head.text, handling });
    }
  for (const line of correctionLines(await store.corrections(), (sha256) => texts.get(sha256))) {
    tally.rows += 1;
    yield `${JSON.stringify(line)}\n`;
  }
};

/** Writes pieces to standard output, or to a file that gets its name when it is whole. Only its owner may read the file. */
const writeAll = async (pieces: AsyncIterable<string | Uint8Array>, out: string | undefined): Promise<void> => {
  if (out === undefined) {
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    return;
  }
  const partial = join(dirname(out), `.${process.pid}.sitrep-partial`);
  const file = createWriteStream(partial, { mode: 0o600 });
  const done = finished(file);
  done.catch(() => {}); // told below
  try {
    for await (const piece of pieces) if (!file.write(piece)) await Promise.race([done, once(file, 'drain')]);
    file.end();
    await done;
    renameSync(partial, out);
  } catch (error) {
    file.destroy();
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
};

export const register = (program: Command): void => {
  const command = program
    .command('export')
    .description('write what the dossier holds in a format of the field')
    .addOption(
      new Option('--format <format>', `one of: ${FORMAT_NAMES.join(', ')}`)
        .argParser(parseChoice(FORMAT_NAMES))
        .makeOptionMandatory(),
    )
    .addOption(dossierOption())
    .option('--out <file>', 'write to this file (mode 0600) in place of standard output')
    .addOption(new Option('--layer <layer>', 'csv, parquet: what a row is').choices(LAYERS).default('events'))
    .addOption(
      new Option('--columns <names>', 'csv, parquet: these columns in this order; name=heading for another heading').argParser(
        parseColumns,
      ),
    )
    .option('--bare', "gdelt, polecat, acled: the original's columns alone, for its own loaders; gdelt then has no heading");
  addFilters(command)
    .addOption(minConfidenceOption())
    .addOption(handlingOption())
    .addHelpText(
      'after',
      `
Formats:
${FORMAT_NAMES.map((f) => `  ${f.padEnd(12)}${describeFormat(f)}`).join('\n')}

Columns of events: ${flatColumns('events').join(' ')}
Columns of statements: ${flatColumns('statements').join(' ')}

Filters choose events or statements, and for jsonl reports; corrections by people are applied. gdelt, polecat and acled hold only what is said
to have happened; standard error tells how many rows were left out and why. All reports of the dossier are exported, private ones too unless --handling says otherwise: who
may see the file is for you to decide; corrections alone leave out the words of restricted reports. Cells that a spreadsheet would take for a formula get an apostrophe.`,
    )
    .action(async (options: ExportCommandOptions) => {
      const { format, layer, out, bare = false } = options;
      if (format === CORRECTIONS) {
        const { report, ...rest } = filterOf(options);
        if (Object.keys(rest).length) command.error('sitrep export: corrections are chosen by --report alone', { exitCode: 2 });
        await withStore(options, async (store) => {
          const tally: Tally = { rows: 0, left: new Map() };
          await writeAll(correctionPieces(store, report === undefined ? {} : { report }, tally), out);
          console.error(`sitrep: ${tally.rows} exported`);
        });
        return;
      }
      const known = flatColumns(layer);
      const wrong = options.columns?.find((c) => !known.includes(c.column));
      if (wrong)
        command.error(`sitrep export: ${layer} have no column "${wrong.column}"; there are: ${known.join(', ')}`, {
          exitCode: 2,
        });
      if (options.columns && LOOKS_AT[format] !== 'layer')
        command.error('sitrep export: --columns goes with --format csv or parquet', { exitCode: 2 });
      if (format === 'jsonl' && options.minConfidence !== undefined)
        command.error('sitrep export: --min-confidence chooses events and statements, jsonl holds whole records', {
          exitCode: 2,
        });
      if (format === 'parquet' && out === undefined && process.stdout.isTTY)
        command.error('sitrep export: a Parquet file is no text: name one with --out', { exitCode: 2 });
      await withStore(options, async (store) => {
        const looksAt = LOOKS_AT[format] === 'layer' ? layer : LOOKS_AT[format];
        const tally: Tally = { rows: 0, left: new Map() };
        const columns = options.columns ?? known.map((column) => ({ column, heading: column }));
        const chosen = chooseItems(store, looksAt, filterOf(options));
        await writeAll(EXPORTS[format].write(chosen, { layer, columns, bare }, tally), out);
        const left = [...tally.left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([why, n]) => `${n} left out (${why})`);
        console.error(`sitrep: ${[`${tally.rows} exported`, ...left].join(', ')}`);
      });
    });
};
