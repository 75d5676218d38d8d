// Canonical JSON (RFC 8785): the one way to write a value, so that the same content has the same bytes and the same digest.
import canonicalize from 'canonicalize';
import { fromUtf8, utf8 } from './bytes.ts';

/** The canonical bytes of a value. Throws where JSON can't say it (NaN, half a surrogate pair). */
export const canonicalBytes = (value: object): Uint8Array => utf8(canonicalize(value)!);

/** The value of canonical bytes; undefined where they are not canonical: other spacing, order, escapes, keys that stand twice. */
export const parseCanonical = (bytes: Uint8Array): unknown => {
  const text = fromUtf8(bytes);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return canonicalize(value as object) === text ? value : undefined;
  } catch {
    return undefined;
  }
};
