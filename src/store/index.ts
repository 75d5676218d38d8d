// The dossier: reports, records, corrections, search, in one file.
export type { Handling } from '../core/index.ts';
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
export { applyCorrections, CORRECTABLE, type Correction, type CorrectionInput, type Verdict } from './corrections.ts';
export type { Decision, DecisionInput, Subject } from './decisions.ts';
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
export type { ClaimRow, DisagreementRow, FollowUpRow, LinkedFilter, RegisterRow, StoryRow, ToldRow } from './linked.ts';
export { type OpenOptions, openStore } from './open.ts';
export { parseQuery, type SearchQuery, type Term } from './query.ts';
export type {
  ActorRow,
  Checked,
  Fault,
  Filter,
  Hit,
  ItemLayer,
  Known,
  PutOptions,
  PutStatus,
  Reader,
  ReportRow,
  Selected,
  Store,
  Version,
} from './store.ts';
export { syncedBy } from './synced.ts';
