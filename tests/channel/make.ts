// Channels for tests: in folders of the system's, with keys of their own and a clock that ticks a minute an issue.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVerifyPage } from '../../scripts/build-verify.mjs';
import {
  buildIssue,
  type ChannelHead,
  commitBuilt,
  folderFiles,
  makeKeyFile,
  makePublic,
  nodeCrypto,
  openChannel,
  openKeyFile,
  type Pins,
  readRotations,
  verifyChannel,
} from '../../src/publish/channel/index.ts';
import type { IssueDraft } from '../../src/publish/channel/publish.ts';
import { brief, handlingOf } from './briefs.ts';

export const SECRET = new Uint8Array(32).fill(7);
const noPassphrase = async (): Promise<string> => {
  throw new Error('no passphrase here');
};

const folders: string[] = [];
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-channel-'));
  folders.push(folder);
  return folder;
};
export const removeFolders = (): void => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

export const script = (): Uint8Array => new Uint8Array(readFileSync(buildVerifyPage()));

export const publicOf = (b = brief('one'), reviewed = true) => makePublic(b, { secret: SECRET, reviewed, handling: handlingOf });

const HEAD = { title: 'Strait Watch', language: 'en', answers: 'answers@strait-watch.example' };
let minute = 0;
export const tick = (): string => new Date(Date.UTC(2031, 9, 14, 8, minute++)).toISOString();

/** Publishes drafts one after another into a folder. */
export const publishInto = async (
  folder: string,
  keyFile: string,
  drafts: readonly IssueDraft[],
  now = tick,
  head: Partial<ChannelHead> = {},
): Promise<void> => {
  let channel = await openChannel(folder, {
    key: await openKeyFile(keyFile, noPassphrase),
    rotations: readRotations(keyFile),
    script: script(),
  });
  for (const draft of drafts) channel = await commitBuilt(channel, buildIssue(channel, draft, { ...HEAD, ...head }, now()));
};

/** Three issues: a brief, a later edition with another title, a correction of the first. */
export const DRAFTS = (): IssueDraft[] => [
  { kind: 'brief', reviewed: true, brief: publicOf().brief },
  { kind: 'brief', reviewed: true, brief: publicOf(brief('two', { title: 'The Orsa Strait, the days after' })).brief },
  {
    kind: 'correction',
    marks: [{ issue: 1, sentences: [2], kind: 'withdrawn', note: 'It was read wrongly: nobody was injured.' }],
  },
];

/** A channel of three issues, and its key. */
export const makeChannel = async (): Promise<{ folder: string; key: string; home: string }> => {
  const home = newFolder();
  const key = join(home, 'key');
  await makeKeyFile(key);
  const folder = join(home, 'site');
  await publishInto(folder, key, DRAFTS());
  return { folder, key, home };
};

export const verifyFolder = (folder: string, pins: Pins = {}) => verifyChannel(folderFiles(folder), nodeCrypto, pins);

/** A copy of a channel to do harm to. */
export const copyOf = (folder: string): string => {
  const copy = join(newFolder(), 'copy');
  cpSync(folder, copy, { recursive: true });
  return copy;
};

export const alter = (folder: string, path: string, change: (bytes: Buffer) => Buffer | string): void => {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file)));
};
