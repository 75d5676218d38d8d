// Tagger's spans and toponyms → mentions of form name: persons, organizations, locations, nationalities.
// Trims what is no part of a name (determiner, title, possessive), and decides where tagger and gazetteer differ.
import type { Encoding, MentionKind, Toponym } from '../../core/index.ts';
import {
  actorKey,
  countryByDemonym,
  countryByName,
  givenNameGender,
  longestFrom,
  namedGroups,
  starterOf,
  titleGender,
} from '../../knowledge/index.ts';
import { isCommonWord, type Tree } from '../../language/index.ts';
import type { TokenFeatures } from './features.ts';
import type { Tagger } from './tagger.ts';

/** A stretch of tokens `[first, after)` found to be a mention. */
export interface FoundSpan {
  first: number;
  after: number;
  kind: MentionKind;
  form: 'name' | 'nominal' | 'pronoun';
  head: number;
  confidence: number;
  by: string;
}

const KIND: Record<string, MentionKind> = { PER: 'person', ORG: 'organization', LOC: 'location', NAT: 'nationality' };
const EDGE =
  /^(?:the|a|an|this|that|these|those|its|his|her|their|our|'s|’s|'|’|s'|and|of|,|\.|-|–|—|"|“|”|\(|\)|\[|\]|:|;|\/|&)$/i;

/** The head of a stretch: the token whose head lies outside it. */
export const headIn = (tree: Tree, first: number, after: number): number => {
  for (let i = first; i < after; i += 1) {
    const h = tree.token(i).head;
    if ((h < first || h >= after) && tree.token(i).upos !== 'PUNCT') return i;
  }
  return after - 1;
};

const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lt}\p{N}]/u.test(word);

/** "the President Putin 's" → "Putin"; undefined where nothing is left. */
const trimName = (tree: Tree, first: number, after: number, kind: MentionKind): [number, number] | undefined => {
  let [a, b] = [first, after];
  while (a < b && EDGE.test(tree.word(a))) a += 1;
  while (b > a && EDGE.test(tree.word(b - 1))) b -= 1;
  if (kind === 'person') {
    // "Dr. Ahmed Murad" → "Ahmed Murad", but "Prince" alone stays a name.
    while (b - a > 1 && titleGender(tree.word(a).toLowerCase()) !== undefined) a += 1;
  }
  for (let i = a; i < b; i += 1) if (/\p{Lu}|\p{N}/u.test(tree.word(i))) return [a, b];
  // "aid workers said": a tagger that took lower case for a name; "d'Estaing", "al-Qaeda" have a capital somewhere.
  return undefined;
};

/** A kind that the tagger gives with less gives way to the tables of organizations. */
const SURE = 0.9;

/** Whether a name is an organization's, by the tables of groups and bodies, and no country's. */
const isOrganization = (words: string): boolean =>
  !countryByName(words) && (namedGroups().get(actorKey(words)) ?? []).some((g) => g.table !== 'peoples');

/** The words of a name, and the hyphens between them, at most: longer ones are found by their beginning alone. */
const LONGEST = 12;

/**
 * "strikes on Al-Qaida", "fighters of Jaish-e-Mohammed": the longest run of words that names an organization as a whole, whatever the tagger made of its
 * parts. A single word that opens a sentence, or that is a given name, is none.
 */
const knownOrganizations = (
  tree: Tree,
  fits: (first: number, after: number) => boolean,
  add: (first: number, after: number) => void,
): void => {
  const starts = longestFrom();
  for (const s of tree.sentences) {
    for (let first = s.first; first < s.after; first += 1) {
      const word = tree.word(first);
      const most = isCapital(word) ? (starts.get(starterOf(word)) ?? 0) : 0;
      if (!most) continue;
      for (let after = Math.min(s.after, first + Math.min(LONGEST, 2 * most)); after > first; after -= 1) {
        // "Jaish-e-Mohammed" may be two words and a hyphen: "e-Mohammed" has its capital within
        if (!/\p{Lu}/u.test(tree.word(after - 1))) continue;
        const words = tree.text.slice(tree.token(first).start, tree.token(after - 1).end);
        const alone = after === first + 1;
        if (alone && (first === s.first || givenNameGender(words) || tree.token(first).upos === 'ADJ')) continue;
        // "Hezbollah Brigades": a longer name that the tables don't know
        if (alone && after < s.after && isCapital(tree.word(after)) && tree.token(after).upos === 'PROPN') continue;
        if (!fits(first, after) || !isOrganization(words)) continue;
        add(first, after);
        first = after - 1;
        break;
      }
    }
  }
};

/**
 * "Arvandia will restore ties with its neighbour.": a capital that opens a sentence tells nothing, but a word that nobody writes in small letters, that
 * has no determiner and does something, is a name; of whom, the report may tell later.
 */
const unknownDoers = (tree: Tree, taken: Int32Array, blocked: Uint8Array, add: (i: number) => void): void => {
  for (const s of tree.sentences) {
    let i = s.first;
    while (i < s.after && (tree.token(i).upos === 'PUNCT' || tree.token(i).upos === 'CCONJ')) i += 1;
    if (i >= s.after || taken[i]! >= 0 || blocked[i]) continue;
    const word = tree.word(i);
    if (!/^\p{Lu}\p{Ll}{3,}$/u.test(word) || isCommonWord(word)) continue;
    const { upos, deprel } = tree.token(i);
    if (!/^(?:NOUN|PROPN|X)$/.test(upos) || !/^(?:nsubj|nmod:poss)/.test(deprel) || tree.child(i, 'det', 'amod') !== undefined)
      continue;
    // "Pollsters say": a plural is a common noun that we don't know.
    if (!/s$/.test(word) || tree.relation(i) === 'nmod') add(i);
  }
};

export interface NameInput {
  tree: Tree;
  features: TokenFeatures;
  encoding: Encoding | undefined;
  /** The network's log probabilities, a row of labels a token. */
  opinion?: Float32Array | undefined;
  toponyms: readonly Toponym[];
  tagger: Tagger;
}

/** Names of a document in order of the text; they do not overlap. */
export const findNames = ({ tree, features, encoding, opinion, toponyms, tagger }: NameInput): FoundSpan[] => {
  const { tokens, sentences } = tree;
  const out: FoundSpan[] = [];
  const taken = new Int32Array(tokens.length).fill(-1);
  const blocked = new Uint8Array(tokens.length); // under a name of another kind ("World War II")
  const add = (span: Omit<FoundSpan, 'head' | 'form'>): void => {
    for (let i = span.first; i < span.after; i += 1) taken[i] = out.length;
    out.push({ ...span, form: 'name', head: headIn(tree, span.first, span.after) });
  };
  for (const s of sentences) {
    for (const t of tagger.decode(features, s, encoding, opinion)) {
      let kind = KIND[t.label];
      if (!kind) {
        blocked.fill(1, t.first, t.after);
        continue;
      }
      const span = trimName(tree, t.first, t.after, kind);
      if (!span) continue;
      const words = tree.text.slice(tree.token(span[0]).start, tree.token(span[1] - 1).end);
      // A country is a location even where it acts: the actor stage makes it an actor.
      if ((kind === 'organization' || kind === 'nationality') && countryByName(words)) kind = 'location';
      // "the Russians": a people, whatever the tagger took them for
      if (kind !== 'nationality' && span[1] - span[0] === 1 && countryByDemonym(words) && !countryByName(words))
        kind = 'nationality';
      // "Daesh said", which the tagger takes for a person or a place where it has not seen the name
      if (kind !== 'organization' && kind !== 'nationality' && t.confidence < SURE && isOrganization(words))
        kind = 'organization';
      // "Ms. Zakharova"
      if (
        kind !== 'person' &&
        span[0] > s.first &&
        /^(?:mr|mrs|ms|dr|sen|gov|gen|col|capt|lt|sgt|prof|sir|lady|dame|mullah|sheikh|ayatollah)\.?$/i.test(
          tree.word(span[0] - 1),
        )
      )
        kind = 'person';
      add({ first: span[0], after: span[1], kind, confidence: t.confidence, by: 'names' });
    }
  }
  for (const toponym of toponyms) {
    const [first, after] = tree.tokensIn(toponym);
    if (first >= after) continue;
    const mine = new Set<number>();
    let free = true;
    for (let i = first; i < after; i += 1) {
      if (taken[i]! >= 0) mine.add(taken[i]!);
      if (taken[i]! >= 0 || blocked[i]) free = false;
    }
    // The tagger saw nothing: 0.5 is the toponym stage's own even chance.
    if (free && toponym.confidence >= 0.5) {
      add({ first, after, kind: 'location', confidence: toponym.confidence, by: `toponym: ${toponym.by}` });
      continue;
    }
    if (mine.size !== 1) continue;
    const [at] = mine;
    const rival = out[at!]!;
    if (rival.kind === 'location') {
      // "Latakia province" against "Latakia": the longer one, where both agree that it is a place.
      if (
        first <= rival.first &&
        after >= rival.after &&
        after - first > rival.after - rival.first &&
        toponym.confidence >= 0.5
      ) {
        out[at!] = { ...rival, first, after, head: headIn(tree, first, after) };
        for (let i = first; i < after; i += 1) taken[i] = at!;
      }
    } else if (
      rival.kind !== 'nationality' &&
      rival.first === first &&
      rival.after === after &&
      toponym.confidence > 0.85 &&
      rival.confidence < 0.6
    ) {
      out[at!] = { ...rival, kind: 'location', confidence: toponym.confidence, by: `toponym: ${toponym.by}` };
    }
  }
  // A name of the tables wins over what lies within it; what goes beyond it, and persons, stay.
  const within = (first: number, after: number): boolean => {
    // part of another name: "the Islamic State War"
    if ((blocked[first] && blocked[first - 1]) || (blocked[after - 1] && blocked[after])) return false;
    for (let i = first; i < after; i += 1) {
      const rival = taken[i]! >= 0 ? out[taken[i]!] : undefined;
      if (rival && (rival.first < first || rival.after > after || rival.kind === 'person')) return false;
      if (rival?.kind === 'organization' && rival.first === first && rival.after === after) return false;
    }
    return true;
  };
  const gone = new Set<FoundSpan>();
  knownOrganizations(tree, within, (first, after) => {
    for (let i = first; i < after; i += 1) if (taken[i]! >= 0) gone.add(out[taken[i]!]!);
    add({ first, after, kind: 'organization', confidence: 0.7, by: 'known organization' });
  });
  // Words that the tagger missed and that can be nothing else: "Syrian", "Iraq".
  tokens.forEach((t, i) => {
    if (taken[i]! >= 0 || blocked[i] || t.upos === 'PRON' || t.upos === 'AUX') return;
    const word = tree.word(i);
    if (!isCapital(word) || word.length < 2) return;
    if (countryByDemonym(word)) add({ first: i, after: i + 1, kind: 'nationality', confidence: 0.8, by: 'countries' });
    else if (
      word.length > 3 &&
      countryByName(word) &&
      !/^(?:Chad|Jordan|Georgia|Salvador|Jersey|Guinea|Nauru|Niger|Mali|Cuba|America|Turkey)$/.test(word)
    ) {
      add({ first: i, after: i + 1, kind: 'location', confidence: 0.7, by: 'countries' });
    }
  });
  unknownDoers(tree, taken, blocked, (i) =>
    add({ first: i, after: i + 1, kind: 'organization', confidence: 0.4, by: 'unknown doer' }),
  );
  followPersons(tree, out, taken, blocked);
  return out.filter((m) => !gone.has(m)).sort((a, b) => a.first - b.first);
};

/** "Sergei Lavrov … Lavrov will stay": the last name of a person of the report is that person, whatever it looks like by itself. */
const followPersons = (tree: Tree, out: FoundSpan[], taken: Int32Array, blocked: Uint8Array): void => {
  const last = new Map<string, number>();
  for (const m of out) {
    if (m.kind !== 'person' || m.after - m.first < 2 || m.confidence < 0.5) continue;
    const word = tree.word(m.after - 1);
    if (word.length > 2 && isCapital(word) && !last.has(word)) last.set(word, m.first);
  }
  if (!last.size) return;
  for (let i = 0; i < tree.tokens.length; i += 1) {
    const from = last.get(tree.word(i));
    if (from === undefined || i < from || blocked[i]) continue;
    const at = taken[i]!;
    const rival = at >= 0 ? out[at]! : undefined;
    if (rival === undefined) {
      if (tree.token(i).upos !== 'PROPN' && tree.token(i).upos !== 'NOUN' && tree.token(i).upos !== 'X') continue;
      taken[i] = out.length;
      out.push({ first: i, after: i + 1, kind: 'person', form: 'name', head: i, confidence: 0.7, by: 'last name of a person' });
    } else if (
      rival.kind !== 'person' &&
      rival.kind !== 'nationality' &&
      rival.after - rival.first === 1 &&
      !countryByName(tree.word(i))
    ) {
      out[at] = { ...rival, kind: 'person', by: 'last name of a person' };
    }
  }
};
