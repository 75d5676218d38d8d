// A publish that ends in the middle, at every step and by a kill: what lies there verifies, and the next publish takes it up.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { buildIssue, commitBuilt, openChannel, openKeyFile } from '../../src/publish/channel/index.ts';
import { DRAFTS, makeChannel, newFolder, publishInto, removeFolders, script, tick, verifyFolder } from './make.ts';

afterAll(removeFolders);
const HEAD = { title: 'Strait Watch', language: 'en' };
const open = async (folder: string, key: string, onStep?: (s: string) => void) =>
  openChannel(folder, { key: await openKeyFile(key, async () => ''), script: script(), ...(onStep && { onStep }) });

describe('a publish that ends in the middle', { timeout: 300_000 }, () => {
  it('at any step leaves a channel that verifies, with the old issue or the new one; the next publish finishes it', async () => {
    const steps = new Set<string>();
    for (let at = 1; ; at++) {
      const { folder, key } = await makeChannel();
      const before = (await verifyFolder(folder)).last!.issue;
      let step = 0;
      const onStep = (name: string): void => {
        step += 1;
        if (step !== at) return;
        steps.add(name.split(' ')[0]!);
        throw new Error('power cut');
      };
      const channel = await open(folder, key);
      const built = buildIssue(channel, DRAFTS()[1]!, HEAD, tick());
      const ended = await commitBuilt(channel, built, onStep).then(
        () => true,
        () => false,
      );
      const found = await verifyFolder(folder);
      expect(found, `step ${at}`).toMatchObject({ ok: true, broken: [] });
      expect([before, built.digest]).toContain(found.last!.issue);
      const again = await open(folder, key);
      const after = await verifyFolder(folder);
      expect(after).toMatchObject({ ok: true, broken: [] });
      expect(after.pending).toBeUndefined();
      expect(again.issues.length).toBe(after.last!.number);
      await commitBuilt(again, buildIssue(again, DRAFTS()[1]!, HEAD, tick()));
      expect(await verifyFolder(folder)).toMatchObject({ ok: true });
      removeFolders();
      if (ended) break;
    }
    expect([...steps]).toEqual(expect.arrayContaining(['staged', 'committed', 'moved', 'head', 'dropped']));
  });

  it('by kill -9 does so too, the first publish included, and leaves nothing behind', async () => {
    const tsx = import.meta.resolve('tsx');
    const dies = (folder: string, key: string, step: number) =>
      spawnSync(process.execPath, [
        '--import',
        tsx,
        fileURLToPath(new URL('publish-and-die.ts', import.meta.url)),
        folder,
        key,
        String(step),
      ]).signal;
    const { folder, key, home } = await makeChannel();
    for (const step of [3, 14, 18]) {
      expect(dies(folder, key, step)).toBe('SIGKILL');
      expect(await verifyFolder(folder)).toMatchObject({ ok: true, broken: [] });
    }
    const fresh = join(newFolder(), 'fresh');
    expect(dies(fresh, key, 5)).toBe('SIGKILL');
    expect(existsSync(fresh)).toBe(false);
    for (const place of [folder, fresh]) {
      await publishInto(place, key, DRAFTS().slice(0, 1));
      expect(await verifyFolder(place)).toMatchObject({ ok: true, broken: [] });
      expect(readdirSync(dirname(place)).filter((n) => n.includes('publishing'))).toEqual([]);
    }
    expect(home).toBe(dirname(folder));
  });
});
