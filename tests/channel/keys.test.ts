// Keys and signatures: what is written here ssh-keygen reads and verifies, and the other way round; secrets stay in a file of their owner's.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalBytes, parseCanonical } from '../../src/publish/channel/canonical.ts';
import {
  fingerprint,
  isSignedBy,
  keyLine,
  makeKeyFile,
  nodeCrypto,
  openKeyFile,
  readRotations,
  rotateKeyFile,
} from '../../src/publish/channel/index.ts';
import { rotationHolds } from '../../src/publish/channel/rotation-proof.ts';
import { parseArmor } from '../../src/publish/channel/sshsig.ts';
import { webCrypto } from '../../src/publish/channel/web-crypto.ts';
import { newFolder, removeFolders } from './make.ts';

afterAll(removeFolders);
const ssh = (args: string[], input?: string | Buffer) =>
  spawnSync('ssh-keygen', args, { encoding: 'utf8', ...(input !== undefined && { input }) });
const noPassphrase = async (): Promise<string> => {
  throw new Error('asked for a passphrase');
};

describe('key files', () => {
  it('are what ssh-keygen makes: it reads ours, and we read its own', async () => {
    const home = newFolder();
    const key = await makeKeyFile(join(home, 'ours'));
    expect(statSync(join(home, 'ours')).mode & 0o777).toBe(0o600);
    expect(
      ssh(['-y', '-f', join(home, 'ours')])
        .stdout.split(' ')
        .slice(0, 2)
        .join(' ')
        .trim(),
    ).toBe(keyLine(key.public));
    expect(ssh(['-l', '-f', join(home, 'ours.pub')]).stdout).toContain(await fingerprint(key.public, nodeCrypto));
    expect(ssh(['-t', 'ed25519', '-N', '', '-q', '-f', join(home, 'theirs')]).status).toBe(0);
    const theirs = await openKeyFile(join(home, 'theirs'), noPassphrase);
    expect(readFileSync(join(home, 'theirs.pub'), 'utf8')).toContain(keyLine(theirs.public));
  });

  it('are never written over, not opened where others can read them, and say what is wrong', async () => {
    const home = newFolder();
    const file = join(home, 'k');
    await makeKeyFile(file);
    await expect(makeKeyFile(file)).rejects.toThrow('exists already');
    chmodSync(file, 0o644);
    await expect(openKeyFile(file, noPassphrase)).rejects.toThrow('chmod 600');
    chmodSync(file, 0o600);
    const text = readFileSync(file, 'utf8').split('\n');
    text[3] = `${text[3]![0] === 'A' ? 'B' : 'A'}${text[3]!.slice(1)}`;
    writeFileSync(file, text.join('\n'));
    await expect(openKeyFile(file, noPassphrase)).rejects.toThrow(/damaged|no Ed25519 key/);
    await expect(openKeyFile(join(home, 'none'), noPassphrase)).rejects.toThrow('sitrep key new');
  });

  it('open with the passphrase that they were encrypted with, and with no other', async () => {
    const file = join(newFolder(), 'k');
    const key = await makeKeyFile(file, { passphrase: 'four words of straw' });
    expect(readFileSync(file, 'utf8')).not.toContain('OPENSSH');
    expect((await openKeyFile(file, async () => 'four words of straw')).public).toEqual(key.public);
    await expect(openKeyFile(file, async () => 'four words of hay')).rejects.toThrow('did not open');
  });

  it('name a successor: the old key signs it, and a change of the statement shows', async () => {
    const home = newFolder();
    const old = await makeKeyFile(join(home, 'old'));
    await rotateKeyFile({ file: join(home, 'old'), key: old }, join(home, 'new'), { now: '2031-10-01T00:00:00Z' });
    const newer = await openKeyFile(join(home, 'new'), noPassphrase);
    await rotateKeyFile({ file: join(home, 'new'), key: newer }, join(home, 'newest'), { now: '2031-11-01T00:00:00Z' });
    const chain = readRotations(join(home, 'newest'));
    expect(chain.map((r) => [r.from, r.to])).toEqual([
      [keyLine(old.public), keyLine(newer.public)],
      [keyLine(newer.public), expect.any(String)],
    ]);
    for (const r of chain) expect(await rotationHolds(r, nodeCrypto)).toBe(true);
    expect(await rotationHolds({ ...chain[0]!, to: chain[1]!.to }, nodeCrypto)).toBe(false);
    expect(await rotationHolds({ ...chain[0]!, made: '2031-10-02T00:00:00Z' }, nodeCrypto)).toBe(false);
  });
});

describe('signatures', () => {
  it('are OpenSSH’s: ssh-keygen verifies ours and makes the same bytes', async () => {
    const home = newFolder();
    const file = join(home, 'k');
    const key = await makeKeyFile(file);
    const message = Buffer.from('{"a":1}');
    const sig = await key.sign(message, 'sitrep-issue');
    writeFileSync(join(home, 'm.sig'), sig);
    writeFileSync(join(home, 'signers'), `channel ${keyLine(key.public)}\n`);
    const check = (namespace: string, input: Buffer) =>
      ssh(['-Y', 'verify', '-f', join(home, 'signers'), '-I', 'channel', '-n', namespace, '-s', join(home, 'm.sig')], input)
        .status;
    expect([
      check('sitrep-issue', message),
      check('sitrep-key', message) === 0,
      check('sitrep-issue', Buffer.from('{"a":2}')) === 0,
    ]).toEqual([0, false, false]);
    expect(ssh(['-Y', 'sign', '-f', file, '-n', 'sitrep-issue'], message).stdout).toBe(sig);
  });

  it('do not survive any change of any byte, in Node, in WebCrypto, in @noble', async () => {
    const key = await makeKeyFile(join(newFolder(), 'k'));
    const message = new TextEncoder().encode('the strait is closed');
    const sig = await key.sign(message, 'sitrep-issue');
    for (const crypto of [nodeCrypto, webCrypto(), webCrypto(false)]) {
      expect(await isSignedBy(key.public, message, sig, 'sitrep-issue', crypto)).toBe(true);
      expect(await isSignedBy(key.public, message, sig, 'sitrep-key', crypto)).toBe(false);
      await fc.assert(
        fc.asyncProperty(fc.nat(sig.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
          const other = sig.slice(0, at) + String.fromCharCode(code) + sig.slice(at + 1);
          fc.pre(other !== sig);
          expect(await isSignedBy(key.public, message, other, 'sitrep-issue', crypto)).toBe(false);
        }),
        { numRuns: 100 },
      );
    }
  });

  it('of other kinds and of nonsense are refused without a throw', () => {
    fc.assert(fc.property(fc.string(), (text) => parseArmor(text) === undefined));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const lines =
          Buffer.from(bytes)
            .toString('base64')
            .match(/.{1,70}/g) ?? [];
        return (
          parseArmor(['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n')) === undefined
        );
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('is RFC 8785’s own example', () => {
    const value = {
      numbers: [JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(new TextDecoder().decode(canonicalBytes(value))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('has one form: whatever order keys come in, and what is written otherwise is not taken', () => {
    const isWhole = (x: unknown): boolean => !JSON.stringify(x)?.match(/\\ud[89a-f]/i);
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        fc.pre(isWhole(value));
        const bytes = canonicalBytes(value);
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalBytes(turned)).toEqual(bytes);
        expect(parseCanonical(bytes)).toEqual(JSON.parse(JSON.stringify(value)));
        const spaced = new TextEncoder().encode(` ${new TextDecoder().decode(bytes)}`);
        expect(parseCanonical(spaced)).toBeUndefined();
      }),
    );
    for (const text of ['{"a":1,"a":1}', '{"b":1,"a":2}', '{"a":1.0}', '{"a":"\\u0041"}', '\ufeff{}', '{"a":1}\n'])
      expect(parseCanonical(new TextEncoder().encode(text))).toBeUndefined();
  });
});
