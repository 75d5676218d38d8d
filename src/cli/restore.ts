// sitrep restore: a backup becomes the dossier. It is checked first, and never written over a dossier that exists.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DossierError, decryptFile, isEncrypted, openStore } from '../store/index.ts';
import { type DossierOptions, dossierOption, warnIfSynced } from './dossier.ts';
import { askKey } from './secrets.ts';

interface RestoreOptions extends DossierOptions {
  identity?: string;
}

const restorePlain = async (file: string, dossier: string, name: string): Promise<void> => {
  const backup = await openStore(file);
  try {
    const { faults } = await backup.check();
    if (faults.length)
      throw new DossierError(
        'damaged',
        `${name} does not hold (${faults.length} faults, the first: ${faults[0]!.message})${name === file ? `: sitrep check --dossier ${file} lists them` : ''}`,
      );
    await backup.backup(dossier);
  } finally {
    await backup.close();
  }
};

export const register = (program: Command): void => {
  program
    .command('restore')
    .description('make the dossier from a backup; a dossier that exists is never written over')
    .argument('<file>', 'the backup, encrypted or not')
    .addOption(dossierOption())
    .option('--identity <file>', 'secret keys of age, for a backup that was encrypted for them; else a passphrase is asked for')
    .action(async (file: string, { dossier, identity }: RestoreOptions) => {
      warnIfSynced(dossier, 'the dossier', 'another folder keeps it here');
      if (!existsSync(file) || !isEncrypted(file)) await restorePlain(file, dossier, file);
      else {
        if (existsSync(dossier))
          throw new DossierError('exists', `${dossier} exists already: give another name, or move it away`);
        const folder = mkdtempSync(join(dirname(resolve(dossier)), '.sitrep-restore-'));
        try {
          const plain = join(folder, 'plain');
          await decryptFile(file, plain, await askKey(identity));
          await restorePlain(plain, dossier, file);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }
      console.log(dossier);
    });
};
