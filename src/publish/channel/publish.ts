// A channel's folder, a key and what is to be said → further issues in it, each signed and following the one before. What lies there is verified first: nothing that was
// altered is ever signed again.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { toHex, utf8 } from './bytes.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';
import { commitIssue, finishIssue, type OnStep } from './commit.ts';
import {
  type ChannelHead,
  HEAD_FILE,
  ISSUE_SCHEMA,
  type Issue,
  type IssueKind,
  isIssue,
  issueFiles,
  type Mark,
  type PublicAnswer,
  type PublicBrief,
} from './issue.ts';
import type { SigningKey } from './key-file.ts';
import { nodeCrypto } from './node-crypto.ts';
import { fingerprint, keyBlob, keyLine, keyOfLine } from './public-key.ts';
import { folderFiles } from './read-channel.ts';
import type { Rotation } from './rotation-proof.ts';
import { type IssuePage, siteFiles } from './site.ts';
import { sumsText } from './sums.ts';
import { headBytes, verifyChannel } from './verify.ts';

const sha256 = (bytes: Uint8Array): string => toHex(createHash('sha256').update(bytes).digest());

const fingerprintOf = (line: string): string => {
  const key = keyOfLine(line);
  return key ? `SHA256:${createHash('sha256').update(keyBlob(key)).digest('base64').replace(/=+$/, '')}` : line;
};

export interface OpenedChannel {
  folder: string;
  key: SigningKey;
  /** Changes of key that the next issue must carry. */
  rotations: Rotation[];
  /** Fingerprint of the first key. */
  id: string;
  /** So far; empty where nothing was published yet. */
  issues: Issue[];
  /** SHA-256 of each, and of its signature file. */
  digests: string[];
  sigs: string[];
  /** Pinned by the caller: the page of an issue, the script of the verify page. */
  script: Uint8Array;
  issuePage?: IssuePage;
}

export interface OpenChannelOptions {
  key: SigningKey;
  rotations?: readonly Rotation[];
  script: Uint8Array;
  issuePage?: IssuePage;
  onStep?: OnStep;
}

/** Opens the channel in a folder, or a new one where the folder is missing or empty; finishes what a crash left. Throws with what is wrong. */
export const openChannel = async (
  folder: string,
  { key, rotations = [], script, issuePage, onStep }: OpenChannelOptions,
): Promise<OpenedChannel> => {
  const own = await fingerprint(key.public, nodeCrypto);
  const shared = { folder, key, script, ...(issuePage && { issuePage }) };
  const files = folderFiles(folder);
  const isNew = !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
  if (isNew)
    return {
      ...shared,
      rotations: [],
      id: rotations.length ? fingerprintOf(rotations[0]!.from) : own,
      issues: [],
      digests: [],
      sigs: [],
    };
  if (!(await files.read(HEAD_FILE)))
    throw new Error(`${folder} is not empty and holds no channel (head.json is missing): give another folder, or empty it`);
  const verified = await verifyChannel(files, nodeCrypto);
  if (!verified.ok) {
    const [first] = verified.broken;
    throw new Error(
      `${folder} was altered since it was signed (${first?.file}: ${first?.message}${verified.broken.length > 1 ? `, and ${verified.broken.length - 1} more` : ''}): nothing is published into it; take an unaltered copy (sitrep verify tells)`,
    );
  }
  const last = verified.pending ?? verified.last!.number;
  await finishIssue(folder, last, onStep);
  const issues: Issue[] = [];
  const digests: string[] = [];
  const sigs: string[] = [];
  for (let number = 1; number <= last; number++) {
    const paths = issueFiles(number);
    const bytes = await files.read(paths.issue);
    const sig = await files.read(paths.sig);
    const issue = bytes && parseCanonical(bytes);
    if (!bytes || !sig || !isIssue(issue)) throw new Error(`${folder}: issue ${number} can't be read`);
    issues.push(issue);
    digests.push(sha256(bytes));
    sigs.push(sha256(sig));
  }
  const signer = issues.at(-1)!.key;
  const at = rotations.findIndex((r) => r.from === signer);
  if (signer !== keyLine(key.public) && at < 0)
    throw new Error(
      `${folder} is signed by ${fingerprintOf(signer)}, and this key is ${own}: use that key, or let it name this one (sitrep key rotate)`,
    );
  return { ...shared, rotations: at < 0 ? [] : rotations.slice(at), id: issues[0]!.channel.id, issues, digests, sigs };
};

/** What an issue says. */
export interface IssueDraft {
  kind: IssueKind;
  brief?: PublicBrief;
  reviewed?: boolean;
  replaces?: number;
  marks?: Mark[];
  answers?: PublicAnswer[];
}

export interface BuiltIssue {
  issue: Issue;
  bytes: Uint8Array;
  digest: string;
  /** The site around it, by path. */
  site: Map<string, Uint8Array>;
  sums: Uint8Array;
}

/** Makes the next issue. `now`: ISO 8601 in UTC; a clock that went back doesn't take the channel back. */
export const buildIssue = (channel: OpenedChannel, draft: IssueDraft, head: Omit<ChannelHead, 'id'>, now: string): BuiltIssue => {
  const { issues, digests, sigs, key, rotations, script, issuePage } = channel;
  const before = issues.at(-1);
  const previous = digests.at(-1);
  const number = issues.length + 1;
  const issue: Issue = {
    schema: ISSUE_SCHEMA,
    channel: { ...head, id: channel.id },
    number,
    published: before && before.published > now ? before.published : now,
    ...draft,
    key: keyLine(key.public),
    ...(previous !== undefined && { previous }),
    files: { sums: '', count: 0 },
    ...(rotations.length > 0 && { rotations: [...rotations] }),
  };
  const site = siteFiles([...issues, issue], { fingerprintOf, script, ...(issuePage && { issuePage }) });
  const sums = new Map([...site].map(([path, bytes]) => [path, sha256(bytes)]));
  for (const [i, old] of issues.entries()) {
    const paths = issueFiles(old.number);
    sums.set(paths.issue, digests[i]!);
    sums.set(paths.sig, sigs[i]!);
  }
  const text = sumsText(sums);
  issue.files = { sums: sha256(utf8(text)), count: sums.size };
  const bytes = canonicalBytes(issue);
  return { issue, bytes, digest: sha256(bytes), site, sums: utf8(text) };
};

/** Signs an issue and brings it into the folder; the channel as it is then. */
export const commitBuilt = async (channel: OpenedChannel, built: BuiltIssue, onStep?: OnStep): Promise<OpenedChannel> => {
  const { issue, bytes, digest, site, sums } = built;
  const sig = utf8(await channel.key.sign(bytes, 'sitrep-issue'));
  await commitIssue(
    channel.folder,
    {
      number: issue.number,
      issue: bytes,
      sig,
      sums,
      head: headBytes(channel.id, issue.number, digest),
      site,
    },
    onStep,
  );
  return {
    ...channel,
    rotations: [],
    issues: [...channel.issues, issue],
    digests: [...channel.digests, digest],
    sigs: [...channel.sigs, sha256(sig)],
  };
};
