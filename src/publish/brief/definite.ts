// A sentence's parse → its first definite noun phrase that a reader can't place without the sentences before: "The poll found …", "the two sides".
// Method: after Poesio and Vieira (1998), a definite phrase is understood where it says itself which one is meant (a complement, a restrictive
// clause, a name beside it), where there is but one (the world), or where the sentence names what it belongs to ("Chile … the border").
// Whatever else the report introduced before by the same head word is left to its neighbours. No coreference is needed for that.
import type { Span } from '../../core/index.ts';
import { nounKinds, titleGender } from '../../knowledge/index.ts';
import { childrenBy, type Grammar, hasFeat, wordAt } from './grammar.ts';
import { mentionsIn, type View } from './view.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

// There is one, or the kind as such is meant.
const ONE = set(
  `world earth sun moon sky internet web public media press environment climate planet universe future past present weather economy
  internet atmosphere poor rich wealthy middle west east north south left right ground air sea ocean`,
);
// There is one where the sentence names a country or a place.
const OF_PLACE = set(
  `country nation government army military navy police parliament congress senate border frontier capital economy city town village state region
  area province island district coast constitution currency population people peninsula mainland territory regime presidency election elections
  authorities airport port river`,
);
const WITHIN = set('country nation city town village state region area province island district territory airport port river');
const TIME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|day|week|month|year|morning|evening|night|afternoon|today|yesterday|weekend)s?$/;
// "the morning", "the weekend": a part of the day that the report gives.
const PART_OF_DAY = set('morning evening afternoon night weekend');
// "the Canadian province", "the UNESCO scholar", "the Danish firm": a name beside them does not tell which one.
const INSTITUTION = set(
  `campaign administration government army military ministry parliament border embassy police economy war election elections race primary convention party court market markets
  congress senate cabinet constitution people authorities navy crisis plateau coast`,
);
const MANY_OF_A_KIND = set(
  `province state city town village region area island district river port airport valley county company firm group agency organization newspaper paper website bank
  club team official officials leader leaders man woman men women couple family driver actor native network station store plant factory ship plane vessel jet
  aircraft airline suburb neighborhood neighbourhood automaker carmaker maker giant retailer lender insurer startup drama film movie show series book study
  poll survey report`,
);
const PEOPLE_LEFT = set('dead wounded injured missing accused deceased former latter same other others');

const isCapital = (g: Grammar, i: number): boolean => /^\p{Lu}/u.test(g.words.slice(g.tokens[i]!.start, g.tokens[i]!.end));

const isOffice = (word: string): boolean =>
  nounKinds(word)[0] === 'person' || (titleGender(word) !== undefined && word.length > 3);

const isOnePerson = (g: Grammar, i: number): boolean =>
  hasFeat(g, i, 'Number=Sing') && nounKinds(g.tokens[i]!.lemma.toLowerCase())[0] === 'person';

/** Whether the phrase of a noun says itself which one is meant. */
const saysWhich = (g: Grammar, noun: number, known = false): boolean => {
  const t = g.tokens[noun]!;
  for (const k of g.children[noun]!) {
    const c = g.tokens[k]!;
    const between = g.words.slice(t.end, c.start);
    const behind = k > noun;
    if (behind && /^nmod/.test(c.deprel) && !/:(?:poss|tmod|npmod|unmarked)/.test(c.deprel) && !/[,–—]/.test(between)) {
      if (!TIME.test(wordAt(g, k)) && childrenBy(g, k, 'case').length) return true;
    }
    // "the man who …", "the plan to …"; "urged the senator to …" tells of no senator which.
    const ordered = isOnePerson(g, noun) && /^to\b/i.test(g.words.slice(t.end).trim());
    if (behind && /^acl|^ccomp|^xcomp/.test(c.deprel) && !ordered && !/[,–—]/.test(between)) return true;
    if (behind && c.deprel.startsWith('appos') && (c.upos === 'PROPN' || isCapital(g, k))) return true;
    if (behind && c.deprel === 'flat' && isCapital(g, k)) return true;
    if (!behind && /^(?:compound|amod|nmod:poss|nmod:desc|nummod)/.test(c.deprel)) {
      const one = !MANY_OF_A_KIND.has(wordAt(g, noun)) && !isOnePerson(g, noun);
      // "the Trump campaign", "the Chilean army", "the 2016 race"; of "the state's counties" the state is looked at by itself.
      if (one && (!known || INSTITUTION.has(wordAt(g, noun))) && isCapital(g, k) && !hasFeat(g, k, 'NumType=Ord') && k > 0)
        return true;
      if (/^(?:19|20)\d\d$/.test(wordAt(g, k)) && !known) return true;
      if (c.deprel === 'nmod:poss') return true;
    }
  }
  return false;
};

const stem = (word: string): string => word.replace(/(?:ies|y)$/, 'i').replace(/(?:es|s|ing|ed)$/, '');

/** Where each word of a report first stands, by stem; what stands in the headline alone was not told yet. */
const firstUses = new WeakMap<View, ReadonlyMap<string, number>>();
const usesOf = (view: View): ReadonlyMap<string, number> => {
  const known = firstUses.get(view);
  if (known) return known;
  const uses = new Map<string, number>();
  const from = view.bodies[0]?.start ?? 0;
  for (const m of view.text
    .slice(from)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    const word = stem(m[0]);
    if (!uses.has(word)) uses.set(word, from + m.index);
  }
  firstUses.set(view, uses);
  return uses;
};

/** Whether the report used the word before. */
const isKnown = (view: View, word: string, before: number): boolean =>
  (usesOf(view).get(stem(word)) ?? Number.POSITIVE_INFINITY) < before;

const SUBJECT = /^nsubj/;

/** The head word of the first definite phrase that can't be placed; undefined where all can. `first`: the report begins with this sentence. */
export const unplaced = (
  view: View,
  g: Grammar,
  span: Span,
  first: boolean,
  placed: ReadonlySet<number> = new Set(),
): number | undefined => {
  const mentions = mentionsIn(view, span);
  const names = (kinds: readonly string[], before: number): boolean =>
    mentions.some((m) => m.form === 'name' && kinds.includes(m.kind) && m.start < before);
  for (const [i, t] of g.tokens.entries()) {
    const the = childrenBy(g, i, 'det').find((k) => wordAt(g, k) === 'the');
    // "President alters transition": a headline's office without article and name.
    if (the === undefined) {
      const alone =
        SUBJECT.test(t.deprel) &&
        !g.children[i]!.some((k) => /^(?:det|nmod|flat|appos|compound|nummod)/.test(g.tokens[k]!.deprel));
      if (alone && hasFeat(g, i, 'Number=Sing') && isOffice(wordAt(g, i)) && !/^(?:pro|nobody|everyone)/.test(wordAt(g, i)))
        return i;
      continue;
    }
    if (placed.has(i)) continue;
    const at = span.start + t.start;
    const word = wordAt(g, i);
    // "the Florida Senator lost": an office without a name.
    if (t.upos === 'PROPN') {
      if (
        isOffice(word) &&
        !g.children[i]!.some((k) => k > i && /^(?:flat|appos|nmod|acl)/.test(g.tokens[k]!.deprel)) &&
        g.tokens[i + 1]?.upos !== 'PROPN'
      )
        return i;
      continue;
    }
    if (PEOPLE_LEFT.has(word) && !saysWhich(g, i)) return i;
    if (t.upos !== 'NOUN' && t.upos !== 'NUM' && t.upos !== 'ADJ') continue;
    if (t.upos === 'ADJ' && !SUBJECT.test(t.deprel)) continue; // "the poor"
    const bare = childrenBy(g, i, 'amod', 'compound', 'nummod').length === 0;
    if (ONE.has(word) && bare) continue;
    const counted = t.upos === 'NUM' || childrenBy(g, i, 'nummod').some((k) => !/^(?:19|20)\d\d$/.test(wordAt(g, k)));
    if (saysWhich(g, i, isKnown(view, word, span.start) || counted)) continue;
    if (isCapital(g, i) && i > 0) continue; // "the House"
    if (bare && OF_PLACE.has(word) && names(['location', 'nationality'], WITHIN.has(word) ? at : span.end)) continue;
    // "a new bill … the bill": the sentence itself brings it in.
    if (
      g.tokens.some(
        (x, k) => k < i && x.upos === 'NOUN' && k !== i && stem(wordAt(g, k)) === stem(word) && !/^compound/.test(x.deprel),
      )
    )
      continue;
    if (bare && PART_OF_DAY.has(word)) continue;
    if (counted || MANY_OF_A_KIND.has(word) || isOnePerson(g, i)) return i; // "the two sides", "the minister"
    if (first && !isKnown(view, word, span.start)) continue;
    if (isKnown(view, word, span.start) || SUBJECT.test(t.deprel) || bare) return i;
  }
  // "Protesters were angry": which ones the report told before.
  const root = g.tokens.findIndex((t) => t.head === -1);
  const subject = root < 0 ? undefined : childrenBy(g, root, 'nsubj')[0];
  if (
    subject !== undefined &&
    g.tokens[subject]!.upos === 'NOUN' &&
    hasFeat(g, subject, 'Number=Plur') &&
    !g.children[subject]!.length &&
    isKnown(view, wordAt(g, subject), span.start)
  )
    return subject;
  return undefined;
};
