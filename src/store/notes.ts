// Colleagues' remarks on a report, a sentence of it or a claim, with replies and "done": what a dossier keeps of them. A part of `Store`.
// A note hangs on the report's id and words, or on a claim's telling: new readings and new versions don't lose it.

/** What a note is about: a report, some words of it, or a claim. */
export type NoteAbout = { report: string } | { report: string; start: number; end: number } | { claim: string };

export interface NoteInput {
  about: NoteAbout;
  text: string;
  /** Who says so, as they want to be named. */
  by?: string;
}

export interface Reply {
  number: number;
  text: string;
  by?: string;
  made: string;
  removed?: string;
}

export interface Note extends Reply {
  /** Where it stands now: in a newer version of the report the same words, where they still stand there. */
  about: NoteAbout;
  /** The words that it is about, as they stood when it was made. */
  words?: string;
  /** The words are no longer in the current version of the report. */
  wordsGone?: true;
  /** What it asks for was done. */
  done?: { by?: string; at: string };
  replies: Reply[];
}

export interface NoteFilter {
  /** Of this report and its sentences. */
  report?: string;
  /** Of this claim; an old id leads to the new one. */
  claim?: string;
  /** Not done. */
  open?: boolean;
  /** Removed ones too. */
  removed?: boolean;
}

export interface NoteStore {
  /** Keeps a note. Rejects with DossierError `missing` where there is no such report or claim, `unsupported` where it says nothing. */
  addNote(note: NoteInput): Promise<Note>;
  /** Keeps a reply to a note; the note with all its replies. */
  replyToNote(number: number, reply: { text: string; by?: string }): Promise<Note>;
  /** Says that a note is done, or is not after all. */
  setNoteDone(number: number, done: boolean, by?: string): Promise<Note>;
  /** Takes a note or a reply away, or back. False where there is none. */
  setNoteRemoved(number: number, removed: boolean): Promise<boolean>;
  /** Notes with their replies, in the order in which they were made. */
  notes(filter?: NoteFilter): Promise<Note[]>;
}

/** Characters of a note: a page. */
export const LONGEST_NOTE = 10_000;
