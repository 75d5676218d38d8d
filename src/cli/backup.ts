// sitrep backup: a whole copy of the dossier in one file, also while others write to it; encrypted where asked for.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DossierError, encryptFile, type Lock } from '../store/index.ts';
import { type DossierOptions, dossierOption, warnIfSynced, withStore } from './dossier.ts';
import { askPassphrase } from './secrets.ts';

interface BackupOptions extends DossierOptions {
  encrypt?: true;
  recipient?: string[];
}

/** The plain copy lies beside the dossier, which is as open as it is, and not beside the backup, which may go to other people's computers. */
const backupLocked = async (file: string, options: BackupOptions, lock: Lock): Promise<void> => {
  if (existsSync(file)) throw new DossierError('exists', `${file} exists already: give another name, or move it away`);
  await withStore(options, async (store) => {
    const folder = mkdtempSync(join(dirname(resolve(options.dossier)), '.sitrep-backup-')); // mode 0700
    try {
      const plain = join(folder, 'plain');
      await store.backup(plain);
      await encryptFile(plain, file, lock);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
};

export const register = (program: Command): void => {
  program
    .command('backup')
    .description('write a copy of the dossier to a file that does not exist yet')
    .argument('<file>', 'the copy')
    .addOption(dossierOption())
    .option('--encrypt', 'encrypt it with a passphrase (SITREP_PASSPHRASE, else typed), in the format of age')
    .option('--recipient <key...>', 'encrypt it for these public keys of age (age1…)')
    .action(async (file: string, options: BackupOptions, command: Command) => {
      if (options.encrypt && options.recipient)
        command.error('sitrep backup: give --encrypt for a passphrase, or --recipient for keys', { exitCode: 2 });
      if (options.recipient) await backupLocked(file, options, { recipients: options.recipient });
      else if (options.encrypt) await backupLocked(file, options, { passphrase: await askPassphrase({ fresh: true }) });
      else {
        warnIfSynced(file, 'the backup', '--encrypt makes it unreadable there');
        await withStore(options, (store) => store.backup(file));
      }
      console.log(file);
    });
};
