// A change of key as a channel carries it: a statement that the old key signs, naming the new one. Runs in Node and in a browser.
import { canonicalBytes } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import { keyOfLine } from './public-key.ts';
import { isSignedBy } from './sshsig.ts';

export interface Rotation {
  schema: 'sitrep-rotation/1';
  /** Public keys, as lines. */
  from: string;
  to: string;
  made: string;
  /** The old key's signature over all the above, as canonical JSON. */
  signature: string;
}

const signedPart = ({ schema, from, to, made }: Rotation): Uint8Array => canonicalBytes({ schema, from, to, made });

export const isRotation = (x: unknown): x is Rotation => {
  const r = x as Rotation;
  return (
    typeof x === 'object' &&
    x !== null &&
    r.schema === 'sitrep-rotation/1' &&
    [r.from, r.to, r.made, r.signature].every((v) => typeof v === 'string') &&
    Object.keys(x).length === 5
  );
};

/** Whether the old key named the new one. */
export const rotationHolds = async (rotation: Rotation, crypto: Crypto): Promise<boolean> => {
  const from = keyOfLine(rotation.from);
  return from !== undefined && isSignedBy(from, signedPart(rotation), rotation.signature, 'sitrep-key', crypto);
};
