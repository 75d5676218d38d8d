// A report's current text → its copies, its place in the forest of texts, and the stories of the part it touches.
import {
  alikeTexts,
  areCopies,
  CROWD,
  MOST,
  SAMPLE,
  type StoryText,
  shinglesOf,
  storiesOfTree,
  storyName,
  storyText,
  storyWords,
  TREE,
  wordsOf,
} from '../../linking/index.ts';
import type { Database } from './database.ts';
import { type Grove, type HeldColumns, heldFrom, type Planted, partsAround, plantRow, uprootRow } from './grove.ts';
import { addTerms, dayNumber, findByTerms, removeTerms, UNDATED } from './link-terms.ts';

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
  origin: string;
}

const TERMS = 12; // heaviest words of a text that the index knows it by: two texts of one story share four and more of them
const WINDOW = 45; // days: a later report that is so far off in time tells of it in other words, or looks back
const LOOKED_AT = 40; // candidates whose words are compared
const COPIES_LOOKED_AT = 24;

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

/** The heaviest terms of a vector; ties by number. */
const indexTerms = ({ terms, weights }: StoryText['vector']): number[] =>
  [...terms.keys()]
    .sort((a, b) => weights[b]! - weights[a]! || terms[a]! - terms[b]!)
    .slice(0, TERMS)
    .map((k) => terms[k]!);

const sampledShingles = (shingles: Uint32Array): number[] => [...shingles].filter((h) => h % SAMPLE === 0);

const load = (db: Database, numbers: readonly number[]): Map<number, KeptText> =>
  new Map(
    db
      .all<Omit<KeptText, 'day' | 'vector' | 'held'> & HeldColumns & { day: number | null; vector: ArrayBuffer }>(
        `SELECT t.report, t.sort, t.day, t.length, t.vector, t.origin, r.id, t.held_by, t.likeness, p.sort AS parent_sort
         FROM texts t JOIN reports r ON r.seq = t.report LEFT JOIN texts p ON p.report = t.held_by WHERE t.report IN (SELECT value FROM json_each(?))`,
        JSON.stringify(numbers),
      )
      .map(({ day, vector, sort, report, length, origin, id, ...held }) => [
        report,
        {
          id,
          report,
          sort,
          order: sort,
          day: day ?? undefined,
          length,
          vector: vectorFrom(vector),
          origin,
          held: heldFrom(held),
        },
      ]),
  );

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

/** Reports whose text is a copy of this one. */
const findCopiesOf = (db: Database, row: TextRow, shingles: Uint32Array): number[] => {
  const counts = new Map<number, number>();
  for (const shingle of sampledShingles(shingles))
    for (const { n } of db.all<{ n: number }>('SELECT report AS n FROM text_shingles WHERE shingle = ? LIMIT ?', shingle, CROWD))
      counts.set(n, (counts.get(n) ?? 0) + 1);
  const same = db
    .all<{ n: number }>(
      'SELECT r.seq AS n FROM versions v JOIN reports r ON r.version = v.seq WHERE v.sha256 = ? LIMIT ?',
      row.sha256,
      CROWD,
    )
    .map((x) => x.n);
  const likely = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COPIES_LOOKED_AT);
  const copies = likely
    .map(([n]) => n)
    .filter((n) => {
      const other = n === row.seq || same.includes(n) ? undefined : textRow(db, n);
      return other !== undefined && areCopies(shingles, shinglesOf(wordsOf(other.text)));
    });
  return [...new Set([...copies, ...same])].filter(
    (n) => n !== row.seq && db.get('SELECT 1 AS x FROM texts WHERE report = ?', n),
  );
};

/** All copies of a text's copies, itself included. */
const copiesAround = (db: Database, report: number): number[] => {
  const seen = new Set([report]);
  for (const at of seen)
    for (const { n } of db.all<{ n: number }>('SELECT other AS n FROM text_copies WHERE report = ?', at)) seen.add(n);
  return [...seen];
};

/** Names the origin of a group of copies after its earliest and hangs the others on it. Returns what was touched. */
const nameOrigin = (db: Database, group: readonly number[], renamed: Set<number>, fresh?: number): number[] => {
  const rows = group
    .map((n) =>
      db.get<{ report: number; sort: string; origin: string }>('SELECT report, sort, origin FROM texts WHERE report = ?', n),
    )
    .filter((x) => x !== undefined)
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const [first] = rows;
  if (!first) return [];
  const origin = storyName('origin', textRow(db, first.report)!.sha256);
  const touched: number[] = [];
  for (const { report, origin: before } of rows) {
    if (before === origin) continue;
    db.run('UPDATE texts SET origin = ? WHERE report = ?', origin, report);
    touched.push(report);
    renamed.add(report);
  }
  for (const { report } of rows) {
    const item = load(db, [report]).get(report)!;
    touched.push(...plantRow(db, TEXTS, report, item, report === first.report || report === fresh));
  }
  return touched;
};

export interface TouchedStories {
  /** Reports whose story or origin may be another now. */
  reports: number[];
  /** Stories that were or are theirs. */
  stories: Set<string>;
}

/** Groups the parts around the touched texts anew. `named`: the story of a text as people have it. */
const regroup = (db: Database, touched: readonly number[], stories: Set<string>): number[] => {
  const reports = new Set<number>();
  for (const part of partsAround(db, TEXTS as never, touched)) {
    const items = [...load(db, part).values()];
    const groups = storiesOfTree(
      items,
      (t) => (t as KeptText).origin,
      (t) => {
        const row = textRow(db, (t as KeptText).report)!;
        return storyWords({ text: row.text, ...(row.title !== null && { title: row.title }) });
      },
    );
    for (const group of groups) {
      const name = storyName('story', textRow(db, items[group[0]!]!.report)!.sha256);
      for (const i of group) {
        const { report } = items[i]!;
        const before = db.get<{ made_story: string; story: string }>(
          'SELECT made_story, story FROM texts WHERE report = ?',
          report,
        )!;
        if (before.made_story === name) continue;
        if (before.story) stories.add(before.story);
        if (before.made_story) stories.add(before.made_story);
        db.run('UPDATE texts SET made_story = ? WHERE report = ?', name, report);
        reports.add(report);
      }
      stories.add(name);
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
  for (const other of copies) {
    db.insert('text_copies', { report, other });
    db.insert('text_copies', { report: other, other: report });
  }
  for (const shingle of sampledShingles(shingles)) db.insert('text_shingles', { shingle, report });
  addTerms(db, 'text_terms', indexTerms(text.vector), dayNumber(row.published), report);
  const renamed = new Set<number>();
  const touched = copies.length
    ? [report, ...nameOrigin(db, copiesAround(db, report), renamed, report)]
    : plantRow(db, TEXTS, report, load(db, [report]).get(report)!);
  const stories = new Set<string>();
  return { reports: [...new Set([...regroup(db, touched, stories), ...renamed])], stories };
};

/** Takes a report's text out again; `text`, `published`: those that it was linked with. */
export const unlinkText = (db: Database, report: number, text: string, published: string | null): TouchedStories => {
  const kept = load(db, [report]).get(report);
  if (!kept) return { reports: [], stories: new Set() };
  const story = db.get<{ story: string }>('SELECT story FROM texts WHERE report = ?', report)!.story;
  const copies = copiesAround(db, report).filter((n) => n !== report);
  removeTerms(db, 'text_terms', indexTerms(kept.vector), dayNumber(published), report);
  for (const shingle of sampledShingles(shinglesOf(wordsOf(text))))
    db.run('DELETE FROM text_shingles WHERE shingle = ? AND report = ?', shingle, report);
  db.run('DELETE FROM text_copies WHERE report = ?', report);
  for (const other of copies) db.run('DELETE FROM text_copies WHERE report = ? AND other = ?', other, report);
  const touched = uprootRow(db, TEXTS, report);
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
