// sitrep add: reports in, kept with their records in the dossier. What is known already is not read again; a killed run is taken up by
// running it again.
import { type Command, Option } from 'commander';
import { type Dropped, FORMATS, type Format, readInputs } from '../ingest/index.ts';
import { alertsOf } from '../ours.ts';
import type { Handling, Store } from '../store/index.ts';
import { type Counts, count, summary, takeIn } from '../take-in.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { keepHeapSmall } from './heap.ts';
import { parseChoice } from './options.ts';
import { startProgress } from './output.ts';

interface AddOptions extends DossierOptions {
  format?: Format;
  private?: true;
  again?: true;
  handling?: Handling;
  translationOf?: string;
  json?: true;
}

const HANDLINGS = ['public', 'internal', 'restricted'] as const;

/** Pages of the web are public; local files, standard input and chats are internal. */
const handlingOf = (input: string, format: Format | undefined): Handling =>
  /^https?:\/\//i.test(input) && format !== 'telegram' ? 'public' : 'internal';

const addAll = async (store: Store, inputs: readonly string[], options: AddOptions, counts: Counts): Promise<void> => {
  const { format, again, handling, translationOf, private: all = false } = options;
  const progress = startProgress('reports');
  const dropped: Dropped[] = [];
  const noteDropped = async (): Promise<void> => {
    for (const one of dropped.splice(0)) {
      await store.noteDropped(one);
      progress.say(`sitrep: ${one.message}`);
    }
  };
  try {
    for await (const found of readInputs(inputs, {
      ...(format && { format }),
      private: all,
      onDropped: (d) => dropped.push(d),
    })) {
      progress.step();
      await noteDropped();
      count(
        counts,
        await takeIn(
          store,
          translationOf === undefined || 'error' in found ? found : { ...found, report: { ...found.report, translationOf } },
          { again: again === true, handling: handling ?? handlingOf(found.input, format) },
        ),
        found.input,
        progress.say,
      );
    }
    await noteDropped();
  } finally {
    progress.stop();
  }
};

/** Tells, on standard error, which drafts of our own later reports change or contradict. */
export const tellAlerts = async (store: Store): Promise<void> => {
  for (const draft of await store.ours()) {
    const { length } = await alertsOf(store, draft);
    if (length)
      console.error(
        `sitrep: ${draft.name}: ${length} alert${length === 1 ? '' : 's'}; sitrep ours alerts "${draft.name}" shows them`,
      );
  }
};

export const register = (program: Command): void => {
  program
    .command('add')
    .description('read reports and keep them in the dossier; what is there already stays as it is')
    .argument('<input...>', 'files, folders, http(s) addresses, or - for standard input')
    .addOption(dossierOption())
    .addOption(
      new Option('--format <format>', 'what the input is, where content and ending do not tell').argParser(parseChoice(FORMATS)),
    )
    .option('--private', 'Telegram exports: private chats and phone numbers too, which are left out else')
    .option('--again', 'take in reports that were forgotten')
    .addOption(
      new Option('--handling <who>', 'who may see new reports (public for addresses of the web, else internal)').argParser(
        parseChoice(HANDLINGS),
      ),
    )
    .option('--translation-of <report>', 'what comes in is a translation of this report (its id): one origin, one voice')
    .option('--json', 'print {"added", "updated", "unchanged", "failed"}')
    .action(async (inputs: string[], options: AddOptions) => {
      keepHeapSmall();
      const counts: Counts = { added: 0, updated: 0, unchanged: 0, failed: 0 };
      await withStore(
        options,
        async (store) => {
          try {
            await addAll(store, inputs, options, counts);
            if (counts.added + counts.updated) await tellAlerts(store);
          } finally {
            console.log(options.json ? JSON.stringify(counts) : summary(counts));
          }
        },
        true,
      );
      if (counts.failed) process.exitCode = 1;
    });
};
