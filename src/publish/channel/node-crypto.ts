// Ed25519 and SHA-2 by node:crypto.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { concat } from './bytes.ts';
import type { Crypto } from './crypto.ts';

const SPKI_ED25519 = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]); // RFC 8410, before the 32 bytes

const digest = (name: string) => async (bytes: Uint8Array) => new Uint8Array(createHash(name).update(bytes).digest());

export const nodeCrypto: Crypto = {
  sha256: digest('sha256'),
  sha512: digest('sha512'),
  async verify(key, signature, message) {
    if (key.length !== 32 || signature.length !== 64) return false;
    try {
      const publicKey = createPublicKey({ key: Buffer.from(concat(SPKI_ED25519, key)), format: 'der', type: 'spki' });
      return verify(null, message, publicKey, signature);
    } catch {
      return false;
    }
  },
};
