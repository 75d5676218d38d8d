// The channel: briefs that go out as a signed, static site, and verifying one.
export { parseCanonical } from './canonical.ts';
export { commitIssue, finishIssue, type OnStep } from './commit.ts';
export type { Crypto } from './crypto.ts';
export { type Html, html } from './html.ts';
export {
  type ChannelHead,
  HEAD_FILE,
  type Issue,
  type IssueKind,
  isHead,
  isIssue,
  issueFiles,
  issueFolder,
  type Mark,
  type MarkKind,
  type PublicAnswer,
  type PublicBrief,
  type PublicNote,
  type PublicSentence,
} from './issue.ts';
export { makeKeyFile, openKeyFile, type SigningKey } from './key-file.ts';
export { dueMarks, markOf, markWords, type PublishedBrief } from './marks.ts';
export { nodeCrypto } from './node-crypto.ts';
export { page } from './page.ts';
export {
  codeOf,
  evidenceOf,
  type LeftOut,
  type MadePublic,
  makePublic,
  type PublicOptions,
  type SentenceOrigin,
  saltOf,
} from './public-brief.ts';
export { fingerprint, keyLine, keyOfLine } from './public-key.ts';
export { type BuiltIssue, buildIssue, commitBuilt, type IssueDraft, type OpenedChannel, openChannel } from './publish.ts';
export { addressFiles, channelRoot, folderFiles } from './read-channel.ts';
export { readRotations, rotateKeyFile, rotationFile } from './rotation.ts';
export type { Rotation } from './rotation-proof.ts';
export { isSignedBy } from './sshsig.ts';
export { pageOf, titleOf } from './standing.ts';
export { type Chat, type Outcome, telegramChat } from './telegram/api.ts';
export { type Delivered, type DeliverOptions, deliver, type Outbox } from './telegram/deliver.ts';
export { lengthOf, messageParts } from './telegram/format.ts';
export { type Broken, type ChannelFiles, type Pins, type ProblemCode, type Verified, verifyChannel } from './verify.ts';
export { type SingleVerified, verifySingle } from './verify-single.ts';
