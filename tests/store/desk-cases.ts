// What every engine of the dossier must do for the desk: accounts, sessions, tokens, marks, visits, what changed, jobs, taking out again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { emptyRecord, READER, tellRecord } from './records.ts';
import type { Engine } from './store-cases.ts';

export const deskCases = (engine: Engine): void => {
  describe(`${engine.name}, for the desk`, () => {
    let store: Store;
    let at = '2031-05-01T08:00:00.000Z';
    beforeEach(async () => {
      at = '2031-05-01T08:00:00.000Z';
      store = await engine.open(() => at);
    });
    afterEach(async () => {
      expect((await store.check()).faults).toEqual([]);
      await store.close();
    });
    const ana = { name: 'Ana', role: 'editor', password: '$argon2id$one' } as const;
    const put = (doer: string, id: string, published = '2031-05-01') =>
      store.put(
        tellRecord({ doer, verb: 'met', target: 'Koral', place: 'Orsa' }, { id, published, outlet: `${id} Courier` }),
        READER,
      );

    describe('accounts and sessions', () => {
      it('knows an account in any case, and keeps one by that name', async () => {
        await store.putAccount(ana);
        await store.putAccount({ ...ana, name: 'ANA', role: 'admin' });
        expect(await store.account('ana')).toMatchObject({ name: 'Ana', role: 'admin' });
        expect(await store.accounts()).toHaveLength(1);
        expect(await store.account('Ben')).toBeUndefined();
      });

      it('a session holds until it is over, is closed, or its account changes', async () => {
        await store.putAccount(ana);
        const open = (digest: string) =>
          store.openSession(digest, { account: 'ana', token: 't', expires: '2031-05-02T00:00:00.000Z' });
        await open('d1');
        expect(await store.session('d1')).toMatchObject({ account: 'Ana', role: 'editor', token: 't' });
        await store.closeSession('d1');
        expect(await store.session('d1')).toBeUndefined();
        await open('d2');
        at = '2031-05-02T00:00:00.000Z';
        expect(await store.session('d2')).toBeUndefined();
        at = '2031-05-01T09:00:00.000Z';
        await open('d3');
        await store.putAccount({ ...ana, password: '$argon2id$two' });
        expect(await store.session('d3')).toBeUndefined();
        await open('d4');
        expect(await store.dropAccount('ANA')).toBe(true);
        expect(await store.session('d4')).toBeUndefined();
        expect(await store.dropAccount('Ana')).toBe(false);
        await expect(open('d5')).rejects.toMatchObject({ code: 'missing' });
      });

      it('a shut account has no session until it is opened again, and a change of role takes hold at once', async () => {
        await store.putAccount(ana);
        const open = (digest: string) =>
          store.openSession(digest, {
            account: 'Ana',
            token: 't',
            expires: '2031-05-02T00:00:00.000Z',
            browser: 'Firefox on Linux',
          });
        await open('0123456789abcdef01');
        expect(await store.changeAccount('ANA', { role: 'reader' })).toBe(true);
        expect(await store.session('0123456789abcdef01')).toMatchObject({ role: 'reader' });
        expect(await store.changeAccount('Ana', { disabled: true })).toBe(true);
        expect(await store.session('0123456789abcdef01')).toBeUndefined();
        expect(await store.account('Ana')).toMatchObject({ role: 'reader', disabled: at });
        await expect(open('d2')).rejects.toMatchObject({ code: 'missing' });
        expect(await store.changeAccount('Ana', { disabled: false })).toBe(true);
        expect((await store.account('Ana'))?.disabled).toBeUndefined();
        await open('d2');
        expect(await store.changeAccount('Ben', { role: 'reader' })).toBe(false);
      });

      it('tells who is signed in, and ends one session by its id', async () => {
        await store.putAccount(ana);
        await store.putAccount({ ...ana, name: 'Ben' });
        const expires = '2031-05-02T00:00:00.000Z';
        const long = (c: string) => c.repeat(64);
        await store.openSession(long('a'), { account: 'Ana', token: 't', expires, browser: 'Firefox on Linux' });
        await store.openSession(long('b'), { account: 'Ben', token: 't', expires });
        expect(await store.sessions('ana')).toEqual([
          { id: 'aaaaaaaaaaaaaaaa', account: 'Ana', made: at, expires, browser: 'Firefox on Linux' },
        ]);
        expect(await store.sessions()).toHaveLength(2);
        expect(JSON.stringify(await store.sessions())).not.toContain(long('b'));
        expect(await store.endSession('bbbbbbbbbbbbbbbb', 'Ana')).toBe(false);
        expect(await store.endSession('bbbbbbbbbbbbbbbb', 'Ben')).toBe(true);
        expect(await store.endSession('aaaaaaaaaaaaaaaa')).toBe(true);
        expect(await store.sessions()).toEqual([]);
      });

      it('tokens tell when they were used, and can be dropped', async () => {
        const { number } = await store.makeToken('digest', { name: 'nightly', role: 'reader' });
        expect(await store.tokens()).toEqual([{ number, name: 'nightly', role: 'reader', made: at }]);
        at = '2031-05-03T10:20:00.000Z';
        expect(await store.token('digest')).toMatchObject({ name: 'nightly', used: at });
        expect((await store.tokens())[0]!.used).toBe(at);
        expect(await store.token('another')).toBeUndefined();
        expect(await store.dropToken(number)).toBe(true);
        expect(await store.token('digest')).toBeUndefined();
      });
    });

    describe('visits and marks', () => {
      it('a visit ends when nobody looked for half an hour', async () => {
        expect(await store.visit('Ana')).toBeUndefined();
        at = '2031-05-01T08:20:00.000Z';
        expect(await store.visit('Ana')).toBeUndefined();
        at = '2031-05-02T08:00:00.000Z';
        expect(await store.visit('Ana')).toBe('2031-05-01T08:20:00.000Z');
        at = '2031-05-02T08:10:00.000Z';
        expect(await store.visit('ana')).toBe('2031-05-01T08:20:00.000Z');
        expect(await store.visit('Ben')).toBeUndefined();
      });

      it('marks are each person’s own, and can be taken back', async () => {
        await store.putMark('Ana', { kind: 'story', id: 's1', read: at, followed: at });
        await store.putMark('Ana', { kind: 'story', id: 's2', aside: at });
        expect(await store.mark('Ana', 'story', 's1')).toEqual({ kind: 'story', id: 's1', read: at, followed: at });
        expect(await store.mark('Ben', 'story', 's1')).toEqual({ kind: 'story', id: 's1' });
        expect((await store.marks('Ana', 'aside')).map((m) => m.id)).toEqual(['s2']);
        await store.putMark('Ana', { kind: 'story', id: 's2' });
        expect((await store.marks('Ana')).map((m) => m.id)).toEqual(['s1']);
      });
    });

    describe('what changed', () => {
      it('is told by the reports that came in last, each thing once', async () => {
        await put('Berg', 'one');
        at = '2031-05-02T08:00:00.000Z';
        await store.put(
          emptyRecord({ id: 'far', text: 'A quite different text about potatoes in spring.', published: '2031-05-02' }),
          READER,
        );
        const stories = (await store.changed({ texts: 10 })).filter((c) => c.kind === 'story');
        expect(stories.map((c) => c.changed)).toEqual(['2031-05-02T08:00:00.000Z', '2031-05-01T08:00:00.000Z']);
        expect(await store.changed({ texts: 10, since: '2031-05-01T12:00:00.000Z' })).toHaveLength(1);
        const old = stories[1]!.id;
        expect(await store.changedOne('story', old)).toEqual(stories[1]);
        expect(await store.changedOne('story', 'no such')).toBeUndefined();
        expect(await store.newReports(old, undefined)).toBe(1);
        expect(await store.newReports(old, '2031-05-01T12:00:00.000Z')).toBe(0);
      });

      it('new claims come with who says them, and only those that were not told before', async () => {
        await put('Berg', 'one');
        const [story] = (await store.changed({ texts: 10 })).filter((c) => c.kind === 'story');
        const first = await store.newClaims(story!.id, undefined, 5);
        expect(first.total).toBeGreaterThan(0);
        expect(first.claims[0]).toMatchObject({ report: 'one', outlet: 'one Courier' });
        expect(first.claims[0]!.voice).not.toBe('');
        expect(await store.newClaims(story!.id, at, 5)).toEqual({ total: 0, claims: [] });
      });

      it('a number grows with each change', async () => {
        const before = await store.changes();
        await put('Berg', 'one');
        expect(await store.changes()).toBeGreaterThan(before);
        const after = await store.changes();
        expect(await store.changes()).toBe(after);
      });
    });

    describe('jobs and taking out', () => {
      it('keeps what was added from the desk, the latest first', async () => {
        const job = { id: 'a', made: '2031-05-01T08:00:00.000Z', by: 'Ana', state: 'done', detail: '{}' };
        await store.putJob(job);
        await store.putJob({ ...job, id: 'b', made: '2031-05-02T08:00:00.000Z' });
        await store.putJob({ ...job, state: 'undone' });
        expect((await store.jobs(10)).map((j) => `${j.id} ${j.state}`)).toEqual(['b done', 'a undone']);
        expect(await store.job('a')).toEqual({ ...job, state: 'undone' });
        expect(await store.job('c')).toBeUndefined();
      });

      it('a report that was taken out may come in again', async () => {
        await put('Berg', 'one');
        expect(await store.withdraw('one')).toBe(true);
        expect(await store.withdraw('one')).toBe(false);
        expect(await store.record('one')).toBeUndefined();
        expect(await store.size()).toEqual({ reports: 0, stories: 0 });
        expect(await put('Berg', 'one')).toBe('added');
        expect(await store.size()).toEqual({ reports: 1, stories: 1 });
      });

      it('a feed is no longer followed', async () => {
        await store.putFeed({ url: 'https://example.org/feed', failures: 0 });
        expect(await store.dropFeed('https://example.org/feed')).toBe(true);
        expect(await store.dropFeed('https://example.org/feed')).toBe(false);
        expect(await store.feeds()).toEqual([]);
      });
    });
  });
};
