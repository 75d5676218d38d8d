// The arguments of a verb, with passives turned round and what grammar leaves out filled in.
// In: the tree. Out: tokens by slot: subj, obj, iobj, prepositions. Handles passives, relative clauses, participles, control, coordination.
// Does not look at meaning or at mentions.
import type { Tree } from '../../language/index.ts';

export interface Arguments {
  subj: readonly number[];
  obj: readonly number[];
  iobj: readonly number[];
  /** Preposition → tokens. */
  obl: ReadonlyMap<string, readonly number[]>;
  /** Heads of clauses that complete the verb: xcomp, ccomp, "of bombing". */
  clauses: readonly number[];
  passive: boolean;
}

const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'what']);
const OBJECT_CONTROL = new Set(
  'ask order urge force tell allow help persuade press pressure compel instruct command permit enable let make invite call encourage convince direct warn oblige require authorize authorise advise request beg lead get want expect'.split(
    ' ',
  ),
);

/** A word with those coordinated to it: "France and Britain". */
export const withConjuncts = (tree: Tree, token: number): number[] => {
  const out = [token];
  for (const k of tree.children(token, 'conj'))
    if (isNominal(tree, k) || tree.token(k).upos === tree.token(token).upos) out.push(k);
  return out;
};

export const isNominal = (tree: Tree, i: number): boolean =>
  ['NOUN', 'PROPN', 'PRON', 'NUM', 'SYM', 'X'].includes(tree.token(i).upos);

/** The prepositions of a phrase: each word of its `case`, also where it hangs on a title ("on | President | Sands"). */
export const prepositions = (tree: Tree, token: number): string[] => {
  const own = tree.children(token, 'case');
  const list = own.length
    ? own
    : tree
        .children(token, 'nmod', 'compound', 'amod')
        .flatMap((k) => (k < token ? tree.children(k, 'case').filter((c) => c < k) : []));
  return list.filter((k) => k < token).map((k) => tree.lemma(k));
};

/** The obliques of a word by preposition. */
export const obliques = (tree: Tree, token: number, ...relations: string[]): Map<string, number[]> => {
  const out = new Map<string, number[]>();
  for (const k of tree.children(token, ...relations)) {
    for (const preposition of prepositions(tree, k)) {
      const list = out.get(preposition);
      if (list) list.push(k);
      else out.set(preposition, [k]);
    }
  }
  return out;
};

/** Verbs that nobody can be the object of: "A bomb exploded" is active, whatever the parser says of it. */
const NEVER_PASSIVE = new Set(
  'explode erupt detonate die resign arrive collapse clash protest riot demonstrate rebel mutiny retreat flee'.split(' '),
);

const HURTS =
  /^(?:killed|wounded|injured|arrested|detained|jailed|imprisoned|abducted|kidnapped|assassinated|murdered|beheaded|deported|freed|sentenced|convicted)$/i;

const LENGTHS = new Set(
  'second minute hour day night week month year decade time percent mile kilometer kilometre metre meter point'.split(' '),
);
const ABOUT_SO_MANY = new Set(['between', 'up', 'to', 'over', 'around', 'about', 'at', 'under']);

/** "killed | at least 12 people", "killed | between 20 and 30 people": objects that the parser takes for obliques, as a preposition opens their number. */
const countedObjects = (tree: Tree, verb: number): number[] =>
  tree.children(verb, 'obl').filter((k) => {
    const number = tree.child(k, 'nummod');
    if (k < verb || number === undefined || LENGTHS.has(tree.lemma(k)) || number - verb > 4) return false;
    return tree.children(k, 'case').every((c) => c < number && ABOUT_SO_MANY.has(tree.lemma(c)));
  });

/**
 * A subject that the parser takes for a passive one although no "was" stands by, and nobody "by" whom: a sentence that ends in a full stop would have it ("The front |
 * released at least 19 sailors.", "Soldiers | fired on the crowd."); a headline may leave it out ("Pact signed in Geneva").
 */
const isActiveAfterAll = (tree: Tree, verb: number): boolean => {
  if (tree.children(verb, 'aux').some((k) => tree.token(k).deprel === 'aux:pass' || ['be', 'get'].includes(tree.lemma(k))))
    return false;
  if (tree.children(verb, 'obl').some((k) => prepositions(tree, k).includes('by')) || HURTS.test(tree.word(verb))) return false;
  const { first, after } = tree.sentences[tree.token(verb).sentence]!;
  for (let k = after - 1; k > first && tree.token(k).upos === 'PUNCT'; k -= 1) if (tree.word(k) === '.') return true;
  return false;
};

const isPassive = (tree: Tree, verb: number): boolean => {
  if (NEVER_PASSIVE.has(tree.lemma(verb)) && !tree.children(verb, 'aux').some((k) => tree.lemma(k) === 'be')) return false;
  if (tree.children(verb, 'nsubj:pass', 'aux:pass').some((k) => tree.token(k).deprel.endsWith(':pass')))
    return !isActiveAfterAll(tree, verb);
  // "Ten soldiers killed in Mali", a headline without its "were": who kills, kills somebody.
  if (
    HURTS.test(tree.word(verb)) &&
    !tree.child(verb, 'obj', 'aux', 'ccomp', 'xcomp') &&
    !countedObjects(tree, verb).length &&
    !tree.children(verb, 'conj').some((k) => tree.child(k, 'obj') !== undefined) &&
    tree.relation(verb) !== 'conj'
  )
    return true;
  // "The group released at least 19 sailors": who is taken for a participle has an object.
  if (countedObjects(tree, verb).length) return false;
  // A plain subject tells more than a feature: "the group released the sailors".
  if (tree.children(verb, 'nsubj').length) return false;
  if (tree.feature(verb, 'Voice') === 'Pass' && tree.relation(verb) !== 'conj') return true;
  const word = tree.word(verb).toLowerCase();
  const above = tree.head(verb);
  // "was caught and jailed"
  if (
    tree.relation(verb) === 'conj' &&
    above !== undefined &&
    above < verb &&
    !tree.child(verb, 'obj', 'aux') &&
    !word.endsWith('ing')
  )
    return isPassive(tree, above);
  const bare = tree.relation(verb) === 'acl' && tree.token(verb).deprel !== 'acl:relcl' && !word.endsWith('ing');
  return bare && !tree.child(verb, 'mark') && !tree.child(verb, 'nsubj') && tree.token(verb).upos === 'VERB';
};

const known = new WeakMap<Tree, Map<number, Arguments>>();

/** The slots of a verb (or of another word that heads a clause); worked out once a tree. */
export const argumentsOf = (tree: Tree, verb: number, depth = 0): Arguments => {
  if (depth > 0) return slotsOf(tree, verb, depth);
  let map = known.get(tree);
  if (!map) {
    map = new Map();
    known.set(tree, map);
  }
  let args = map.get(verb);
  if (!args) {
    args = slotsOf(tree, verb, 0);
    map.set(verb, args);
  }
  return args;
};

/** The object; of "urged | Ukraine | to end its crisis" too, where the parser wavers between the two objects though there is but one. */
const directObjects = (tree: Tree, verb: number): readonly number[] => {
  const own = tree.children(verb, 'obj');
  return own.length || tree.child(verb, 'xcomp', 'ccomp') === undefined ? own : tree.children(verb, 'iobj');
};

const slotsOf = (tree: Tree, verb: number, depth: number): Arguments => {
  const passive = isPassive(tree, verb);
  const obl = obliques(tree, verb, 'obl', 'nmod');
  const relation = tree.token(verb).deprel;
  const head = tree.head(verb);
  const own = tree.children(verb, 'nsubj', 'csubj');
  const subjects: number[] = [];
  const direct = directObjects(tree, verb);
  const objects = direct.length || passive ? [...direct] : countedObjects(tree, verb);
  // "the men who attacked", "the town that they attacked": the pronoun stands for the noun that the clause hangs on.
  const antecedent = (k: number): number =>
    relation === 'acl:relcl' && head !== undefined && RELATIVE.has(tree.lemma(k)) ? head : k;
  for (const k of own) subjects.push(antecedent(k));
  for (let i = 0; i < objects.length; i += 1) objects[i] = antecedent(objects[i]!);
  if (relation === 'acl:relcl' && head !== undefined) {
    if (!own.length) subjects.push(head);
    // "the town they attacked"
    else if (!objects.length && !passive && subjects[0] !== head && isBareRelative(tree, verb)) objects.push(head);
  } else if (!own.length && head !== undefined && depth < 4) {
    subjects.push(...inheritedSubject(tree, verb, head, depth));
  }
  const iobj = tree.children(verb, 'iobj').filter((k) => !direct.includes(k));
  const clauses = [
    ...tree.children(verb, 'xcomp', 'ccomp'),
    ...tree
      .children(verb, 'advcl')
      .filter((k) =>
        tree.children(k, 'mark').some((m) => ['of', 'to', 'for', 'from', 'against', 'if', 'that'].includes(tree.lemma(m))),
      ),
  ];
  if (!passive) {
    // "attacked and burned the town": the first verb has the object of the second.
    if (!objects.length) {
      const next = tree.children(verb, 'conj').find((k) => tree.token(k).upos === 'VERB' && !tree.child(k, 'nsubj'));
      if (next !== undefined && next - verb <= 3) objects.push(...tree.children(next, 'obj'));
    }
    return { subj: subjects, obj: objects, iobj, obl, clauses, passive };
  }
  // "The town was attacked by rebels": the town is the object, the rebels are the subject.
  const by = [...(obl.get('by') ?? []), ...tree.children(verb, 'obl:agent')];
  return { subj: [...new Set(by)], obj: subjects, iobj: [...iobj, ...objects], obl, clauses, passive };
};

const isBareRelative = (tree: Tree, verb: number): boolean =>
  !tree.children(verb, 'obl').some((k) => RELATIVE.has(tree.lemma(k)));

const inheritedSubject = (tree: Tree, verb: number, head: number, depth: number): readonly number[] => {
  const relation = tree.token(verb).deprel;
  const above = tree.token(head);
  if (relation === 'acl') {
    // "the men attacking the town", "the town attacked by …"; "the order to attack" has no subject here.
    if (tree.child(verb, 'mark') !== undefined) return [];
    // "Lima is the largest donor, | giving grain": the one of whom the noun is said
    const said = tree.child(head, 'cop') !== undefined ? tree.child(head, 'nsubj') : undefined;
    return [said ?? head];
  }
  if (!['conj', 'xcomp', 'advcl', 'ccomp', 'parataxis'].includes(tree.relation(verb))) return [];
  if (above.upos !== 'VERB' && above.upos !== 'ADJ' && above.upos !== 'AUX' && !tree.child(head, 'nsubj')) return [];
  const outer = argumentsOf(tree, head, depth + 1);
  if (tree.relation(verb) === 'conj') return outer.passive ? outer.obj : outer.subj;
  if (tree.relation(verb) === 'ccomp') return [];
  const controlled = OBJECT_CONTROL.has(tree.lemma(head)) && relation !== 'advcl' && outer.obj.length > 0;
  if (controlled) return outer.obj;
  return outer.passive ? outer.obj : outer.subj;
};
