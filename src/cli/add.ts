// sitrep add: reports in, kept with their records in the dossier. What is known already is not read again; a killed run is taken up by
// running it again.
import { type Command, Option } from 'commander';
import { FORMATS, type Format, readInputs } from '../ingest/index.ts';
import { readerInfo, readReport } from '../reader.ts';
import { DossierError, type Handling, type PutStatus, type Store } from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { parseChoice } from './options.ts';
import { startProgress } from './output.ts';

interface AddOptions extends DossierOptions {
  format?: Format;
  again?: true;
  handling?: Handling;
  json?: true;
}

interface Counts {
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Reports that were forgotten and stay out; only where there are any. */
  forgotten?: number;
}

const HANDLINGS = ['public', 'internal', 'restricted'] as const;

/** Pages of the web are public; local files, standard input and chats are internal. */
const handlingOf = (input: string, format: Format | undefined): Handling =>
  /^https?:\/\//i.test(input) && format !== 'telegram' ? 'public' : 'internal';

const LAYERS = ['why'] as const; // every row tells which rule or model made it

const addAll = async (
  store: Store,
  inputs: readonly string[],
  { format, again, handling }: AddOptions,
  counts: Counts,
): Promise<void> => {
  const progress = startProgress('reports');
  const fail = (input: string, message: string): void => {
    counts.failed += 1;
    progress.say(`sitrep: ${input}: ${message}`);
  };
  const count = (status: PutStatus, input: string): void => {
    if (status === 'forgotten') {
      counts.forgotten = (counts.forgotten ?? 0) + 1;
      progress.say(`sitrep: ${input}: this report was forgotten and stays out; --again takes it in`);
    } else counts[status] += 1;
  };
  try {
    for await (const found of readInputs(inputs, format ? { format } : {})) {
      progress.step();
      if ('error' in found) {
        fail(found.error.input, found.error.message);
        continue;
      }
      const known = await store.lookUp(found.report);
      if (known.status === 'unchanged' || (known.status === 'forgotten' && !again)) {
        count(known.status, found.input);
        continue;
      }
      const line = readReport({ ...found.report, id: known.id }, { layers: LAYERS }, found.problems);
      if ('error' in line) {
        fail(found.input, line.error.message);
        continue;
      }
      try {
        count(
          await store.put(line, readerInfo(), { again: again === true, handling: handling ?? handlingOf(found.input, format) }),
          found.input,
        );
      } catch (error) {
        if (error instanceof DossierError) throw error; // the dossier itself: the others would fail too
        fail(found.input, `its record could not be kept (${error instanceof Error ? error.message : String(error)})`);
      }
    }
  } finally {
    progress.stop();
  }
};

const summary = ({ added, updated, unchanged, failed, forgotten }: Counts): string =>
  [
    `${added} added`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    ...(forgotten ? [`${forgotten} forgotten`] : []),
    `${failed} failed`,
  ].join(', ');

export const register = (program: Command): void => {
  program
    .command('add')
    .description('read reports and keep them in the dossier; what is there already stays as it is')
    .argument('<input...>', 'files, folders, http(s) addresses, or - for standard input')
    .addOption(dossierOption())
    .addOption(
      new Option('--format <format>', 'what the input is, where content and ending do not tell').argParser(parseChoice(FORMATS)),
    )
    .option('--again', 'take in reports that were forgotten')
    .addOption(
      new Option('--handling <who>', 'who may see new reports (public for addresses of the web, else internal)').argParser(
        parseChoice(HANDLINGS),
      ),
    )
    .option('--json', 'print {"added", "updated", "unchanged", "failed"}')
    .action(async (inputs: string[], options: AddOptions) => {
      const counts: Counts = { added: 0, updated: 0, unchanged: 0, failed: 0 };
      await withStore(
        options,
        async (store) => {
          try {
            await addAll(store, inputs, options, counts);
          } finally {
            console.log(options.json ? JSON.stringify(counts) : summary(counts));
          }
        },
        true,
      );
      if (counts.failed) process.exitCode = 1;
    });
};
