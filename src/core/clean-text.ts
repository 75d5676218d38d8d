// What strangers wrote → the same words without characters that nobody sees and that change what others see: controls that XML forbids, halves of surrogate
// pairs, and those that turn the order of letters around ("Trojan source"). Marks that scripts and emoji need (joiners, left-to-right and right-to-left marks) stay.

// C0 and C1 controls aside from tab and line feed; bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069); interlinear
// annotations; invisible tags, in which whole sentences can be hidden; noncharacters.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]|\u{e0001}|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0020}-\u{e007f}]/gu;
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** With a sign in place of each half of a surrogate pair, as UTF-8 can't say those. */
export const wholePairs = (text: string): string => text.replace(HALVES, '\ufffd');

/** The words as they may be shown, sent on and written into XML. */
export const cleanText = (text: string): string => wholePairs(text.replace(LINE_ENDS, '\n')).replace(HIDDEN, '');

/** The same on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();
