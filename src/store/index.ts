// The dossier: reports, records, corrections, search, in one file.
export type { Handling } from '../core/index.ts';
export { type Applied, applyCorrections, traceCorrections } from './apply-corrections.ts';
export { changeBrief, unsettled } from './brief-changes.ts';
export type { BriefChange, BriefHistoryRow, BriefRow, BriefStore, TouchedBrief } from './briefs.ts';
export type {
  AnswerInput,
  AnswerRow,
  AnswerState,
  ChannelStore,
  IssueRow,
  IssueSentence,
  MessageRow,
  MessageState,
  NewMessage,
} from './channel.ts';
export { CORRECTABLE, isAddedLayer } from './correctable.ts';
export type {
  AddedEvent,
  AddedItems,
  AddedLayer,
  AddedMention,
  AddedStatement,
  AddedTime,
  AdditionInput,
  Correction,
  CorrectionInput,
  NewActor,
  NewPlace,
  Verdict,
} from './corrections.ts';
export type { Decision, DecisionInput, Subject } from './decisions.ts';
export { type Described, describeItem } from './describe-item.ts';
export type {
  Account,
  Change,
  ChangeFilter,
  DeskStore,
  KeptJob,
  Mark,
  NewClaim,
  NewsKind,
  Role,
  Session,
  SessionRow,
  Token,
} from './desk.ts';
export { decryptFile, encryptFile, isEncrypted, type Key, type Lock } from './encrypted.ts';
export { DossierError, type DossierErrorCode } from './errors.ts';
export type {
  DroppedInput,
  DroppedRow,
  FeedState,
  ImportCounts,
  ImportedFilter,
  IntakeStore,
  Receipt,
} from './intake.ts';
export type {
  ClaimRow,
  DisagreementRow,
  FollowUpRow,
  LinkedFilter,
  NamedEntry,
  RegisterRow,
  StoryFilter,
  StoryRow,
  ToldRow,
} from './linked.ts';
export type { Note, NoteAbout, NoteFilter, NoteInput, NoteStore, Reply } from './notes.ts';
export { type OpenOptions, openStore } from './open.ts';
export type { OursDraft, OursEvidence, OursInput, OursSentence, OursStore } from './ours.ts';
export { parseQuery, type SearchQuery, type Term } from './query.ts';
export {
  type Circle,
  type News,
  type SavedSearch,
  type Situation,
  type SituationStore,
  situationFilter,
  type Watch,
  type Watched,
} from './situations.ts';
export type {
  ActorRow,
  Checked,
  CheckOptions,
  Fault,
  Filter,
  Hit,
  ItemLayer,
  KeptItem,
  Known,
  PutOptions,
  PutStatus,
  Reader,
  ReportFilter,
  ReportRow,
  Selected,
  Store,
  Version,
} from './store.ts';
export { syncedBy } from './synced.ts';
export type { Facets, FacetValue, PlacedReport, SaidRow, TellingRow, ToldPlace } from './told.ts';
