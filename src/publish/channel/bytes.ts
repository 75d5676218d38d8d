// Bytes ↔ text, hex, base64, and the length-prefixed strings of SSH (RFC 4251, section 5). Runs in Node and in a browser.

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** UTF-8 → text; undefined where it is none. A byte order mark stays. */
export const fromUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

export const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const b of bytes) binary += String.fromCharCode(b);
  return btoa(binary);
};

/** Base64 → bytes; undefined where it isn't written as `toBase64` would write it. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
};

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

export const uint32 = (n: number): Uint8Array => new Uint8Array([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);

/** An SSH string: four bytes of length, then the bytes. */
export const sshString = (value: Uint8Array | string): Uint8Array => {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  return concat(uint32(bytes.length), bytes);
};

/** Reads SSH's strings and numbers one after another; a read past the end gives undefined. */
export const sshReader = (bytes: Uint8Array) => {
  let at = 0;
  const take = (n: number): Uint8Array | undefined => {
    if (at + n > bytes.length) return undefined;
    at += n;
    return bytes.slice(at - n, at);
  };
  const number = (): number | undefined => {
    const b = take(4);
    return b && ((b[0]! << 24) | (b[1]! << 16) | (b[2]! << 8) | b[3]!) >>> 0;
  };
  return {
    take,
    number,
    string(): Uint8Array | undefined {
      const n = number();
      return n === undefined ? undefined : take(n);
    },
    atEnd: (): boolean => at === bytes.length,
  };
};
