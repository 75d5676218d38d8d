// Colleagues' notes in the embedded dossier: kept by report and words or by claim, and found again where these stand now.
import { DossierError } from '../errors.ts';
import {
  LONGEST_NOTE,
  type Note,
  type NoteAbout,
  type NoteFilter,
  type NoteInput,
  type NoteStore,
  type Reply,
} from '../notes.ts';
import type { Database } from './database.ts';
import { currentReading, readRecord } from './read-record.ts';

interface NoteRow {
  seq: number;
  report: string | null;
  claim: string | null;
  sha256: string | null;
  start: number | null;
  stop: number | null;
  words: string | null;
  reply_to: number | null;
  text: string;
  said_by: string | null;
  made: string;
  done: string | null;
  done_by: string | null;
  removed: string | null;
}

const missing = (number: number): DossierError => new DossierError('missing', `there is no note ${number}`);

const textOf = (text: string): string => {
  const words = text.trim();
  if (!words) throw new DossierError('unsupported', 'the note says nothing');
  if (words.length > LONGEST_NOTE) throw new DossierError('unsupported', `a note has at most ${LONGEST_NOTE} characters`);
  return words;
};

/** The current text of a report; undefined where it isn't there. */
const currentText = (db: Database, id: string): { text: string; sha256: string } | undefined => {
  const report = db.get<{ seq: number }>('SELECT seq FROM reports WHERE id = ?', id);
  const reading = report && currentReading(db, report.seq);
  return reading && readRecord(reading).report;
};

/** The occurrence of some words that is nearest to where they once stood. */
const nearestTo = (text: string, words: string, start: number): number => {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
    if (at > start) break; // further ones are further away
  }
  return best;
};

const asReply = (row: NoteRow): Reply => ({
  number: row.seq,
  text: row.text,
  ...(row.said_by !== null && { by: row.said_by }),
  made: row.made,
  ...(row.removed !== null && { removed: row.removed }),
});

/** Where a note stands now. */
const standing = (db: Database, row: NoteRow): Pick<Note, 'about' | 'words' | 'wordsGone'> => {
  if (row.claim !== null) {
    const now = db.get<{ claim: string }>('SELECT claim FROM tellings WHERE name = ? ORDER BY sort LIMIT 1', row.claim);
    return { about: { claim: now?.claim ?? row.claim } };
  }
  const report = row.report!;
  if (row.words === null || row.start === null) return { about: { report } };
  const { words, start } = row;
  const current = currentText(db, report);
  if (current?.sha256 === row.sha256) return { about: { report, start, end: row.stop! }, words };
  const found = current ? nearestTo(current.text, words, start) : -1;
  return found < 0
    ? { about: { report }, words, wordsGone: true }
    : { about: { report, start: found, end: found + words.length }, words };
};

const asNote = (db: Database, row: NoteRow, replies: readonly NoteRow[]): Note => ({
  ...asReply(row),
  ...standing(db, row),
  ...(row.done !== null && { done: { at: row.done, ...(row.done_by !== null && { by: row.done_by }) } }),
  replies: replies.map(asReply),
});

const noteOf = (db: Database, number: number): Note => {
  const row = db.get<NoteRow>('SELECT * FROM notes WHERE seq = ? AND reply_to IS NULL', number);
  if (!row) throw missing(number);
  const replies = db.all<NoteRow>('SELECT * FROM notes WHERE reply_to = ? AND removed IS NULL ORDER BY seq', number);
  return asNote(db, row, replies);
};

/** What a note is about, as it is kept. */
const anchorOf = (db: Database, about: NoteAbout) => {
  const none = { report: null, claim: null, sha256: null, start: null, stop: null, words: null };
  if ('claim' in about) {
    const telling = db.get<{ name: string }>(
      'SELECT name FROM tellings WHERE claim = ? OR name = ? OR key = ? ORDER BY claim = ? DESC, sort LIMIT 1',
      about.claim,
      about.claim,
      about.claim,
      about.claim,
    );
    if (!telling) throw new DossierError('missing', `there is no claim ${about.claim}: sitrep list claims --json prints the ids`);
    return { ...none, claim: telling.name };
  }
  const current = currentText(db, about.report);
  if (!current)
    throw new DossierError('missing', `there is no report ${about.report}: sitrep list reports --json prints the ids`);
  if (!('start' in about)) return { ...none, report: about.report };
  const { start, end } = about;
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= current.text.length))
    throw new DossierError('unsupported', `${start}–${end} is no stretch of a text of ${current.text.length}`);
  return { ...none, report: about.report, sha256: current.sha256, start, stop: end, words: current.text.slice(start, end) };
};

const insert = (db: Database, row: Partial<NoteRow>): number =>
  db.insert('notes', {
    report: null,
    claim: null,
    sha256: null,
    start: null,
    stop: null,
    words: null,
    reply_to: null,
    text: '',
    said_by: null,
    made: '',
    done: null,
    done_by: null,
    removed: null,
    ...row,
  });

const addNote = (db: Database, { about, text, by }: NoteInput, now: string): Note =>
  db.transaction(() => noteOf(db, insert(db, { ...anchorOf(db, about), text: textOf(text), said_by: by ?? null, made: now })));

const replyTo = (db: Database, number: number, reply: { text: string; by?: string }, now: string): Note =>
  db.transaction(() => {
    noteOf(db, number);
    insert(db, { reply_to: number, text: textOf(reply.text), said_by: reply.by ?? null, made: now });
    return noteOf(db, number);
  });

const setDone = (db: Database, number: number, done: boolean, by: string | undefined, now: string): Note =>
  db.transaction(() => {
    noteOf(db, number);
    db.run('UPDATE notes SET done = ?, done_by = ? WHERE seq = ?', done ? now : null, done ? (by ?? null) : null, number);
    return noteOf(db, number);
  });

const listNotes = (db: Database, filter: NoteFilter): Note[] => {
  const conditions = ['reply_to IS NULL'];
  const cells: string[] = [];
  if (filter.report !== undefined) {
    conditions.push('report = ?');
    cells.push(filter.report);
  }
  if (filter.claim !== undefined) {
    // All tellings of the claim; the name that was given may be an old one.
    conditions.push(
      `(claim = ? OR claim IN (SELECT name FROM tellings WHERE claim IN (SELECT claim FROM tellings WHERE name = ? UNION SELECT ?)))`,
    );
    cells.push(filter.claim, filter.claim, filter.claim);
  }
  if (filter.open) conditions.push('done IS NULL');
  if (!filter.removed) conditions.push('removed IS NULL');
  return db.all<NoteRow>(`SELECT * FROM notes WHERE ${conditions.join(' AND ')} ORDER BY seq`, ...cells).map((row) => {
    const replies = db.all<NoteRow>(
      `SELECT * FROM notes WHERE reply_to = ? ${filter.removed ? '' : 'AND removed IS NULL'} ORDER BY seq`,
      row.seq,
    );
    return asNote(db, row, replies);
  });
};

/** The notes of a dossier. */
export const notesOf = (db: Database, now: () => string): NoteStore => ({
  addNote: async (note) => addNote(db, note, now()),
  replyToNote: async (number, reply) => replyTo(db, number, reply, now()),
  setNoteDone: async (number, done, by) => setDone(db, number, done, by, now()),
  setNoteRemoved: async (number, removed) =>
    db.run('UPDATE notes SET removed = ? WHERE seq = ?', removed ? now() : null, number).changes > 0,
  notes: async (filter = {}) => listNotes(db, filter),
});
