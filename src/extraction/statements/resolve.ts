// Drafts → drafts that don't tell one thing twice: of two that share most of their content, the surer stays; what lies in the
// content of another is nested in it (`via`), trimmed to it where it stands out by a little.
import { bySpan, contains, overlap, type Span } from '../../core/index.ts';
import { BARE, type Draft } from './draft.ts';
import { isMostlyQuoted } from './manner.ts';
import type { Reading } from './reading.ts';

export interface Nested extends Draft {
  /** Index of the draft whose content holds this one. */
  via?: number;
}

const size = (spans: readonly Span[]): number => spans.reduce((n, s) => n + s.end - s.start, 0);
const shared = (a: readonly Span[], b: readonly Span[]): number =>
  a.reduce((n, x) => n + b.reduce((m, y) => m + overlap(x, y), 0), 0);
const within = (outer: readonly Span[], s: Span): boolean => outer.some((o) => contains(o, s));

/** What judged drafts come to: which are told, and what the others hold, where it is not too doubtful. */
export const tellDrafts = (
  r: Reading,
  judged: readonly Draft[],
  models: { least: number; leastQuoted: number },
): { told: Nested[]; doubtful: Draft[] } => {
  const isTold = (d: Draft): boolean => d.confidence >= (isMostlyQuoted(r, d.content) ? models.leastQuoted : models.least);
  const sure = judged.filter(isTold);
  // A quotation that nobody was found for is one only where nobody says a part of it after all.
  const told = sure.filter((d) => d.by !== BARE || !sure.some((o) => o.by !== BARE && shared(o.content, d.content) > 0));
  return { told: resolveDrafts(told), doubtful: judged.filter((d) => !isTold(d) && d.confidence >= DOUBT) };
};

/** A draft with this confidence is too good to call what it holds the outlet's own words. */
const DOUBT = 0.05;

/** Sorted by first content, with `via` as indices into the result. */
export const resolveDrafts = (drafts: readonly Draft[]): Nested[] => {
  const kept: Draft[] = [];
  for (const d of [...drafts].sort((a, b) => b.confidence - a.confidence || a.head - b.head)) {
    const twin = kept.some((k) => {
      const n = shared(k.content, d.content);
      return n > 0.5 * (size(k.content) + size(d.content) - n) && !nests(k, d) && !nests(d, k);
    });
    if (!twin) kept.push(d);
  }
  kept.sort((a, b) => bySpan(a.content[0]!, b.content[0]!) || a.head - b.head);
  return kept.map((d, i) => {
    // The innermost content that holds cue and content: X says that Y said.
    let via: number | undefined;
    kept.forEach((k, at) => {
      if (at !== i && nests(k, d) && (via === undefined || size(k.content) < size(kept[via]!.content))) via = at;
    });
    return via === undefined ? d : { ...d, via };
  });
};

/** Whether the cue and all content of `inner` stand in the content of `outer`. */
const nests = (outer: Draft, inner: Draft): boolean =>
  inner.cue.length > 0 &&
  inner.cue.every((c) => within(outer.content, c)) &&
  inner.content.every((c) => within(outer.content, c)) &&
  size(inner.content) < size(outer.content);
