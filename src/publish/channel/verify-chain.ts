// The issues of a channel from the first to the last → whether each is signed, follows the one before and is in its place; changes of key are followed.
import { fromUtf8, sameBytes, toHex } from './bytes.ts';
import { parseCanonical } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import { type Issue, isIssue, issueFiles } from './issue.ts';
import { fingerprint, keyLine, keyOfLine } from './public-key.ts';
import { isRotation, rotationHolds } from './rotation-proof.ts';
import { isSignedBy } from './sshsig.ts';
import type { Broken, ChannelFiles } from './verify.ts';

/** One issue as it lies there. */
export interface Link {
  number: number;
  /** SHA-256 of its bytes. */
  digest: string;
  /** Undefined where the bytes are no issue. */
  issue?: Issue;
  /** Of the key that signed it. */
  key?: Uint8Array;
  fingerprint?: string;
  broken: Broken[];
}

export interface Chain {
  channel?: string;
  key?: Uint8Array;
  published?: string;
  /** Of the issue before; undefined where that one is broken, which is told there. */
  digest?: string;
}

/** Whether the key before named this one, directly or through others. */
const isNamed = async (from: Uint8Array, to: Uint8Array, issue: Issue, crypto: Crypto): Promise<boolean> => {
  let at = keyLine(from);
  for (const rotation of issue.rotations ?? []) {
    if (!isRotation(rotation) || rotation.from !== at || !(await rotationHolds(rotation, crypto))) return false;
    at = rotation.to;
  }
  return at === keyLine(to);
};

/** Reads one issue and holds it against those before it; undefined where it isn't there. */
export const readLink = async (files: ChannelFiles, crypto: Crypto, number: number, before: Chain): Promise<Link | undefined> => {
  const paths = issueFiles(number);
  const bytes = await files.read(paths.issue);
  if (!bytes) return undefined;
  const broken: Broken[] = [];
  const say = (file: string, code: Broken['code'], message: string): void => void broken.push({ file, code, message });
  const link: Link = { number, digest: toHex(await crypto.sha256(bytes)), broken };
  const value = parseCanonical(bytes);
  const key = isIssue(value) ? keyOfLine(value.key) : undefined;
  if (!isIssue(value) || !key || keyLine(key) !== value.key) {
    say(paths.issue, 'not-canonical', 'it is no issue in canonical JSON, so it is not what was signed');
    return link;
  }
  link.issue = value;
  const sig = await files.read(paths.sig);
  const text = sig && fromUtf8(sig);
  if (!sig) say(paths.sig, 'missing', 'the signature is missing');
  else if (text === undefined || !(await isSignedBy(key, bytes, text, 'sitrep-issue', crypto)))
    say(paths.issue, 'signature', 'it and its signature don’t belong together');
  if (broken.length) return link;
  link.key = key;
  link.fingerprint = await fingerprint(key, crypto);
  if (value.number !== number) say(paths.issue, 'order', `it is issue ${value.number}, in the place of issue ${number}`);
  else if (number === 1 && link.fingerprint !== value.channel.id)
    say(paths.issue, 'signer', 'it is signed by another key than the channel is named after');
  else if (before.channel !== undefined && before.channel !== value.channel.id)
    say(paths.issue, 'chain', 'it belongs to another channel');
  else if (before.key && !sameBytes(before.key, key) && !(await isNamed(before.key, key, value, crypto)))
    say(paths.issue, 'signer', `it is signed by ${link.fingerprint}, which the key before did not name as its successor`);
  else if (before.digest !== undefined && value.previous !== before.digest)
    say(paths.issue, 'chain', `it does not follow the issue ${number - 1} that lies here`);
  else if (number === 1 && value.previous !== undefined)
    say(paths.issue, 'chain', 'it is the first here, but not the first that was signed');
  else if (before.published !== undefined && value.published < before.published)
    say(paths.issue, 'date', `it is dated ${value.published}, before the issue that it follows`);
  return link;
};

/** What the next issue is held against. */
export const after = (before: Chain, link: Link | undefined): Chain => {
  const sound = link?.issue && link.broken.length === 0 ? link : undefined;
  if (!sound?.issue) {
    const { digest: _, ...rest } = before;
    return rest;
  }
  return { channel: sound.issue.channel.id, key: sound.key!, published: sound.issue.published, digest: sound.digest };
};
