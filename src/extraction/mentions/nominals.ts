// The parse → noun phrases that stand for people, organizations, places, arms, documents: mentions of form nominal.
// A phrase is its head with all below it, without relative clause, apposition and conjuncts; its kind comes from the head noun
// (data/mentions/nouns.tsv), or, where it is built on a name ("President Putin", "the UN"), from the name.
import type { MentionKind } from '../../core/index.ts';
import { countryByDemonym, countryByName, nounKinds } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
import type { FoundSpan } from './names.ts';

/** "a number of officials": the noun after "of" tells the kind. */
const MEASURE = new Set(
  (
    'number lot couple series slew handful majority minority dozen hundred thousand million score scores dozens hundreds thousands millions percent plenty variety range bunch array host string wave ' +
    'pair group kind type sort form part rest member most many some one several all each none half third quarter set mix mixture total'
  ).split(' '),
);
/** Stand alone for people: "many have questioned". */
const LONE = new Set(
  'many some others several few most everyone everybody someone somebody anyone anybody nobody thousands hundreds dozens millions scores both'.split(
    ' ',
  ),
);
const NO_PLACE = new Set([
  'fact',
  'general',
  'particular',
  'turn',
  'addition',
  'response',
  'return',
  'part',
  'question',
  'all',
  'time',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'today',
  'yesterday',
]);
const NOT_IN = new Set([
  'appos',
  'conj',
  'cc',
  'parataxis',
  'case',
  'mark',
  'punct',
  'dep',
  'discourse',
  'vocative',
  'cop',
  'nsubj',
  'csubj',
  'aux',
  'orphan',
  'list',
  'advcl',
  'reparandum',
  'obl',
  'expl',
  'dislocated',
  'ccomp',
  'xcomp',
  'obj',
]);

const TIME_WORD =
  /^(?:second|minute|hour|day|night|week|weekend|month|year|decade|century|morning|evening|afternoon|january|february|march|april|may|june|july|august|september|october|november|december)$/;
/** The tokens of a noun phrase: a run about its head. */
export const phraseOf = (tree: Tree, head: number): [number, number] => {
  const inPhrase = (k: number, parent: number): boolean => {
    const { deprel } = tree.token(k);
    const relation = tree.relation(k);
    if (deprel === 'acl:relcl') return false;
    // Below the head anything belongs to its phrase, as long as the phrase itself is in.
    if (parent !== head) return relation !== 'parataxis' && relation !== 'appos';
    // "terrorists associated with ISIL" is one phrase; a long clause tells something of it instead.
    if (relation === 'acl') return k > head && tree.word(head + 1) !== ',' && tree.subtree(k).length <= 4;
    // "officials in fact"
    if (relation === 'nmod' && NO_PLACE.has(tree.lemma(k))) return false;
    // "used artillery against the town", "the coalition in the last 24 hours": these tell of the act, wherever the parse hangs them.
    if (
      relation === 'nmod' &&
      k > head &&
      (TIME_WORD.test(tree.lemma(k)) ||
        tree
          .children(k, 'case')
          .some((c) =>
            /^(?:against|during|amid|despite|via|without|since|until|from|with|by|as|after|before|across|outside|over|around|into|onto|through|throughout|under|about|within|toward|towards|upon|because|including|than|to)$/i.test(
              tree.word(c),
            ),
          ))
    )
      return false;
    // "only the minister", "also the army"
    if (relation === 'advmod') return k < head && tree.token(k).upos !== 'ADV';
    return !NOT_IN.has(relation);
  };
  const tokens: number[] = [];
  const walk = (k: number): void => {
    tokens.push(k);
    for (const c of tree.children(k)) if (inPhrase(c, k)) walk(c);
  };
  walk(head);
  tokens.sort((a, b) => a - b);
  // A run: what hangs on by a long bow (extraposed) is left out.
  let at = tokens.indexOf(head);
  let first = head;
  let after = head + 1;
  const gap = (a: number, b: number): boolean => {
    for (let k = a + 1; k < b; k += 1) if (tree.token(k).upos !== 'PUNCT') return true;
    return false;
  };
  for (let k = at - 1; k >= 0 && !gap(tokens[k]!, first); k -= 1) first = tokens[k]!;
  for (at += 1; at < tokens.length && !gap(after - 1, tokens[at]!); at += 1) after = tokens[at]! + 1;
  const edge = (k: number): boolean =>
    tree.token(k).upos === 'PUNCT' || tree.token(k).upos === 'CCONJ' || /^['’]s?$/.test(tree.word(k));
  while (first < head && edge(first)) first += 1;
  while (after > head + 1 && edge(after - 1)) after -= 1;
  return [first, after];
};

const isPlural = (tree: Tree, i: number): boolean =>
  tree.feature(i, 'Number') === 'Plur' ||
  (tree.lemma(i) !== tree.word(i).toLowerCase() && /s$|men$|people$|children$/i.test(tree.word(i)));

/** The kind that a common noun makes of its phrase, if any. */
const kindOfNoun = (tree: Tree, head: number): MentionKind | undefined => {
  const lemma = tree.lemma(head);
  const before =
    head > 0 && tree.token(head - 1).sentence === tree.token(head).sentence
      ? `${tree.word(head - 1).toLowerCase()} ${lemma}`
      : lemma;
  const kinds = [nounKinds(before), nounKinds(lemma), nounKinds(tree.word(head).toLowerCase())].find((k) => k.length) ?? [];
  const inner =
    MEASURE.has(lemma) || MEASURE.has(tree.word(head).toLowerCase())
      ? tree.children(head, 'nmod').find((k) => tree.children(k, 'case').some((c) => tree.lemma(c) === 'of'))
      : undefined;
  if (inner !== undefined) {
    const kind = kindOfNoun(tree, inner);
    if (kind === 'person') return 'organization';
    if (kind) return kind;
  }
  // "Secretary of State", "head of state"
  if (
    lemma === 'state' &&
    tree.token(head).head >= 0 &&
    /^(?:secretary|department|head|minister|chief|matter|affair)$/.test(tree.lemma(tree.token(head).head))
  )
    return undefined;
  const kind = kinds.includes('location') && LAND.has(lemma) ? 'location' : kinds[0];
  if (!kind) return undefined;
  if (kind === 'group') return 'organization';
  if (kind === 'person') return isPlural(tree, head) ? 'organization' : 'person';
  return kind;
};

const LAND = new Set(['country', 'nation', 'kingdom', 'republic', 'base', 'station', 'quarter', 'post', 'community']);
const HEADS = new Set(['compound', 'flat', 'fixed', 'goeswith', 'amod', 'nummod']);

/** "Putin Orders Withdrawal Of Forces": tags and trees of such lines are not to be trusted beyond names. */
const isHeadline = (tree: Tree, first: number, after: number): boolean => {
  let words = 0;
  let capitals = 0;
  for (let i = first; i < after; i += 1) {
    if (!/^\p{L}{3}/u.test(tree.word(i))) continue;
    words += 1;
    if (/^\p{Lu}/u.test(tree.word(i))) capitals += 1;
  }
  return words >= 4 && capitals > words * 0.75 && !/^[.!?]$/.test(tree.word(after - 1));
};

/** Nominal mentions; `names` are the names of the document. */
export const findNominals = (tree: Tree, names: readonly FoundSpan[]): FoundSpan[] => {
  const nameAt = new Map<number, FoundSpan>();
  for (const n of names) for (let i = n.first; i < n.after; i += 1) nameAt.set(i, n);
  const headlines = new Set(tree.sentences.flatMap((s, k) => (isHeadline(tree, s.first, s.after) ? [k] : [])));
  const out: FoundSpan[] = [];
  tree.tokens.forEach((t, i) => {
    if (headlines.has(t.sentence)) return;
    if (HEADS.has(tree.relation(i)) || t.deprel === 'nmod:desc') return;
    const name = nameAt.get(i);
    if (name) {
      if (name.head !== i) return;
      const [first, after] = phraseOf(tree, i);
      const [a, b] = [Math.min(first, name.first), Math.max(after, name.after)];
      if (a === name.first && b === name.after) {
        // "Syrians fled": a people, taken together
        if (
          name.kind === 'nationality' &&
          (t.upos === 'NOUN' || t.upos === 'PROPN') &&
          /s$/.test(tree.word(i)) &&
          /^(?:nsubj|obj|iobj|obl|nmod|conj|root)/.test(t.deprel) &&
          countryByDemonym(tree.word(i).slice(0, -1))
        ) {
          out.push({
            first: a,
            after: b,
            kind: 'organization',
            form: 'nominal',
            head: i,
            confidence: 0.8,
            by: 'people of a nation',
          });
        }
        return;
      }
      // "the Russians": people of a country, taken together; "Syrian": an adjective that heads nothing.
      if (name.kind === 'nationality') {
        if (t.upos !== 'NOUN' && t.upos !== 'PROPN') return;
        out.push({
          first: a,
          after: b,
          kind: isPlural(tree, i) || /s$/.test(tree.word(i)) ? 'organization' : 'person',
          form: 'nominal',
          head: i,
          confidence: 0.7,
          by: 'phrase on nationality',
        });
      } else
        out.push({
          first: a,
          after: b,
          kind: name.kind,
          form: 'nominal',
          head: i,
          confidence: name.confidence,
          by: 'phrase on name',
        });
      return;
    }
    const lone = LONE.has(tree.word(i).toLowerCase()) && (t.upos !== 'NOUN' || tree.word(i).endsWith('s'));
    // "some ideas": a determiner, and no phrase of its own
    if (
      lone &&
      (t.upos === 'DET' || t.upos === 'ADJ' || t.upos === 'PRON') &&
      !/^(?:nsubj|obj$|iobj|obl|nmod|conj)/.test(t.deprel)
    )
      return;
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN' && !lone) {
      // "the injured", "the poor"
      const article =
        (t.upos === 'ADJ' || t.upos === 'VERB') && tree.child(i, 'det') !== undefined && /^(?:nsubj|obj|obl|nmod)/.test(t.deprel);
      if (!article || !nounKinds(tree.word(i).toLowerCase()).includes('group')) return;
    }
    const kind =
      lone && /^(?:nsubj|obj$|iobj)/.test(t.deprel)
        ? 'organization'
        : t.upos === 'ADJ' || t.upos === 'VERB'
          ? 'organization'
          : kindOfNoun(tree, i);
    if (!kind) return;
    const [first, whole] = phraseOf(tree, i);
    // "12 rockets near the town": where arms and craft were used belongs to the act; "of" tells what they are.
    const after =
      kind === 'weapon' || kind === 'vehicle' || kind === 'platform'
        ? tree
            .children(i, 'nmod')
            .filter((k) => k > i && !tree.children(k, 'case').some((c) => /^(?:of|with)$/.test(tree.word(c))))
            .reduce((end, k) => Math.min(end, ...tree.children(k, 'case').filter((c) => c > i)), whole)
        : whole;
    out.push({ first, after, kind, form: 'nominal', head: i, confidence: 0.7, by: lone ? 'lone quantifier' : 'noun' });
  });
  return [...out, ...pairedPlaces(tree, names)];
};

/** "Palmyra, Syria": one place, told with the country or region that it lies in; not a list of places. */
const pairedPlaces = (tree: Tree, names: readonly FoundSpan[]): FoundSpan[] =>
  names.flatMap((a, k): FoundSpan[] => {
    const b = names[k + 1];
    if (
      a.kind !== 'location' ||
      b?.kind !== 'location' ||
      b.first !== a.after + 1 ||
      tree.word(a.after) !== ',' ||
      tree.token(a.first).sentence !== tree.token(b.first).sentence
    )
      return [];
    const words = (m: FoundSpan): string => tree.text.slice(tree.token(m.first).start, tree.token(m.after - 1).end);
    if (!countryByName(words(b)) || countryByName(words(a))) return [];
    const after = tree.word(Math.min(b.after, tree.tokens.length - 1));
    const [c, before] = [names[k + 2], k > 0 ? names[k - 1] : undefined];
    if ((after === ',' && c?.first === b.after + 1) || /^(?:and|or)$/.test(after) || before?.after === a.first - 1) return [];
    return [
      {
        first: a.first,
        after: b.after,
        kind: 'location',
        form: 'nominal',
        head: a.head,
        confidence: 0.8,
        by: 'place in its country',
      },
    ];
  });
