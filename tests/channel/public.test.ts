// What leaves the house of a brief, and what doesn't; and what somebody would try who wants a copy to pass that was altered.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../src/publish/channel/canonical.ts';
import {
  fingerprint,
  type Issue,
  keyLine,
  makeKeyFile,
  makePublic,
  nodeCrypto,
  openKeyFile,
  rotateKeyFile,
} from '../../src/publish/channel/index.ts';
import { brief, handlingOf, REPORTS, SECRET_WORDS } from './briefs.ts';
import {
  alter,
  copyOf,
  DRAFTS,
  makeChannel,
  newFolder,
  publicOf,
  publishInto,
  removeFolders,
  SECRET,
  tick,
  verifyFolder,
} from './make.ts';

const noPassphrase = async () => '';
afterAll(removeFolders);

describe('what leaves the house', () => {
  const all = (b = brief('one'), reviewed = true): string => JSON.stringify(publicOf(b, reviewed).brief);

  it('is nothing internal or restricted, nobody private, no exact place, no name of who worked on it; and it is counted', () => {
    for (const reviewed of [true, false])
      for (const words of SECRET_WORDS) expect(all(brief('one'), reviewed)).not.toContain(words);
    expect(publicOf().leftOut).toMatchObject({ notPublic: 1, waiting: 1 });
    expect(publicOf().brief.leftOut).toBe(2);
    expect(publicOf().notPublic).toEqual(['memo-7']);
  });

  it('goes by what the dossier says of a report now: one that was closed or forgotten after the release stays at home', () => {
    for (const now of ['internal', 'restricted', undefined] as const) {
      const { brief: made, leftOut } = makePublic(brief('one'), {
        secret: SECRET,
        reviewed: true,
        handling: (id) => (id === REPORTS[0]!.id ? now : handlingOf(id)),
      });
      expect(JSON.stringify(made)).not.toContain('coast-tribune.example');
      expect(leftOut.notPublic).toBeGreaterThan(2);
    }
  });

  it('says nothing of kept and broken, and approves nothing, where nobody has reviewed it', () => {
    expect(all()).toContain('was broken, an editor decided');
    expect(all(brief('one'), false)).not.toContain('broken');
    expect(publicOf(brief('one'), false).leftOut.decided).toBe(1);
    const approved = brief('one');
    const s = approved.sections[0]!.sentences.find((x) => x.needs)!;
    s.approved = { by: 'Ana Editor', at: '2031-10-13T09:25:00Z' };
    expect(all(approved)).toContain('Petra Vance');
    expect(all(approved, false)).not.toContain('Petra Vance');
  });

  it('tells a point to a tenth of a degree, and says how uncertain that makes it; exactly only where that was approved', () => {
    const placed = brief('one');
    const [s] = placed.sections[0]!.sentences;
    s!.places = [{ name: 'Orsa Strait', lat: 41.23456, lon: 12.98765, radiusKm: 1 }];
    expect(publicOf(placed).brief.sections[0]!.sentences[0]!.places).toEqual([
      { name: 'Orsa Strait', lat: 41.2, lon: 13, radiusKm: 8 },
    ]);
    s!.approved = { by: 'Ana Editor', at: '2031-10-13T09:25:00Z' };
    expect(publicOf(placed).brief.sections[0]!.sentences[0]!.places![0]).toMatchObject({ lat: 41.235, lon: 12.988, radiusKm: 1 });
  });

  it('holds no digest and no id that who has a text could know again', () => {
    const text = all();
    for (const { text: words, id } of REPORTS) {
      const digest = createHash('sha256').update(words).digest();
      for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(digest.toString(form).slice(0, 20));
      if (!id.startsWith('http')) expect(text).not.toContain(id);
    }
    for (const id of ['claim-order', 'event-order', '"a1"', 'f1', 'd1']) expect(text).not.toContain(id);
    const other = makePublic(brief('one'), { secret: new Uint8Array(32).fill(8), reviewed: true, handling: handlingOf }).brief;
    for (const [i, note] of publicOf().brief.notes.entries()) {
      const { sha256, start, end, quote } = brief('one').notes.find((n) => n.url === note.url && n.quote === note.quote)!;
      const plain = createHash('sha256').update(canonicalBytes({ sha256, start, end, quote })).digest('hex');
      expect(note.evidence).not.toBe(plain);
      expect(other.notes[i]!.evidence).not.toBe(note.evidence);
    }
    expect(other.code).not.toBe(publicOf().brief.code);
  });

  it('quotes shortly: 300 characters of a note, 1,200 of a report', () => {
    const long = brief('one');
    long.notes = long.notes.map((n) => ({ ...n, quote: 'many words '.repeat(200) }));
    const quotes = publicOf(long).brief.notes.map((n) => n.quote ?? '');
    for (const q of quotes) expect(q.length).toBeLessThanOrEqual(300);
    expect(quotes.join('').length).toBeLessThanOrEqual(2 * 1200);
  });
});

describe('who wants an altered copy to pass', () => {
  let folder: string;
  let key: string;
  let pin: string;
  beforeAll(async () => {
    ({ folder, key } = await makeChannel());
    pin = await fingerprint((await openKeyFile(key, noPassphrase)).public, nodeCrypto);
  });
  const found = async (copy: string, pins = {}) => {
    const { ok, broken } = await verifyFolder(copy, pins);
    return { ok, files: broken.map((b) => `${b.code} ${b.file}`) };
  };
  const issueOf = (at: string, n: number): Issue =>
    JSON.parse(readFileSync(join(at, `issues/00000${n}/issue.json`), 'utf8')) as Issue;
  const resign = async (at: string, n: number, issue: Issue, signer: Awaited<ReturnType<typeof openKeyFile>>): Promise<void> => {
    const bytes = canonicalBytes(issue);
    mkdirSync(join(at, `issues/00000${n}`), { recursive: true });
    writeFileSync(join(at, `issues/00000${n}/issue.json`), bytes);
    writeFileSync(join(at, `issues/00000${n}/issue.json.sig`), await signer.sign(bytes, 'sitrep-issue'));
  };

  it('adds an issue of their own behind the real ones: with no word of the real key, or with one that it never gave', async () => {
    const home = newFolder();
    const thief = await makeKeyFile(join(home, 'thief'));
    const copy = copyOf(folder);
    const last = issueOf(copy, 3);
    const digest = createHash('sha256')
      .update(readFileSync(join(copy, 'issues/000003/issue.json')))
      .digest('hex');
    const own: Issue = { ...last, number: 4, previous: digest, key: keyLine(thief.public) };
    for (const rotations of [
      undefined,
      [{ from: last.key, to: keyLine(thief.public), at: tick(), sig: await thief.sign(Buffer.from('x'), 'sitrep-key') }],
    ]) {
      await resign(copy, 4, { ...own, ...(rotations && { rotations: rotations as never }) }, thief);
      alter(copy, 'head.json', (b) => {
        const head = JSON.parse(b.toString()) as object;
        const issue = createHash('sha256')
          .update(readFileSync(join(copy, 'issues/000004/issue.json')))
          .digest('hex');
        return Buffer.from(canonicalBytes({ ...head, number: 4, issue }));
      });
      for (const pins of [{}, { key: pin }])
        expect(await found(copy, pins)).toMatchObject({
          ok: false,
          files: expect.arrayContaining(['signer issues/000004/issue.json']),
        });
    }
  });

  it('begins a channel of their own that names the real key as its successor: no issue of the real key follows it', async () => {
    const home = newFolder();
    await makeKeyFile(join(home, 'thief'));
    const site = join(home, 'site');
    await publishInto(site, join(home, 'thief'), DRAFTS().slice(0, 1));
    const real = issueOf(folder, 2);
    mkdirSync(join(site, 'issues/000002'), { recursive: true });
    for (const name of ['issue.json', 'issue.json.sig', 'SHA256SUMS'])
      try {
        writeFileSync(join(site, 'issues/000002', name), readFileSync(join(folder, 'issues/000002', name)));
      } catch {
        // an older list of files is gone
      }
    alter(site, 'head.json', (b) => {
      const issue = createHash('sha256')
        .update(readFileSync(join(site, 'issues/000002/issue.json')))
        .digest('hex');
      return Buffer.from(canonicalBytes({ ...(JSON.parse(b.toString()) as object), number: 2, issue }));
    });
    expect(real.channel.id).toBe(pin);
    expect(await found(site, { key: pin })).toMatchObject({
      ok: false,
      files: expect.arrayContaining(['chain issues/000002/issue.json']),
    });
  });

  it('takes the last issue away, with a head that says so: an older copy but for its pages, which tell', async () => {
    const copy = copyOf(folder);
    const before = issueOf(copy, 3).previous!;
    rmSync(join(copy, 'issues/000003'), { recursive: true });
    alter(copy, 'head.json', (b) =>
      Buffer.from(canonicalBytes({ ...(JSON.parse(b.toString()) as object), number: 2, issue: before })),
    );
    expect((await found(copy)).ok).toBe(false);
    const { last } = await verifyFolder(folder);
    expect((await found(copy, { head: last!.issue })).files).toContain('pinned-head head.json');
  });

  it('writes an issue in other words for the same value: keys twice, other spacing, escapes, a mark before it', async () => {
    for (const [from, to] of [
      ['"kind":"brief"', '"kind":"correction","kind":"brief"'],
      ['"kind":"brief"', '"kind": "brief"'],
      ['"kind":"brief"', '"kind":"\\u0062rief"'],
      ['{', '\ufeff{'],
    ] as const) {
      const copy = copyOf(folder);
      alter(copy, 'issues/000001/issue.json', (b) => b.toString().replace(from, to));
      expect((await found(copy)).files).toContain('not-canonical issues/000001/issue.json');
    }
  });

  it('adds what a list of files would not name: odd names, links, folders of another number', async () => {
    for (const path of [
      'issues/000001/é.html',
      'a b.html',
      '.hidden',
      'issues/000004/index.html',
      'issues/000003/next/index.html',
      'feeds/.rss.xml',
      'INDEX.HTML',
    ]) {
      const copy = copyOf(folder);
      mkdirSync(join(copy, path, '..'), { recursive: true });
      writeFileSync(join(copy, path), 'more');
      expect((await found(copy)).files, path).toEqual([`added ${path}`]);
    }
    const linked = copyOf(folder);
    symlinkSync('/etc', join(linked, 'more'));
    expect((await found(linked)).files).toEqual(['added more']);
  });

  it('tells readers of another key in the key document: that is signed too, and the chain says which it is', async () => {
    const copy = copyOf(folder);
    alter(copy, '.well-known/sitrep-channel.json', (b) => b.toString().replace(pin, `SHA256:${'A'.repeat(43)}`));
    expect((await found(copy)).files).toEqual(['altered .well-known/sitrep-channel.json']);
    // As it is, it tells each key, from which issue on it signs, and who named it.
    const home = newFolder();
    const site = join(home, 'site');
    const old = await makeKeyFile(join(home, 'old'));
    await publishInto(site, join(home, 'old'), DRAFTS().slice(0, 1));
    await rotateKeyFile({ file: join(home, 'old'), key: old }, join(home, 'new'), { now: tick() });
    await publishInto(site, join(home, 'new'), [{ kind: 'key' }, ...DRAFTS().slice(1, 2)]);
    const now = await openKeyFile(join(home, 'new'), noPassphrase);
    const told = JSON.parse(readFileSync(join(site, '.well-known/sitrep-channel.json'), 'utf8'));
    expect(told).toMatchObject({
      schema: 'sitrep-channel/1',
      channel: { id: await fingerprint(old.public, nodeCrypto) },
      signature: { format: 'sshsig', namespace: 'sitrep-issue', algorithm: 'ssh-ed25519' },
      keys: [
        { key: keyLine(old.public), from: 1 },
        { key: keyLine(now.public), from: 2 },
      ],
      rotations: [{ from: keyLine(old.public), to: keyLine(now.public) }],
    });
  });
});
