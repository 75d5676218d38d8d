// Encrypted backups, and the warning in folders that are synced elsewhere.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, syncedBy } from '../../src/store/index.ts';
import { sitrep } from '../cli/run.ts';
import { READER, tellRecord } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-encrypted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...name: string[]): string => join(folder, ...name);
const env = { SITREP_DOSSIER: at('main.db'), SITREP_PASSPHRASE: 'four random words here' };

describe('encrypted backups', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const store = await openStore(env.SITREP_DOSSIER, { create: true });
    await store.put(tellRecord({ doer: 'Berg', verb: 'met', target: 'Koral' }, { id: 'one' }), READER);
    await store.close();
  });

  it('hold nothing readable, are their owner’s, and leave no plain copy', async () => {
    expect(sitrep(['backup', '--encrypt', at('b.age')], { env })).toMatchObject({ status: 0, out: `${at('b.age')}\n` });
    const bytes = readFileSync(at('b.age'));
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(bytes.includes('Koral')).toBe(false);
    expect(statSync(at('b.age')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(env.SITREP_PASSPHRASE);
    expect(
      Buffer.from(await decrypter.decrypt(bytes))
        .subarray(0, 15)
        .toString(),
    ).toBe('SQLite format 3');
    expect(sitrep(['backup', '--encrypt', at('b.age')], { env })).toMatchObject({
      status: 1,
      err: expect.stringContaining('exists already'),
    });
  });

  it('become the dossier again with the passphrase, and with no other', () => {
    const wrong = sitrep(['restore', at('b.age'), '--dossier', at('r.db')], {
      env: { ...env, SITREP_PASSPHRASE: 'something else' },
    });
    expect(wrong).toMatchObject({ status: 1, err: expect.stringContaining("can't be opened with this key or passphrase") });
    expect(existsSync(at('r.db'))).toBe(false);
    expect(sitrep(['restore', at('b.age'), '--dossier', at('r.db')], { env })).toMatchObject({
      status: 0,
      out: `${at('r.db')}\n`,
    });
    const all = ['list', 'reports', '--json'];
    expect(sitrep([...all, '--dossier', at('r.db')]).out).toBe(sitrep(all, { env }).out);
    expect(statSync(at('r.db')).mode & 0o777).toBe(0o600);
    expect(sitrep(['restore', at('b.age'), '--dossier', at('r.db')], { env })).toMatchObject({
      status: 1,
      err: expect.stringContaining('exists already'),
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('that were changed or cut off are refused, and leave nothing', () => {
    const bytes = readFileSync(at('b.age'));
    writeFileSync(at('cut.age'), bytes.subarray(0, bytes.length - 500));
    const changed = Buffer.from(bytes);
    changed[changed.length - 100]! ^= 1;
    writeFileSync(at('changed.age'), changed);
    for (const name of ['cut.age', 'changed.age']) {
      expect(sitrep(['restore', at(name), '--dossier', at('no.db')], { env })).toMatchObject({
        status: 1,
        err: expect.stringContaining('was changed or cut off'),
      });
      expect(existsSync(at('no.db'))).toBe(false);
    }
  });

  it('may be for public keys', async () => {
    const identity = await generateX25519Identity();
    writeFileSync(at('key.txt'), `# created: today\n${identity}\n`);
    expect(sitrep(['backup', '--recipient', await identityToRecipient(identity), '--', at('k.age')], { env }).status).toBe(0);
    expect(sitrep(['restore', at('k.age'), '--dossier', at('k.db'), '--identity', at('key.txt')]).status).toBe(0);
    expect(sitrep(['check', '--dossier', at('k.db')]).out).toContain('1 reports');
  });

  it.each([
    [['--encrypt', at('x.age')], { SITREP_PASSPHRASE: 'short' }, 1, /10 characters at least/],
    [[at('x.age'), '--recipient', 'me@paper.example'], {}, 1, /no public key of age/],
    [[at('x.age'), '--encrypt', '--recipient', 'age1x'], {}, 2, /--encrypt for a passphrase, or/],
  ])('%j: what can’t be done is told, and nothing is written', (args, more, status, words) => {
    expect(sitrep(['backup', ...args], { env: { ...env, ...more } })).toMatchObject({
      status,
      err: expect.stringMatching(words),
    });
    expect(existsSync(at('x.age'))).toBe(false);
  });
});

describe('folders that are synced', { timeout: 120_000 }, () => {
  it.each([
    ['Dropbox/work', 'Dropbox'],
    ['OneDrive - The Paper', 'OneDrive'],
    ['Library/Mobile Documents/com~apple~CloudDocs', 'iCloud'],
    ['nextcloud', 'Nextcloud'],
    ['Google Drive/My Drive', 'Google Drive'],
    ['work', undefined],
    ['dropbox-notes', undefined],
    ['Box', undefined],
  ])('%s: %s', (name, by) => {
    mkdirSync(at(name), { recursive: true });
    expect(syncedBy(at(name, 'sitrep.db'))).toBe(by);
    rmSync(at(name.split('/')[0]!), { recursive: true });
  });
  it('are known by the marks of programs, and are told where a dossier is made there', () => {
    mkdirSync(at('shared', '.stfolder'), { recursive: true });
    mkdirSync(at('shared', 'deep'));
    writeFileSync(at('r.txt'), 'Berg met Koral in Orsa on Monday, officials said.');
    const { err } = sitrep(['add', '--dossier', at('shared', 'deep', 'd.db'), at('r.txt')]);
    expect(err).toBe('sitrep: the dossier lies in a folder that Syncthing copies elsewhere: another folder keeps it here\n');
    expect(sitrep(['backup', '--dossier', at('shared', 'deep', 'd.db'), at('shared', 'b.db')]).err).toContain(
      'the backup lies in a folder that Syncthing',
    );
    expect(sitrep(['list', 'reports', '--dossier', at('shared', 'deep', 'd.db')]).err).toBe('');
  });
});
