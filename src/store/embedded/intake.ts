// The embedded dossier's side of what comes in (see ../intake.ts).
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { ImportedEvent, Received } from '../../core/index.ts';
import type { DroppedRow, FeedState, ImportCounts, ImportedFilter, IntakeStore, Receipt } from '../intake.ts';
import type { Cell } from '../projection.ts';
import type { Fault } from '../store.ts';
import type { Database } from './database.ts';
import { present } from './rows.ts';

/** Digest and packed form of bytes; a feed's entries share theirs, which are then packed once. */
const known = new WeakMap<Uint8Array, { sha256: string; packed: Uint8Array }>();
const pack = (bytes: Uint8Array): { sha256: string; packed: Uint8Array } => {
  let made = known.get(bytes);
  if (!made) {
    made = { sha256: createHash('sha256').update(bytes).digest('hex'), packed: deflateSync(bytes) };
    known.set(bytes, made);
  }
  return made;
};

/** Keeps how a version came in; within the transaction that keeps the version. */
export const keepReceived = (db: Database, version: number, received: Received, now: string): void => {
  const { bytes, scope, at, url, mediaType, headers } = received;
  const { sha256, packed } = pack(bytes);
  if (!db.get('SELECT 1 AS found FROM received_bytes WHERE sha256 = ?', sha256))
    db.insert('received_bytes', { sha256, size: bytes.length, packed });
  db.insert('receipts', {
    version,
    sha256,
    scope,
    received: at ?? now,
    url: url ?? null,
    media_type: mediaType ?? null,
    headers: JSON.stringify(headers ?? {}),
  });
};

/** Erases all bytes that a report came in, those that it shares with others too: its words stand in them. Before the report is deleted. */
export const forgetReceived = (db: Database, report: number): void => {
  db.run(
    'DELETE FROM received_bytes WHERE sha256 IN (SELECT c.sha256 FROM receipts c JOIN versions v ON v.seq = c.version WHERE v.report = ?)',
    report,
  );
};

/** Bytes that are not those that their digest names. */
export const receivedFaults = (db: Database): Fault[] =>
  db.all<{ seq: number; sha256: string }>('SELECT seq, sha256 FROM received_bytes ORDER BY seq').flatMap(({ seq, sha256 }) => {
    const row = db.get<{ packed: Uint8Array; size: number }>('SELECT packed, size FROM received_bytes WHERE seq = ?', seq)!;
    try {
      const bytes = inflateSync(row.packed);
      if (bytes.length === row.size && createHash('sha256').update(bytes).digest('hex') === sha256) return [];
    } catch {
      // told below
    }
    return [{ code: 'digest', message: `the bytes as received ${sha256} are not those that were kept` }];
  });

const COLUMNS = {
  source: 'source',
  id: 'id',
  date: 'date',
  type: 'type',
  mode: 'mode',
  actor: 'actor',
  actorCountry: 'actor_country',
  recipient: 'recipient',
  recipientCountry: 'recipient_country',
  place: 'place',
  country: 'country',
  lat: 'lat',
  lon: 'lon',
  score: 'score',
  fatalities: 'fatalities',
  outlet: 'outlet',
  url: 'url',
  words: 'words',
} as const;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const IMPORTED_SELECT = NAMES.map((name) => `${COLUMNS[name]} AS ${name}`).join(', ');

const putImported = (db: Database, events: readonly ImportedEvent[], now: string): ImportCounts =>
  db.transaction(() => {
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0 };
    for (const event of events) {
      const original = JSON.stringify(event.original);
      const before = db.get<{ seq: number; original: string }>(
        'SELECT seq, original FROM imported_events WHERE source = ? AND id = ?',
        event.source,
        event.id,
      );
      if (before?.original === original) {
        counts.unchanged += 1;
        continue;
      }
      if (before) db.run('DELETE FROM imported_events WHERE seq = ?', before.seq);
      const cells = Object.fromEntries(NAMES.map((name) => [COLUMNS[name], event[name] ?? null])) as Record<string, Cell>;
      db.insert('imported_events', { ...cells, original, imported: now });
      counts[before ? 'updated' : 'added'] += 1;
    }
    return counts;
  });

function* listImported(db: Database, f: ImportedFilter): Generator<ImportedEvent> {
  const conditions: [string, ...Cell[]][] = [];
  if (f.type !== undefined) conditions.push(['type = ? COLLATE NOCASE', f.type]);
  if (f.actor !== undefined) {
    const part = `%${f.actor.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(["(actor LIKE ? ESCAPE '\\' OR recipient LIKE ? ESCAPE '\\')", part, part]);
  }
  if (f.country !== undefined)
    conditions.push(['(country = ? OR actor_country = ? OR recipient_country = ?)', f.country, f.country, f.country]);
  if (f.since !== undefined) conditions.push(['date >= ?', f.since]);
  if (f.until !== undefined) conditions.push(['date <= ?', `${f.until}\uffff`]);
  const where = conditions.length ? `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : '';
  const seqs = db.all<{ seq: number }>(
    `SELECT seq FROM imported_events ${where} ORDER BY date IS NULL, date, source, id LIMIT ?`,
    ...conditions.flatMap(([, ...cells]) => cells),
    f.limit ?? -1,
  );
  for (const { seq } of seqs) {
    const row = db.get(`SELECT ${IMPORTED_SELECT}, original FROM imported_events WHERE seq = ?`, seq);
    if (row) yield { ...present(row), original: JSON.parse(String(row.original)) } as unknown as ImportedEvent;
  }
}

const FEED_SELECT =
  'SELECT url, title, etag, last_modified AS lastModified, asked, status, failures, not_before AS notBefore FROM feeds';

/** The methods of a dossier that tell how things came in. */
export const intakeOf = (db: Database, now: () => string): IntakeStore => ({
  async receipts(id) {
    const rows = db.all<Record<string, string | number | null> & { packed: Uint8Array | null }>(
      `SELECT v.number AS version, c.sha256, c.scope, c.received, c.url, c.media_type AS mediaType, c.headers, b.packed
       FROM receipts c JOIN versions v ON v.seq = c.version JOIN reports r ON r.seq = v.report
       LEFT JOIN received_bytes b ON b.sha256 = c.sha256 WHERE r.id = ? ORDER BY c.seq`,
      id,
    );
    return rows.map(({ packed, headers, ...rest }) => ({
      ...(present(rest) as unknown as Receipt),
      headers: JSON.parse(String(headers)) as Record<string, string>,
      ...(packed && { bytes: inflateSync(packed) }),
    }));
  },
  async noteDropped({ input, code, message }) {
    const at = now();
    db.run(
      `INSERT INTO dropped (input, code, message, first, last, times) VALUES (?, ?, ?, ?, ?, 1)
       ON CONFLICT (input, code, message) DO UPDATE SET last = excluded.last, times = times + 1`,
      input,
      code,
      message,
      at,
      at,
    );
  },
  dropped: async () =>
    db.all<DroppedRow & Record<string, Cell>>('SELECT input, code, message, first, last, times FROM dropped ORDER BY seq'),
  async feed(url) {
    const row = db.get(`${FEED_SELECT} WHERE url = ?`, url);
    return row && (present(row) as unknown as FeedState);
  },
  feeds: async () => db.all(`${FEED_SELECT} ORDER BY url`).map((row) => present(row) as unknown as FeedState),
  async putFeed({ url, title, etag, lastModified, asked, status, failures, notBefore }) {
    db.run(
      'INSERT OR REPLACE INTO feeds (url, title, etag, last_modified, asked, status, failures, not_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      url,
      title ?? null,
      etag ?? null,
      lastModified ?? null,
      asked ?? null,
      status ?? null,
      failures,
      notBefore ?? null,
    );
  },
  removeFeed: async (url) => db.run('DELETE FROM feeds WHERE url = ?', url).changes > 0,
  putImported: async (events) => putImported(db, events, now()),
  async *imported(filter = {}) {
    yield* listImported(db, filter);
  },
});
