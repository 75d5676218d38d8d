// What a channel publishes: numbered issues, each canonical JSON, signed, naming the digest of the issue before. An issue carries a brief, corrections of earlier
// ones, a change of key, or readers' answers; `files` pins every other file of the channel as it stood then.
import type { BriefSectionKind } from '../../core/index.ts';
import type { Rotation } from './rotation-proof.ts';

export const ISSUE_SCHEMA = 'sitrep-issue/1';

export interface ChannelHead {
  /** Fingerprint of the first key: it stays when keys change. */
  id: string;
  title: string;
  description?: string;
  /** BCP 47. */
  language: string;
  /** Where the channel lies, ending in "/"; mirrors lie elsewhere and verify just as well. */
  url?: string;
  /** Where readers may send answers: a mail address. */
  answers?: string;
  /** Address of a form for answers, which a desk serves: signed pages lead there. */
  form?: string;
}

export interface PublicNote {
  number: number;
  /** Words of the report; absent where enough of the report is quoted already. */
  quote?: string;
  /** The quotation was cut to stay short. */
  cut?: true;
  outlet?: string;
  title?: string;
  url?: string;
  published?: string;
  speaker?: string;
  /** Salted digest of the report's digest, the span and the words; the salt stays with the publisher. */
  evidence: string;
}

export interface PublicPlace {
  name: string;
  lat: number;
  lon: number;
  radiusKm?: number;
  country?: string;
  admin1?: string;
}

export interface PublicSentence {
  /** From 1 on through the whole brief; CODE.n is how a reader names it. */
  n: number;
  text: string;
  notes: number[];
  /** The claim that it tells, under a code of this channel's. */
  claim?: string;
  date?: string;
  places?: PublicPlace[];
  /** It stands with others under these words: a speaker, what sources disagree about. */
  group?: string;
  /** Of a follow-up: how it stands. */
  state?: string;
  /** How many tell it alike, never that it is so. */
  support?: { outlets: number; texts: number; voices: number };
  /** A person changed the words, and kept the evidence or dropped it. */
  edited?: 'kept' | 'dropped';
  /** An editor of the channel answers for it. */
  confirmed?: true;
}

export interface PublicBrief {
  /** How readers name it in an answer. */
  code: string;
  title: string;
  since?: string;
  until?: string;
  made: string;
  /** When a person released it; absent where nobody has read it. */
  released?: string;
  reader: { version: string; models: string };
  sections: { kind: BriefSectionKind; title: string; sentences: PublicSentence[] }[];
  notes: PublicNote[];
  /** Sentences that stay at home: not public, or not approved. */
  leftOut?: number;
}

/** What became of something that was published. */
export type MarkKind = 'withdrawn' | 'corrected' | 'changed' | 'replaced';

/** A mark on an earlier issue: on some of its sentences, or on all of it. */
export interface Mark {
  issue: number;
  /** Absent: the whole brief. */
  sentences?: number[];
  kind: MarkKind;
  /** What happened, for readers. */
  note: string;
}

/** A reader's answer that a person released. */
export interface PublicAnswer {
  issue: number;
  sentence?: number;
  received: string;
  text: string;
}

export type IssueKind = 'brief' | 'correction' | 'key' | 'answers' | 'settings';

export interface Issue {
  schema: typeof ISSUE_SCHEMA;
  channel: ChannelHead;
  number: number;
  /** ISO 8601 in UTC; never earlier than that of the issue before. */
  published: string;
  kind: IssueKind;
  /** The public key that signs it. */
  key: string;
  /** SHA-256 of the issue before, hex; absent in the first. */
  previous?: string;
  /** SHA-256 of SHA256SUMS beside it, and how many files that lists. */
  files: { sums: string; count: number };
  /** Of briefs: whether a person has read and released it. */
  reviewed?: boolean;
  brief?: PublicBrief;
  /** The issue whose brief this one is a later edition of. */
  replaces?: number;
  marks?: Mark[];
  answers?: PublicAnswer[];
  rotations?: Rotation[];
}

/** Folder of an issue, from the channel's root. */
export const issueFolder = (number: number): string => `issues/${String(number).padStart(6, '0')}`;

export const HEAD_FILE = 'head.json';
/** The three files of an issue that are no pages. */
export const issueFiles = (number: number) => {
  const folder = issueFolder(number);
  return {
    issue: `${folder}/issue.json`,
    sig: `${folder}/issue.json.sig`,
    sums: `${folder}/SHA256SUMS`,
    next: `${folder}/next/`,
  };
};

/** head.json: which issue is the last. Signed by nobody, it can only say what the issues bear out. */
export interface Head {
  schema: 'sitrep-head/1';
  channel: string;
  number: number;
  issue: string;
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);
const isHex = (x: unknown): x is string => typeof x === 'string' && /^[0-9a-f]{64}$/.test(x);
const isNumber = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) > 0;

export const isHead = (x: unknown): x is Head =>
  isObject(x) && x.schema === 'sitrep-head/1' && typeof x.channel === 'string' && isNumber(x.number) && isHex(x.issue);

/** Whether a value has the form of an issue, as far as verifying and rendering stand on it. */
export const isIssue = (x: unknown): x is Issue => {
  if (!isObject(x) || x.schema !== ISSUE_SCHEMA || !isNumber(x.number) || !isObject(x.channel) || !isObject(x.files))
    return false;
  const { channel, files } = x;
  return (
    typeof channel.id === 'string' &&
    typeof channel.title === 'string' &&
    typeof channel.language === 'string' &&
    typeof x.published === 'string' &&
    typeof x.key === 'string' &&
    typeof x.kind === 'string' &&
    (x.previous === undefined || isHex(x.previous)) &&
    isHex(files.sums) &&
    Number.isSafeInteger(files.count) &&
    (x.rotations === undefined || Array.isArray(x.rotations)) &&
    (x.kind !== 'brief' || (isObject(x.brief) && Array.isArray(x.brief.sections) && Array.isArray(x.brief.notes)))
  );
};
