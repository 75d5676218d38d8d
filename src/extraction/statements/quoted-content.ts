// Drafts and quotations → drafts whose contents hold whole quotations: those they touch, those of the sentences before and
// after that belong to the same speech, and quotations of following paragraphs. Rules; each quotation goes to one draft at most.
import { bySpan, contains, overlaps, type Span } from '../../core/index.ts';
import { lexiconEntry } from './cue-features.ts';
import type { FoundCue } from './cue-finder.ts';
import { BARE, coveredBy, type Draft, type Drafts, isSpeech, wordCount } from './draft.ts';
import type { Quotation } from './quotations.ts';
import type { Reading } from './reading.ts';
import { signedDrafts } from './signed.ts';

/** Finds owners for quotations and joins them to the contents. Quotations that are speech and find none become drafts of their own. */
export const joinQuotations = (r: Reading, { sure, doubtful, make }: Drafts): Draft[] => {
  const out = sure.map((d) => ({ ...d, content: [...d.content] }));
  const owner = new Map<number, Draft>();
  const outer = r.quotations.map((q, i) => ({ q, i })).filter(({ q }) => q.depth === 0);

  // “We go on,” he said: a content that covers half of a quotation's words in its sentence covers all of it.
  for (const { q, i } of outer) {
    let best: Draft | undefined;
    let most = 0;
    for (const d of out) {
      if (insideQuotation(r, d, q)) continue;
      const share = coveredBy(inSentence(r, d, q), d.content);
      if (share > most) [best, most] = [d, share];
    }
    if (best && most >= 0.5 && (isSpeech(r, q) || most >= 0.8)) {
      owner.set(i, best);
      best.content = unite([...best.content, { start: q.start, end: q.end }]);
    }
  }

  // “First. ¶ “Second,” he said: what was left open belongs to the one who is named when it is taken up again.
  for (let i = r.quotations.length - 1; i >= 0; i -= 1) {
    const to = owner.get(i);
    const earlier = r.quotations[i]!.continues;
    if (!to || earlier === undefined || owner.has(earlier)) continue;
    const { start, end } = r.quotations[earlier]!;
    owner.set(earlier, to);
    to.content = unite([...to.content, { start, end }]);
  }

  // Quotations without an owner: by order of trust.
  for (const { q, i } of outer) {
    if (owner.has(i) || !isSpeech(r, q) || !isBody(r, q)) continue;
    const to =
      continued(owner, q) ??
      believed(r, doubtful, make, out, q) ??
      afterColon(r, out, q) ??
      sameParagraph(r, outer, owner, out, q, i) ??
      paragraphAlone(r, outer, owner, out, q, i);
    if (!to) continue;
    owner.set(i, to);
    to.content = unite([...to.content, { start: q.start, end: q.end }]);
  }
  // Where the speaker has a statement of the same words already, the surer one stays (resolve.ts).
  const signed = signedDrafts(r, (q) => owner.has(r.quotations.indexOf(q)));
  const told = [...out.filter((d) => d.content.length).map((d) => ({ ...d, content: withoutComment(r, d.content) })), ...signed];
  // Quotations that nobody was found for: somebody says them all the same.
  const bare = outer
    .filter(({ q, i }) => !owner.has(i) && isBare(r, q) && !told.some((d) => d.content.some((c) => overlaps(c, q))))
    .map(({ q }) => bareDraft(q));
  return [...told, ...bare];
};

/**
 * He spoke of the “northern gap,” | a strip of land that …: after a quotation that ends with a comma a relative clause or an apposition
 * explains the words; it is the outlet's. (The fifth of PolNeAR's train part that was looked at has ten such, none of them in the gold content.)
 */
const withoutComment = (r: Reading, content: readonly Span[]): Span[] =>
  content.map((c) => {
    const last = r.quotations.filter((q) => q.depth === 0 && q.start < c.end && c.start < q.end).at(-1);
    if (!last?.closed || last.end >= c.end || !/,\s*$/.test(r.text.slice(last.inner.start, last.inner.end))) return c;
    return COMMENT.test(r.text.slice(last.end, c.end)) ? { start: c.start, end: last.end } : c;
  });

const COMMENT = /^\s*(?:(?:which|who|whom|whose|where|an?|another)\s|[-–—])/i;

/** A quotation of a sentence or more, and not of a title or a term. */
const isBare = (r: Reading, q: Quotation): boolean =>
  isSpeech(r, q) &&
  isBody(r, q) &&
  wordCount(r.text, q.inner) >= BARE_WORDS &&
  !isTitle(r.text.slice(q.inner.start, q.inner.end));

/** “The Long Winter of the Sea”: all longer words have a capital, and no mark ends it. */
const isTitle = (words: string): boolean =>
  !/[.!?…,]$/.test(words) && (words.match(/\p{L}{4,}/gu) ?? []).every((w) => /^\p{Lu}/u.test(w));

/** Shorter ones than this are mostly titles and terms. */
const BARE_WORDS = 6;

const bareDraft = ({ start, end }: Span): Draft => ({
  head: -1,
  source: [],
  cue: [],
  content: [{ start, end }],
  pCue: 0,
  pRoles: 0,
  confidence: 0,
  by: BARE,
});

const isBody = (r: Reading, q: Quotation): boolean => r.parts[q.paragraph]?.role !== 'boilerplate';

/** The cue itself stands in the quotation: then the quotation is no content of it. */
const insideQuotation = (r: Reading, d: Draft, q: Span): boolean => d.head >= 0 && contains(q, r.tokens[d.head]!);

/** The part of a quotation that stands in the sentence of the cue. */
const inSentence = (r: Reading, d: Draft, q: Span): Span => {
  if (d.head < 0) return q;
  const s = r.sentences[r.tokens[d.head]!.sentence]!;
  return overlaps(q, s) ? { start: Math.max(q.start, s.start), end: Math.min(q.end, s.end) } : q;
};

/** A paragraph that takes up a quotation which the one before left open. */
const continued = (owner: ReadonlyMap<number, Draft>, q: Quotation): Draft | undefined =>
  q.continues === undefined ? undefined : owner.get(q.continues);

/** “We go on,” the mayor chirped: a doubtful cue close to a quotation is believed after all, the nearest and surest one. */
const believed = (
  r: Reading,
  doubtful: readonly FoundCue[],
  make: Drafts['make'],
  drafts: Draft[],
  q: Quotation,
): Draft | undefined => {
  let best: FoundCue | undefined;
  for (const c of doubtful) {
    const t = r.tokens[c.head]!;
    const gap = t.end <= q.start ? r.text.slice(t.end, q.start) : t.start >= q.end ? r.text.slice(q.end, t.start) : undefined;
    if (gap === undefined || gap.length > NEAR || /\n|[.!?;]\s/.test(gap)) continue;
    if ((!best || c.p > best.p) && !drafts.some((d) => d.head === c.head)) best = c;
  }
  if (!best) return undefined;
  const draft = make(best);
  drafts.push(draft);
  return draft;
};

/** So many characters may stand between a quotation and a doubtful cue: a name with its title. */
const NEAR = 60;

/** He is quoted as saying: ¶ “We are ready.” The cue ends its paragraph, has no content, and the quotation opens the next one. */
const afterColon = (r: Reading, drafts: readonly Draft[], q: Quotation): Draft | undefined => {
  const part = r.parts[q.paragraph]!;
  if (/\S/.test(r.text.slice(part.start, q.start))) return undefined;
  const previous = r.parts[q.paragraph - 1];
  if (!previous) return undefined;
  const last = drafts.filter((d) => d.head >= 0 && contains(previous, r.tokens[d.head]!)).at(-1);
  if (!last) return undefined;
  const end = Math.max(...[...last.cue, ...last.source].map((s) => s.end));
  const rest = r.text.slice(end, previous.end);
  const closes = /[:,]\s*$/.test(r.text.slice(previous.start, previous.end));
  return closes || (!last.content.length && rest.length < 40) ? last : undefined;
};

/** “We go on,” he said. “Nothing will stop us.” And the other way: “Nothing will stop us. “We go on,” he said. */
const sameParagraph = (
  r: Reading,
  outer: readonly { q: Quotation; i: number }[],
  owner: ReadonlyMap<number, Draft>,
  drafts: readonly Draft[],
  q: Quotation,
  i: number,
): Draft | undefined => {
  const here = outer.filter((o) => o.q.paragraph === q.paragraph);
  const before = here.filter((o) => o.i < i && owner.has(o.i)).at(-1);
  if (before) return owner.get(before.i);
  // The cue stands alone after the quotation, or before it in the same paragraph: “We go on.” He said so.
  const part = r.parts[q.paragraph]!;
  const empty = drafts.filter(
    (d) => d.head >= 0 && contains(part, r.tokens[d.head]!) && !insideQuotation(r, d, q) && !d.content.length,
  );
  const nearest = empty.sort((a, b) => distance(r, a, q) - distance(r, b, q))[0];
  if (nearest && distance(r, nearest, q) < 80) return nearest;
  const after = here.find((o) => o.i > i && owner.has(o.i));
  if (after && !/\S/.test(r.text.slice(part.start, q.start)) && r.text.slice(q.end, after.q.start).trim() === '')
    return owner.get(after.i);
  // She spoke of the raid. “We go on.” A speaker was introduced by the last cue before it.
  const last = drafts.filter((d) => d.head >= 0 && contains(part, r.tokens[d.head]!) && r.tokens[d.head]!.end <= q.start).at(-1);
  return last && distance(r, last, q) < 250 ? last : undefined;
};

const distance = (r: Reading, d: Draft, q: Span): number => {
  const t = r.tokens[d.head]!;
  return t.end <= q.start ? q.start - t.end : Math.max(0, t.start - q.end);
};

/**
 * “And nothing will stop us.” A paragraph that is nothing but a quotation goes on with the speaker of the paragraph before, if that
 * ends with a quotation, or with a sentence in which somebody says something.
 */
const paragraphAlone = (
  r: Reading,
  outer: readonly { q: Quotation; i: number }[],
  owner: ReadonlyMap<number, Draft>,
  drafts: readonly Draft[],
  q: Quotation,
  i: number,
): Draft | undefined => {
  const part = r.parts[q.paragraph]!;
  if (/[\p{L}\p{N}]/u.test(r.text.slice(part.start, q.start) + r.text.slice(q.end, part.end))) return undefined;
  const before = r.parts[q.paragraph - 1];
  if (!before) return undefined;
  const previous = outer.filter((o) => o.i < i && o.q.paragraph === q.paragraph - 1).at(-1);
  if (previous && owner.has(previous.i) && before.end - previous.q.end < 60) return owner.get(previous.i);
  const last = drafts.filter((d) => d.head >= 0 && contains(before, r.tokens[d.head]!) && speaks(r, d)).at(-1);
  if (!last) return undefined;
  return r.sentences[r.tokens[last.head]!.sentence]!.end >= before.end - 1 ? last : undefined;
};

/** Whether the cue is one of speech or writing: a fear or a plan does not go on with a quotation. */
const speaks = (r: Reading, d: Draft): boolean => {
  const kind = lexiconEntry(r, d.head)?.kind;
  return kind === 'speech' || kind === 'text';
};

/** Spans in order, those that meet or touch joined. */
export const unite = (spans: readonly Span[]): Span[] => {
  const out: Span[] = [];
  for (const s of [...spans].sort(bySpan)) {
    const last = out.at(-1);
    if (last && s.start <= last.end) last.end = Math.max(last.end, s.end);
    else out.push({ start: s.start, end: s.end });
  }
  return out;
};
