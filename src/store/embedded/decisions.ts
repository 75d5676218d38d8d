// What people say of groups: merge, split, the state of a follow-up. A log with undo, put on top of what the machine groups, and never lost by a new
// reading: groups are named by what no reading changes (an actor's entry, a text, an item's key).
import type { Decision, DecisionInput, Subject } from '../decisions.ts';
import { DossierError } from '../errors.ts';
import type { Database } from './database.ts';

interface Row {
  seq: number;
  subject: Subject;
  op: Decision['op'];
  a: string;
  b: string | null;
  state: string | null;
  said_by: string | null;
  why: string | null;
  made: string;
  undone: string | null;
}

const asDecision = (r: Row): Decision => ({
  number: r.seq,
  subject: r.subject,
  op: r.op,
  a: r.a,
  ...(r.b !== null && { b: r.b }),
  ...(r.state !== null && { state: r.state as NonNullable<Decision['state']> }),
  ...(r.said_by !== null && { by: r.said_by }),
  ...(r.why !== null && { why: r.why }),
  made: r.made,
  ...(r.undone !== null && { undone: r.undone }),
});

export const allDecisions = (db: Database): Decision[] => db.all<Row>('SELECT * FROM decisions ORDER BY seq').map(asDecision);

const live = (db: Database, subject: Subject): Row[] =>
  db.all<Row>('SELECT * FROM decisions WHERE subject = ? AND undone IS NULL ORDER BY seq', subject);

/** Pairs that are one, where no later split parted them: each member → the one that was named first. */
const unions = (rows: readonly Row[], smallest: (names: string[]) => string): Map<string, string> => {
  const groups: Set<string>[] = [];
  for (const { op, a, b } of rows) {
    if (op !== 'merge' || b === null) continue;
    const joined = groups.filter((g) => g.has(a) || g.has(b));
    const group = new Set([a, b, ...joined.flatMap((g) => [...g])]);
    for (const g of joined) groups.splice(groups.indexOf(g), 1);
    groups.push(group);
  }
  const heads = new Map<string, string>();
  for (const g of groups) {
    const head = smallest([...g]);
    for (const name of g) if (name !== head) heads.set(name, head);
  }
  return heads;
};

/** Entries of the register that people merged into others. */
export const mergedEntries = (db: Database): Map<string, string> => {
  const rows = live(db, 'actor');
  return rows.length ? unions(rows, (names) => rows.find((r) => names.includes(r.a))!.a) : new Map();
};

const GROUPS = {
  story: { table: 'texts', made: 'made_story', final: 'story' },
  claim: { table: 'tellings', made: 'made_claim', final: 'claim' },
} as const;

/** The machine's group in which the item that a name stands for is now. */
const madeGroup = (db: Database, subject: 'story' | 'claim', name: string): string | undefined => {
  const { table, made } = GROUPS[subject];
  return db.get<{ x: string }>(`SELECT ${made} AS x FROM ${table} WHERE name = ? ORDER BY sort LIMIT 1`, name)?.x;
};

/** Sets the final group of all items in the touched groups, and in those that decisions join with them. */
const settleGroups = (db: Database, subject: 'story' | 'claim', names: Set<string>): void => {
  const { table, made, final } = GROUPS[subject];
  const rows = live(db, subject);
  if (!rows.length) {
    // Nobody decided anything: what the machine groups is what people have.
    const list = JSON.stringify([...names]);
    const other = `${made} IN (SELECT value FROM json_each(?)) AND ${final} <> ${made}`;
    const before = db.all<{ x: string }>(`SELECT DISTINCT ${final} AS x FROM ${table} WHERE ${other}`, list);
    for (const { x } of before) if (x) names.add(x);
    if (before.length) db.run(`UPDATE ${table} SET ${final} = ${made} WHERE ${other}`, list);
    return;
  }
  const merges = rows.flatMap((r) => {
    if (r.op !== 'merge' || r.b === null) return [];
    const [a, b] = [madeGroup(db, subject, r.a), madeGroup(db, subject, r.b)];
    return a && b && a !== b ? [{ ...r, a, b }] : [];
  });
  const first = (groups: string[]): string =>
    groups
      .map((g) => ({
        g,
        sort: db.get<{ s: string | null }>(`SELECT min(sort) AS s FROM ${table} WHERE ${made} = ?`, g)?.s ?? '~',
      }))
      .sort((x, y) => (x.sort < y.sort ? -1 : 1))[0]!.g;
  const heads = unions(merges, first);
  for (const [name, head] of heads) {
    names.add(name);
    names.add(head);
  }
  for (const name of [...names]) {
    const to = heads.get(name) ?? name;
    // Whoever is called so and belongs elsewhere now, too.
    for (const { x } of db.all<{ x: string }>(`SELECT DISTINCT ${final} AS x FROM ${table} WHERE ${made} = ?`, name))
      if (x) names.add(x);
    db.run(`UPDATE ${table} SET ${final} = ? WHERE ${made} = ? AND ${final} <> ?`, to, name, to);
    names.add(to);
  }
  // Items that people took out of their group stand alone, with what they took out together.
  for (const { op, a, b, seq } of rows) {
    if (op !== 'split' || b === null) continue;
    const [item] = db.all<{ x: string }>(`SELECT ${final} AS x FROM ${table} WHERE name = ?`, b);
    const later = rows.some((r) => r.op === 'merge' && r.seq > seq && (r.a === b || r.b === b));
    if (!item || later || item.x === b) continue;
    const group = madeGroup(db, subject, a);
    if (group === undefined) continue;
    names.add(item.x);
    names.add(b);
    db.run(`UPDATE ${table} SET ${final} = ? WHERE name = ?`, b, b);
    // The group was named after the item that went: the others keep together under the next one's name.
    const next = db.get<{ name: string }>(
      `SELECT name FROM ${table} WHERE ${made} = ? AND name <> ? ORDER BY sort LIMIT 1`,
      b,
      b,
    )?.name;
    if (next !== undefined) {
      db.run(`UPDATE ${table} SET ${final} = ? WHERE ${made} = ? AND name <> ? AND ${final} = ?`, next, b, b, b);
      names.add(next);
    }
  }
};

/** Puts people's merges and splits on top of the groups that were touched. Adds what they touch further. */
export const applyGroupDecisions = (db: Database, touched: { stories: Set<string>; claims: Set<string> }): void => {
  settleGroups(db, 'story', touched.stories);
  settleGroups(db, 'claim', touched.claims);
};

const STATES = ['kept', 'broken', 'answered', 'open'];

const EXISTS: Record<Subject, string> = {
  actor: 'SELECT id AS x FROM register_actors WHERE id = ?',
  story: 'SELECT name AS x FROM texts WHERE name = ? OR story = ? LIMIT 1',
  claim: 'SELECT name AS x FROM tellings WHERE name = ? OR claim = ? LIMIT 1',
  followup: 'SELECT followup AS x FROM followup_tellings WHERE name = ? OR followup = ? LIMIT 1',
};

/** The name that a decision is kept under: a report's id stands for its text's story, a telling's key for its claim. */
const nameFor = (db: Database, subject: Subject, given: string): string => {
  if (subject === 'story') {
    const text = db.get<{ x: string }>(
      'SELECT t.name AS x FROM texts t JOIN reports r ON r.seq = t.report WHERE r.id = ?',
      given,
    );
    if (text) return text.x;
  }
  if (subject === 'claim') {
    const telling = db.get<{ x: string }>('SELECT name AS x FROM tellings WHERE key = ? ORDER BY sort LIMIT 1', given);
    if (telling) return telling.x;
  }
  const cells = subject === 'actor' ? [given] : [given, given];
  if (!db.get(EXISTS[subject], ...cells))
    throw new DossierError(
      'missing',
      `there is no ${subject} ${given}: sitrep list ${subject === 'story' ? 'stories' : `${subject}s`} --json prints the ids`,
    );
  return given;
};

/** Keeps a decision. `touched` takes the groups that must be settled again. */
export const addDecision = (db: Database, input: DecisionInput, now: string): Decision => {
  const { subject, op, state, by, why } = input;
  if (op === 'state' && (subject !== 'followup' || !state || !STATES.includes(state)))
    throw new DossierError('unsupported', `the state of a follow-up is one of: ${STATES.join(', ')}`);
  if (op !== 'state' && subject === 'followup')
    throw new DossierError('unsupported', 'follow-ups have a state; they are not merged or split');
  if (op !== 'state' && input.b === undefined) throw new DossierError('unsupported', `to ${op} takes two names`);
  const a = nameFor(db, subject, input.a);
  const b = input.b === undefined ? null : nameFor(db, subject, input.b);
  if (a === b) throw new DossierError('unsupported', `both names stand for ${a}`);
  // An actor is split by taking back what merged it.
  if (op === 'split' && subject === 'actor') {
    const merge = live(db, 'actor').findLast((r) => r.op === 'merge' && [r.a, r.b].includes(a) && [r.a, r.b].includes(b));
    if (!merge) throw new DossierError('missing', `nobody merged ${a} and ${b}: there is nothing to split`);
    db.run('UPDATE decisions SET undone = ? WHERE seq = ?', now, merge.seq);
  }
  const number = db.insert('decisions', {
    subject,
    op,
    a,
    b,
    state: state ?? null,
    said_by: by ?? null,
    why: why ?? null,
    made: now,
    undone: null,
  });
  return { ...input, a, ...(b !== null && { b }), number, made: now };
};

/** Takes a decision back; the last one that holds where none is named. */
export const undoDecision = (db: Database, number: number | undefined, now: string): Decision | undefined => {
  const row =
    number === undefined
      ? db.get<Row>('SELECT * FROM decisions WHERE undone IS NULL ORDER BY seq DESC LIMIT 1')
      : db.get<Row>('SELECT * FROM decisions WHERE seq = ? AND undone IS NULL', number);
  if (!row) return undefined;
  db.run('UPDATE decisions SET undone = ? WHERE seq = ?', now, row.seq);
  return asDecision({ ...row, undone: now });
};

/** Writes anew which entries of the register are merged. */
export const settleActors = (db: Database): void => {
  const heads = mergedEntries(db);
  db.run('UPDATE register_actors SET merged_into = NULL WHERE merged_into IS NOT NULL');
  for (const [name, head] of heads) db.run('UPDATE register_actors SET merged_into = ? WHERE id = ?', head, name);
};
