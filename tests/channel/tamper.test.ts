// Harm done to a channel, and whether verifying tells it and names where. What a copy alone can't show (another signer, an older copy) takes a pin.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fingerprint,
  folderFiles,
  type Issue,
  keyLine,
  makeKeyFile,
  nodeCrypto,
  openKeyFile,
  readRotations,
  rotateKeyFile,
} from '../../src/publish/channel/index.ts';
import { brief } from './briefs.ts';
import {
  alter,
  copyOf,
  DRAFTS,
  makeChannel,
  newFolder,
  publicOf,
  publishInto,
  removeFolders,
  tick,
  verifyFolder,
} from './make.ts';

type Json = Record<string, unknown>;
let folder: string;
let key: string;
let paths: string[];
let pin: string;
const noPassphrase = async () => '';
beforeAll(async () => {
  ({ folder, key } = await makeChannel());
  paths = await folderFiles(folder).list();
  pin = await fingerprint((await openKeyFile(key, noPassphrase)).public, nodeCrypto);
});
afterAll(removeFolders);

const codes = async (copy: string, pins = {}) => (await verifyFolder(copy, pins)).broken.map((b) => `${b.code} ${b.file}`);
const issue = (copy: string, n: number): Issue => JSON.parse(readFileSync(join(copy, `issues/00000${n}/issue.json`), 'utf8'));

describe('a channel as it was signed', () => {
  it('holds, and says what it can’t know', async () => {
    expect(await verifyFolder(folder)).toMatchObject({
      ok: true,
      broken: [],
      signer: 'not checked',
      known: 'not checked',
      last: { number: 3, key: pin },
    });
    const { last } = await verifyFolder(folder);
    expect(await verifyFolder(folder, { key: pin, head: last!.issue })).toMatchObject({
      ok: true,
      signer: 'pinned',
      known: 'pinned',
      newer: 0,
    });
    const first = issue(folder, 2).previous!;
    expect(await verifyFolder(folder, { head: first })).toMatchObject({ ok: true, known: 'pinned', newer: 2 });
  });

  it('holds wherever it is copied to: every link between pages is relative', async () => {
    expect(await verifyFolder(copyOf(folder))).toMatchObject({ ok: true });
    for (const path of paths.filter((p) => p.endsWith('.html'))) {
      const text = readFileSync(join(folder, path), 'utf8');
      for (const [, url] of text.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(url, path).toMatch(/^(?!\/)(?:[\w./#-]*$|data:,$|mailto:|https:\/\/(?:coast-tribune|meridian)\.example)/);
    }
  });
});

describe('harm', () => {
  it('to any file is found, and that file is named: a byte more, a byte less, a byte changed, the file gone', async () => {
    for (const path of paths) {
      for (const change of [
        (b: Buffer) => Buffer.concat([b, Buffer.from(' ')]),
        (b: Buffer) => b.subarray(1),
        (b: Buffer) => Buffer.from(b.map((byte, at) => (at === b.length >> 1 ? byte ^ 1 : byte))),
      ]) {
        const before = readFileSync(join(folder, path));
        const after = change(before);
        if (before.equals(Buffer.from(after))) continue;
        writeFileSync(join(folder, path), after);
        const found = await verifyFolder(folder);
        writeFileSync(join(folder, path), before);
        expect(found.ok, path).toBe(false);
        expect(
          found.broken.map((b) => b.file),
          path,
        ).toContain(path);
      }
      const copy = copyOf(folder);
      rmSync(join(copy, path));
      const found = await verifyFolder(copy);
      expect(found.ok, path).toBe(false);
      expect(
        found.broken.map((b) => b.file),
        path,
      ).toContain(path);
    }
    expect(await verifyFolder(folder)).toMatchObject({ ok: true });
  });

  it('by any bit in any file is found', async () => {
    const sizes = new Map(paths.map((p) => [p, readFileSync(join(folder, p)).length]));
    const target = fc
      .constantFrom(...paths.filter((p) => sizes.get(p)! > 0))
      .chain((path) => fc.tuple(fc.constant(path), fc.nat(sizes.get(path)! - 1), fc.nat(7)));
    await fc.assert(
      fc.asyncProperty(target, async ([path, at, bit]) => {
        const before = readFileSync(join(folder, path));
        const after = Buffer.from(before);
        after[at]! ^= 1 << bit;
        writeFileSync(join(folder, path), after);
        try {
          const { ok, broken } = await verifyFolder(folder);
          expect(ok).toBe(false);
          expect(broken.map((b) => b.file)).toContain(path);
        } finally {
          writeFileSync(join(folder, path), before);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('to the text of an issue, its date, its number, its key', async () => {
    const harm = async (path: string, to: unknown): Promise<string[]> => {
      const copy = copyOf(folder);
      alter(copy, 'issues/000002/issue.json', (b) => {
        const value = JSON.parse(b.toString()) as Issue;
        const names = path.split('.');
        const parent = names.slice(0, -1).reduce((at, name) => at[name] as Json, value as unknown as Json);
        parent[names.at(-1)!] = to;
        return JSON.stringify(value); // the order of keys stays, so it stays canonical
      });
      return codes(copy);
    };
    const told = 'signature issues/000002/issue.json';
    expect(await harm('brief.sections.0.sentences.0.text', 'All is well.')).toContain(told);
    expect(await harm('published', '2031-10-14T07:00:00.000Z')).toContain(told);
    expect(await harm('number', 3)).toContain(told);
    const other = await makeKeyFile(join(newFolder(), 'other'));
    expect(await harm('key', keyLine(other.public))).toContain(told);
    expect(await harm('key', 'ssh-rsa AAAA')).toContain('not-canonical issues/000002/issue.json');
  });

  it('by an issue that is signed again with another key', async () => {
    const other = await makeKeyFile(join(newFolder(), 'other'));
    const copy = copyOf(folder);
    alter(copy, 'issues/000002/issue.json', (b) => b.toString().replace(/ssh-ed25519 [\w+/=]+/, keyLine(other.public)));
    const sig = await other.sign(readFileSync(join(copy, 'issues/000002/issue.json')), 'sitrep-issue');
    writeFileSync(join(copy, 'issues/000002/issue.json.sig'), sig);
    expect(await codes(copy)).toContain('signer issues/000002/issue.json');
  });

  it('to the order: two issues exchanged', async () => {
    const copy = copyOf(folder);
    renameSync(join(copy, 'issues/000001'), join(copy, 'issues/x'));
    renameSync(join(copy, 'issues/000002'), join(copy, 'issues/000001'));
    renameSync(join(copy, 'issues/x'), join(copy, 'issues/000002'));
    expect(await codes(copy)).toEqual(
      expect.arrayContaining(['order issues/000001/issue.json', 'order issues/000002/issue.json']),
    );
  });

  it('by a missing issue, a replaced feed, an added file', async () => {
    const missing = copyOf(folder);
    rmSync(join(missing, 'issues/000002'), { recursive: true });
    expect(await codes(missing)).toContain('missing-issue issues/000002/issue.json');
    const feed = copyOf(folder);
    alter(feed, 'feeds/rss.xml', (b) => b.toString().replace('The Orsa Strait, the days after', 'Nothing happened'));
    expect(await codes(feed)).toEqual(['altered feeds/rss.xml']);
    for (const path of ['issues/000002/more.html', 'issues/000009.txt', '.well-known/security.txt', 'a.html']) {
      const added = copyOf(folder);
      writeFileSync(join(added, path), 'more');
      expect(await codes(added)).toEqual([`added ${path}`]);
    }
  });

  it('by an issue of the signer’s own that follows something else: the chain shows it', async () => {
    const other = join(newFolder(), 'other');
    await publishInto(other, key, [
      { kind: 'brief', reviewed: true, brief: publicOf(brief('else', { title: 'Another first issue' })).brief },
    ]);
    const copy = copyOf(folder);
    for (const name of ['issue.json', 'issue.json.sig'])
      writeFileSync(join(copy, 'issues/000001', name), readFileSync(join(other, 'issues/000001', name)));
    expect(await codes(copy)).toContain('chain issues/000002/issue.json');
  });

  it('by a head that names another issue, or one that isn’t there', async () => {
    const number = (n: number | string) => async () => {
      const copy = copyOf(folder);
      alter(copy, 'head.json', (b) => b.toString().replace('"number":3', `"number":${n}`));
      return codes(copy);
    };
    expect(await number(2)()).toContain('altered head.json');
    expect(await number(4)()).toContain('altered head.json');
    expect(await number(9007199254740991)()).toContain('altered head.json');
    expect(await number(0)()).toContain('altered head.json');
  });
});

describe('what a copy alone can’t show', () => {
  it('a whole channel signed again with another key: consistent in itself, and found with the key pinned', async () => {
    const home = newFolder();
    await makeKeyFile(join(home, 'thief'));
    const forged = join(home, 'site');
    await publishInto(forged, join(home, 'thief'), DRAFTS());
    expect(await verifyFolder(forged)).toMatchObject({ ok: true, signer: 'not checked' });
    expect(await verifyFolder(forged, { key: pin })).toMatchObject({ ok: false, broken: [{ code: 'pinned-key' }] });
  });

  it('an older copy: consistent in itself, and found with the last issue pinned', async () => {
    const home = newFolder();
    const site = join(home, 'site');
    await makeKeyFile(join(home, 'k'));
    await publishInto(site, join(home, 'k'), DRAFTS().slice(0, 2));
    const older = copyOf(site);
    await publishInto(site, join(home, 'k'), DRAFTS().slice(2));
    const { last } = await verifyFolder(site);
    expect(await verifyFolder(older)).toMatchObject({ ok: true, known: 'not checked' });
    expect(await verifyFolder(older, { head: last!.issue })).toMatchObject({
      ok: false,
      broken: [{ code: 'pinned-head', file: 'head.json' }],
    });
  });
});

describe('a change of key', () => {
  it('is followed from the key that the reader knows to the new one, and only where the old one signed it', async () => {
    const home = newFolder();
    const site = join(home, 'site');
    const old = await makeKeyFile(join(home, 'old'));
    await publishInto(site, join(home, 'old'), DRAFTS().slice(0, 1));
    const fork = copyOf(site);
    await rotateKeyFile({ file: join(home, 'old'), key: old }, join(home, 'new'), { now: tick() });
    await publishInto(site, join(home, 'new'), [{ kind: 'key' }, ...DRAFTS().slice(1, 2)]);
    const oldPin = await fingerprint(old.public, nodeCrypto);
    const newPin = await fingerprint((await openKeyFile(join(home, 'new'), noPassphrase)).public, nodeCrypto);
    for (const k of [oldPin, newPin])
      expect(await verifyFolder(site, { key: k })).toMatchObject({ ok: true, signer: 'pinned', last: { key: newPin } });
    await expect(publishInto(site, join(home, 'old'), DRAFTS().slice(2))).rejects.toThrow('signed by');
    expect(readRotations(join(home, 'new'))).toHaveLength(1);
    await makeKeyFile(join(home, 'stranger'));
    await expect(publishInto(fork, join(home, 'stranger'), DRAFTS().slice(1))).rejects.toThrow('sitrep key rotate');
  });
});

describe('what an altered channel gets', () => {
  it('is no further issue: nothing altered is signed again, and a folder of other things is left alone', async () => {
    const copy = copyOf(folder);
    alter(copy, 'index.html', (b) => b.toString().replace('Strait Watch', 'Straight Watch'));
    await expect(publishInto(copy, key, DRAFTS().slice(2))).rejects.toThrow('index.html');
    const other = newFolder();
    writeFileSync(join(other, 'diary.txt'), 'mine');
    await expect(publishInto(other, key, DRAFTS().slice(0, 1))).rejects.toThrow('not empty');
    expect(readdirSync(other)).toEqual(['diary.txt']);
  });
});
