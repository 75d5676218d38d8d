// Words on screen: the one table of what a reader sees in place of our codes. Used by the command line, the desk and the brief.
import type { ActorKind, EventType, Manner, MentionKind, Reality, SaidBy } from './record.ts';

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
  doer: 'who did it',
  place: 'where',
  time: 'when',
  denied: 'whether it is so',
};

/** "how many killed" */
export const disagreementWords = ({ kind, of }: { kind: string; of?: string }): string =>
  [DISAGREEMENT_WORDS[kind] ?? kind, ...(kind === 'number' && of ? [of] : [])].join(' ');

/** What a retelling left out. */
export const LOST_WORDS = { speaker: 'who said it', hedge: 'the hedge', number: 'the number' } as const;

export const STANCE_WORDS = { for: 'says so', against: 'says no' } as const;

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "7 outlets, 3 texts, 1 voice": how many tell something, never that it is so. */
export const toldByWords = ({ outlets, texts, voices }: { outlets: number; texts: number; voices: number }): string =>
  [counted(outlets, 'outlet'), counted(texts, 'text'), counted(voices, 'voice')].join(', ');

/** What a mention is of. */
export const MENTION_WORDS: Record<MentionKind, string> = {
  person: 'a person or people',
  organization: 'an organisation',
  location: 'a place',
  nationality: 'a people or nationality',
  weapon: 'a weapon',
  vehicle: 'a vehicle',
  platform: 'a site or facility',
  money: 'a sum of money',
  quantity: 'a number of things',
  document: 'a document',
  url: 'an address of the web',
};

export const ACTOR_WORDS: Record<ActorKind, string> = {
  person: 'a person',
  organization: 'an organisation',
  group: 'a group',
  country: 'a country',
};

/** How a statement is given. */
export const MANNER_WORDS: Record<Manner, string> = {
  direct: 'word for word',
  indirect: 'in the outlet’s words',
  mixed: 'partly word for word',
};

/** PLOVER's sectors. */
export const SECTOR_WORDS: Record<string, string> = {
  GOV: 'government',
  MIL: 'military',
  COP: 'police',
  JUD: 'courts',
  LEG: 'parliament',
  SPY: 'intelligence service',
  OPP: 'opposition',
  PTY: 'political party',
  PRM: 'paramilitary',
  REB: 'rebels',
  CRM: 'criminals',
  UAF: 'unidentified armed force',
  BUS: 'business',
  LAB: 'labour',
  CVL: 'civilians',
  REF: 'refugees',
  MED: 'media',
  EDU: 'education',
  REL: 'religious',
  ETH: 'ethnic group',
  JEW: 'Jewish',
  MOS: 'Muslim',
  CHR: 'Christian',
  AGR: 'farming',
  DEV: 'development',
  HRI: 'human rights',
  NGO: 'non-governmental',
  IGO: 'intergovernmental',
  ELI: 'former officials and elites',
  JRN: 'journalists',
  MNC: 'multinational company',
  IMG: 'international militants',
  ISM: 'international movement',
  UNO: 'United Nations',
  EUR: 'European Union',
};

/** How an item stands to people; "accepted" is of the reading, not of the world. */
export const STATE_WORDS = {
  proposed: 'read by the machine',
  accepted: 'accepted by a person',
  corrected: 'corrected by a person',
  added: 'added by a person',
} as const;

/** What a person did to an item. */
export const VERDICT_WORDS = {
  confirm: 'accepted',
  reject: 'took away',
  set: 'corrected',
  add: 'added',
  merge: 'made one with another',
  split: 'parted',
} as const;

/** How sure a reading is, as it was measured; never how sure the matter is. */
export const sureWords = (confidence: number): string =>
  confidence >= 0.75
    ? 'sure of the reading'
    : confidence >= 0.5
      ? 'fairly sure of the reading'
      : confidence >= 0.25
        ? 'unsure of the reading'
        : 'very unsure of the reading';
