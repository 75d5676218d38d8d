// A change of key on the publisher's side: the old key's statement lies beside the new key's file until the next publish puts it into the channel.
import { existsSync, readFileSync } from 'node:fs';
import { canonicalBytes } from './canonical.ts';
import { makeKeyFile, type NewKeyOptions, type SigningKey, writeSecret } from './key-file.ts';
import { keyLine } from './public-key.ts';
import { isRotation, type Rotation } from './rotation-proof.ts';

export const rotationFile = (keyFile: string): string => `${keyFile}.rotation`;

/** The changes of key that led to this file's key, the oldest first. */
export const readRotations = (keyFile: string): Rotation[] => {
  const file = rotationFile(keyFile);
  if (!existsSync(file)) return [];
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    value = undefined;
  }
  if (!Array.isArray(value) || !value.every(isRotation))
    throw new Error(`${file} is damaged: sitrep key rotate made it; make a new key from the old one`);
  return value;
};

/** Makes a new key file, and beside it the old key's word that it is the successor. */
export const rotateKeyFile = async (
  old: { file: string; key: SigningKey },
  file: string,
  options: NewKeyOptions & { now: string },
): Promise<SigningKey> => {
  const before = readRotations(old.file);
  if (existsSync(rotationFile(file))) throw new Error(`${rotationFile(file)} exists already: nothing is written over`);
  const key = await makeKeyFile(file, options);
  const statement = {
    schema: 'sitrep-rotation/1' as const,
    from: keyLine(old.key.public),
    to: keyLine(key.public),
    made: options.now,
  };
  const rotation: Rotation = { ...statement, signature: await old.key.sign(canonicalBytes(statement), 'sitrep-key') };
  writeSecret(rotationFile(file), new TextEncoder().encode(`${JSON.stringify([...before, rotation], null, 1)}\n`), 0o644);
  return key;
};
