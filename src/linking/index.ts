// Many reports → what they share: stories and origins, one register of actors, claims with their tellings and voices, what the sources disagree
// about, the way of a claim, follow-ups and possible answers, looks back.
export { actOf, deedStems, heldInMeaning, kindredStems } from './acts.ts';
export {
  type Answer,
  alikeFollowUps,
  answerTo,
  bestAnswers,
  bestOf,
  type DecidedState,
  type FollowUp,
  type FollowUpState,
  followUpName,
  linkFollowUps,
  makeFollowUp,
  mayAnswer,
  repeatsOf,
  SAME_FOLLOW_UP,
  stateOf,
} from './answers.ts';
export {
  alikeTellings,
  type Claim,
  claimName,
  claimsOfTree,
  linkClaims,
  MOST_TELLINGS,
  makeClaim,
  SAME,
  type StandingOf,
} from './claims.ts';
export { type Content, contentFrom, contentLine, contentOf, heaviest, heldIn, rarity } from './content.ts';
export { type Count, countsOf } from './counts.ts';
export { claimDisagreements, findDisagreements, storyDisagreements } from './disagreements.ts';
export { type FollowUpKind, type FollowUpTelling, followUpsOf } from './follow-ups.ts';
export { cutForest, growForest, type Hold, type Neighbour, plant, STRICTER } from './forest.ts';
export { type Earlier, earlierOf, type LookBack, linkLookBacks, lookBackCues, mayLookBack } from './look-back.ts';
export { countWords } from './numbers.ts';
export { areCopies, CROWD, SAMPLE, shinglesOf } from './origins.ts';
export {
  countryName,
  linkActors,
  type MergeSuggestion,
  mergeEntries,
  type RegisterActor,
  registerActor,
  suggestionKeys,
  whyOne,
} from './register.ts';
export type { Disagreement, DisagreementKind, Side } from './sides.ts';
export { type Link, type LinkInput, linkReports } from './stories.ts';
export {
  alikeTexts,
  growStories,
  MOST,
  partTwins,
  type Standing,
  type StoryReport,
  type StoryText,
  storiesOfTree,
  storyName,
  storyText,
  storyWords,
  TREE,
  termOf,
} from './story-forest.ts';
export type { PartyRef, Telling, ToldCount } from './telling.ts';
export { tellingsOf } from './tellings.ts';
export { type Step, traceClaim } from './trace.ts';
export type { Vector } from './vectors.ts';
export { creditOf, outletOf, type Voice, type Weight, weigh } from './voices.ts';
export { type Word, wordsOf } from './words.ts';
