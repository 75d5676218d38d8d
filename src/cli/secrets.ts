// Passphrases and keys: from the environment, from a file, or typed where nobody sees them; never from the command line, which other users
// of the machine can read.
import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Key } from '../store/index.ts';

/** Shorter ones are guessed in days by who has the file. */
const SHORTEST = 10;

/** A line typed where nobody sees it. */
const type = async (prompt: string): Promise<string> => {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await line.question('');
  } finally {
    line.close();
    process.stderr.write('\n');
  }
};

/** The passphrase: SITREP_PASSPHRASE, else as typed, twice where it is new. */
export const askPassphrase = async ({ fresh }: { fresh: boolean }): Promise<string> => {
  let passphrase = process.env.SITREP_PASSPHRASE;
  if (passphrase === undefined) {
    if (!process.stdin.isTTY) throw new Error('a passphrase is needed: set SITREP_PASSPHRASE, or run this in a terminal');
    passphrase = await type('passphrase: ');
    if (fresh && (await type('once more: ')) !== passphrase) throw new Error('the two passphrases differ: nothing was written');
  }
  if (fresh && passphrase.length < SHORTEST)
    throw new Error(`the passphrase must have ${SHORTEST} characters at least; four or five random words are good`);
  return passphrase;
};

/** What opens an encrypted file: the secret keys in a file (as age-keygen writes it), else a passphrase. */
export const askKey = async (identityFile: string | undefined): Promise<Key> => {
  if (identityFile === undefined) return { passphrase: await askPassphrase({ fresh: false }) };
  const identities = readFileSync(identityFile, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
  if (!identities.length) throw new Error(`${identityFile} holds no secret key`);
  return { identities };
};

/** A new password: SITREP_PASSWORD, else standard input's first line, else as typed, twice. */
export const askPassword = async (): Promise<string> => {
  if (process.env.SITREP_PASSWORD !== undefined) return process.env.SITREP_PASSWORD;
  if (process.stdin.isTTY) {
    const password = await type('password: ');
    if ((await type('once more: ')) !== password) throw new Error('the two passwords differ: nothing was changed');
    return password;
  }
  for await (const line of createInterface({ input: process.stdin })) return line;
  throw new Error('a password is needed: type it in a terminal, give it on standard input, or set SITREP_PASSWORD');
};

/** A secret that nobody types: from the environment, or from a file that only its owner can read. */
export const secretOf = (variable: string, file: string | undefined, what: string): string => {
  if (file === undefined) {
    const value = process.env[variable]?.trim();
    if (!value) throw new Error(`${what} is needed: set ${variable}, or name a file with it`);
    return value;
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others on this machine: chmod 600 ${file}`);
  const value = readFileSync(file, 'utf8').trim();
  if (!value) throw new Error(`${file} is empty: ${what} belongs in it`);
  return value;
};
