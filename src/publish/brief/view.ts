// A record → what a brief asks of it: bodies of its sentences (without datelines), who is named where, what stands in quotation marks.
import type { Handling, Mention, ReportRecord, Span, Statement } from '../../core/index.ts';
import { grammarOf, isClause, type Parse } from './grammar.ts';

/** A report as a brief draws on it: its record, corrected by people, and who may see it. */
export interface BriefReport {
  record: ReportRecord;
  handling: Handling;
}

export interface View extends BriefReport {
  text: string;
  /** Sentences that may stand in a brief, in order; headlines, bylines and lines of the page are none. */
  bodies: (Span & { index: number })[];
  /** The parser, asked of what is about to be told; without one a sentence is told as it stands. */
  parse?: Parse;
  /** Whether words are a clause with a subject and a finite verb. */
  isClause: (words: string) => boolean;
}

const DATELINE =
  /^\s*\p{Lu}[\p{Lu} .'’/-]{2,}(?:,\s*\p{Lu}\p{L}+\.?)*(?:,?\s+(?:\d{1,2}\s+\p{L}+|\p{L}+\.?\s+\d{1,2}))?\s*(?:\([^)]{2,40}\))?\s*[-–—―]+\s*/u;
const CREDIT = /^\s*\((?:\p{Lu}[\p{L}.]*\s?){1,4}\)\s*[-–—―]+\s*/u; // "(Reuters) - "
const PLACE_COLON = /^\s*\p{Lu}[\p{Lu} .'’/-]{2,30}:\s+(?=\p{Lu})/u; // "MOSCOW: Russia's …"
const LONGEST_DATELINE = 90; // characters
// Lines of the page, not of the news.
const FURNITURE =
  /^\s*(?:\(?(?:reporting|editing|writing|additional reporting|compiled) by\b|by \p{Lu}[\p{L}.'’-]+ \p{Lu}|tags?:|read (?:more|the rest)|share (?:this|on)|follow (?:us|@)|photo|image:|source:|updated?:|published:|copyright|watch:|related:|see also|subscribe|sign up|click)/iu;
const TERMINAL = /[.!?]["”’')\]]*$/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu;

export const wordCount = (words: string): number => words.match(WORD)?.length ?? 0;

const LEAST_WORDS = 6; // fewer say nothing alone
const MOST_WORDS = 60; // more can't be taken in

const balanced = (s: string): boolean => {
  const n = (c: RegExp): number => s.match(c)?.length ?? 0;
  return n(/[“]/g) === n(/[”]/g) && n(/"/g) % 2 === 0 && n(/[([]/g) === n(/[)\]]/g);
};

/** The sentence without white space around it and without its dateline: "LA PAZ (Andes Wire) - An explosion …". */
const bodyOf = (text: string, s: Span): Span => {
  const head = text.slice(s.start, Math.min(s.end, s.start + LONGEST_DATELINE));
  const lead = (DATELINE.exec(head) ?? CREDIT.exec(head) ?? PLACE_COLON.exec(head))?.[0].length ?? 0;
  let [start, end] = [s.start + lead, s.end];
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { start, end };
};

/** "Hillary Clinton Goes After Donald Trump": most of its words have capitals. */
const isTitle = (words: string): boolean => {
  const long = (words.match(/\p{L}{3,}/gu) ?? []).filter((w) => !/^(?:the|and|for|with|from|after|over|into)$/.test(w));
  return long.length > 2 && long.filter((w) => /^\p{Lu}/u.test(w)).length / long.length > 0.75;
};

/** Whether a stretch of text is one whole sentence that may be told. */
const isWhole = (words: string): boolean => {
  const n = wordCount(words);
  return (
    n >= LEAST_WORDS &&
    n <= MOST_WORDS &&
    TERMINAL.test(words) &&
    !words.includes('\n') &&
    /^["“‘'\p{Lu}\p{N}$£€]/u.test(words) &&
    balanced(words) &&
    !/''|``/.test(words) && // quotation marks of old agencies: where they open and close is a guess
    !isTitle(words) &&
    !FURNITURE.test(words) &&
    !/\boriginally appeared on\b|\btranscripts? (?:is|are) (?:created|provided)\b|\brights reserved\b/i.test(words) &&
    !/(?:^|[\s(])'(?=\p{L})/u.test(words) && // quotations in straight single marks: where they close is a guess
    !/\b[ap]\.m\.\s+\p{Lu}/u.test(words) && // two sentences that were not parted
    !/https?:|www\.|@\w|\bpic\.twitter|\bcomments? below\b/i.test(words)
  );
};

/** Whether a quotation that began before in the paragraph is still open: its words are the speaker's, not the report's. */
const inOpenQuotation = (text: string, at: number): boolean => {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const n = (c: RegExp): number => before.match(c)?.length ?? 0;
  return n(/"/g) % 2 === 1 || n(/“/g) > n(/”/g);
};

export const viewOf = ({ record, handling }: BriefReport, parse?: Parse): View => {
  const { text } = record.report;
  const bodies = record.sentences.flatMap((s, index) => {
    const body = bodyOf(text, s);
    const words = text.slice(body.start, body.end);
    // The title, or what stands alone on the first line where none is known: it may be one.
    const headline =
      words.replace(/\s+/g, ' ') === record.report.title ||
      (record.report.title === undefined && /^\s*$/.test(text.slice(0, body.start)) && /^\s*\n/.test(text.slice(body.end)));
    return isWhole(words) && !headline && !inOpenQuotation(text, body.start) ? [{ ...body, index }] : [];
  });
  // Asked again for each claim that a sentence tells.
  const parsed = new Map<string, ReturnType<Parse>>();
  const once: Parse | undefined =
    parse &&
    ((words) => {
      const tokens = parsed.get(words) ?? parse(words);
      parsed.set(words, tokens);
      return tokens;
    });
  return {
    record,
    handling,
    text,
    bodies,
    ...(once && { parse: once }),
    isClause: (words) => !once || isClause(grammarOf(words, once)),
  };
};

/** The sentence of the report around a place, whether it may be told or not. */
export const sentenceAt = (view: View, at: number): (Span & { index: number }) | undefined => {
  const index = view.record.sentences.findIndex((s) => s.start <= at && at < s.end);
  if (index < 0) return undefined;
  return { ...bodyOf(view.text, view.record.sentences[index]!), index };
};

export const bodyAt = (view: View, at: number): (Span & { index: number }) | undefined =>
  view.bodies.find((s) => s.start <= at && at < s.end);

/** Words as they are printed: one space for any white space, quotation marks in pairs. */
export const printed = (view: View, s: Span): string => typeset(view.text.slice(s.start, s.end));

export const typeset = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/"([^"]*)"/g, '“$1”');

/** Double quotation marks within quoted words become single ones. */
export const single = (words: string): string =>
  words
    .replace(/[“”]/g, (c) => (c === '“' ? '‘' : '’'))
    .replace(/"([^"]*)"/g, '‘$1’')
    .replace(/"/g, '’');

/** Mentions that lie in a span. */
export const mentionsIn = (view: View, s: Span): Mention[] =>
  view.record.mentions.filter((m) => s.start <= m.start && m.end <= s.end);

/** Stretches of a span that stand in double quotation marks. */
export const quotedIn = (view: View, s: Span): Span[] => {
  const found: Span[] = [];
  for (const m of view.text.slice(s.start, s.end).matchAll(/“[^”]*”|"[^"]*"/g))
    found.push({ start: s.start + m.index, end: s.start + m.index + m[0].length });
  return found;
};

export const isWithin = (at: number, spans: readonly Span[]): boolean => spans.some((s) => s.start <= at && at < s.end);

/** Statements whose content meets a span, the narrowest first. */
export const statementsOver = (view: View, s: Span): Statement[] =>
  view.record.statements
    .filter((x) => x.content.some((c) => c.start < s.end && s.start < c.end))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
const lengthOf = (s: Statement): number => s.content.reduce((n, c) => n + c.end - c.start, 0);
