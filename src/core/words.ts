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

/** What a follow-up is, before anything answers it. */
export const FOLLOW_UP_KIND_WORDS: Record<string, string> = {
  order: 'order',
  pledge: 'pledge',
  demand: 'demand',
  threat: 'threat',
  offer: 'offer',
  deadline: 'deadline',
  question: 'open question',
};

/** What sources disagree about. */
export const DISAGREEMENT_WORDS: Record<string, string> = {
  number: 'how many',
  place: 'where',
  time: 'when',
  doer: 'who did it',
  denied: 'told and denied',
};

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "7 outlets, 3 texts, 1 voice": how many tell something, never that it is so. */
export const toldByWords = ({ outlets, texts, voices }: { outlets: number; texts: number; voices: number }): string =>
  [counted(outlets, 'outlet'), counted(texts, 'text'), counted(voices, 'voice')].join(', ');
