// A table of items that hang on each other (linking/forest.ts) → planting one, taking one out, and the parts of trees that were touched.
// Costs as much as the neighbours that the index names and the part around them, however large the table is.
import { type Neighbour, plant, STRICTER } from '../../linking/index.ts';
import type { Database } from './database.ts';

/** One kind of item. Table and column are names of the schema, never of anybody's. */
export interface Grove<T extends Planted> {
  table: 'texts' | 'tellings' | 'followup_tellings';
  /** The column that numbers its rows. */
  id: 'report' | 'seq';
  /** Likeness from which one hangs on another. */
  threshold: number;
  /** Items of a part that are grouped together; a larger tree is cut at a higher threshold. */
  most: number;
  /** Rows with these numbers, as far as there are any. */
  load(db: Database, numbers: readonly number[]): ReadonlyMap<number, T>;
  /** Items that may be alike, by the index; not itself. */
  candidates(db: Database, item: T, number: number): number[];
  alike(db: Database, a: T, b: T, numbers: readonly [number, number]): number;
}

/** An item as it was loaded: its place. */
export interface Planted {
  sort: string;
}

/** What an item hangs on, how firmly, and that one's place. */
interface Held {
  number: number;
  similarity: number;
  order: string;
}

/** Rows of a table that keeps what it was told as JSON; `unpack` makes an item of a row. */
export const toldRows = <T>(
  db: Database,
  table: 'tellings' | 'followup_tellings',
  numbers: readonly number[],
  unpack: (seq: number, told: string) => T,
): [number, T][] =>
  db
    .all<{ seq: number; told: string }>(
      `SELECT seq, told FROM ${table} WHERE seq IN (SELECT value FROM json_each(?))`,
      JSON.stringify(numbers),
    )
    .map(({ seq, told }) => [seq, unpack(seq, told)]);

/** What some items hang on; those that hang on nothing are not there. */
const heldOf = (db: Database, { table, id }: Grove<never>, numbers: readonly number[]): Map<number, Held> =>
  new Map(
    db
      .all<Held & { n: number }>(
        `SELECT t.${id} AS n, t.held_by AS number, t.likeness AS similarity, p.sort AS "order" FROM ${table} t JOIN ${table} p ON p.${id} = t.held_by
         WHERE t.${id} IN (SELECT value FROM json_each(?))`,
        JSON.stringify(numbers),
      )
      .map(({ n, number, similarity, order }) => [n, { number, similarity, order }]),
  );

/** Candidates that are alike enough, without what they hang on: of most nobody asks. */
const neighboursOf = <T extends Planted>(
  db: Database,
  grove: Grove<T>,
  number: number,
  item: T,
): (Neighbour & { number: number })[] => {
  const found = grove.candidates(db, item, number);
  const items = grove.load(db, found);
  return found.flatMap((other) => {
    const neighbour = items.get(other);
    if (!neighbour || other === number) return [];
    const similarity = grove.alike(db, item, neighbour, [number, other]);
    return similarity < grove.threshold ? [] : [{ id: String(other), number: other, order: neighbour.sort, similarity }];
  });
};

const hang = (db: Database, { table, id }: Grove<never>, number: number, on: number | null, likeness: number | null): void => {
  db.run(`UPDATE ${table} SET held_by = ?, likeness = ? WHERE ${id} = ?`, on, likeness, number);
};

/** What rows hung on before they were hung anew, and how firmly; undefined where on nothing. The first change of each counts. */
export type Moves = Map<number, { on: number; likeness: number } | undefined>;

const moved = (moves: Moves | undefined, number: number, before: Held | undefined): void => {
  if (moves && !moves.has(number)) moves.set(number, before && { on: before.number, likeness: before.similarity });
};

/** Hangs a row that was just written; `adopt`: also takes later items that are more like it. Returns the numbers of what was touched. */
export const plantRow = <T extends Planted>(
  db: Database,
  grove: Grove<T>,
  number: number,
  item: T,
  adopt = true,
  moves?: Moves,
): number[] => {
  const found = neighboursOf(db, grove, number, item);
  const held = heldOf(db, grove as never, [number, ...found.map((n) => n.number)]);
  const neighbours = found.map((n) => ({ ...n, ...(held.has(n.number) && { held: held.get(n.number)! }) }));
  const own = held.get(number);
  const { parent, adopted } = plant(item.sort, neighbours);
  if (own && parent && own.number === Number(parent.id) && own.similarity === parent.similarity && !adopted.length)
    return [number];
  moved(moves, number, own);
  hang(db, grove as never, number, parent ? Number(parent.id) : null, parent?.similarity ?? null);
  const touched = [number];
  if (adopt)
    for (const { id, similarity } of adopted) {
      const before = held.get(Number(id));
      if (before) touched.push(before.number);
      moved(moves, Number(id), before);
      hang(db, grove as never, Number(id), number, similarity);
      touched.push(Number(id));
    }
  return touched;
};

/** Takes a row out; what hung on it is hung anew. Returns what was touched and is still there. */
export const uprootRow = <T extends Planted>(db: Database, grove: Grove<T>, number: number): number[] => {
  const parent = db.get<{ n: number | null }>(`SELECT held_by AS n FROM ${grove.table} WHERE ${grove.id} = ?`, number)?.n;
  const orphans = db
    .all<{ n: number }>(`SELECT ${grove.id} AS n FROM ${grove.table} WHERE held_by = ?`, number)
    .map((row) => row.n);
  db.run(`DELETE FROM ${grove.table} WHERE ${grove.id} = ?`, number);
  const items = grove.load(db, orphans);
  for (const orphan of orphans) {
    const item = items.get(orphan);
    if (item) plantRow(db, grove, orphan, item, false);
  }
  return [...(parent != null ? [parent] : []), ...orphans];
};

/** All that hangs together with an item at a threshold, itself first; undefined where that is more than `most`. */
const component = (
  db: Database,
  { table, id }: Grove<never>,
  from: number,
  threshold: number,
  most: number,
): Set<number> | undefined => {
  const found = db.all<{ n: number }>(
    `WITH RECURSIVE part(n) AS (
       SELECT ? UNION SELECT u.held_by FROM part JOIN ${table} u ON u.${id} = part.n AND u.likeness >= ?
       UNION SELECT d.${id} FROM part JOIN ${table} d ON d.held_by = part.n AND d.likeness >= ?)
     SELECT n FROM part LIMIT ?`,
    from,
    threshold,
    threshold,
    most + 1,
  );
  return found.length > most ? undefined : new Set(found.map((x) => x.n));
};

const UNLIMITED = 1_000_000_000;
const FIRMEST = 2; // copies; nothing is more alike
const OVER = 3; // how many times `most` a tree may be when it is first cut: it grew out of parts below `most`

/**
 * Rows whose tree was grouped as a whole at a threshold before some rows were hung anew: those that hang together by what the moved rows hung on
 * then. Empty where it was too large even then: its other parts stay as they are.
 */
const wholeBefore = (db: Database, { table, id }: Grove<never>, moves: Moves, threshold: number, most: number): number[] => {
  const moved = JSON.stringify([...moves.keys()]);
  const now = db.all<{ n: number | null }>(
    `SELECT held_by AS n FROM ${table} WHERE ${id} IN (SELECT value FROM json_each(?))`,
    moved,
  );
  const ends = [...moves].flatMap(([n, before]) => [n, ...(before ? [before.on] : [])]);
  // Pieces that hang together by holds that did not change.
  const pieces: Set<number>[] = [];
  for (const from of [...ends, ...now.flatMap((x) => x.n ?? [])])
    if (!pieces.some((piece) => piece.has(from)))
      pieces.push(
        new Set(
          db
            .all<{ n: number }>(
              `WITH RECURSIVE moved(n) AS MATERIALIZED (SELECT value FROM json_each(?1)), part(n) AS (
                 SELECT ?2 UNION SELECT u.held_by FROM part JOIN ${table} u ON u.${id} = part.n AND u.likeness >= ?3 AND u.${id} NOT IN moved
                 UNION SELECT d.${id} FROM part JOIN ${table} d ON d.held_by = part.n AND d.likeness >= ?3 AND d.${id} NOT IN moved)
               SELECT n FROM part LIMIT ?4`,
              moved,
              from,
              threshold,
              most + 1,
            )
            .map((x) => x.n),
        ),
      );
  // And by those that did, as they were.
  for (const [n, before] of moves) {
    if (!before || before.likeness < threshold) continue;
    const [a, b] = [n, before.on].map((x) => pieces.find((piece) => piece.has(x))!);
    if (a === b) continue;
    for (const x of b!) a!.add(x);
    pieces.splice(pieces.indexOf(b!), 1);
  }
  return pieces.filter((piece) => piece.size <= most).flatMap((piece) => [...piece]);
};

/** Of some items those that there are, and whether each hangs on nothing and nothing on it, firmly enough for one tree. */
const aloneAmong = (db: Database, { table, id, threshold }: Grove<never>, numbers: readonly number[]): Map<number, boolean> =>
  new Map(
    db
      .all<{ n: number; alone: number }>(
        `SELECT t.${id} AS n, coalesce(t.likeness, 0) < ?2 AND NOT EXISTS (SELECT 1 FROM ${table} d WHERE d.held_by = t.${id} AND d.likeness >= ?2) AS alone
         FROM ${table} t WHERE t.${id} IN (SELECT value FROM json_each(?1))`,
        JSON.stringify(numbers),
        threshold,
      )
      .map(({ n, alone }) => [n, alone === 1]),
  );

/** The parts of trees that hold the given items, each whole; as cutForest cuts them. `moves`: what was hung anew, where nothing was taken out. */
export const partsAround = (db: Database, grove: Grove<never>, numbers: Iterable<number>, moves?: Moves): number[][] => {
  const done = new Set<number>();
  const grown = new Set<number>();
  const parts: number[][] = [];
  const queue = [...new Set(numbers)];
  const first = queue.length;
  const alone = aloneAmong(db, grove, queue);
  for (let k = 0; k < queue.length; k += 1) {
    const from = queue[k]!;
    if (done.has(from)) continue;
    if (k < first) {
      const isAlone = alone.get(from);
      if (isAlone === undefined) continue; // it is gone
      if (isAlone) {
        done.add(from);
        parts.push([from]);
        continue;
      }
    }
    for (let threshold = grove.threshold; ; threshold *= STRICTER) {
      const last = threshold * STRICTER > FIRMEST;
      const found = component(db, grove, from, threshold, last ? UNLIMITED : grove.most);
      if (found) {
        for (const n of found) done.add(n);
        parts.push([...found]);
        break;
      }
      // A tree that has just become too large: what was whole before must be grouped anew too.
      if (moves) {
        if (!grown.has(threshold)) queue.push(...wholeBefore(db, grove, moves, threshold, grove.most));
        grown.add(threshold);
      } else queue.push(...(component(db, grove, from, threshold, OVER * grove.most) ?? []));
    }
  }
  return parts;
};
