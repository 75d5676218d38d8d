// The brief: a cited situation report, as `publish/` composes it, the dossier keeps it, people edit and release it, and a channel carries it.
// Each sentence leads to notes, each note to the exact words of a report. What is unknown is absent.

export const BRIEF_SCHEMA = 'sitrep-brief/1';

/** Who may see a report: anybody, those who work with the dossier, those who are named. */
export type Handling = 'public' | 'internal' | 'restricted';

/** What a person did, and when (ISO 8601 in UTC). */
export interface Signed {
  by: string;
  at: string;
}

/** The evidence of a sentence: words of one report. `quote` is `text.slice(start, end)` of the report whose text has this sha256. */
export interface BriefNote {
  /** As printed, from 1 on. */
  number: number;
  /** Id of the report. */
  report: string;
  sha256: string;
  start: number;
  end: number;
  quote: string;
  outlet?: string;
  title?: string;
  url?: string;
  published?: string;
  /** Who says it within the report, where it isn't the outlet. */
  speaker?: string;
  handling: Handling;
  /** Why its words or speaker wait for approval: it goes out only with a sentence that somebody approved. */
  needs?: BriefNeed[];
  /** Why the title of its report does. */
  titleNeeds?: BriefNeed[];
  /** The report or what was read from it was changed or withdrawn after the brief was made, and how: in words, and as programs ask it. */
  corrected?: string;
  became?: BriefNoteFate;
}

/** What became of a note's words: their report is gone · edited, with or without them · what was read there was taken away, or read otherwise. */
export type BriefNoteFate = 'forgotten' | 'words gone' | 'words stand' | 'rejected' | 'corrected';

/** What an edit says that its notes don't: a number, a name, a negation that was added or lost. */
export interface BriefFlag {
  kind: 'number' | 'name' | 'negation' | 'quotation';
  words: string;
}

/** Why a sentence waits for a person's approval before it may be published. */
export type BriefNeed = 'private person' | 'exact place';

export interface BriefPlace {
  name: string;
  /** WGS 84 degrees. */
  lat: number;
  lon: number;
  radiusKm?: number;
  country?: string;
  admin1?: string;
}

export interface BriefSentence {
  /** Stays the same while the brief is edited. */
  id: string;
  text: string;
  /** Numbers of notes; empty only where an edit dropped the evidence, and `edited` says so. */
  notes: number[];
  /** What it is made from: ids of a claim, a follow-up, a disagreement; keys of an event or a statement. */
  claim?: string;
  followUp?: string;
  disagreement?: string;
  item?: string;
  /** First day of what it tells, ISO 8601. */
  date?: string;
  places?: BriefPlace[];
  /** Sentences with the same group stand together under it: a speaker, what sources disagree about. */
  group?: string;
  /** The clause without its attribution, which may stand alone once an editor answers for it. */
  plain?: string;
  /** How many tell it alike, never that it is so. */
  support?: { outlets: number; texts: number; voices: number };
  /** Of a follow-up: how it stands ("open", "possible answer found", …). */
  state?: string;
  /** A person changed the words: the evidence was kept, or it was dropped and the reader is told. */
  edited?: Signed & {
    evidence: 'kept' | 'dropped';
    /** What stands in the edited words and in no note of the sentence. */
    flags?: BriefFlag[];
  };
  /** An editor answers for it: it may then stand without naming outlet and speaker. */
  confirmed?: Signed;
  needs?: BriefNeed[];
  approved?: Signed;
  /** A person left it out. */
  out?: true;
}

export type BriefSectionKind = 'reported' | 'said' | 'disagreements' | 'follow-ups' | 'open' | 'own';

export interface BriefSection {
  kind: BriefSectionKind;
  title: string;
  sentences: BriefSentence[];
}

export interface Brief {
  schema: typeof BRIEF_SCHEMA;
  id: string;
  title: string;
  /** An actor's name, or "situation:NAME". */
  about?: string;
  /** First and last day of what was published that it covers. */
  since?: string;
  until?: string;
  /** When it was composed. */
  made: string;
  /** Package version and digest of models and data of the reader. */
  reader: { version: string; models: string };
  sections: BriefSection[];
  notes: BriefNote[];
  /** What may be published was released by a person; absent in drafts. */
  released?: Signed;
}
