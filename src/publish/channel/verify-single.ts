// One issue without its channel, and its signature → whether they belong together. Its place among the others can't be told.
import { fromUtf8 } from './bytes.ts';
import { parseCanonical } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import { isIssue } from './issue.ts';
import { fingerprint, isPinned, keyOfLine } from './public-key.ts';
import { isSignedBy } from './sshsig.ts';

export interface SingleVerified {
  ok: boolean;
  number?: number;
  /** Fingerprint of the key that signed it. */
  key?: string;
  message: string;
}

/** `pin`: a key that the reader has from elsewhere. */
export const verifySingle = async (
  bytes: Uint8Array,
  sig: Uint8Array | undefined,
  crypto: Crypto,
  pin?: string,
): Promise<SingleVerified> => {
  const issue = parseCanonical(new Uint8Array(bytes));
  const key = isIssue(issue) ? keyOfLine(issue.key) : undefined;
  if (!isIssue(issue) || !key) return { ok: false, message: 'it is neither a channel nor an issue of one' };
  const text = sig && fromUtf8(new Uint8Array(sig));
  if (text === undefined)
    return { ok: false, number: issue.number, message: 'its signature (issue.json.sig) must lie beside it' };
  const own = await fingerprint(key, crypto);
  if (!(await isSignedBy(key, new Uint8Array(bytes), text, 'sitrep-issue', crypto)))
    return { ok: false, number: issue.number, message: 'it and its signature don’t belong together' };
  if (pin !== undefined && !(await isPinned(pin, key, crypto)))
    return { ok: false, number: issue.number, key: own, message: `the signer is ${own}, not the key that you gave` };
  return { ok: true, number: issue.number, key: own, message: 'unaltered' };
};
