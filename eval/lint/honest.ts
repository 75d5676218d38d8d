// An article → short honest summaries: sentences of it, picked and trimmed by rule, each with its speaker and cue, and an accusation never
// without the denial beside it. In: the article's text, sentences, statements. Out: sentences as pieces (offsets).
import type { Span } from '../../src/core/index.ts';
import type { Piece } from './pieces.ts';

export interface Told {
  source: Span[];
  cue: Span[];
  content: Span[];
}

export interface Article {
  id: string;
  corpus: string;
  text: string;
  published?: string;
  sentences: Span[];
  statements: Told[];
  /** Names with their kind, by our reader. */
  names: (Span & { kind: string })[];
}

export const DENIAL =
  /\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?)\b/i;
export const CHARGE =
  /\b(?:accus(?:e|es|ed|ing|ation|ations)|alleg(?:e|es|ed|ing|ation|ations)|blam(?:e|es|ed|ing)|claim(?:s|ed|ing)?|charg(?:e|es|ed)|critici[sz](?:e|es|ed|ing))\b/i;
const PRONOUN_FIRST = /^["“']?(?:he|she|it|they|his|her|their|its|this|that|these|those|such|here|there|then)\b/i;
/** "But the minister said …": the connective points at a sentence that may not be picked. */
const CONNECTIVE = /^(?:But|And|However|Meanwhile|Still|Also|Yet|So|Moreover|Nevertheless|Indeed|Instead)\b,?\s+/;

const wordCount = (s: string): number => s.split(/\s+/).filter(Boolean).length;
const balanced = (s: string): boolean =>
  (s.match(/“/g)?.length ?? 0) === (s.match(/”/g)?.length ?? 0) && (s.match(/"/g)?.length ?? 0) % 2 === 0;

/** Whether a sentence can stand in a summary by itself: whole, of a fair length, and its speaker named. */
export const standsAlone = (article: Article, span: Span): boolean => {
  const words = article.text.slice(span.start, span.end);
  const n = wordCount(words);
  if (n < 9 || n > 42 || !balanced(words) || !/[.!?]["”’']?$/.test(words) || /\n/.test(words)) return false;
  if (!/^(?:["“']?\p{Lu}|\d)/u.test(words) || PRONOUN_FIRST.test(words)) return false;
  const inside = article.statements.filter((s) => s.content.some((c) => c.start < span.end && c.end > span.start));
  return inside.every((s) => {
    if (!s.cue.some((c) => c.start >= span.start && c.end <= span.end)) return false;
    const source = s.source.map((x) => article.text.slice(x.start, x.end)).join(' ');
    return (
      s.source.some((x) => x.start >= span.start && x.end <= span.end) && !/^(?:he|she|they|it|we|i|who)$/i.test(source.trim())
    );
  });
};

/** Trims what a summary leaves out: a connective at the front, a bracket, a relative clause between commas that says nothing of anybody's words. */
export const trimmedPieces = (article: Article, span: Span): Piece[] => {
  const words = article.text.slice(span.start, span.end);
  const cuts: [number, number][] = [];
  const front = CONNECTIVE.exec(words);
  if (front) cuts.push([0, front[0].length]);
  for (const m of words.matchAll(/ \([^()]{3,60}\)|, (?:who|which) [^,;:"“”]{8,70}(?=, )/g)) {
    const at = [m.index, m.index + m[0].length] as const;
    const touched = article.statements.some((s) =>
      [...s.source, ...s.cue, ...s.content].some((x) => x.start < span.start + at[1] && x.end > span.start + at[0]),
    );
    if (!touched) cuts.push([at[0], m[0].startsWith(',') ? at[1] + 1 : at[1]]);
  }
  const pieces: Piece[] = [];
  let from = 0;
  for (const [a, b] of cuts) {
    if (a > from) pieces.push([span.start + from, span.start + a]);
    from = Math.max(from, b);
  }
  pieces.push([span.start + from, span.end]);
  const first = pieces[0] as [number, number];
  const letter = article.text[first[0]]!;
  // After a connective the next word takes its capital.
  if (front && /\p{Ll}/u.test(letter)) pieces.splice(0, 1, letter.toUpperCase(), [first[0] + 1, first[1]]);
  return pieces;
};

/** Sentences of a summary, in the order of the article: picked by chance, and beside a charge its denial. */
export const pickHonest = (article: Article, random: () => number, most = 5): Span[] => {
  const good = article.sentences.filter((s) => standsAlone(article, s));
  if (good.length < 3) return [];
  const chosen = new Set<Span>([good[0]!]);
  const pool = good.slice(1);
  while (chosen.size < Math.min(most, good.length) && pool.length)
    chosen.add(pool.splice(Math.floor(random() * pool.length), 1)[0]!);
  const isCharge = (s: Span): boolean => CHARGE.test(article.text.slice(s.start, s.end));
  const isDenial = (s: Span): boolean => DENIAL.test(article.text.slice(s.start, s.end));
  for (const s of [...chosen]) {
    const at = article.sentences.indexOf(s);
    for (const near of article.sentences.slice(Math.max(0, at - 3), at + 4)) {
      if (near === s || !(isCharge(s) && isDenial(near))) continue;
      // A denial that can't stand by itself: then the charge stays out as well.
      if (good.includes(near)) chosen.add(near);
      else chosen.delete(s);
    }
  }
  return [...chosen].sort((a, b) => a.start - b.start);
};
