// Signatures in OpenSSH's format (PROTOCOL.sshsig), Ed25519 alone: `ssh-keygen -Y verify` checks them, `ssh-keygen -Y sign` makes the same bytes. Strict: what is
// not written as we would write it is no signature, so that no byte of the file can change unseen. Runs in Node and in a browser.
import { concat, fromBase64, fromUtf8, sameBytes, sshReader, sshString, toBase64, uint32, utf8 } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import { KEY_TYPE, keyBlob, keyOfBlob } from './public-key.ts';

/** What a signature is for: one made for something else is worth nothing here. */
export type Namespace = 'sitrep-issue' | 'sitrep-key';

const MAGIC = utf8('SSHSIG');
const HASH = 'sha512';
const [BEGIN, END] = ['-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----'];
const WIDTH = 70; // as ssh-keygen breaks lines

/** The bytes that Ed25519 signs. */
export const toBeSigned = async (message: Uint8Array, namespace: Namespace, crypto: Crypto): Promise<Uint8Array> =>
  concat(MAGIC, sshString(namespace), sshString(''), sshString(HASH), sshString(await crypto.sha512(message)));

/** An Ed25519 signature → the text of a .sig file. */
export const armor = (key: Uint8Array, signature: Uint8Array, namespace: Namespace): string => {
  const blob = concat(
    MAGIC,
    uint32(1),
    sshString(keyBlob(key)),
    sshString(namespace),
    sshString(''),
    sshString(HASH),
    sshString(concat(sshString(KEY_TYPE), sshString(signature))),
  );
  const lines = toBase64(blob).match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return `${[BEGIN, ...lines, END].join('\n')}\n`;
};

/** Key, signature and namespace of a .sig file; undefined where it is none of ours. */
export const parseArmor = (text: string): { key: Uint8Array; signature: Uint8Array; namespace: string } | undefined => {
  const lines = text.split('\n');
  if (lines[0] !== BEGIN || lines.at(-2) !== END || lines.at(-1) !== '') return undefined;
  const blob = fromBase64(lines.slice(1, -2).join(''));
  if (!blob) return undefined;
  const read = sshReader(blob);
  const magic = read.take(MAGIC.length);
  const version = read.number();
  const [keyPart, namespacePart, reserved, hash, signaturePart] = [
    read.string(),
    read.string(),
    read.string(),
    read.string(),
    read.string(),
  ];
  if (!magic || !sameBytes(magic, MAGIC) || version !== 1 || !read.atEnd()) return undefined;
  if (!keyPart || !namespacePart || reserved?.length !== 0 || !hash || fromUtf8(hash) !== HASH || !signaturePart)
    return undefined;
  const inner = sshReader(signaturePart);
  const type = inner.string();
  const signature = inner.string();
  const key = keyOfBlob(keyPart);
  const namespace = fromUtf8(namespacePart);
  if (!type || fromUtf8(type) !== KEY_TYPE || signature?.length !== 64 || !inner.atEnd() || !key || namespace === undefined)
    return undefined;
  return armor(key, signature, namespace as Namespace) === text ? { key, signature, namespace } : undefined;
};

/** Whether the text of a .sig file is this key's signature over the message. */
export const isSignedBy = async (
  key: Uint8Array,
  message: Uint8Array,
  sig: string,
  namespace: Namespace,
  crypto: Crypto,
): Promise<boolean> => {
  const parsed = parseArmor(sig);
  if (!parsed || parsed.namespace !== namespace || !sameBytes(parsed.key, key)) return false;
  return crypto.verify(key, parsed.signature, await toBeSigned(message, namespace, crypto));
};
