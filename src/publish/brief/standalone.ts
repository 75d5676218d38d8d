// A sentence of a report → how it is understood without its neighbours: what an editor would set in [brackets], and what the notes must quote for that;
// or why it can't be. Method: each word that may point outside is looked at, by the parse of the sentence and the record's layers: pronouns (pronouns.ts),
// definite phrases (definite.ts), pointing and joining words (pointing.ts), names of one word (fuller-names.ts), days told by the report's own (day-brackets.ts).
// What is doubtful is left out: a brief has more sentences to choose from than it can hold, and an editor may still add any.
import type { Span } from '../../core/index.ts';
import type { Bracket } from './bracket.ts';
import { completionOf } from './completion.ts';
import { dayBrackets } from './day-brackets.ts';
import { unplaced } from './definite.ts';
import { wholeNames } from './fuller-names.ts';
import { childrenBy, type Grammar, grammarOf, hasFeat, phraseOf, wordAt } from './grammar.ts';
import { pointsOutside } from './pointing.ts';
import { placePronouns } from './pronouns.ts';
import { mentionsIn, sentenceAt, type View } from './view.ts';

export interface Understood {
  brackets: Bracket[];
  /** Where the note begins, so that it holds the names in brackets. */
  from: number;
  /** Other places of the report that the brackets draw on: each gets a note of its own. */
  further: Span[];
}

// ", however," in the midst of a clause: it joins the sentence to the one before, and says nothing.
const JOINS =
  / also(?= \p{L}+(?:ed|s)\b)|,\s(?:however|too|though|meanwhile|moreover|for (?:his|her|its|their) part|in turn|of course|also),(?=\s)|,\s(?:however|too|though)(?=[.!]?$)/gu;
const droppedIn = (view: View, s: Span): Bracket[] =>
  [...view.text.slice(s.start, s.end).matchAll(JOINS)].map((m) => ({
    start: s.start + m.index,
    end: s.start + m.index + m[0].length,
    words: '',
  }));

// "Donald Trump speaks at a rally in Greensboro on June 14, 2016.": the line below a picture.
const isCaption = (g: Grammar): boolean => {
  const root = g.tokens.findIndex((t) => t.head === -1);
  return root >= 0 && /\b\p{Lu}\p{L}+\.? \d{1,2}, \d{4}\.?$/u.test(g.words) && hasFeat(g, root, 'Tense=Pres');
};

/** Whether the subject of a sentence says whom or what it is about: by a name, as something new ("a woman who …"), by a number. */
const isAnchored = (g: Grammar, bracketed: readonly number[]): boolean => {
  const root = g.tokens.findIndex((t) => t.head === -1);
  const subject = root < 0 ? undefined : childrenBy(g, root, 'nsubj', 'expl')[0];
  if (subject === undefined || g.tokens[subject]!.deprel.startsWith('expl')) return true;
  return (
    phraseOf(g, subject).some((k) => {
      const t = g.tokens[k]!;
      return (
        t.upos === 'PROPN' ||
        t.upos === 'NUM' ||
        /^(?:an?|every|nobody|no)$/.test(wordAt(g, k)) ||
        /^(?:hundred|thousand|dozen|score|million)s$/.test(wordAt(g, k)) ||
        (k > 0 && /^\p{Lu}/u.test(g.words.slice(t.start, t.end))) ||
        bracketed.includes(t.start)
      );
    }) || FOLK.test(wordAt(g, subject))
  );
};
const FOLK =
  /^(?:officials|police|residents|witnesses|authorities|voters|republicans|democrats|lawmakers|scientists|researchers|doctors)$/;

/** Why a sentence can't stand alone; `words`: where that shows. */
export interface Leaning {
  why: 'pronoun' | 'definite' | 'pointing' | 'caption' | 'subject' | 'name' | 'nobody named';
  words: string;
}

export const standsAlone = (
  view: View,
  span: Span,
  { quoted = false, lead = 0, headlined = false }: { quoted?: boolean; lead?: number; headlined?: boolean } = {},
): Understood | Leaning => {
  if (!view.parse) return { brackets: [], from: span.start, further: [] };
  const body = { start: span.start + lead, end: span.end }; // without "But", "Meanwhile,"
  const words = view.text.slice(body.start, body.end);
  const g = grammarOf(words, view.parse);
  const pointing = pointsOutside(g, quoted);
  if (pointing !== undefined) return { why: 'pointing', words: pointing };
  // "yesterday" of a report without a date.
  if (
    view.record.report.published === undefined &&
    /\b(?:yesterday|today|tonight|tomorrow|(?:this|last|next) (?:week|month|year))\b/i.test(words)
  )
    return { why: 'pointing', words };
  if (isCaption(g)) return { why: 'caption', words };
  const first = view.bodies[0]?.start === span.start || sentenceAt(view, span.start)?.index === 0;
  // Each definite phrase in turn: completed from the sentences before, or the sentence leans on them.
  const done = new Set<number>();
  const completed: Bracket[] = [];
  const from: Span[] = [];
  for (let i = unplaced(view, g, body, first); i !== undefined; i = unplaced(view, g, body, first, done)) {
    const found = quoted ? undefined : completionOf(view, g, i, body);
    if (!found) return { why: 'definite', words: wordAt(g, i) };
    completed.push(found.bracket);
    from.push(found.from);
    done.add(i);
  }
  const placed = placePronouns(view, g, body, quoted);
  if (!placed) return { why: 'pronoun', words };
  const names = wholeNames(view, body);
  if (!names) return { why: 'name', words };
  // Protesters, officials, a shed: where and whose, nobody can tell.
  if (
    !quoted &&
    !headlined &&
    !placed.brackets.length &&
    !mentionsIn(view, body).some((m) => m.form === 'name' || m.kind === 'nationality')
  )
    return { why: 'nobody named', words };
  if (
    !quoted &&
    !headlined &&
    !isAnchored(
      g,
      placed.brackets.map((b) => b.start - body.start),
    )
  )
    return { why: 'subject', words };
  return {
    brackets: [...placed.brackets, ...completed, ...names.brackets, ...dayBrackets(view, g, body), ...droppedIn(view, body)].sort(
      (a, b) => a.start - b.start || a.end - b.end,
    ),
    from: placed.from,
    further: [...from, ...placed.further, ...names.further],
  };
};

export const isLeaning = (x: Understood | Leaning): x is Leaning => 'why' in x;
