// The shared nouns. Core imports no other room and no package.
export { assetPath, readAsset, readTable, readTextAsset } from './assets.ts';
export {
  BRIEF_SCHEMA,
  type Brief,
  type BriefFlag,
  type BriefNeed,
  type BriefNote,
  type BriefNoteFate,
  type BriefPlace,
  type BriefSection,
  type BriefSectionKind,
  type BriefSentence,
  type Handling,
  type Signed,
} from './brief.ts';
export { flagsOf } from './brief-flags.ts';
export { cleanLine, cleanText, wholePairs } from './clean-text.ts';
export { type ErrorCode, InputError } from './errors.ts';
export { quadOf, recordFaults } from './faults.ts';
export type { ImportedEvent } from './imported-event.ts';
export type { ActorLinks, Chain, Encoding, FoundMention, LayerName, Layers, PlaceLinks, Sentence, Toponym } from './layers.ts';
export { MONTHS, NUMBER_WORDS, SCALE_WORDS } from './number-words.ts';
export {
  type Actor,
  type ActorKind,
  type Casualty,
  type CasualtyKind,
  type ErrorRecord,
  type Event,
  type EventType,
  type Fallback,
  type Manner,
  type Mention,
  type MentionForm,
  type MentionKind,
  type OutputLine,
  type Party,
  type Place,
  type Problem,
  type Quad,
  type Reality,
  type ReportHead,
  type ReportRecord,
  type SaidBy,
  SCHEMA,
  type Statement,
  type TimeExpression,
  type TimeType,
  type Token,
  type Traced,
  type Upos,
} from './record.ts';
export type { Part, PartRole, Received, Report } from './report.ts';
export { LIKELY_CONFIDENCE, SHOWN_CONFIDENCE } from './shown.ts';
export { bySpan, contains, overlap, overlaps, type Span, sameSpan, trimmed } from './span.ts';
export { type AnyStage, type Chained, type Doc, type Stage, stages } from './stage.ts';
export {
  ACTOR_WORDS,
  ANSWER_FORM_WORDS,
  ANSWER_STATE_WORDS,
  ANSWER_VIA_WORDS,
  BRIEF_FLAG_WORDS,
  BRIEF_NEED_WORDS,
  BRIEF_SECTION_WORDS,
  CHANGE_WORDS,
  CHANNEL_WORDS,
  DISAGREEMENT_WORDS,
  dayWords,
  disagreementWords,
  FOLLOW_UP_KIND_WORDS,
  FOLLOW_UP_NOUNS,
  FOLLOW_UP_WORDS,
  HANDLING_WORDS,
  LOST_WORDS,
  MANNER_WORDS,
  MARK_WORDS,
  MENTION_WORDS,
  REALITY_WORDS,
  ROLE_WORDS,
  SAID_BY_WORDS,
  SECTOR_WORDS,
  STANCE_WORDS,
  STATE_WORDS,
  sureWords,
  TYPE_WORDS,
  toldByWords,
  VERDICT_WORDS,
} from './words.ts';
