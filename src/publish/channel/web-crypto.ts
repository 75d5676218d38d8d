// Ed25519 and SHA-2 in a browser: WebCrypto where the page has it (https, localhost), else @noble's, so that a mirror over plain http verifies too.
import * as noble from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { Crypto } from './crypto.ts';

const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
noble.hashes.sha512 = sha512;

const buffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

const digest = (name: 'SHA-256' | 'SHA-512', own: (bytes: Uint8Array) => Uint8Array) => async (bytes: Uint8Array) =>
  subtle ? new Uint8Array(await subtle.digest(name, buffer(bytes))) : own(bytes);

/** `native` false: never WebCrypto for signatures. */
export const webCrypto = (native = true): Crypto => ({
  sha256: digest('SHA-256', sha256),
  sha512: digest('SHA-512', sha512),
  async verify(key, signature, message) {
    if (subtle && native) {
      try {
        const imported = await subtle.importKey('raw', buffer(key), { name: 'Ed25519' }, false, ['verify']);
        return await subtle.verify({ name: 'Ed25519' }, imported, buffer(signature), buffer(message));
      } catch {
        // this browser doesn't know Ed25519
      }
    }
    try {
      return noble.verify(signature, message, key, { zip215: false });
    } catch {
      return false;
    }
  },
});
