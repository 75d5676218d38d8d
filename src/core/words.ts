// Words on screen: the one table of what a reader sees in place of our codes. Used by the command line, the desk and the brief.
import type { EventType, Reality, SaidBy } from './record.ts';

/** How the reality of an event is told to a reader. */
export const REALITY_WORDS: Record<Reality, string> = {
  actual: 'said to have happened',
  future: 'announced',
  hypothetical: 'conditional',
  historical: 'past',
};

/** What kind of act a type is, in plain words. */
export const TYPE_WORDS: Record<EventType, string> = {
  AGREE: 'agrees',
  CONSULT: 'talks',
  SUPPORT: 'supports',
  CONCEDE: 'concedes',
  COOPERATE: 'cooperates',
  AID: 'aids',
  RETREAT: 'pulls back',
  REQUEST: 'demands',
  ACCUSE: 'accuses',
  REJECT: 'rejects',
  THREATEN: 'threatens',
  PROTEST: 'protests',
  SANCTION: 'sanctions',
  MOBILIZE: 'mobilises',
  COERCE: 'coerces',
  ASSAULT: 'attacks',
};

/** Who says so, where no statement names a speaker. */
export const SAID_BY_WORDS: Record<Exclude<SaidBy, 'statement'>, string> = { outlet: 'the outlet', unclear: 'unclear' };

export const ROLE_WORDS = { actors: 'doer', recipients: 'target' } as const;

/** How a follow-up stands. Kept, broken and answered are what people say; nothing here says that something is true. */
export const FOLLOW_UP_WORDS: Record<string, string> = {
  open: 'open',
  'possible answer found': 'possible answer found',
  overdue: 'overdue',
  kept: 'kept',
  broken: 'broken',
  answered: 'answered',
};

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "7 outlets, 3 texts, 1 voice": how many tell something, never that it is so. */
export const toldByWords = ({ outlets, texts, voices }: { outlets: number; texts: number; voices: number }): string =>
  [counted(outlets, 'outlet'), counted(texts, 'text'), counted(voices, 'voice')].join(', ');

/** What a channel's pages, feeds and messages say of an issue. */
export const CHANNEL_WORDS = {
  unreviewed: 'A machine read these reports and wrote this. Nobody has checked it.',
  unreviewedShort: 'read by a machine, checked by nobody',
  reviewed: 'released by a person',
  unaltered: 'unaltered since signed by',
  notTrue: 'this does not say that it is true',
  signerNotChecked: 'consistent; signer not checked',
  newerMayExist: 'newer issues may exist',
  evidenceDropped: 'A person changed the words, and the evidence no longer bears them out.',
  edited: 'words changed by a person; the evidence was kept',
  confirmed: 'an editor of this channel answers for this sentence',
} as const;

/** What became of something that was published. */
export const MARK_WORDS = {
  withdrawn: 'withdrawn',
  corrected: 'corrected',
  changed: 'source changed',
  replaced: 'newer edition',
} as const;
