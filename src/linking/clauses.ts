// A sentence → its clauses, by its punctuation and conjunctions alone: "which met on Thursday, put off the ballot". Those with too few words or no verb in a
// finite form are left out. For tellings of what no event tells.
import type { Span } from '../core/index.ts';

// Where a clause ends: "…, and", "…; ", "…, which met on Thursday, put off".
const CLAUSE_END =
  /;\s+|,?\s+(?:and|but)\s+(?=(?:\p{L}+ly\s+)?(?:\p{L}+ed|was|were|had|has|put|took|went|came|said|held|left|let|set|made|gave|sent|shot|fled|fell|began|cut)(?!\p{L}))|,\s+(?:and|but|while|whereas|after|before|because|when|as|since|until|although)?\s*/gu;
const CLAUSE_WORDS = 4;
const FINITE =
  /(?<!\p{L})(?:\p{Ll}{2,}ed|is|are|was|were|has|have|had|will|would|did|does|put|took|went|came|held|left|let|set|made|gave|sent|shot|fled|fell|began|cut|struck|met|broke|brought|built|caught|drove|found|got|grew|kept|knew|led|lost|ran|saw|sold|stood|told|threw|won|wrote|hit|paid|rose|sank|shut|spent|stole|swept|withdrew|bore|dug|flew|froze|laid|lit|sat|spoke|wore)(?!\p{L})/u;

/** The clauses of a stretch of a text that tell something, as spans in the text, in its order. */
export const clausesIn = (text: string, { start, end }: Span): Span[] => {
  const told = text.slice(start, end);
  const ends = [...told.matchAll(CLAUSE_END)].map((m) => ({ at: m.index, next: m.index + m[0].length }));
  let from = 0;
  return [...ends, { at: told.length, next: told.length }].flatMap(({ at, next }): Span[] => {
    const words = told.slice(from, at);
    const span = { start: start + from, end: start + at };
    from = next;
    return words.trim().split(/\s+/).length < CLAUSE_WORDS || !FINITE.test(words) ? [] : [span];
  });
};
