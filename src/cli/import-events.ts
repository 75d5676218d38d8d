// sitrep import-events: events of other people's data sets, kept apart as what they say; nothing of ours refers to them.
import type { Command } from 'commander';
import { type ImportedEvent, InputError } from '../core/index.ts';
import { MAPPINGS, readMapping } from '../ingest/events/mapping.ts';
import { readEvents } from '../ingest/events/read-events.ts';
import type { ImportCounts } from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { startProgress } from './output.ts';

interface ImportOptions extends DossierOptions {
  mapping: string;
  json?: true;
}

const BATCH = 1000; // rows a transaction: some 30 ms, during which nobody else can write

export const register = (program: Command): void => {
  program
    .command('import-events')
    .description("keep other people's events in the dossier, apart from what is read from reports (sitrep list imported)")
    .argument('<file...>', 'tables: CSV or tab-separated, also .gz and .zip; - for standard input')
    .requiredOption(
      '--mapping <name>',
      `${MAPPINGS.join(', ')}, or a file that tells which column is what (data/imports/README.md)`,
    )
    .addOption(dossierOption())
    .option('--json', 'print {"added", "updated", "unchanged", "failed"}')
    .action(async (files: string[], options: ImportOptions) => {
      const mapping = readMapping(options.mapping);
      const counts: ImportCounts & { failed: number } = { added: 0, updated: 0, unchanged: 0, failed: 0 };
      await withStore(
        options,
        async (store) => {
          const progress = startProgress('events');
          let batch: ImportedEvent[] = [];
          const flush = async (): Promise<void> => {
            const { added, updated, unchanged } = await store.putImported(batch);
            batch = [];
            counts.added += added;
            counts.updated += updated;
            counts.unchanged += unchanged;
          };
          const fail = async ({ input, code, message }: InputError): Promise<void> => {
            counts.failed += 1;
            progress.say(`sitrep: ${input}: ${message}`);
            await store.noteDropped({ input, code, message });
          };
          try {
            for (const file of files) {
              try {
                for await (const row of readEvents(file, mapping)) {
                  progress.step();
                  if (row instanceof InputError) await fail(row);
                  else batch.push(row);
                  if (batch.length >= BATCH) await flush();
                }
              } catch (error) {
                if (!(error instanceof InputError)) throw error;
                await fail(error);
              }
              await flush();
            }
          } finally {
            progress.stop();
          }
        },
        true,
      );
      const { added, updated, unchanged, failed } = counts;
      console.log(
        options.json ? JSON.stringify(counts) : `${added} added, ${updated} updated, ${unchanged} unchanged, ${failed} failed`,
      );
      if (failed) process.exitCode = 1;
    });
};
