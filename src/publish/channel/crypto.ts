// What verifying needs of cryptography, as an interface: Node's and the browser's differ (node-crypto.ts, web-crypto.ts).

export interface Crypto {
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
  sha512(bytes: Uint8Array): Promise<Uint8Array>;
  /** Whether an Ed25519 signature (64 bytes) over a message is that of a public key (32 bytes). */
  verify(key: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean>;
}
