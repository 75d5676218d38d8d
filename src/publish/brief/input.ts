// What a brief is composed from, as the dossier's lists have it (store/linked.ts); publish does not know the store.

export interface BriefStory {
  story: string;
  title?: string;
  /** Ids, in order of publication. */
  reports: readonly string[];
  texts: number;
  outlets: number;
  from?: string;
  to?: string;
}

export interface BriefTelling {
  report: string;
  /** Key of an event or statement; of a sentence, "START-END". */
  key: string;
  voice: string;
  stance: 'for' | 'against';
  words: string;
  /** Where the text was first written: the same of copies. */
  origin?: string;
}

export interface BriefClaim {
  id: string;
  type?: string;
  reports: number;
  outlets: number;
  texts: number;
  voices: number;
  independent: number;
  story: string;
  to?: string;
  tellings: readonly BriefTelling[];
}

export interface BriefDisagreement {
  id: string;
  story: string;
  kind: string;
  of?: string;
  sides: readonly { report: string; key: string; voice: string; value: string; start: number; stop: number }[];
}

export interface BriefFollowUp {
  id: string;
  kind: string;
  by?: string;
  due?: string;
  from?: string;
  state: string;
  tellings: readonly { report: string; key: string; kind: string }[];
  answers: readonly { report: string; key: string; likeness: number }[];
}
