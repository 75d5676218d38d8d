// "the crossing", told before as "the border crossing between Pisiga, Bolivia, and Colchane, Chile" → what an editor sets in brackets behind it, and the sentence
// that has it. Only where one of the three sentences before says it, and the report used the word for nothing else by then.
import type { Span } from '../../core/index.ts';
import type { Bracket } from './bracket.ts';
import { childrenBy, type Grammar, grammarOf, hasFeat, phraseOf, wordAt } from './grammar.ts';
import { sentenceAt, type View } from './view.ts';

const BACK = 3; // sentences
const LONGEST = 12; // words
const MOST_USES = 2; // of the word before: more may be of several things

export const completionOf = (view: View, g: Grammar, noun: number, span: Span): { bracket: Bracket; from: Span } | undefined => {
  const here = sentenceAt(view, span.start);
  const word = wordAt(g, noun);
  if (!here || !view.parse || !hasFeat(g, noun, 'Number=Sing') || g.tokens[noun]!.upos !== 'NOUN') return undefined;
  if (childrenBy(g, noun, 'amod', 'compound', 'nummod', 'nmod', 'acl').length) return undefined;
  const from = view.bodies[0]?.start ?? 0;
  const uses =
    view.text
      .slice(from, span.start)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.filter((w) => w === word).length ?? 0;
  if (uses > MOST_USES) return undefined;
  const found: { words: string; at: Span }[] = [];
  for (const b of view.bodies.filter((x) => x.index >= here.index - BACK && x.index < here.index)) {
    const before = grammarOf(view.text.slice(b.start, b.end), view.parse);
    for (const [i, t] of before.tokens.entries()) {
      if (t.upos !== 'NOUN' || wordAt(before, i) !== word) continue;
      const complement = childrenBy(before, i, 'nmod').find((k) => k > i && childrenBy(before, k, 'case').length);
      if (complement === undefined) return undefined;
      const phrase = phraseOf(before, complement);
      const [a, z] = [before.tokens[phrase[0]!]!, before.tokens[phrase.at(-1)!]!];
      const whole = phrase.every((k, n) => n === 0 || k === phrase[n - 1]! + 1) && phrase[0]! === i + 1;
      if (!whole || phrase.length > LONGEST || !phrase.some((k) => before.tokens[k]!.upos === 'PROPN')) return undefined;
      found.push({ words: before.words.slice(a.start, z.end).replace(/[,;\s]+$/, ''), at: { start: b.start, end: b.end } });
    }
  }
  if (found.length !== 1) return undefined;
  const end = span.start + g.tokens[noun]!.end;
  return { bracket: { start: end, end, words: ` [${found[0]!.words}]` }, from: found[0]!.at };
};
