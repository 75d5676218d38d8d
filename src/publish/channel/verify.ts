// A channel → whether it is unaltered since it was signed, and what is broken, by file. Needs nothing but the files: no network, no dossier. Runs in Node and in
// a browser. It says nothing about whether what the channel tells is true.
import { fromUtf8, toHex } from './bytes.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import { HEAD_FILE, type Head, type Issue, isHead, issueFiles } from './issue.ts';
import { isPinned } from './public-key.ts';
import { parseSums, type Sums } from './sums.ts';
import { after, type Chain, type Link, readLink } from './verify-chain.ts';

/** Where a channel lies. */
export interface ChannelFiles {
  /** Bytes of a file; undefined where it isn't there. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** All files; absent where that can't be told (over HTTP). */
  list?(): Promise<string[]>;
}

export interface Pins {
  /** A fingerprint or public key that the reader has from elsewhere. */
  key?: string;
  /** SHA-256 of an issue that the reader has seen before: the last one, best. */
  head?: string;
}

export type ProblemCode =
  | 'no-channel'
  | 'missing-issue'
  | 'not-canonical'
  | 'signature'
  | 'chain'
  | 'order'
  | 'date'
  | 'signer'
  | 'pinned-key'
  | 'pinned-head'
  | 'altered'
  | 'missing'
  | 'added';

export interface Broken {
  /** From the channel's root. */
  file: string;
  code: ProblemCode;
  message: string;
}

export interface Verified {
  ok: boolean;
  channel?: { id: string; title: string };
  /** Number and SHA-256 of the last issue, when it was published, and the fingerprint of the key that signed it. */
  last?: { number: number; issue: string; published: string; key: string };
  /** Whether the signer was held against a key from elsewhere. */
  signer: 'pinned' | 'not checked';
  /** Whether the last issue was held against one that the reader knows; `newer`: how many came after that. */
  known: 'pinned' | 'not checked';
  newer?: number;
  /** An issue beyond the last whose publication was not finished. */
  pending?: number;
  /** How many files were looked at. */
  files: number;
  broken: Broken[];
  notes: string[];
}

const hexOf = async (bytes: Uint8Array, crypto: Crypto): Promise<string> => toHex(await crypto.sha256(bytes));

/** The bytes of head.json. */
export const headBytes = (channel: string, number: number, issue: string): Uint8Array =>
  canonicalBytes({ schema: 'sitrep-head/1', channel, number, issue } satisfies Head);

/** The list of files that an issue pins; what is wrong with it is told in `broken`. */
const readSums = async (files: ChannelFiles, issue: Issue, crypto: Crypto, broken: Broken[]): Promise<Sums | undefined> => {
  const file = issueFiles(issue.number).sums;
  const bytes = await files.read(file);
  const sums = bytes && (await hexOf(bytes, crypto)) === issue.files.sums ? parseSums(fromUtf8(bytes) ?? '') : undefined;
  if (sums && sums.size === issue.files.count) return sums;
  if (bytes) broken.push({ file, code: 'altered', message: 'the list of files is not the one that was signed' });
  else broken.push({ file, code: 'missing', message: 'the list of files is missing' });
  return undefined;
};

const MANY_MISSING = 8;

/** All issues, and one that lies beyond the last where its publication was not finished. */
const readChain = async (files: ChannelFiles, crypto: Crypto, head: Head, broken: Broken[]) => {
  const links: Link[] = [];
  const missing: number[] = [];
  let state: Chain = {};
  // Where many in a row are missing, the number itself is wrong: nobody counts to what a stranger wrote into head.json.
  for (let number = 1; number <= head.number && number - (links.at(-1)?.number ?? 0) <= MANY_MISSING; number++) {
    const link = await readLink(files, crypto, number, state);
    if (link) links.push(link);
    else missing.push(number);
    state = after(state, link);
  }
  const last = links.at(-1);
  const misnamed = last !== undefined && last.number < head.number && last.digest === head.issue;
  for (const number of missing)
    if (!misnamed || number < last.number)
      broken.push({ file: issueFiles(number).issue, code: 'missing-issue', message: `issue ${number} is missing` });
  const beyond = state.digest === undefined ? undefined : await readLink(files, crypto, head.number + 1, state);
  const faults: Broken[] = [];
  const sums = beyond?.issue && beyond.broken.length === 0 ? await readSums(files, beyond.issue, crypto, faults) : undefined;
  return { links, pending: sums && beyond ? { link: beyond, issue: beyond.issue!, sums } : undefined };
};

/** Holds the chain against what the reader knows from elsewhere. */
const holdPins = async (links: readonly Link[], pending: Link | undefined, pins: Pins, crypto: Crypto, result: Verified) => {
  const last = links.at(-1)!;
  const say = (file: string, code: ProblemCode, message: string): void => void result.broken.push({ file, code, message });
  if (pins.key !== undefined) {
    const key = pins.key;
    const pinned = await Promise.all(links.map((l) => (l.key && !l.broken.length ? isPinned(key, l.key, crypto) : false)));
    if (pinned.includes(true)) result.signer = 'pinned';
    else
      say(issueFiles(last.number).sig, 'pinned-key', `the signer is ${last.fingerprint ?? 'unknown'}, not the key that you gave`);
  }
  if (pins.head !== undefined) {
    const wanted = pins.head.trim().toLowerCase();
    const at = links.find((l) => l.digest === wanted);
    if (at) {
      result.known = 'pinned';
      result.newer = last.number - at.number;
    } else if (pending?.digest === wanted)
      say(
        HEAD_FILE,
        'pinned-head',
        `the issue that you know (${pending.number}) lies here, but its publication was not finished`,
      );
    else
      say(
        HEAD_FILE,
        'pinned-head',
        'the issue that you know is not here: this copy is older than what you know, or another channel',
      );
  }
};

/** Whether a file that the last list doesn't name is an older list of files, or part of an unfinished publication. */
const belongs = async (
  files: ChannelFiles,
  crypto: Crypto,
  path: string,
  older: ReadonlyMap<string, string | undefined>,
  pending: { link: Link; issue: Issue; sums: Sums } | undefined,
): Promise<boolean> => {
  const bytes = await files.read(path);
  const digest = bytes && (await hexOf(bytes, crypto));
  if (!digest) return false;
  if (older.get(path) === digest) return true;
  if (!pending) return false;
  const { issue, sig, sums, next } = issueFiles(pending.link.number);
  if ([issue, sig, sums].includes(path)) return true; // held against the chain before
  const target = path.startsWith(next) ? path.slice(next.length) : path;
  if (target === HEAD_FILE)
    return digest === (await hexOf(headBytes(pending.issue.channel.id, pending.link.number, pending.link.digest), crypto));
  return pending.sums.get(target) === digest;
};

/** Verifies a channel. Never throws for what it finds; rejects only where reading itself fails. */
export const verifyChannel = async (files: ChannelFiles, crypto: Crypto, pins: Pins = {}): Promise<Verified> => {
  const broken: Broken[] = [];
  const notes: string[] = [];
  const result: Verified = { ok: false, signer: 'not checked', known: 'not checked', files: 1, broken, notes };
  const say = (file: string, code: ProblemCode, message: string): void => {
    if (!broken.some((b) => b.file === file)) broken.push({ file, code, message });
  };
  const headFile = await files.read(HEAD_FILE);
  const head = headFile && parseCanonical(headFile);
  if (!headFile) say(HEAD_FILE, 'no-channel', 'there is no channel here: head.json is missing');
  else if (!isHead(head)) say(HEAD_FILE, 'altered', 'it is not what a channel writes');
  if (!isHead(head)) return result;

  const { links, pending } = await readChain(files, crypto, head, broken);
  const last = links.at(-1);
  const sums = last?.issue && !last.broken.length ? await readSums(files, last.issue, crypto, broken) : undefined;
  for (const link of links)
    for (const b of link.broken) {
      // Which of the two was altered? The signed list of files tells, or head.json of the last.
      const intact = (link === last ? head.issue : sums?.get(issueFiles(link.number).issue)) === link.digest;
      const file = b.code === 'signature' && intact ? issueFiles(link.number).sig : b.file;
      say(file, b.code, b.message);
    }
  if (!last) return result;
  result.files += 2 * links.length;
  if (last.issue && !last.broken.length) {
    const { channel, published } = last.issue;
    result.channel = { id: channel.id, title: channel.title };
    result.last = { number: last.number, issue: last.digest, published, key: last.fingerprint! };
    if (head.issue !== last.digest || head.channel !== channel.id || head.number !== last.number)
      say(HEAD_FILE, 'altered', 'it names another last issue than the one that lies here');
  }
  await holdPins(links, pending?.link, pins, crypto, result);
  if (!sums) {
    notes.push('the pages and feeds were not checked, for what tells their digests is broken');
    return result;
  }
  if (pending) {
    result.pending = pending.issue.number;
    notes.push(`issue ${pending.issue.number} lies here too, but its publication was not finished: sitrep publish finishes it`);
  }

  for (const [path, digest] of sums) {
    const bytes = await files.read(path);
    if (!/^issues\/\d+\/issue\.json(\.sig)?$/.test(path)) result.files += 1;
    const found = bytes && (await hexOf(bytes, crypto));
    if (!bytes && (!pending || pending.sums.has(path))) say(path, 'missing', 'it is missing');
    if (bytes && found !== digest && found !== pending?.sums.get(path)) say(path, 'altered', 'it is not what was signed');
  }
  result.files += 1;
  const older = new Map(links.slice(0, -1).map((l) => [issueFiles(l.number).sums, l.issue?.files.sums]));
  for (const path of (await files.list?.()) ?? []) {
    if (path === HEAD_FILE || sums.has(path) || Object.values(issueFiles(last.number)).includes(path)) continue;
    if (await belongs(files, crypto, path, older, pending)) continue;
    if (older.has(path)) say(path, 'altered', 'the list of files is not the one that was signed');
    else say(path, 'added', 'no signed list of files names it');
  }
  if (!files.list) notes.push('whether files were added can’t be seen at an address');
  result.ok = broken.length === 0;
  return result;
};
