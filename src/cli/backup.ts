// sitrep backup: a whole copy of the dossier in one file, also while others write to it.
import type { Command } from 'commander';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';

export const register = (program: Command): void => {
  program
    .command('backup')
    .description('write a copy of the dossier to a file that does not exist yet')
    .argument('<file>', 'the copy')
    .addOption(dossierOption())
    .action(async (file: string, options: DossierOptions) => {
      await withStore(options, (store) => store.backup(file));
      console.log(file);
    });
};
