// sitrep key: the key that a channel is signed with: made, shown, changed. A file as ssh-keygen has it.
import type { Command } from 'commander';
import {
  fingerprint,
  keyLine,
  makeKeyFile,
  nodeCrypto,
  openKeyFile,
  readRotations,
  rotateKeyFile,
} from '../publish/channel/index.ts';
import { warnIfSynced } from './dossier.ts';
import { askPassphrase } from './secrets.ts';

const told = async (key: Uint8Array) => ({ fingerprint: await fingerprint(key, nodeCrypto), public: keyLine(key) });

/** The passphrase of a key file that there is; asked for only where the file is encrypted. */
export const keyPassphrase = (): Promise<string> => askPassphrase({ fresh: false });

const print = (value: { fingerprint: string; public: string }, json: true | undefined, more: object = {}): void =>
  console.log(json ? JSON.stringify({ ...value, ...more }) : `${value.fingerprint}\n${value.public}`);

export const register = (program: Command): void => {
  const command = program.command('key').description('the key that a channel is signed with (Ed25519, as ssh-keygen has it)');
  command
    .command('new')
    .description(
      'make a key: FILE, which is secret, and FILE.pub; prints its fingerprint, which readers need from you by another way',
    )
    .argument('<file>')
    .option('--encrypt', 'with a passphrase (SITREP_PASSPHRASE, or typed), in the format of age')
    .option('--json', 'print JSON')
    .action(async (file: string, { encrypt, json }: { encrypt?: true; json?: true }) => {
      warnIfSynced(file, 'the key', 'another folder keeps it here');
      const key = await makeKeyFile(file, encrypt ? { passphrase: await askPassphrase({ fresh: true }) } : {});
      print(await told(key.public), json, { file });
      console.error(
        `sitrep: ${file} is secret: who has it can sign as you. Keep a copy where only you reach it; tell readers the fingerprint.`,
      );
    });
  command
    .command('show')
    .description('print the fingerprint and the public key')
    .argument('<file>')
    .option('--json', 'print JSON')
    .action(async (file: string, { json }: { json?: true }) => {
      const key = await openKeyFile(file, keyPassphrase);
      print(await told(key.public), json, { rotations: readRotations(file).map(({ from, to, made }) => ({ from, to, made })) });
    });
  command
    .command('rotate')
    .description('make a new key that the old one names as its successor; the next publish with it changes the channel over')
    .argument('<old>')
    .argument('<new>')
    .option('--encrypt', 'the new file, with a passphrase (SITREP_NEW_PASSPHRASE, or typed)')
    .option('--json', 'print JSON')
    .action(async (old: string, file: string, { encrypt, json }: { encrypt?: true; json?: true }) => {
      warnIfSynced(file, 'the key', 'another folder keeps it here');
      const key = await openKeyFile(old, keyPassphrase);
      const passphrase = encrypt ? (process.env.SITREP_NEW_PASSPHRASE ?? (await askPassphrase({ fresh: true }))) : undefined;
      const made = await rotateKeyFile({ file: old, key }, file, {
        now: new Date().toISOString(),
        ...(passphrase !== undefined && { passphrase }),
      });
      print(await told(made.public), json, { file });
      console.error(
        `sitrep: publish with ${file} from now on; ${file}.rotation must lie beside it until then. Keep ${old} safe, or destroy it after that.`,
      );
    });
};
