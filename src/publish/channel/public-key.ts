// A public key as OpenSSH writes it ("ssh-ed25519 AAAA…") ↔ its 32 bytes, and its fingerprint ("SHA256:…", as ssh-keygen -l prints it).
import { concat, fromBase64, fromUtf8, sameBytes, sshReader, sshString, toBase64 } from './bytes.ts';
import type { Crypto } from './crypto.ts';

export const KEY_TYPE = 'ssh-ed25519';

/** The blob that signatures and fingerprints are made over. */
export const keyBlob = (key: Uint8Array): Uint8Array => concat(sshString(KEY_TYPE), sshString(key));

/** The 32 bytes in a blob; undefined where it is another kind of key. */
export const keyOfBlob = (blob: Uint8Array): Uint8Array | undefined => {
  const read = sshReader(blob);
  const type = read.string();
  const key = read.string();
  return type && fromUtf8(type) === KEY_TYPE && key?.length === 32 && read.atEnd() ? key : undefined;
};

/** "ssh-ed25519 AAAA…", without a comment. */
export const keyLine = (key: Uint8Array): string => `${KEY_TYPE} ${toBase64(keyBlob(key))}`;

/** The 32 bytes of such a line; a comment after them is allowed. */
export const keyOfLine = (line: string): Uint8Array | undefined => {
  const [type, base64] = line.trim().split(/\s+/);
  const blob = type === KEY_TYPE && base64 !== undefined ? fromBase64(base64) : undefined;
  return blob && keyOfBlob(blob);
};

/** "SHA256:…": base64 without its padding. */
export const fingerprint = async (key: Uint8Array, crypto: Crypto): Promise<string> =>
  `SHA256:${toBase64(await crypto.sha256(keyBlob(key))).replace(/=+$/, '')}`;

/** Whether a pin (a fingerprint, or a whole public key) names this key. */
export const isPinned = async (pin: string, key: Uint8Array, crypto: Crypto): Promise<boolean> => {
  const whole = keyOfLine(pin);
  return whole ? sameBytes(whole, key) : pin.trim().replace(/=+$/, '') === (await fingerprint(key, crypto));
};
