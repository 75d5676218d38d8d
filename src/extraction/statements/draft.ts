// Reading and models → drafts of statements: for each cue its source, cue and content as spans, contents joined with the
// quotations they touch, and with those that follow without a speaker of their own. Links to actors come later (details.ts).
import { contains, overlap, type Span } from '../../core/index.ts';
import { lexiconEntry } from './cue-features.ts';
import { type CueReading, type FoundCue, findCues, readCues } from './cue-finder.ts';
import { afterDateline } from './dateline.ts';
import type { Finders } from './models.ts';
import type { Quotation } from './quotations.ts';
import type { Reading } from './reading.ts';
import { CONTENT, CUE, roleTagger, SOURCE, type TaggedRoles } from './role-tagger.ts';
import { clauseOf, wholeContent, wholeSource } from './whole-phrases.ts';

export interface Draft {
  /** Index of the head token of the cue; -1 for a quotation without a cue. */
  head: number;
  source: Span[];
  cue: Span[];
  content: Span[];
  /** Probability of the head, and mean probability of the roles taken. */
  pCue: number;
  pRoles: number;
  /** Of the whole: a first guess here, the judge's word later. */
  confidence: number;
  by: string;
}

/** `by` of a quotation that has no cue. */
export const BARE = 'statements/quotation';

/** Cues that are too doubtful to stand alone, and yet may introduce a quotation, have at least this probability. */
const DOUBTFUL = 0.04;

/** Verbs of speech are drafted from this probability on: within a statement the finder doubts them, for PolNeAR marks none there. */
const KNOWN = 0.12;
const SPOKEN = new Set(['speech', 'text']);

/** A cue of speech with this probability has a content, if the tree shows a clause. */
const CLEAR = 0.5;

export interface Drafts {
  /** In order of their cues. A draft without content is kept: a quotation may yet be its content. */
  sure: Draft[];
  /** Doubtful cues: believed only where a quotation has no speaker otherwise. */
  doubtful: FoundCue[];
  /** What the finder of cues saw in each token. */
  reading: CueReading;
  /** Makes the draft of a doubtful cue. */
  make: (cue: FoundCue) => Draft;
}

export const draftStatements = (r: Reading, models: Finders): Drafts => {
  const reading = readCues(r, models.cues);
  const cues = findCues(reading, DOUBTFUL).filter((c) => isRead(r, c));
  const isSure = (c: FoundCue): boolean =>
    c.p >= (SPOKEN.has(lexiconEntry(r, c.head)?.kind ?? '') ? Math.min(KNOWN, models.threshold) : models.threshold);
  const sure = cues.filter(isSure);
  const tag = roleTagger(r, models.roles);
  const drafted = ({ head, p }: FoundCue, { first, roles, p: even }: TaggedRoles): Draft => {
    const runs = (role: number): Span[] => runsOf(r, first, roles, role);
    const taken = (i: number): boolean => roles[i - first] === SOURCE || roles[i - first] === CUE;
    const source = wholeSource(r, head, runs(SOURCE));
    const content = wholeContent(r, head, runs(CONTENT), taken).filter((c) => !source.some((s) => contains(s, c)));
    const empty = !content.length && lexiconEntry(r, head)?.kind === 'speech' && p >= CLEAR;
    return {
      head,
      source,
      cue: runs(CUE),
      content: afterDateline(r, empty ? clauseOf(r, head) : content),
      pCue: p,
      pRoles: even,
      confidence: p * even,
      by: 'statements/cue',
    };
  };
  const make = (cue: FoundCue): Draft => drafted(cue, tag([cue.head])[0]!);
  const tagged = tag(sure.map((c) => c.head));
  return {
    sure: oneACue(
      r,
      sure.map((c, i) => drafted(c, tagged[i]!)),
    ),
    doubtful: cues.filter((c) => !isSure(c)),
    reading,
    make,
  };
};

/** He is quoted as saying …: two heads in one cue make one statement, with what the other one lacks. */
const oneACue = (r: Reading, drafts: readonly Draft[]): Draft[] => {
  const out: Draft[] = [];
  for (const d of drafts) {
    const before = out.at(-1);
    if (!before?.cue.some((c) => contains(c, r.tokens[d.head]!))) {
      out.push(d);
      continue;
    }
    // The later head is the one that the words hang on: quoted as | saying.
    const source = d.source.length ? d.source : before.source;
    const content = d.content.length ? d.content : before.content;
    out[out.length - 1] = {
      ...(d.pCue >= before.pCue ? d : before),
      cue: before.cue,
      source,
      content: content.filter((c) => !source.some((s) => contains(s, c))),
    };
  }
  return out;
};

/** Statements are read in title and body only. */
const isRead = (r: Reading, { head }: FoundCue): boolean => {
  const role = r.parts[r.partOf[head]!]?.role;
  return role === undefined || role === 'body' || role === 'title';
};

/** Runs of tokens with a role, as spans; a run holds a letter or digit (or is a colon, as a cue). */
const runsOf = (r: Reading, first: number, roles: Uint8Array, role: number): Span[] => {
  const out: Span[] = [];
  let from = -1;
  for (let i = 0; i <= roles.length; i += 1) {
    if (i < roles.length && roles[i] === role) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      const span = { start: r.tokens[first + from]!.start, end: r.tokens[first + i - 1]!.end };
      const words = r.text.slice(span.start, span.end);
      if (/[\p{L}\p{N}]/u.test(words) || (role === CUE && words === ':')) out.push(span);
      from = -1;
    }
  }
  return out;
};

/** Share of a quotation's words (within `span`) that the content covers. */
export const coveredBy = (q: Span, content: readonly Span[]): number =>
  content.reduce((sum, c) => sum + overlap(q, c), 0) / (q.end - q.start);

/** Number of words, cheaply: runs of non-space. */
export const wordCount = (text: string, { start, end }: Span): number => (text.slice(start, end).match(/\S+/g) ?? []).length;

/** Outer quotations that are long enough to be speech rather than a quoted word or a title: “main part” is not. */
export const isSpeech = (r: Reading, q: Quotation): boolean => {
  if (q.depth > 0) return false;
  const words = wordCount(r.text, q.inner);
  if (words >= 6) return true;
  const inner = r.text.slice(q.inner.start, q.inner.end);
  return words >= 2 && /[,.!?…]$/.test(inner) && /^[\p{Lu}\d]/u.test(inner);
};
