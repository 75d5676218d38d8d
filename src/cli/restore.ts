// sitrep restore: a backup becomes the dossier. It is checked first, and never written over a dossier that exists.
import type { Command } from 'commander';
import { DossierError, openStore } from '../store/index.ts';
import { type DossierOptions, dossierOption } from './dossier.ts';

export const register = (program: Command): void => {
  program
    .command('restore')
    .description('make the dossier from a backup; a dossier that exists is never written over')
    .argument('<file>', 'the backup')
    .addOption(dossierOption())
    .action(async (file: string, { dossier }: DossierOptions) => {
      const backup = await openStore(file);
      try {
        const { faults } = await backup.check();
        if (faults.length)
          throw new DossierError(
            'damaged',
            `${file} does not hold (${faults.length} faults, the first: ${faults[0]!.message}): sitrep check --dossier ${file} lists them`,
          );
        await backup.backup(dossier);
      } finally {
        await backup.close();
      }
      console.log(dossier);
    });
};
