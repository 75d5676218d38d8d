// A file encrypted in the format of age (age-encryption.org/v1), by the age-encryption package: with a passphrase, or for public keys
// ("age1…"). The age tool opens what is written here, and the other way round. Streams, so that size does not matter.
import { closeSync, createReadStream, createWriteStream, linkSync, openSync, readSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DossierError } from './errors.ts';

/** What locks a file: a passphrase, or the public keys of those who may open it. */
export type Lock = { passphrase: string } | { recipients: readonly string[] };
/** What opens a file: the passphrase, or secret keys ("AGE-SECRET-KEY-1…"). */
export type Key = { passphrase: string } | { identities: readonly string[] };

const HEADER = 'age-encryption.org/v1\n';

/** Whether a file is an age file, by its first line. */
export const isEncrypted = (file: string): boolean => {
  const fd = openSync(file, 'r');
  try {
    const head = Buffer.alloc(HEADER.length);
    return readSync(fd, head, 0, head.length, 0) === head.length && head.toString('latin1') === HEADER;
  } finally {
    closeSync(fd);
  }
};

/** Writes a stream to a file that doesn't exist yet; under its name stands all of it or nothing. Only its owner may read it. */
const writeWhole = async (stream: AsyncIterable<Uint8Array>, target: string): Promise<void> => {
  const partial = join(dirname(target), `.${process.pid}.sitrep-locked-partial`);
  rmSync(partial, { force: true });
  try {
    await pipeline(stream, createWriteStream(partial, { mode: 0o600, flags: 'wx' }));
    linkSync(partial, target); // unlike a renaming, it never replaces a file that came into being meanwhile
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new DossierError('exists', `${target} exists already: give another name, or move it away`);
    if (code === 'ENOENT') throw new DossierError('failed', `the folder of ${target} does not exist: make it first`);
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
};

const streamOf = (file: string): globalThis.ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(file)) as unknown as globalThis.ReadableStream<Uint8Array>;

const pieces = (stream: globalThis.ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> =>
  Readable.fromWeb(stream as unknown as ReadableStream);

/** Encrypts a file. Rejects with DossierError `exists`, `failed`, `unsupported` (a key that is none). */
export const encryptFile = async (source: string, target: string, lock: Lock): Promise<void> => {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else
    for (const recipient of lock.recipients) {
      try {
        encrypter.addRecipient(recipient);
      } catch {
        throw new DossierError('unsupported', `${recipient} is no public key of age: such keys begin with age1`);
      }
    }
  await writeWhole(pieces(await encrypter.encrypt(streamOf(source))), target);
};

/** Decrypts a file. Rejects with DossierError `unsupported` where the key does not open it, `damaged` where it was changed. */
export const decryptFile = async (source: string, target: string, key: Key): Promise<void> => {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else
    for (const identity of key.identities) {
      try {
        decrypter.addIdentity(identity);
      } catch {
        throw new DossierError(
          'unsupported',
          'there is a line that is no secret key of age: such keys begin with AGE-SECRET-KEY-',
        );
      }
    }
  let opened: globalThis.ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(streamOf(source));
  } catch (error) {
    throw new DossierError('unsupported', `${source} can't be opened with this key or passphrase (${(error as Error).message})`);
  }
  try {
    await writeWhole(pieces(opened), target);
  } catch (error) {
    if (error instanceof DossierError || (error as NodeJS.ErrnoException).code) throw error;
    throw new DossierError('damaged', `${source} was changed or cut off since it was written (${(error as Error).message})`);
  }
};
