// A report's current text → its copies, its place in the forest of texts, and the stories of the part it touches.
import {
  alikeTexts,
  areCopies,
  CROWD,
  MOST,
  partTwins,
  SAMPLE,
  type StoryText,
  shinglesOf,
  storiesOfTree,
  storyName,
  storyText,
  storyWords,
  TREE,
  type Vector,
  type Word,
  wordsOf,
} from '../../linking/index.ts';
import type { Database } from './database.ts';
import { type Grove, type Moves, type Planted, partsAround, plantRow, uprootRow } from './grove.ts';
import { addTerms, dayNumber, findByTerms, removeTerms, UNDATED, type Weighed } from './link-terms.ts';
import { Memory } from './memory.ts';

interface TextRow {
  seq: number;
  version: number;
  id: string;
  text: string;
  title: string | null;
  published: string | null;
  sha256: string;
}

interface KeptText extends StoryText, Planted {
  report: number;
  version: number;
  origin: string;
  /** What its story would be called, were it the earliest. */
  name: string;
  made_story: string;
  story: string;
}

const TERMS = 24; // heaviest words of a text that the index knows it by: with 12, two long articles of one story often shared none (ECB+ train: as good as all pairs)
const WINDOW = 400; // days: pages are often dated by their last edit; nearness counts in the likeness, and the index gives the nearest first
const LOOKED_AT = 40; // candidates whose words are compared
const COPIES_LOOKED_AT = 24;
const KEPT = 2000; // texts that are kept unpacked, of some 2 KB each

const textRow = (db: Database, report: number): TextRow | undefined =>
  db.get<TextRow>(
    'SELECT r.seq, r.version, r.id, v.text, v.title, v.published, v.sha256 FROM reports r JOIN versions v ON v.seq = r.version WHERE r.seq = ?',
    report,
  );

const asText = (row: TextRow): StoryText =>
  storyText({
    id: row.id,
    sha256: row.sha256,
    text: row.text,
    ...(row.title !== null && { title: row.title }),
    ...(row.published !== null && { published: row.published }),
  });

const blobOf = ({ terms, weights }: StoryText['vector']): Uint8Array => {
  const bytes = new Uint8Array(terms.length * 8);
  bytes.set(new Uint8Array(Int32Array.from(terms).buffer), 0);
  bytes.set(new Uint8Array(Float32Array.from(weights).buffer), terms.length * 4);
  return bytes;
};

const vectorFrom = (blob: ArrayBuffer): StoryText['vector'] => {
  const n = blob.byteLength / 8;
  return { terms: new Int32Array(blob, 0, n), weights: Float64Array.from(new Float32Array(blob, n * 4, n)) };
};

/** The heaviest terms of a vector, with the squares of their weights; ties by number. */
const indexTerms = ({ terms, weights }: StoryText['vector']): Weighed =>
  new Map(
    [...terms.keys()]
      .sort((a, b) => weights[b]! - weights[a]! || terms[a]! - terms[b]!)
      .slice(0, TERMS)
      .map((k) => [terms[k]!, weights[k]! ** 2]),
  );

const sampledShingles = (shingles: Uint32Array): number[] => [...shingles].filter((h) => h % SAMPLE === 0);

/** What never changes of a text while it is linked. */
type FixedText = Omit<KeptText, 'origin' | 'made_story' | 'story'>;

const known = new Memory<FixedText>(KEPT, (db, numbers) =>
  db
    .all<Omit<FixedText, 'day' | 'vector'> & { day: number | null; vector: ArrayBuffer; language: string | null }>(
      `SELECT t.report, t.version, t.sort, t.day, t.length, t.vector, t.name, r.id, v.language
       FROM texts t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = t.version WHERE t.report IN (SELECT value FROM json_each(?))`,
      JSON.stringify(numbers),
    )
    .map(({ day, vector, sort, language, ...rest }) => [
      rest.report,
      {
        ...rest,
        sort,
        order: sort,
        day: day ?? undefined,
        vector: vectorFrom(vector),
        ...(language !== null && !/^en\b/i.test(language) && { unread: true as const }),
      },
    ]),
);

const load = (db: Database, numbers: readonly number[]): Map<number, KeptText> => {
  const fixed = known.get(db, numbers);
  return new Map(
    db
      .all<Pick<KeptText, 'report' | 'origin' | 'made_story' | 'story'>>(
        'SELECT report, origin, made_story, story FROM texts WHERE report IN (SELECT value FROM json_each(?))',
        JSON.stringify(numbers),
      )
      .map((row) => [row.report, { ...fixed.get(row.report)!, ...row }]),
  );
};

const TEXTS: Grove<KeptText> = {
  table: 'texts',
  id: 'report',
  threshold: TREE,
  most: MOST,
  load,
  candidates(db, item, number) {
    const window = { day: item.day === undefined ? UNDATED : Math.floor(item.day), back: WINDOW, ahead: WINDOW };
    const found = findByTerms(db, 'text_terms', indexTerms(item.vector), window, LOOKED_AT, 2);
    // Copies hang on the earliest of their origin, however far off in time it is.
    const first = db.get<{ n: number }>('SELECT report AS n FROM texts WHERE origin = ? ORDER BY sort LIMIT 1', item.origin);
    return [...new Set([...found, ...(first ? [first.n] : [])])].filter((n) => n !== number);
  },
  alike: (_db, a, b) => alikeTexts(a, b, a.origin === b.origin),
};

const RUNS_KEPT = 2000; // texts of some hundred runs of words, 4 bytes each
const runs = new Memory<Uint32Array>(RUNS_KEPT, (db, numbers) =>
  db
    .all<{ n: number; text: string }>(
      'SELECT t.report AS n, v.text FROM texts t JOIN versions v ON v.seq = t.version WHERE t.report IN (SELECT value FROM json_each(?))',
      JSON.stringify(numbers),
    )
    .map(({ n, text }) => [n, shinglesOf(wordsOf(text))]),
);

/** Reports whose text is a copy of this one. */
const findCopiesOf = (db: Database, row: TextRow, shingles: Uint32Array): number[] => {
  const counts = new Map<number, number>();
  for (const { list } of db.all<{ list: string | null }>(
    `SELECT (SELECT group_concat(n) FROM (SELECT report AS n FROM text_shingles WHERE shingle = j.value ORDER BY report LIMIT ?2)) AS list FROM json_each(?1) j`,
    JSON.stringify(sampledShingles(shingles)),
    CROWD,
  ))
    if (list) for (const n of list.split(',').map(Number)) counts.set(n, (counts.get(n) ?? 0) + 1);
  const same = db
    .all<{ n: number }>(
      'SELECT r.seq AS n FROM versions v JOIN reports r ON r.version = v.seq WHERE v.sha256 = ? LIMIT ?',
      row.sha256,
      CROWD,
    )
    .map((x) => x.n);
  // What is said to be a translation of a report is one text with it, whatever its words.
  const translated = db
    .all<{ n: number }>(
      `SELECT r.seq AS n FROM versions v JOIN reports r ON r.id = v.translation_of WHERE v.seq = ?
       UNION SELECT r.seq FROM versions v JOIN reports r ON r.version = v.seq WHERE v.translation_of = ?`,
      row.version,
      row.id,
    )
    .map((x) => x.n);
  const likely = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COPIES_LOOKED_AT);
  const unsure = likely.map(([n]) => n).filter((n) => n !== row.seq && !same.includes(n));
  const copies = [...runs.get(db, unsure)].filter(([, other]) => areCopies(shingles, other)).map(([n]) => n);
  return db
    .all<{ n: number }>(
      'SELECT report AS n FROM texts WHERE report IN (SELECT value FROM json_each(?))',
      JSON.stringify([...copies, ...same, ...translated].filter((n) => n !== row.seq)),
    )
    .map((x) => x.n);
};

/** All copies of a text's copies, itself included. */
const copiesAround = (db: Database, report: number): number[] => {
  const seen = new Set([report]);
  for (const at of seen)
    for (const { n } of db.all<{ n: number }>('SELECT other AS n FROM text_copies WHERE report = ?', at)) seen.add(n);
  return [...seen];
};

/** A new text with all that its copies are copies of: whole origins, as they are kept. */
const originsOf = (db: Database, report: number, copies: readonly number[]): number[] => [
  report,
  ...db
    .all<{ n: number }>(
      'SELECT report AS n FROM texts WHERE origin IN (SELECT origin FROM texts WHERE report IN (SELECT value FROM json_each(?)))',
      JSON.stringify(copies),
    )
    .map((x) => x.n)
    .filter((n) => n !== report),
];

/**
 * Names the origin of a group of copies after its earliest and hangs anew those whose origin that changes, and the fresh one. Returns what was
 * touched. The others hang on the earliest already, as firmly as copies do.
 */
const nameOrigin = (db: Database, group: readonly number[], renamed: Set<number>, fresh?: number, moves?: Moves): number[] => {
  const rows = db.all<{ report: number; origin: string; sha256: string }>(
    `SELECT t.report, t.origin, v.sha256 FROM texts t JOIN versions v ON v.seq = t.version
     WHERE t.report IN (SELECT value FROM json_each(?)) ORDER BY t.sort`,
    JSON.stringify(group),
  );
  const [first] = rows;
  if (!first) return [];
  const origin = storyName('origin', first.sha256);
  const changed = rows.filter((row) => row.origin !== origin || row.report === fresh).map((row) => row.report);
  db.run('UPDATE texts SET origin = ? WHERE report IN (SELECT value FROM json_each(?))', origin, JSON.stringify(changed));
  const touched: number[] = [];
  for (const report of changed) {
    if (report !== fresh || rows.find((row) => row.report === report)!.origin !== origin) renamed.add(report);
    const item = load(db, [report]).get(report)!;
    touched.push(report, ...plantRow(db, TEXTS, report, item, report === first.report || report === fresh, moves));
  }
  return touched;
};

export interface TouchedStories {
  /** Reports whose story or origin may be another now. */
  reports: number[];
  /** Stories that were or are theirs. */
  stories: Set<string>;
}

const WORDS_KEPT = 800; // texts of a few hundred words
const words = new Memory<readonly Word[]>(WORDS_KEPT, (db, numbers) =>
  numbers.flatMap((report): [number, readonly Word[]][] => {
    const row = textRow(db, report);
    return row ? [[report, storyWords({ text: row.text, ...(row.title !== null && { title: row.title }) })]] : [];
  }),
);

/** The last parting of a group of texts, by the vector of its first: a text that joins a story leaves the others of its tree as they were. */
const parted = new WeakMap<Vector, { vectors: readonly Vector[]; parts: number[][] }>();

/** Parts of a group of texts; see `partTwins`. */
const partsOf = (db: Database, group: readonly KeptText[]): number[][] => {
  const vectors = group.map((t) => t.vector);
  const last = parted.get(vectors[0]!);
  if (last?.vectors.length === vectors.length && vectors.every((v, i) => v === last.vectors[i])) return last.parts;
  const numbers = group.map((t) => t.report);
  const told = words.get(db, numbers);
  const parts = partTwins(numbers.map((n) => told.get(n)!));
  parted.set(vectors[0]!, { vectors, parts });
  return parts;
};

/** Groups the parts around the touched texts anew. `named`: the story of a text as people have it. */
const regroup = (db: Database, touched: readonly number[], stories: Set<string>, moves?: Moves): number[] => {
  const reports = new Set<number>();
  const hungAnew = new Set(touched);
  for (const part of partsAround(db, TEXTS as never, touched, moves)) {
    const items = [...load(db, part).values()];
    const groups = storiesOfTree(
      items,
      (t) => t.origin,
      (group) => partsOf(db, group),
    );
    for (const group of groups) {
      const { name } = items[group[0]!]!;
      for (const i of group) {
        const { report, made_story, story } = items[i]!;
        if (made_story === name) continue;
        if (story) stories.add(story);
        if (made_story) stories.add(made_story);
        db.run('UPDATE texts SET made_story = ? WHERE report = ?', name, report);
        reports.add(report);
      }
      // Of a large tree most stories stay as they were.
      if (group.some((i) => hungAnew.has(items[i]!.report) || items[i]!.made_story !== name)) stories.add(name);
    }
  }
  return [...reports];
};

/** Takes a report's text into the forest of texts. */
export const linkText = (db: Database, report: number): TouchedStories => {
  const row = textRow(db, report);
  if (!row) return { reports: [], stories: new Set() };
  const text = asText(row);
  const shingles = shinglesOf(wordsOf(row.text));
  db.insert('texts', {
    report,
    version: row.version,
    sort: text.order,
    name: storyName('story', row.sha256),
    day: text.day ?? null,
    length: text.length,
    vector: blobOf(text.vector),
    held_by: null,
    likeness: null,
    origin: storyName('origin', row.sha256),
    made_story: '',
    story: '',
  });
  const copies = findCopiesOf(db, row, shingles);
  db.insertAll(
    'text_copies',
    copies.flatMap((other) => [
      { report, other },
      { report: other, other: report },
    ]),
  );
  db.run(
    'INSERT INTO text_shingles (shingle, report) SELECT value, ?2 FROM json_each(?1)',
    JSON.stringify(sampledShingles(shingles)),
    report,
  );
  addTerms(db, 'text_terms', [{ terms: indexTerms(text.vector).keys(), day: dayNumber(row.published), number: report }]);
  const renamed = new Set<number>();
  const moves: Moves = new Map();
  const touched = copies.length
    ? [report, ...nameOrigin(db, originsOf(db, report, copies), renamed, report, moves)]
    : plantRow(db, TEXTS, report, load(db, [report]).get(report)!, true, moves);
  const stories = new Set<string>();
  return { reports: [...new Set([...regroup(db, touched, stories, moves), ...renamed])], stories };
};

/** Takes a report's text out again; `text`, `published`: those that it was linked with. */
export const unlinkText = (db: Database, report: number, text: string, published: string | null): TouchedStories => {
  const kept = load(db, [report]).get(report);
  if (!kept) return { reports: [], stories: new Set() };
  const story = db.get<{ story: string }>('SELECT story FROM texts WHERE report = ?', report)!.story;
  const copies = copiesAround(db, report).filter((n) => n !== report);
  removeTerms(db, 'text_terms', indexTerms(kept.vector).keys(), dayNumber(published), report);
  db.run(
    'DELETE FROM text_shingles WHERE shingle IN (SELECT value FROM json_each(?1)) AND report = ?2',
    JSON.stringify(sampledShingles(shinglesOf(wordsOf(text)))),
    report,
  );
  db.run('DELETE FROM text_copies WHERE report = ?', report);
  for (const other of copies) db.run('DELETE FROM text_copies WHERE report = ? AND other = ?', other, report);
  const touched = uprootRow(db, TEXTS, report);
  known.forget(db, [report]);
  words.forget(db, [report]);
  runs.forget(db, [report]);
  // Without the one in the middle, copies of copies may be none.
  const renamed = new Set<number>();
  const left = new Set(copies);
  for (const n of left) {
    const group = copiesAround(db, n);
    for (const m of group) if (m !== n) left.delete(m);
    touched.push(...nameOrigin(db, group, renamed), ...group);
  }
  const stories = new Set([story]);
  return { reports: [...new Set([...regroup(db, touched, stories), ...renamed])], stories };
};
