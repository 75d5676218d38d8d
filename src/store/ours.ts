// Drafts that a desk keeps as its own, to be told when a later report changes or contradicts what they say. A part of `Store`. Of reports only
// places and digests are kept: a report that is forgotten leaves no words here.

/** Where a sentence of the draft rests: a stretch of a report, and the keys of what stands there. */
export interface OursEvidence {
  report: string;
  /** Of the report's text at that time. */
  sha256: string;
  start: number;
  end: number;
  keys: string[];
}

export interface OursSentence {
  start: number;
  end: number;
  evidence: OursEvidence[];
}

export interface OursInput {
  /** What the desk calls it; another draft of that name is replaced. */
  name: string;
  text: string;
  /** Its day, ISO 8601. */
  published?: string;
  by?: string;
  sentences: OursSentence[];
  /** Ids of the alerts that there would be already; they are not told. */
  known: string[];
}

export interface OursDraft extends Omit<OursInput, 'known'> {
  /** When it was kept, ISO 8601 in UTC. */
  kept: string;
  known: ReadonlySet<string>;
}

export interface OursStore {
  keepOurs(draft: OursInput): Promise<void>;
  /** By name. */
  ours(): Promise<OursDraft[]>;
  /** A person has seen alerts of a draft. False where there is no such draft. */
  seeAlerts(name: string, alerts: readonly string[], by?: string): Promise<boolean>;
  /** False where there is no such draft. */
  dropOurs(name: string): Promise<boolean>;
}
