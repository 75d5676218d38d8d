// Words on screen: the one table of what a reader sees in place of our codes. Used by the command line, the desk and the brief.
import type { BriefFlag, BriefNeed, BriefSectionKind, Handling } from './brief.ts';
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
  'possible answer': 'possible answer',
  overdue: 'overdue',
  kept: 'kept',
  broken: 'broken',
  answered: 'answered',
};

const OF_WHOM: Record<string, string> = {
  killed: 'how many were killed',
  injured: 'how many were injured',
  arrested: 'how many were arrested',
  missing: 'how many are missing',
  displaced: 'how many were displaced',
  abducted: 'how many were abducted',
  things: 'how many there are',
};

/** What sources disagree about. */
export const DISAGREEMENT_WORDS: Record<string, string> = {
  number: 'how many',
  doer: 'who did it',
  place: 'where it was',
  time: 'when it was',
  denied: 'told by some, denied by others',
};

/** "how many were killed" */
export const disagreementWords = ({ kind, of }: { kind: string; of?: string }): string =>
  (kind === 'number' && OF_WHOM[of ?? 'things']) || (DISAGREEMENT_WORDS[kind] ?? kind);

/** What a follow-up is, before anything answers it. */
export const FOLLOW_UP_NOUNS: Record<string, string> = {
  order: 'order',
  pledge: 'pledge',
  demand: 'demand',
  threat: 'threat',
  offer: 'offer',
  deadline: 'deadline',
  question: 'open question',
};

/** What a retelling left out. */
export const LOST_WORDS = { speaker: 'who said it', hedge: 'the hedge', number: 'the number' } as const;

export const STANCE_WORDS = { for: 'says so', against: 'says no' } as const;

/** What became of something since a day. Nothing here says that anything is true. */
export const CHANGE_WORDS = {
  'new report': 'new report',
  'edited report': 'edited report',
  'forgotten report': 'forgotten report',
  'new claim': 'told by several now',
  'more voices': 'told by more voices',
  denied: 'denied now',
  'new disagreement': 'told differently now',
  'possible answer': 'possible answer found',
  decided: 'decided by a person',
  correction: 'corrected by a person',
} as const;

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
  notSigned:
    'This page is made by the server for whoever asks: no signature covers it. The briefs and all other pages of the channel are signed.',
} as const;

/** What the form says to a reader who answers. */
export const ANSWER_FORM_WORDS = {
  held: 'Your answer has arrived. It is held until a person has read it; if it is published, then without your name.',
  empty: 'Write what you want to say first.',
  long: 'It is too long: shorten it, or send the rest in a second answer.',
  code: 'No brief of this channel has this code. It stands at the end of each brief, and before “answer or correct this”.',
  early: 'That was very quick. Look at your words once more, and send them again.',
  late: 'This page was open for too long, or the server was started anew. Your words are still here: send them again.',
  elsewhere: 'A page of another site sent this. Open the form here and write your answer in it.',
  many: 'Too many answers came from where you are. Try again later, or write to the channel.',
  full: 'So many answers wait to be read that no more are taken now. Try again another day, or write to the channel.',
  large: 'What was sent is larger than an answer can be.',
  broken: 'The answer could not be taken: try again later.',
} as const;

/** Where an answer came from. */
export const ANSWER_VIA_WORDS: Record<string, string> = { mail: 'by mail', telegram: 'by Telegram', form: 'by the form' };

/** How an answer stands. */
export const ANSWER_STATE_WORDS = {
  held: 'held: nobody has decided',
  released: 'goes out with the next publish',
  dropped: 'put away',
} as const;

/** What became of something that was published. */
export const MARK_WORDS = {
  withdrawn: 'withdrawn',
  corrected: 'corrected',
  changed: 'source changed',
  replaced: 'newer edition',
} as const;

/** The parts of a brief. */
export const BRIEF_SECTION_WORDS: Record<BriefSectionKind, string> = {
  reported: 'What is reported',
  said: 'Who says what',
  disagreements: 'Where sources disagree',
  'follow-ups': 'Promised, ordered, demanded, threatened',
  open: 'What is open',
  own: 'Added by the editors',
};

/** What kind of follow-up it is, as a label beside its sentence. */
export const FOLLOW_UP_KIND_WORDS: Record<string, string> = {
  order: 'Ordered',
  pledge: 'Announced or promised',
  demand: 'Demanded',
  threat: 'Warned or threatened',
  offer: 'Offered',
  deadline: 'Due',
  question: 'Open question',
};

/** Why a sentence waits for approval. */
export const BRIEF_NEED_WORDS: Record<BriefNeed, string> = {
  'private person': 'names a person without an office',
  'exact place': 'names a place finer than a district',
};

/** What an edit says that its notes don't. */
export const BRIEF_FLAG_WORDS: Record<BriefFlag['kind'], string> = {
  number: 'a number that no note has',
  name: 'a name that no note has',
  negation: 'a “not” that was added or lost',
  quotation: 'quoted words that stand in no note',
};

/** What each role at the desk may do, each all that those before may. */
export const DESK_ROLE_WORDS = {
  reader: 'reads, searches, marks',
  analyst: 'adds and corrects as well',
  editor: 'merges and releases as well',
  admin: 'keeps accounts and tokens as well',
} as const;

/** Who may see a report. */
export const HANDLING_WORDS: Record<Handling, string> = { public: 'public', internal: 'internal', restricted: 'restricted' };

const MONTH_WORDS = 'January February March April May June July August September October November December'.split(' ');

/** "6 October 2031" of an ISO date or date-time; a month or a year alone as it is. */
export const dayWords = (iso: string): string => {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso);
  if (!found) return iso;
  const month = MONTH_WORDS[Number(found[2]) - 1];
  return `${found[3] ? `${Number(found[3])} ` : ''}${month} ${found[1]}`;
};
