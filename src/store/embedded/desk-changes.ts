// What changed lately, told from the latest texts backwards, so that its cost does not grow with the dossier. A thing changed when the last
// report that tells of it came in, or a new version of one.
import type { Change, DeskStore, NewClaim } from '../desk.ts';
import type { Cell } from '../projection.ts';
import type { Database } from './database.ts';

const ALWAYS = ''; // before any time

// How each kind of thing hangs on reports: from rows r (seq, id) and v (added) to its id. CROSS keeps the order: from the latest texts to what they
// tell, never through all that is told.
const KINDS: readonly { kind: Change['kind']; join: string; id: string }[] = [
  { kind: 'story', join: 'CROSS JOIN texts x ON x.report = r.seq', id: 'x.story' },
  { kind: 'answer', join: 'CROSS JOIN answers x ON x.report = r.id', id: 'x.followup' },
  { kind: 'disagreement', join: 'CROSS JOIN disagreement_sides x ON x.report = r.id', id: 'x.disagreement' },
];

const changesBy = (db: Database, { join, id, kind }: (typeof KINDS)[number], texts: number, since: string): Change[] =>
  db
    .all<{ id: string; changed: string }>(
      `SELECT ${id} AS id, max(v.added) AS changed
       FROM (SELECT report, added FROM versions ORDER BY added DESC, seq DESC LIMIT ?) v CROSS JOIN reports r ON r.seq = v.report ${join}
       WHERE v.added > ? GROUP BY ${id}`,
      texts,
      since,
    )
    .map((row) => ({ kind, ...row }));

const COUNTED = 'c.id, c.words, c.outlets, c.texts, c.voices, c.denials';
// The first telling that stands for a claim, where one does.
const FIRST_TELLING = `(SELECT t.seq FROM tellings t WHERE t.claim = c.id ORDER BY t.stance = 'against', t.sort LIMIT 1)`;
// When a claim was first told in this dossier.
const FIRST_TOLD = '(SELECT min(r.added) FROM tellings t JOIN reports r ON r.seq = t.report WHERE t.claim = c.id)';

type Changes = Pick<DeskStore, 'changed' | 'changedOne' | 'newClaims' | 'newReports'>;

/** The methods of a dossier that tell what changed. */
export const changesOf = (db: Database): Changes => ({
  changed: async ({ texts, since = ALWAYS }) => [
    ...db.once(`changed ${texts} ${since}`, () =>
      KINDS.flatMap((kind) => changesBy(db, kind, texts, since)).sort(
        (a, b) => Number(a.changed < b.changed) - Number(a.changed > b.changed) || Number(a.id > b.id) - Number(a.id < b.id),
      ),
    ),
  ],
  async changedOne(kind, id) {
    const { join, id: column } = KINDS.find((k) => k.kind === kind)!;
    const row = db.get<{ changed: string | null }>(
      `SELECT max(v.added) AS changed FROM reports r ${join.replace('CROSS ', '')} JOIN versions v ON v.report = r.seq WHERE ${column} = ?`,
      id,
    );
    return row?.changed ? { kind, id, changed: row.changed } : undefined;
  },
  async newClaims(story, since = ALWAYS, limit) {
    const from = `FROM claims c WHERE c.story = ? AND ${FIRST_TOLD} > ?`;
    const cells: Cell[] = [story, since];
    const total = db.get<{ n: number }>(`SELECT count(*) AS n ${from}`, ...cells)!.n;
    const rows = db.all<Omit<NewClaim, 'outlet' | 'published'> & { outlet: string | null; published: string | null }>(
      `SELECT ${COUNTED}, r.id AS report, t.voice, v.outlet, v.published
       FROM (SELECT c.*, ${FIRST_TELLING} AS telling ${from} ORDER BY c.voices DESC, c.outlets DESC, c.first, c.id LIMIT ?) c
       JOIN tellings t ON t.seq = c.telling JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version
       ORDER BY c.voices DESC, c.outlets DESC, c.first, c.id`,
      ...cells,
      limit,
    );
    return {
      total,
      claims: rows.map(({ outlet, published, ...row }) => ({
        ...row,
        ...(outlet !== null && { outlet }),
        ...(published !== null && { published }),
      })),
    };
  },
  newReports: async (story, since = ALWAYS) =>
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM texts x WHERE x.story = ? AND EXISTS (SELECT 1 FROM versions v WHERE v.report = x.report AND v.added > ?)`,
      story,
      since,
    )!.n,
});
