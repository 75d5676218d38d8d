// A sentence and what stands before it → its pronouns: those whose noun stands in the sentence itself, those that get a name in [brackets] because the
// report names one person close before and nobody else; undefined where one is left that a reader can't place.
import type { Mention, Span } from '../../core/index.ts';
import { bearersGender, titleGender } from '../../knowledge/index.ts';
import type { Bracket } from './bracket.ts';
import { fullerName, sentenceOf } from './fuller-names.ts';
import { childrenBy, type Grammar, hasFeat, wordAt } from './grammar.ts';
import { isWithin, mentionsIn, printed, quotedIn, sentenceAt, type View } from './view.ts';

const BACK = 2; // sentences that a name may lie before its pronoun
const PERSONAL = /^(?:he|she|him|his|her|hers|himself|herself)$/;
const OTHER = /^(?:it|its|they|them|their|theirs|itself|themselves|'em|em)$/;
const PLURAL = /^th/;
const POSSESSIVE = /^(?:his|her|their|its)$/;
const OWN = /^(?:i|we|us|our|ours|my|me|mine|myself|ourselves|you|your|yours|yourself)(?:['’](?:m|ve|re|ll|d))?$/i;
const WORD = /[\p{L}’']+/gu;
const MANY =
  /^(?:police|people|staff|crew|team|group|company|government|party|campaign|army|family|media|public|majority|number|couple|pair|everyone|everybody|anyone|someone|nobody|person|each|who)$/;

const genderOf = (words: string): 'm' | 'f' | undefined => {
  for (const word of words.split(' ')) {
    const small = word.toLowerCase().replace(/\.$/, '');
    const title = titleGender(small);
    const gender = title || bearersGender(word.replace(/['’]s$/, ''));
    if (gender) return gender;
  }
  return undefined;
};
const fits = (pronoun: string, words: string): boolean => {
  const gender = genderOf(words);
  return gender === undefined || (gender === 'm') === /^(?:he|him|his|himself)$/.test(pronoun);
};

/** The last mention by name of an actor before a place, if no other person is named in between. */
export const antecedentOf = (view: View, actor: string, before: number, kind: Mention['kind']): Mention | undefined => {
  const here = sentenceAt(view, before);
  const first = here && view.record.sentences[Math.max(0, here.index - BACK)];
  if (!first) return undefined;
  const named = view.record.mentions.filter(
    (m) => m.form === 'name' && m.start >= first.start && m.end <= before && m.kind === kind,
  );
  const last = named.filter((m) => m.actor === actor).sort((a, b) => b.start - a.start)[0];
  if (!last) return undefined;
  // Between "Rozas" and "he" nobody else is named, nor in the sentence of "Rozas" before: the pronoun could be theirs.
  const sentence = sentenceAt(view, last.start);
  if (!sentence || /\n/.test(view.text.slice(sentence.start, sentence.end))) return undefined;
  if (named.some((m) => m.actor !== actor && m.start >= sentence.start)) return undefined;
  // A name within a quotation is what somebody said, not whom the report goes on about.
  if (isWithin(last.start, quotedIn(view, sentence))) return undefined;
  return last;
};

export interface Placed {
  brackets: Bracket[];
  /** Where the note begins, so that it holds the names in brackets. */
  from: number;
  /** Places that name them in full, where the note would not. */
  further: Span[];
}

/** Places the pronouns of the third person in a span; undefined where one can't be. */
export const placePronouns = (view: View, g: Grammar, span: Span, quoted: boolean): Placed | undefined => {
  const mentions = mentionsIn(view, span);
  const brackets: Bracket[] = [];
  const further: Span[] = [];
  let from = span.start;
  const done = new Set<string>();
  for (const [i, t] of g.tokens.entries()) {
    const word = wordAt(g, i);
    if (!PERSONAL.test(word) && !OTHER.test(word)) continue;
    if (/^expl/.test(t.deprel)) continue;
    const at = span.start + t.start;
    const m = mentions.find((x) => x.start === at && x.form === 'pronoun');
    const others = mentions.filter((x) => x.form !== 'pronoun' && !(x.start <= at && at < x.end));
    // "Obama endorsed her": not Obama.
    const self = subjectOf(g, i);
    const isSelf = (x: Span): boolean =>
      self !== undefined && x.start - span.start <= g.tokens[self]!.start && g.tokens[self]!.start < x.end - span.start;
    if (
      m?.actor !== undefined &&
      others.some((x) => x.actor === m.actor && !isSelf(x) && (x.start < at || POSSESSIVE.test(word)))
    ) {
      if (PERSONAL.test(word) && others.filter((x) => x.actor === m.actor).every((x) => !fits(word, printed(view, x))))
        return undefined;
      continue;
    }
    if (m?.actor !== undefined && done.has(m.actor)) continue;
    if (PERSONAL.test(word)) {
      if (g.tokens.some((x, k) => k < i && ANYBODY.test(wordAt(g, k)) && x.upos === 'PRON')) continue; // "Whoever comes … him"
      const persons = new Set(others.filter((x) => x.kind === 'person' && x.start < at).map((x) => x.actor ?? printed(view, x)));
      const named = others.find((x) => x.kind === 'person' && x.start < at && !isSelf(x) && fits(word, printed(view, x)));
      const owns = POSSESSIVE.test(word) && t.head > i; // "her party", not "endorsed her"
      const object = !owns && !/^nsubj/.test(t.deprel);
      if (m?.actor === undefined && persons.size === 1 && named && !object) continue; // nobody else can be meant
      const found = m?.actor === undefined ? undefined : antecedentOf(view, m.actor, span.start, 'person');
      // Of whom a speaker speaks is seldom told by who was named last; nor is it somebody whom the same sentence names.
      if (quoted || object || !found || !fits(word, printed(view, found)) || named) return undefined;
      if (others.some((x) => x.actor === m?.actor)) return undefined;
      const fuller = fullerName(view, found);
      if (fuller === 'many') return undefined;
      done.add(m!.actor!);
      if (fuller) further.push(sentenceOf(view, fuller.at));
      const name = fuller?.name ?? printed(view, found).replace(/['’]s$/, '');
      const end = at + (t.end - t.start);
      brackets.push({ start: at, end, words: `[${name}${POSSESSIVE.test(word) && isOwner(g, i) ? '’s' : ''}]` });
      from = Math.min(from, sentenceAt(view, found.start)!.start);
      continue;
    }
    // "It is right to …": nothing is meant.
    if (word === 'it' && t.head >= 0 && childrenBy(g, t.head, 'csubj', 'expl').length) continue;
    // Somebody else's: the report named who is meant before, and not in this sentence.
    const elsewhere =
      m?.actor !== undefined &&
      view.record.mentions.some((x) => x.actor === m.actor && x.form !== 'pronoun' && x.end <= span.start);
    if (elsewhere) return undefined;
    // The subject of the sentence: what it stands for stands before the sentence more often than in it.
    if (
      !POSSESSIVE.test(word) &&
      m?.actor === undefined &&
      t.head >= 0 &&
      g.tokens[t.head]!.head === -1 &&
      /^nsubj/.test(t.deprel)
    )
      return undefined;
    if (!hasNoun(g, i, PLURAL.test(word))) return undefined;
  }
  return { brackets, from, further };
};

const ANYBODY = /^(?:whoever|anyone|anybody|everyone|everybody|nobody|no-one|someone|somebody|who)$/;

/** The subject of the verb whose object a pronoun is. */
const subjectOf = (g: Grammar, i: number): number | undefined => {
  const t = g.tokens[i]!;
  if (!/^(?:obj|iobj)/.test(t.deprel) || t.head < 0 || /self$|selves$/.test(wordAt(g, i))) return undefined;
  return childrenBy(g, t.head, 'nsubj')[0];
};

const isOwner = (g: Grammar, i: number): boolean => /^nmod:poss|^det/.test(g.tokens[i]!.deprel);

/** Whether the sentence has a noun before the pronoun that it may stand for, or, of a possessive that opens it, a subject behind it. */
const hasNoun = (g: Grammar, i: number, plural: boolean): boolean => {
  const able = (k: number): boolean => {
    const t = g.tokens[k]!;
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN' && !(t.upos === 'PRON' && MANY.test(wordAt(g, k)))) return false;
    if (/^(?:obl|nmod):(?:tmod|npmod|unmarked)|^(?:compound|flat)/.test(t.deprel)) return false;
    const many =
      hasFeat(g, k, 'Number=Plur') || MANY.test(wordAt(g, k)) || childrenBy(g, k, 'conj').length > 0 || t.upos === 'PROPN';
    return plural ? many : !hasFeat(g, k, 'Number=Plur');
  };
  for (let k = 0; k < i; k += 1) if (able(k) && !isAbove(g, i, k)) return true;
  const word = wordAt(g, i);
  if (!POSSESSIVE.test(word) && !/^(?:they|it)$/.test(word)) return false;
  // "In its report, the ministry said"; "Because they had no water, the villagers left".
  const root = g.tokens.findIndex((t) => t.head === -1);
  if (root < 0) return false;
  const subject = childrenBy(g, root, 'nsubj').find((k) => k > i);
  return subject !== undefined && able(subject) && !isAbove(g, i, subject);
};

/** Whether k is i's head, its head's head … : "its report" is not what "its" stands for. */
const isAbove = (g: Grammar, i: number, k: number): boolean => {
  for (let h = g.tokens[i]!.head, n = 0; h >= 0 && n < g.tokens.length; h = g.tokens[h]!.head, n += 1) {
    if (h === k)
      return (
        /^(?:nsubj|obj|obl|nmod|appos|conj)/.test(g.tokens[h]!.deprel) &&
        /^nmod:poss|^det/.test(g.tokens[i]!.deprel) &&
        g.tokens[i]!.head === k
      );
  }
  return false;
};

/** Whether the report speaks of itself ("we", "I") outside quotation marks. */
export const speaksOfItself = (view: View, body: Span): boolean => {
  const quoted = quotedIn(view, body);
  for (const match of view.text.slice(body.start, body.end).matchAll(WORD))
    if (OWN.test(match[0]) && !isWithin(body.start + match.index, quoted)) return true;
  return false;
};
