// The embedded dossier's side of what the desk keeps (see ../desk.ts): accounts, sessions, tokens, marks, visits, jobs.
import type { Account, DeskStore, KeptJob, Mark, Session, SessionRow, Token } from '../desk.ts';
import { DossierError } from '../errors.ts';
import type { Database } from './database.ts';
import { changesOf } from './desk-changes.ts';
import { present } from './rows.ts';
import { withdrawReport } from './write.ts';

const VISIT_MS = 30 * 60_000; // who looks again within this time goes on with the same visit
const NOTED_MS = 60_000; // how exactly a visit's end is noted: not every look writes
const HOUR = 13; // characters of an ISO date-time up to the hour

const SESSION_ID = 16; // characters of a digest: no two that hold at once share them

const ACCOUNT = 'SELECT name, role, password, made, disabled FROM accounts';
const TOKEN = 'SELECT seq AS number, name, role, made, used FROM tokens';
const MARK = 'SELECT kind, id, read, aside, followed FROM marks WHERE account = ?';

/** The methods of a dossier that the desk needs. */
export const deskOf = (db: Database, now: () => string): DeskStore => ({
  ...changesOf(db),
  accounts: async () => db.all<never>(`${ACCOUNT} ORDER BY name`).map((row) => present(row) as Account),
  async account(name) {
    const row = db.get<never>(`${ACCOUNT} WHERE name = ?`, name);
    return row && (present(row) as Account);
  },
  async putAccount({ name, role, password }) {
    db.transaction(() => {
      db.run(
        `INSERT INTO accounts (name, role, password, made) VALUES (?, ?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password, disabled = NULL`,
        name,
        role,
        password,
        now(),
      );
      db.run('DELETE FROM sessions WHERE account = ?', name);
    });
  },
  changeAccount: async (name, { role, disabled }) =>
    db.transaction(() => {
      if (disabled) db.run('DELETE FROM sessions WHERE account = ?', name);
      const since = disabled === undefined ? 'disabled' : disabled ? 'coalesce(disabled, ?)' : 'NULL';
      const cells = disabled ? [now()] : [];
      return (
        db.run(`UPDATE accounts SET role = coalesce(?, role), disabled = ${since} WHERE name = ?`, role ?? null, ...cells, name)
          .changes > 0
      );
    }),
  dropAccount: async (name) => db.run('DELETE FROM accounts WHERE name = ?', name).changes > 0,
  async openSession(digest, { account, token, expires, browser }) {
    db.transaction(() => {
      db.run('DELETE FROM sessions WHERE expires <= ?', now());
      if (!db.get('SELECT 1 AS found FROM accounts WHERE name = ? AND disabled IS NULL', account))
        throw new DossierError('missing', `there is no account ${account} that may sign in`);
      db.insert('sessions', { digest, account, token, expires, made: now(), browser: browser ?? null });
    });
  },
  session: async (digest) =>
    db.get<never>(
      `SELECT a.name AS account, a.role, s.token, s.expires FROM sessions s JOIN accounts a ON a.name = s.account
       WHERE s.digest = ? AND s.expires > ? AND a.disabled IS NULL`,
      digest,
      now(),
    ) as Session | undefined,
  sessions: async (account) =>
    db
      .all<never>(
        `SELECT substr(digest, 1, ${SESSION_ID}) AS id, account, made, expires, browser FROM sessions
         WHERE expires > ?${account === undefined ? '' : ' AND account = ?'} ORDER BY made DESC, id`,
        now(),
        ...(account === undefined ? [] : [account]),
      )
      .map((row) => present(row) as SessionRow),
  endSession: async (id, account) =>
    db.run(
      `DELETE FROM sessions WHERE substr(digest, 1, ${SESSION_ID}) = ?${account === undefined ? '' : ' AND account = ?'}`,
      id,
      ...(account === undefined ? [] : [account]),
    ).changes > 0,
  async closeSession(digest) {
    db.run('DELETE FROM sessions WHERE digest = ?', digest);
  },
  async makeToken(digest, { name, role }) {
    const made = now();
    return { number: db.insert('tokens', { digest, name, role, made }), name, role, made };
  },
  tokens: async () => db.all<never>(`${TOKEN} ORDER BY seq`).map((row) => present(row) as Token),
  async token(digest) {
    const row = db.get<never>(`${TOKEN} WHERE digest = ?`, digest) as Token | undefined;
    if (!row) return undefined;
    const used = now();
    if (row.used?.slice(0, HOUR) !== used.slice(0, HOUR))
      db.quietly(() => db.run('UPDATE tokens SET used = ? WHERE digest = ?', used, digest));
    return present({ ...row, used });
  },
  dropToken: async (number) => db.run('DELETE FROM tokens WHERE seq = ?', number).changes > 0,
  async visit(account) {
    const at = now();
    const row = db.get<{ before: string | null; last: string }>('SELECT before, last FROM visits WHERE account = ?', account);
    const away = row ? Date.parse(at) - Date.parse(row.last) : Number.POSITIVE_INFINITY;
    const before = row && away >= VISIT_MS ? row.last : (row?.before ?? null);
    if (away >= NOTED_MS)
      db.quietly(() =>
        db.run(
          'INSERT INTO visits (account, before, last) VALUES (?, ?, ?) ON CONFLICT (account) DO UPDATE SET before = excluded.before, last = excluded.last',
          account,
          before,
          at,
        ),
      );
    return before ?? undefined;
  },
  async marks(account, of) {
    const chosen = of === undefined ? '' : ` AND ${of} IS NOT NULL`;
    const order = of === undefined ? 'kind, id' : `${of} DESC, kind, id`;
    return db.all<never>(`${MARK}${chosen} ORDER BY ${order}`, account).map((row) => present(row) as Mark);
  },
  async mark(account, kind, id) {
    const row = db.get<never>(`${MARK} AND kind = ? AND id = ?`, account, kind, id);
    return row ? (present(row) as Mark) : { kind, id };
  },
  async putMark(account, { kind, id, read, aside, followed }) {
    db.quietly(() => {
      if (read === undefined && aside === undefined && followed === undefined)
        db.run('DELETE FROM marks WHERE account = ? AND kind = ? AND id = ?', account, kind, id);
      else
        db.run(
          'INSERT OR REPLACE INTO marks (account, kind, id, read, aside, followed) VALUES (?, ?, ?, ?, ?, ?)',
          account,
          kind,
          id,
          read ?? null,
          aside ?? null,
          followed ?? null,
        );
    });
  },
  async putJob({ id, made, by, state, detail }) {
    db.run('INSERT OR REPLACE INTO jobs (id, made, by_whom, state, detail) VALUES (?, ?, ?, ?, ?)', id, made, by, state, detail);
  },
  jobs: async (limit) =>
    db.all<never>('SELECT id, made, by_whom AS by, state, detail FROM jobs ORDER BY made DESC, id LIMIT ?', limit) as KeptJob[],
  job: async (id) =>
    db.get<never>('SELECT id, made, by_whom AS by, state, detail FROM jobs WHERE id = ?', id) as KeptJob | undefined,
  dropFeed: async (url) => db.run('DELETE FROM feeds WHERE url = ?', url).changes > 0,
  withdraw: async (id) => withdrawReport(db, id),
  async size() {
    const count = (table: string): number => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
    return { reports: count('reports'), stories: count('stories') };
  },
});
