// Who may talk to the desk, and what they may do: against the real process, over real sockets.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitrep } from '../cli/run.ts';
import { ask, type RunningDesk, smallDossier, startDesk } from './process.ts';

const stops: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});
const open = async (prepare: (dossier: string) => void = () => {}): Promise<RunningDesk> => {
  const { dossier, remove } = await smallDossier();
  stops.push(remove);
  prepare(dossier);
  const desk = await startDesk(dossier);
  stops.push(() => desk.stop());
  return desk;
};
const addUser = (dossier: string, name: string, role: string, password: string) =>
  expect(sitrep(['desk', 'users', 'add', name, '--role', role, '--dossier', dossier], { input: `${password}\n` })).toMatchObject({
    status: 0,
  });

/** A request with a Host header of one's own, which fetch forbids. */
const statusAs = (address: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    request({ hostname, port, path: '/api/session', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });

const MARK = { kind: 'story', id: 's', read: true };

describe('a desk of one user, on loopback', () => {
  let desk: RunningDesk;
  let token: string;
  beforeAll(async () => {
    desk = await open();
    token = (await ask(desk, '/api/session')).body.token;
  });
  const mark = (headers: Record<string, string>) => ask(desk, '/api/today/marks', { method: 'PUT', body: MARK, headers });

  it('simply opens, for its own user, who may do all', async () => {
    const { body } = await ask(desk, '/api/session');
    expect(body).toMatchObject({ single: true, user: { role: 'admin' }, dossier: 'small.db', reports: 3 });
    expect(body.token.length).toBeGreaterThan(30);
  });

  it('answers to its own names only (DNS rebinding)', async () => {
    const { port } = new URL(desk.address);
    expect(await statusAs(desk.address, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusAs(desk.address, `localhost:${port}`)).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '192.168.1.1'])
      expect([host, await statusAs(desk.address, host)]).toEqual([host, 421]);
  });

  it('writes only with the token that its pages have, and not for other pages', async () => {
    const right = { 'x-sitrep-token': token };
    expect((await mark({})).status).toBe(403);
    expect((await mark({ 'x-sitrep-token': `${token.slice(0, -1)}x` })).status).toBe(403);
    expect((await mark({ ...right, origin: 'https://evil.example' })).status).toBe(403);
    expect((await mark({ ...right, origin: 'null' })).status).toBe(403);
    expect((await mark({ ...right, origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await mark({ ...right, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await mark({ ...right, origin: desk.address })).status).toBe(200);
    expect((await mark(right)).status).toBe(200);
  });

  it('takes nothing as a form, as pages of other sites can send those', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(
        (await ask(desk, '/api/add/text', { body: '{"text":"x"}', headers: { 'content-type': type, 'x-sitrep-token': token } }))
          .status,
      ).toBe(415);
  });

  it('tells browsers to run nothing but its own files, and other sites to frame nothing', async () => {
    for (const path of ['/', '/today', '/api/session', '/nothing/here']) {
      const { headers } = await ask(desk, path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await ask(desk, '/')).text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  });

  it('gives what strangers wrote as data, never as a page', async () => {
    const { headers, body } = await ask(desk, '/api/reports');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(JSON.stringify(body)).toContain('<script>alert(0)</script>');
  });

  it('reads no file but its own', async () => {
    for (const path of [
      '/assets/../../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2findex.html',
      '/%2e%2e/small.db',
    ]) {
      const { status, text } = await ask(desk, path);
      expect(text).not.toContain('"dependencies"');
      expect([200, 400, 403, 404]).toContain(status);
      if (status === 200) expect(text).toContain('<div id="desk">'); // the page, which shows that there is nothing
    }
  });

  it('says what is wrong and what to do, in one shape', async () => {
    const wrong = await ask(desk, '/api/today?show=nonsense');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error).toMatchObject({ code: 'invalid', message: expect.stringContaining('query.show') });
    expect((await ask(desk, '/api/nothing')).body.error.code).toBe('not-found');
    expect((await ask(desk, '/api/add/jobs/no-such/undo', { body: {}, headers: { 'x-sitrep-token': token } })).status).toBe(404);
  });

  it('asks whoever comes, once there is an account', async () => {
    addUser(desk.dossier, 'Ana', 'admin', 'correct horse battery');
    expect((await ask(desk, '/api/today')).status).toBe(401);
    expect((await mark({ 'x-sitrep-token': token })).status).toBe(401);
    expect((await ask(desk, '/api/events')).status).toBe(401);
    expect((await ask(desk, '/api/session')).body).toEqual({ single: false, version: expect.any(String) });
  });
});

describe('a desk with accounts', () => {
  let desk: RunningDesk;
  const secret: Record<string, string> = {};
  beforeAll(async () => {
    desk = await open((dossier) => {
      addUser(dossier, 'Ana', 'admin', 'correct horse battery');
      addUser(dossier, 'Rea', 'reader', 'staple staple staple');
      for (const role of ['reader', 'analyst', 'admin']) {
        const { out, status } = sitrep(['desk', 'tokens', 'add', `a ${role}`, '--role', role, '--dossier', dossier]);
        expect(status).toBe(0);
        secret[role] = out.trim();
      }
    });
  });
  const signIn = (name: string, password: string) => ask(desk, '/api/session', { body: { name, password } });
  const cookieOf = (headers: Headers): string => headers.get('set-cookie')!.split(';')[0]!;

  it('signs in with a cookie that no script and no other site can use', async () => {
    const { status, headers, body } = await signIn('ana', 'correct horse battery');
    expect(status).toBe(200);
    const cookie = headers.get('set-cookie')!;
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
    expect(body.user).toEqual({ name: 'Ana', role: 'admin' });
    expect((await ask(desk, '/api/today', { headers: { cookie: cookieOf(headers) } })).status).toBe(200);
    // The cookie alone does not write: the token goes with it.
    const put = (more: Record<string, string>) =>
      ask(desk, '/api/today/marks', { method: 'PUT', body: MARK, headers: { cookie: cookieOf(headers), ...more } });
    expect((await put({})).status).toBe(403);
    expect((await put({ 'x-sitrep-token': body.token })).status).toBe(200);
    const out = await ask(desk, '/api/session', {
      method: 'DELETE',
      headers: { cookie: cookieOf(headers), 'x-sitrep-token': body.token },
    });
    expect(out.status).toBe(200);
    expect((await ask(desk, '/api/today', { headers: { cookie: cookieOf(headers) } })).status).toBe(401);
  });

  it('keeps no password and no secret as it is', async () => {
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(desk.dossier).toString('latin1') + readFileSync(`${desk.dossier}-wal`).toString('latin1');
    expect(bytes).toContain('$argon2id$');
    for (const hidden of ['correct horse battery', ...Object.values(secret)]) expect(bytes.includes(hidden)).toBe(false);
  });

  it('each route asks for its role', async () => {
    const as = (role: string, path: string, options = {}) =>
      ask(desk, path, { headers: { authorization: `Bearer ${secret[role]}` }, ...options });
    expect((await as('reader', '/api/today')).status).toBe(200);
    expect((await as('reader', '/api/add/text', { body: { text: 'x' } })).status).toBe(403);
    expect((await as('reader', '/api/accounts')).status).toBe(403);
    expect((await as('analyst', '/api/accounts')).status).toBe(403);
    expect(
      (await as('analyst', '/api/accounts/Mal', { method: 'PUT', body: { role: 'admin', password: 'mine mine mine' } })).status,
    ).toBe(403);
    expect((await as('admin', '/api/accounts')).body.accounts.map((a: { name: string }) => a.name)).toEqual(['Ana', 'Rea']);
    expect(JSON.stringify((await as('admin', '/api/accounts')).body)).not.toContain('argon2');
    expect((await as('admin', '/api/accounts/Ana', { method: 'DELETE' })).body.error.code).toBe('last-admin');
    expect((await ask(desk, '/api/today', { headers: { authorization: 'Bearer sitrep_wrong' } })).status).toBe(401);
    expect((await ask(desk, '/api/today')).status).toBe(401);
  });

  it('a changed account ends its sessions', async () => {
    const { headers } = await signIn('Rea', 'staple staple staple');
    const cookie = cookieOf(headers);
    expect((await ask(desk, '/api/today', { headers: { cookie } })).status).toBe(200);
    addUser(desk.dossier, 'Rea', 'reader', 'another good password');
    expect((await ask(desk, '/api/today', { headers: { cookie } })).status).toBe(401);
  });

  it('guessing passwords is stopped', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 12; i += 1) answers.push((await signIn('Ana', `guess ${i} guess`)).status);
    expect(new Set(answers)).toEqual(new Set([401, 429]));
    expect((await signIn('Ana', 'correct horse battery')).status).toBe(429);
  });
});

describe('starting', () => {
  it('beyond loopback it refuses without an account, and says what to do', async () => {
    const { dossier, remove } = await smallDossier();
    stops.push(remove);
    const { out, err, status } = sitrep(['desk', '--dossier', dossier, '--host', '0.0.0.0', '--port', '0']);
    expect({ out, status }).toEqual({ out: '', status: 1 });
    expect(err).toContain('sitrep desk users add NAME --role admin');
  });

  it('prints its address as the only line, and ends cleanly at SIGTERM', async () => {
    const { dossier, remove } = await smallDossier();
    stops.push(remove);
    const desk = await startDesk(dossier);
    expect(desk.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const taken = sitrep(['desk', '--dossier', dossier, '--port', new URL(desk.address).port]);
    expect(taken).toMatchObject({ status: 1, out: '' });
    expect(taken.err).toContain('is taken');
    const events = await fetch(`${desk.address}/api/events`); // an open stream must not hold it up
    expect(await desk.stop()).toBe(0);
    await events.body!.cancel().catch(() => {});
  });

  it('short passwords are refused', async () => {
    const { dossier, remove } = await smallDossier();
    stops.push(remove);
    const { err, status } = sitrep(['desk', 'users', 'add', 'Ana', '--dossier', dossier], { input: 'short\n' });
    expect(status).toBe(1);
    expect(err).toContain('10 characters');
  });
});
