// What people are shown of what was read.

/**
 * Events less certain than this are left out of what people are shown (not of --json). From here on four of five rows of whole articles are right in all
 * (type, doer, target, reality, who says so), by five folds over rows that were judged (docs/accuracy.md, “What a bound on confidence keeps”); about one
 * judged row in eight is as sure, and lists say how many less certain ones there are.
 */
export const SHOWN_CONFIDENCE = 0.77;

/**
 * Where the words stand beside the event and a person can say at once that it is wrong (the desk's lists, situations, the second table of `sitrep read`), less
 * certain events are shown too, from here on: two of three judged rows of whole articles are right in all, and about two in five are as sure.
 */
export const LIKELY_CONFIDENCE = 0.5;
