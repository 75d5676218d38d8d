// What a dossier keeps of briefs: as they were composed, what people changed, what they released. A part of `Store`. The composed brief is never
// written over: what it is now is made from it and the changes, so that each can be taken back.
import type { Brief, BriefSectionKind, Signed } from '../core/index.ts';

/** What a person does to a brief. */
export type BriefChange =
  | { op: 'retitle'; title: string }
  /** Other words for a sentence; its evidence is kept (and the words are held against it), or visibly dropped. */
  | { op: 'edit'; sentence: string; text: string; evidence: 'kept' | 'dropped' }
  /** An editor answers for the sentence; `plain`: it then stands without its attribution. */
  | { op: 'confirm'; sentence: string; plain?: true }
  /** A private person or an exact place in it may be published. */
  | { op: 'approve'; sentence: string }
  | { op: 'leave-out'; sentence: string }
  | { op: 'take-in'; sentence: string }
  /** Before another sentence of its section, or at its end. */
  | { op: 'move'; sentence: string; before?: string }
  /** A sentence of the editors' own; `notes`: numbers of notes that support it. */
  | { op: 'add'; text: string; section?: BriefSectionKind; notes?: number[] };

export interface BriefRow {
  id: string;
  title: string;
  about?: string;
  since?: string;
  until?: string;
  made: string;
  /** How many sentences stand in it, wait for approval, are flagged, draw on what was corrected since. */
  sentences: number;
  waiting: number;
  flagged: number;
  touched: number;
  /** The last release; `draft` where something was changed since. */
  released?: Signed;
  draft: boolean;
}

export interface BriefHistoryRow extends Partial<Signed> {
  number: number;
  what: 'composed' | 'changed' | 'released';
  change?: BriefChange;
  undone?: string;
}

/** A brief that draws on reports which were corrected, edited, withdrawn or forgotten after it was made. */
export interface TouchedBrief {
  id: string;
  title: string;
  released?: Signed;
  /** Numbers of the notes, and what became of their reports. */
  notes: { number: number; report: string; corrected: string }[];
  /** Ids of the sentences that stand on them. */
  sentences: string[];
}

export interface BriefStore {
  /** Keeps a brief as a draft. Rejects with DossierError `exists` where there is one with this id. */
  putBrief(brief: Brief, by?: string): Promise<void>;
  /** Newest first. */
  briefs(): Promise<BriefRow[]>;
  /** A brief as it is now, with what became of its reports in its notes. The id may be cut to what tells it from others. */
  brief(id: string): Promise<Brief | undefined>;
  /** A brief as it was released last, with what became of its reports since. */
  releasedBrief(id: string): Promise<Brief | undefined>;
  /** Rejects with DossierError `missing` or `unsupported`, which says why. */
  changeBrief(id: string, change: BriefChange, by: string): Promise<Brief>;
  /** Takes the last change back; undefined where there is none since the last release. */
  undoBriefChange(id: string, by: string): Promise<Brief | undefined>;
  /** A person lets it out. Rejects with `unsupported` where sentences are flagged or draw on what was corrected, and no editor answers for them. */
  releaseBrief(id: string, by: string): Promise<Brief>;
  briefHistory(id: string): Promise<BriefHistoryRow[]>;
  /** Erases a draft; what was released stays. False where there is none. */
  discardBrief(id: string): Promise<boolean>;
  briefsTouched(): Promise<TouchedBrief[]>;
}
