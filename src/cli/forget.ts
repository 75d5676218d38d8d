// sitrep forget: erases a report and all that was made of it, and leaves a tombstone of digests that keeps it out.
import type { Command } from 'commander';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';

export const register = (program: Command): void => {
  program
    .command('forget')
    .description('erase a report, its versions, records and corrections for good')
    .argument('<report>', 'the id of the report, as sitrep list reports --json prints it')
    .addOption(dossierOption())
    .action(async (report: string, options: DossierOptions) => {
      const done = await withStore(options, (store) => store.forget(report));
      if (!done)
        throw new Error(`there is no report "${report}" in ${options.dossier}: sitrep list reports --json prints the ids`);
      console.log('forgotten');
    });
};
