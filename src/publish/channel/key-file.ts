// The publisher's key: a file as ssh-keygen makes it (openssh-key-v1, Ed25519), mode 0600, on request encrypted with a passphrase in the format of age. ssh-keygen
// reads what is written here, and this reads what ssh-keygen writes without a passphrase.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { concat, fromBase64, fromUtf8, sameBytes, sshReader, sshString, toBase64, uint32, utf8 } from './bytes.ts';
import { nodeCrypto } from './node-crypto.ts';
import { KEY_TYPE, keyBlob, keyLine, keyOfBlob } from './public-key.ts';
import { armor, type Namespace, toBeSigned } from './sshsig.ts';

/** A key that can sign. The secret stays inside. */
export interface SigningKey {
  /** 32 bytes. */
  public: Uint8Array;
  /** The text of a .sig file. */
  sign(message: Uint8Array, namespace: Namespace): Promise<string>;
}

const MAGIC = utf8('openssh-key-v1\0');
const [BEGIN, END] = ['-----BEGIN OPENSSH PRIVATE KEY-----', '-----END OPENSSH PRIVATE KEY-----'];
const PKCS8_ED25519 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]); // RFC 8410, before the seed
const AGE = 'age-encryption.org/v1\n';

const signingKey = (seed: Uint8Array): SigningKey => {
  const privateKey = createPrivateKey({ key: Buffer.from(concat(PKCS8_ED25519, seed)), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(spki.length - 32));
  return {
    public: publicKey,
    async sign(message, namespace) {
      return armor(
        publicKey,
        new Uint8Array(sign(null, await toBeSigned(message, namespace, nodeCrypto), privateKey)),
        namespace,
      );
    },
  };
};

const privateText = (seed: Uint8Array, publicKey: Uint8Array, comment: string): string => {
  const check = new Uint8Array(randomBytes(4));
  let secret = concat(
    check,
    check,
    sshString(KEY_TYPE),
    sshString(publicKey),
    sshString(concat(seed, publicKey)),
    sshString(comment),
  );
  for (let i = 1; secret.length % 8 !== 0; i++) secret = concat(secret, Uint8Array.of(i));
  const blob = concat(
    MAGIC,
    sshString('none'),
    sshString('none'),
    sshString(''),
    uint32(1),
    sshString(keyBlob(publicKey)),
    sshString(secret),
  );
  return `${[BEGIN, ...(toBase64(blob).match(/.{1,70}/g) ?? []), END].join('\n')}\n`;
};

/** The seed in the text of a private key. Throws with what is wrong. */
const seedOf = (text: string, file: string): Uint8Array => {
  const lines = text.trim().split(/\r?\n/);
  const blob = lines[0] === BEGIN && lines.at(-1) === END ? fromBase64(lines.slice(1, -1).join('')) : undefined;
  const read = blob && sshReader(blob);
  const magic = read?.take(MAGIC.length);
  if (!read || !magic || !sameBytes(magic, MAGIC))
    throw new Error(`${file} is no private key: sitrep key new FILE makes one, and ssh-keygen -t ed25519 does too`);
  const cipher = read.string();
  read.string();
  read.string();
  const count = read.number();
  const outer = read.string();
  const secret = read.string();
  if (cipher && fromUtf8(cipher) !== 'none')
    throw new Error(
      `${file} has a passphrase of ssh-keygen's, which is not read here: take it off (ssh-keygen -p) and use sitrep key new --encrypt`,
    );
  const inner = secret && sshReader(secret);
  const checks = [inner?.number(), inner?.number()];
  const type = inner?.string();
  const publicKey = inner?.string();
  const pair = inner?.string();
  const named = outer && keyOfBlob(outer);
  if (
    count !== 1 ||
    !type ||
    fromUtf8(type) !== KEY_TYPE ||
    checks[0] !== checks[1] ||
    pair?.length !== 64 ||
    !publicKey ||
    !named
  )
    throw new Error(`${file} is no Ed25519 key: sitrep key new FILE makes one`);
  const seed = pair.slice(0, 32);
  const made = signingKey(seed).public;
  if (!sameBytes(made, publicKey) || !sameBytes(made, named))
    throw new Error(`${file} is damaged: its secret and its public key don't belong together`);
  return seed;
};

/** Writes a file that nobody else can read and that isn't there yet. */
export const writeSecret = (file: string, bytes: Uint8Array, mode = 0o600): void => {
  const fd = openSync(file, 'wx', mode);
  try {
    writeSync(fd, bytes);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

export interface NewKeyOptions {
  comment?: string;
  /** Encrypt the file with it. */
  passphrase?: string;
}

/** Makes FILE (the secret) and FILE.pub. Never replaces a file. */
export const makeKeyFile = async (
  file: string,
  { comment = 'sitrep channel', passphrase }: NewKeyOptions = {},
): Promise<SigningKey> => {
  for (const name of [file, `${file}.pub`])
    if (existsSync(name)) throw new Error(`${name} exists already: a key is never written over`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const seed = new Uint8Array(der.subarray(der.length - 32));
  const key = signingKey(seed);
  let bytes = utf8(privateText(seed, key.public, comment));
  if (passphrase !== undefined) {
    const { Encrypter } = await import('age-encryption');
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    bytes = await encrypter.encrypt(bytes);
  }
  writeSecret(file, bytes);
  writeSecret(`${file}.pub`, utf8(`${keyLine(key.public)} ${comment}\n`), 0o644);
  return key;
};

/** Opens a key file. `passphrase` is asked for only where the file is encrypted. Throws with what is wrong and what to do. */
export const openKeyFile = async (file: string, passphrase: () => Promise<string>): Promise<SigningKey> => {
  if (!existsSync(file)) throw new Error(`there is no key ${file}: sitrep key new ${file} makes one`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others on this machine: chmod 600 ${file}`);
  let bytes = new Uint8Array(readFileSync(file));
  if (fromUtf8(bytes.slice(0, AGE.length)) === AGE) {
    const { Decrypter } = await import('age-encryption');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(await passphrase());
    try {
      bytes = new Uint8Array(await decrypter.decrypt(bytes));
    } catch {
      throw new Error(`${file} did not open: the passphrase is another one, or the file is damaged`);
    }
  }
  return signingKey(seedOf(fromUtf8(bytes) ?? '', file));
};
