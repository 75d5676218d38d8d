// The files of a new issue → the channel's folder, so that a crash at any moment leaves a channel that verifies. All that is new is written beside the channel first and
// comes in by one renaming, as a folder that the last issue's list doesn't name but that is signed in itself: from then on either list of files is right, until head.json,
// replaced last, names the new issue. What a crash left is finished by the next publish.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fromUtf8, sameBytes } from './bytes.ts';
import { HEAD_FILE, issueFiles, issueFolder } from './issue.ts';
import { folderFiles } from './read-channel.ts';
import { parseSums } from './sums.ts';

/** Told after each step that a crash could follow; tests crash there. */
export type OnStep = (step: string) => void;

const syncFolder = (folder: string): void => {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // some systems don't let folders be opened; the renaming is then as safe as they make it
  }
};

const writeDurably = (file: string, bytes: Uint8Array): void => {
  mkdirSync(dirname(file), { recursive: true });
  const fd = openSync(file, 'w', 0o644);
  try {
    let at = 0;
    while (at < bytes.length) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

const PARTIAL = /^\.(.+)\.publishing-(\d+)$/;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** A folder beside the channel's, on the same disk, to write in; what crashed runs left there is removed. */
const stagingFor = (folder: string): string => {
  const [parent, name] = [dirname(resolve(folder)), basename(resolve(folder))];
  mkdirSync(parent, { recursive: true });
  for (const entry of readdirSync(parent)) {
    const match = PARTIAL.exec(entry);
    if (match?.[1] === name && !isRunning(Number(match[2]))) rmSync(join(parent, entry), { recursive: true, force: true });
  }
  const staging = join(parent, `.${name}.publishing-${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { mode: 0o755 });
  return staging;
};

const isEmptyFolder = (folder: string): boolean => statSync(folder).isDirectory() && readdirSync(folder).length === 0;

export interface IssueFiles {
  number: number;
  /** issue.json, its signature, and the list of files. */
  issue: Uint8Array;
  sig: Uint8Array;
  sums: Uint8Array;
  head: Uint8Array;
  /** Every other file, by path. */
  site: ReadonlyMap<string, Uint8Array>;
}

/** Writes the first issue, with the whole channel around it. The folder must be missing or empty. */
const commitFirst = async (folder: string, files: IssueFiles, onStep: OnStep): Promise<void> => {
  const staging = stagingFor(folder);
  const paths = issueFiles(files.number);
  const all = new Map([
    ...files.site,
    [paths.issue, files.issue],
    [paths.sig, files.sig],
    [paths.sums, files.sums],
    [HEAD_FILE, files.head],
  ]);
  for (const [path, bytes] of all) {
    writeDurably(join(staging, path), bytes);
    onStep(`staged ${path}`);
  }
  syncFolder(staging);
  try {
    renameSync(staging, folder);
  } catch (error) {
    // The folder is a disk of its own, or one that can't be replaced: head.json makes it a channel, and comes last.
    if (!['EBUSY', 'EXDEV', 'EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    for (const [path, bytes] of all) writeDurably(join(folder, path), bytes);
    rmSync(staging, { recursive: true, force: true });
  }
  onStep('renamed');
  syncFolder(dirname(resolve(folder)));
};

/** Moves what waits in an issue's folder to its place, head.json last, and takes away what no list names any more. */
export const finishIssue = async (folder: string, number: number, onStep: OnStep = () => undefined): Promise<void> => {
  const { next, sums } = issueFiles(number);
  const waiting = join(folder, next);
  if (existsSync(waiting)) {
    const paths = await folderFiles(waiting).list();
    for (const path of paths.filter((p) => p !== HEAD_FILE)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      renameSync(join(waiting, path), join(folder, path));
      onStep(`moved ${path}`);
    }
    const listed = parseSums(fromUtf8(new Uint8Array(readFileSync(join(folder, sums)))) ?? '');
    const before = join(folder, issueFiles(number - 1).sums);
    const earlier = existsSync(before) ? parseSums(fromUtf8(new Uint8Array(readFileSync(before))) ?? '') : undefined;
    for (const path of earlier?.keys() ?? []) if (listed && !listed.has(path)) rmSync(join(folder, path), { force: true });
    syncFolder(folder);
    if (paths.includes(HEAD_FILE)) renameSync(join(waiting, HEAD_FILE), join(folder, HEAD_FILE));
    onStep('head');
    rmSync(waiting, { recursive: true, force: true });
    syncFolder(folder);
  }
  for (let n = number - 1; n > 0; n--) {
    const old = join(folder, issueFiles(n).sums);
    if (!existsSync(old)) break;
    rmSync(old, { force: true });
    onStep(`dropped ${n}`);
  }
};

/** Writes an issue that follows others. */
const commitNext = async (folder: string, files: IssueFiles, onStep: OnStep): Promise<void> => {
  const staging = stagingFor(folder);
  const { next } = issueFiles(files.number);
  const own = `${issueFolder(files.number)}/`;
  const present = folderFiles(folder);
  const put = (path: string, bytes: Uint8Array): void => {
    writeDurably(join(staging, path), bytes);
    onStep(`staged ${path}`);
  };
  const inside = (path: string): string => path.slice(own.length);
  put('issue.json', files.issue);
  put('issue.json.sig', files.sig);
  put('SHA256SUMS', files.sums);
  for (const [path, bytes] of files.site) {
    if (path.startsWith(own)) {
      put(inside(path), bytes);
      continue;
    }
    const old = await present.read(path);
    if (!old || !sameBytes(old, bytes)) put(`${inside(next)}${path}`, bytes);
  }
  put(`${inside(next)}${HEAD_FILE}`, files.head);
  syncFolder(staging);
  try {
    renameSync(staging, join(folder, issueFolder(files.number)));
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST')
      throw new Error(`${folder}: issue ${files.number} came in from another publish meanwhile: run it again`);
    if (code === 'EXDEV')
      throw new Error(
        `${folder} is another disk than the folder around it: publish into a folder inside of it, so that nothing is left half written`,
      );
    throw error;
  }
  onStep('committed');
  syncFolder(join(folder, 'issues'));
  await finishIssue(folder, files.number, onStep);
};

/** Brings an issue into the channel's folder. */
export const commitIssue = async (folder: string, files: IssueFiles, onStep: OnStep = () => undefined): Promise<void> => {
  if (files.number > 1) return commitNext(folder, files, onStep);
  if (existsSync(folder) && !isEmptyFolder(folder))
    throw new Error(`${folder} is not empty and holds no channel: give another folder, or empty it`);
  return commitFirst(folder, files, onStep);
};
