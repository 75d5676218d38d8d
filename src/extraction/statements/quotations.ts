// Text and its paragraphs → quotations, outer and nested ones, with the chains that run over several paragraphs.
// Method: marks are paired by a stack within a paragraph; what stays open runs to the paragraph's end, and is continued where the
// next paragraph opens with a mark again; a closing mark without an opening one closes what an earlier paragraph left open.
// It does not say whether a quotation is speech: a quoted word ("the so-called ‘plan’") is one as well.
import type { Span } from '../../core/index.ts';
import { findMarks, maybePossessive, type QuoteMark } from './quote-marks.ts';

export interface Quotation extends Span {
  /** Without the marks. */
  inner: Span;
  /** 0 for outer ones. */
  depth: number;
  /** Index of the paragraph. */
  paragraph: number;
  /** Whether its closing mark stands in the text. */
  closed: boolean;
  /** Index (in the list) of the quotation that this one continues: same speaker, an earlier paragraph, left open there. */
  continues?: number;
}

/** An unclosed quotation goes on for at most so many paragraphs without a mark (longer ones are forgotten marks). */
const LONGEST_GAP = 4;

/** Quotations of a text, in order of their starts, outer ones first. Marks pair up within a paragraph only. */
export const findQuotations = (text: string, paragraphs: readonly Span[]): Quotation[] => {
  const found: Quotation[] = [];
  let open: number | undefined; // the outer quotation that the last paragraphs left open
  let gap = 0;
  paragraphs.forEach((paragraph, p) => {
    const before = found.length;
    const { pairs, orphan } = pairMarks(text, paragraph);
    const waiting = open;
    if (orphan && waiting !== undefined) {
      // Paragraphs between, without a mark of their own, belong to the speech as well.
      for (let k = found[waiting]!.paragraph + 1; k < p; k += 1) {
        const { start, end } = paragraphs[k]!;
        found.push({ ...quotation(text, start, end, start, end, 0, k, false), continues: waiting });
      }
      const at = found.push(quotation(text, paragraph.start, orphan.end, paragraph.start, orphan.start, 0, p, true)) - 1;
      found[at]!.continues = waiting;
      open = undefined;
    } else if (orphan && startsLikeSpeech(text, paragraph, orphan)) {
      // The opening mark is missing: “…” would have begun with the paragraph.
      found.push(quotation(text, paragraph.start, orphan.end, paragraph.start, orphan.start, 0, p, true));
    }
    let last: number | undefined;
    for (const { from, to, depth } of pairs) {
      const at = found.push(
        quotation(text, from.start, to?.end ?? paragraph.end, from.end, to?.start ?? paragraph.end, depth, p, to !== undefined),
      );
      if (depth > 0) continue;
      last = at - 1;
      const opensParagraph = !/\S/.test(text.slice(paragraph.start, from.start));
      if (opensParagraph && waiting !== undefined && !orphan) found[last]!.continues = waiting;
    }
    if (last !== undefined) open = found[last]!.closed ? undefined : last;
    if (found.length > before) gap = 0;
    else if (++gap > LONGEST_GAP) open = undefined;
  });
  return sortByStart(found);
};

const quotation = (
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
  depth: number,
  paragraph: number,
  closed: boolean,
): Quotation => {
  let last = end;
  while (!closed && last > from && /\s/.test(text[last - 1]!)) last -= 1;
  return { start, end: last, inner: { start: from, end: Math.max(from, closed ? to : last) }, depth, paragraph, closed };
};

interface Pair {
  from: QuoteMark;
  to?: QuoteMark;
  depth: number;
}

/** Pairs of one paragraph; `orphan`: a sure closing mark with nothing open before it. */
const pairMarks = (text: string, { start, end }: Span): { pairs: Pair[]; orphan?: QuoteMark } => {
  const marks = findMarks(text, start, end);
  const stack: { mark: QuoteMark; pair: Pair }[] = [];
  const pairs: Pair[] = [];
  let orphan: QuoteMark | undefined;
  marks.forEach((mark, i) => {
    const top = stack.at(-1);
    const inFamily = stack.findLastIndex((s) => s.mark.family === mark.family);
    if (mark.closes && inFamily >= 0 && !(mark.opens && reopens(text, mark))) {
      if (mark.family === 'single' && maybePossessive(text, mark) && closesLater(marks, i, 'single')) return;
      for (const dropped of stack.splice(inFamily + 1)) drop(pairs, dropped.pair);
      stack.pop()!.pair.to = mark;
      return;
    }
    if (mark.opens) {
      if (mark.family === 'single' && !closesLater(marks, i, 'single')) return; // an apostrophe
      if (top?.mark.family === mark.family && endsSpeech(text, mark) && !surplusClosings(marks, i, mark.family)) {
        // “The first was never closed. “The second”: the first ends where the second begins, or where somebody "said" before.
        const ended = stack.pop()!;
        const words = text.slice(ended.mark.end, mark.start);
        const at = ended.mark.end + (beforeSaying(words) ?? words.trimEnd().length);
        ended.pair.to = { ...mark, start: at, end: at };
      }
      const pair: Pair = { from: mark, depth: stack.length };
      pairs.push(pair);
      stack.push({ mark, pair });
    } else if (mark.closes && mark.family !== 'single' && mark.sure && !orphan && !pairs.length) orphan = mark;
  });
  for (const { mark, pair } of stack) if (mark.family === 'single') drop(pairs, pair);
  return { pairs: pairs.filter((p) => (p.to?.start ?? end) > p.from.end), ...(orphan && { orphan }) };
};

const drop = (pairs: Pair[], pair: Pair): void => {
  const at = pairs.indexOf(pair);
  if (at >= 0) pairs.splice(at, 1);
};

/** “We have buried forty, | said the doctor: where a quotation ended whose closing mark is missing. */
const beforeSaying = (words: string): number | undefined => {
  const m = SAYING.exec(words);
  return m ? m.index + 1 : undefined;
};
const SAYING =
  /[,.!?](?=\s(?:(?:[\p{L}.’'-]+\s){1,5})?(?:said|says|added|adds|told|asked|replied|insisted|warned|argued|explained|continued|recalled|declared)\b[^“”"]*[.,:]\s*$)/u;

/** A straight mark that could do both opens again only after a colon or comma and a space: `said: "No`. */
const reopens = (text: string, mark: QuoteMark): boolean => /[:,]\s+$/.test(text.slice(Math.max(0, mark.start - 3), mark.start));

const endsSpeech = (text: string, mark: QuoteMark): boolean =>
  /[.!?,:;…]\s*$/.test(text.slice(Math.max(0, mark.start - 4), mark.start));

const closesLater = (marks: readonly QuoteMark[], i: number, family: string): boolean => {
  for (let k = i + 1; k < marks.length; k += 1) if (marks[k]!.family === family && marks[k]!.closes) return true;
  return false;
};

/** Whether more marks close than open after this one: then it is nested, and the outer one is closed later. */
const surplusClosings = (marks: readonly QuoteMark[], i: number, family: string): boolean => {
  let n = 0;
  for (let k = i + 1; k < marks.length; k += 1) {
    if (marks[k]!.family !== family) continue;
    n += marks[k]!.closes && !marks[k]!.opens ? 1 : marks[k]!.opens && !marks[k]!.closes ? -1 : 0;
  }
  return n >= 2;
};

/** A missing opening mark is believed only where the closing one ends a clause: `We go on,” he said`. */
const startsLikeSpeech = (text: string, paragraph: Span, orphan: QuoteMark): boolean =>
  /[,.!?…]\s*$/.test(text.slice(paragraph.start, orphan.start)) && orphan.start - paragraph.start > 10;

/** Sorted copy; `continues` follows its quotation to the new place. */
const sortByStart = (list: readonly Quotation[]): Quotation[] => {
  const order = list.map((_, i) => i).sort((a, b) => list[a]!.start - list[b]!.start || list[b]!.end - list[a]!.end || a - b);
  const place = new Map(order.map((from, to) => [from, to]));
  return order.map((i) => {
    const q = list[i]!;
    return q.continues === undefined ? q : { ...q, continues: place.get(q.continues)! };
  });
};
