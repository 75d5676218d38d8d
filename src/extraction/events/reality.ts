// Did the act that a candidate names take place? In: the trigger, its tree, times, the statement around it. Out: reality and negation.
// Reads auxiliaries, conditions, plans, fears and memories on the way from the trigger to the root of its sentence; a later word up the tree
// only weakens what stands below it. Does not weigh who says so.
import type { Reality, TimeExpression } from '../../core/index.ts';
import { operatorOf } from '../../knowledge/frames.ts';
import { isRealityWord as is } from '../../knowledge/reality.ts';
import type { Tree } from '../../language/index.ts';
import { prepositions } from './arguments.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

export interface Modality {
  reality: Reality;
  negated: boolean;
  /** The auxiliary that stands out: "must", "will". */
  modal?: 'future' | 'would' | 'possible' | 'must';
  /** The token that opens a condition the act hangs on. */
  condition?: number;
  /** An open question: nobody's deed. */
  open: boolean;
  hedged: boolean;
}

const MODALS = ['future', 'would', 'possible', 'must'] as const;
const REPORTING = new Set(
  'say tell announce declare state report add claim note warn promise pledge vow insist confirm reveal explain believe think predict'.split(
    ' ',
  ),
);

const auxiliariesOf = (tree: Tree, verb: number): readonly number[] => {
  const own = tree.children(verb, 'aux', 'cop');
  if (own.length || tree.relation(verb) !== 'conj' || tree.child(verb, 'nsubj') !== undefined) return own;
  // "will visit the port and meet the king"
  const head = tree.head(verb);
  return head === undefined ? own : tree.children(head, 'aux');
};

const modalOf = (tree: Tree, verb: number): Modality['modal'] => {
  for (const k of auxiliariesOf(tree, verb))
    for (const name of MODALS) if (is(name, tree.lemma(k)) || is(name, tree.word(k).toLowerCase())) return name;
  return undefined;
};

const REASONS = new Set(['because', 'although', 'though']);

/** Words before which "not" denies nothing: "not only did they leave". */
const ONLY = new Set(['only', 'just', 'merely', 'simply', 'solely']);

const isNegated = (tree: Tree, token: number): boolean => {
  for (const k of tree.children(token)) {
    const word = tree.word(k).toLowerCase();
    if (
      ['advmod', 'det', 'cc', 'aux', 'part'].includes(tree.relation(k)) &&
      (is('negation', word) || word.endsWith("n't") || word.endsWith('n’t')) &&
      !(word === 'not' && k + 1 < tree.tokens.length && ONLY.has(tree.word(k + 1).toLowerCase())) &&
      // "is not the only one to praise them"
      !tree.children(token, 'amod').some((a) => tree.lemma(a) === 'only')
    )
      return true;
    // "stayed silent rather than condemning it"
    if (word === 'rather' && tree.word(Math.min(k + 1, tree.tokens.length - 1)).toLowerCase() === 'than' && k < token)
      return true;
    if (tree.relation(k) === 'nsubj' && (is('negation', word) || tree.children(k, 'det').some((d) => tree.lemma(d) === 'no')))
      return true;
    const linking = tree.relation(k) === 'mark' || tree.relation(k) === 'case';
    if (linking && is('privative', word)) return true;
    // "decided against sending tanks"
    if (linking && word === 'against' && tree.token(token).upos === 'VERB') return true;
    // "have yet to be released"
    if (word === 'to' && tree.relation(k) === 'mark' && k > 0 && tree.word(k - 1).toLowerCase() === 'yet') return true;
  }
  return false;
};

const isVerbal = (tree: Tree, k: number): boolean => ['VERB', 'AUX', 'ADJ'].includes(tree.token(k).upos);

/** Times that name themselves as long past: "last year", "three decades ago". */
const PAST_TIMES = /\b(?:last (?:year|decade|century)|(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier)|at the time)\b/i;

/**
 * Whether a time is one of the past, as its words or its date tell: a year of its own before that of the report ("in 1997"; news of the year itself seldom
 * names it), or a day two years or more ago.
 */
const isPastTime = (time: TimeExpression, words: string, published: string | undefined): boolean => {
  if (PAST_TIMES.test(words)) return true;
  const year = /^\d{4}$/.exec(time.value ?? '')?.[0];
  if (!published) return year !== undefined;
  if (year !== undefined && Number(year) < Number(published.slice(0, 4))) return true;
  return time.to !== undefined && Date.parse(published) - Date.parse(time.to) >= 366 * DAY;
};
const DAY = 864e5; // ms

/** Whether something past and done is meant: a time of the past hangs on the word, or on the one that it hangs on. */
const isLongAgo = (scene: Scene, token: number): boolean => {
  const { tree, doc } = scene;
  const sentence = tree.sentences[tree.token(token).sentence];
  if (!sentence) return false;
  for (const time of doc.times) {
    if ((time.type !== 'DATE' && time.type !== 'TIME') || time.start < sentence.start || time.end > sentence.end) continue;
    if (!isPastTime(time, doc.report.text.slice(time.start, time.end), doc.report.published)) continue;
    const head = tree.headOf(time);
    if (head === undefined) continue;
    const above = tree.head(head);
    // "signed an agreement in 1982"; not "is accused of killing them in 1982"
    if (above === token || (above !== undefined && tree.head(above) === token && !isVerbal(tree, above))) return true;
  }
  return false;
};

/** "Lima to send tents to the island": a headline's future, its infinitive the root or hung on the name that opens the sentence. */
const isHeadlineFuture = (tree: Tree, head: number): boolean => {
  if (tree.token(head).upos !== 'VERB' || !tree.children(head, 'mark').some((k) => tree.lemma(k) === 'to')) return false;
  const above = tree.head(head);
  if (above === undefined) return tree.child(head, 'nsubj') !== undefined;
  return (
    tree.relation(head) === 'acl' &&
    tree.head(above) === undefined &&
    tree.token(above).upos === 'PROPN' &&
    above < head &&
    tree.child(above, 'cop') === undefined
  );
};

const objectOf = (tree: Tree, k: number): boolean =>
  ['obj', 'ccomp', 'xcomp', 'obl', 'nsubj:pass', 'advcl', 'iobj'].includes(tree.token(k).deprel) || tree.relation(k) === 'obj';

/** Reality and negation of a candidate. */
export const modalityOf = (scene: Scene, candidate: Candidate): Modality => {
  const { tree } = scene;
  const head = candidate.head;
  const out: Modality = { reality: 'actual', negated: isNegated(tree, head), open: false, hedged: false };
  if (
    candidate.noun !== undefined &&
    candidate.noun !== head &&
    tree.children(candidate.noun, 'det').some((d) => tree.lemma(d) === 'no')
  )
    out.negated = true;
  const rank: Record<Reality, number> = { actual: 0, historical: 1, future: 2, hypothetical: 3 };
  const weaken = (reality: Reality): void => {
    if (rank[reality] > rank[out.reality]) out.reality = reality;
  };
  if (candidate.ahead) weaken('future');
  if (isHeadlineFuture(tree, head)) {
    out.modal = 'future';
    weaken('future');
  }
  let below = -1;
  let crossed = false; // past the clause of the trigger
  for (let at: number | undefined = head, step = 0; at !== undefined && step < 24; step += 1) {
    // What stands above a relative clause says nothing of the deed in it.
    if (below >= 0 && tree.token(below).deprel === 'acl:relcl') break;
    // "were unable to pass because rebels had mined the road": so is a reason, whatever it is the reason of.
    if (below >= 0 && tree.relation(below) === 'advcl' && tree.children(below, 'mark').some((k) => REASONS.has(tree.lemma(k))))
      break;
    const verbal = isVerbal(tree, at);
    const modal = verbal || at === head ? modalOf(tree, at) : undefined;
    if (modal && !crossed) {
      out.modal ??= modal;
      const parent: number | undefined = tree.head(at);
      const reported = tree.relation(at) === 'ccomp' && parent !== undefined && REPORTING.has(tree.lemma(parent));
      weaken(modal === 'future' || (modal === 'would' && reported) ? 'future' : modal === 'must' ? 'future' : 'hypothetical');
    } else if (modal && crossed) {
      weaken(modal === 'future' ? 'future' : 'hypothetical');
    }
    if (
      tree.children(at, 'mark', 'advmod').some((k) => k !== head && is('condition', tree.lemma(k)) && (verbal || at === head))
    ) {
      weaken('hypothetical');
      if (tree.children(at, 'mark').some((k) => tree.lemma(k) === 'whether')) out.open = true;
    }
    if (tree.children(at, 'advmod', 'amod').some((k) => is('hedge', tree.lemma(k)))) out.hedged = true;
    if (below >= 0) {
      const lemma = tree.lemma(at);
      const relation = tree.relation(below);
      const isClause = ['xcomp', 'ccomp', 'advcl', 'acl'].includes(relation);
      if (verbal) {
        const operator = isClause && relation !== 'ccomp' && relation !== 'advcl' ? operatorOf(lemma) : undefined;
        if (operator === 'future' || operator === 'AGREE') weaken('future');
        else if (operator === 'wish' || operator === 'doubt' || operator === 'REQUEST' || operator === 'THREATEN')
          weaken('hypothetical');
        else if (operator === 'unreal' || operator === 'REJECT') out.negated = true;
        else if (is('fear_verb', lemma) && objectOf(tree, below)) weaken('hypothetical');
        // "The town remembered the bombing", "a museum shows the bombing"
        else if (
          candidate.nominal &&
          objectOf(tree, below) &&
          (is('past_verb', lemma) || tree.children(at, 'nsubj').some((k) => is('past_noun', tree.lemma(k))))
        )
          weaken('historical');
        else if (is('avert_verb', lemma) && objectOf(tree, below) && (relation !== 'advcl' || isBareObject(tree, at, below)))
          out.negated = true;
        else if (
          is('ahead_verb', lemma) &&
          objectOf(tree, below) &&
          relation !== 'advcl' &&
          (candidate.nominal || relation === 'xcomp')
        )
          weaken('future');
        if (relation === 'xcomp' && isNegated(tree, at)) out.negated = !out.negated;
        // "went on to condemn it", "was quick to condemn it": done
        const done =
          operatorOf(lemma) === 'actual' ||
          (lemma === 'go' && tree.children(at, 'compound', 'advmod', 'obl', 'case').some((k) => tree.lemma(k) === 'on'));
        if (relation === 'advcl' && isPurpose(tree, below) && !done) {
          weaken('future');
          // "will not go to the port to meet the king"
          if (isNegated(tree, at)) out.negated = true;
        }
      } else if (tree.token(at).upos === 'NOUN') {
        if (is('past_noun', lemma)) weaken('historical');
        else if (isClause || relation === 'nmod') {
          if (relation === 'acl' && is('plan_noun', lemma) && isPurpose(tree, below)) weaken('future');
          else if (is('fear_noun', lemma) && prepositions(tree, below).some((p) => p === 'of' || p === 'for'))
            weaken('hypothetical');
          else if (is('plan_noun', lemma) && prepositions(tree, below).some((p) => p === 'for' || p === 'of')) weaken('future');
        }
      }
      if (isClause || verbal)
        crossed =
          crossed ||
          relation === 'ccomp' ||
          relation === 'parataxis' ||
          relation === 'advcl' ||
          tree.token(below).deprel === 'acl:relcl';
    }
    below = at;
    at = tree.head(at);
  }
  // "The film is about | the siege"
  if (candidate.nominal && tree.children(head, 'nsubj').some((k) => is('past_noun', tree.lemma(k)))) weaken('historical');
  if (tree.children(head, 'amod', 'advmod').some((k) => is('past_adj', tree.lemma(k)) && candidate.nominal)) weaken('historical');
  // "a possible attack on the port"
  if (candidate.nominal && tree.children(head, 'amod').some((k) => is('unreal_adj', tree.lemma(k)))) weaken('hypothetical');
  if (isLongAgo(scene, head) || tree.children(head, 'advmod').some((k) => is('past_word', tree.lemma(k)))) weaken('historical');
  if (endsInQuestion(scene, head)) {
    weaken('hypothetical');
    out.open = true;
  }
  const condition = conditionOf(tree, head);
  if (condition !== undefined) out.condition = condition;
  return out;
};

/** "avoided openly criticizing it": the clause is what is avoided, though the parser hangs it as an adverbial one. */
const isBareObject = (tree: Tree, verb: number, clause: number): boolean =>
  clause > verb && tree.child(verb, 'obj') === undefined && !tree.children(clause, 'mark', 'case').length;

/** "to attack" as the aim of another act. */
const isPurpose = (tree: Tree, clause: number): boolean => tree.children(clause, 'mark').some((k) => tree.lemma(k) === 'to');

/** The clause that an act hangs on: "if the transition fails". */
export const conditionOf = (tree: Tree, head: number): number | undefined => {
  for (let at: number | undefined = head, step = 0; at !== undefined && step < 4; step += 1) {
    const found = tree
      .children(at, 'advcl')
      .find((k) =>
        tree.children(k, 'mark', 'advmod').some((m) => ['if', 'unless', 'provided', 'should'].includes(tree.lemma(m))),
      );
    if (found !== undefined && found !== head) return found;
    if (tree.token(at).deprel === 'acl:relcl' || tree.relation(at) === 'obl') return undefined;
    at = tree.head(at);
  }
  return undefined;
};

const endsInQuestion = (scene: Scene, token: number): boolean => {
  const { tree, doc } = scene;
  const sentence = tree.sentences[tree.token(token).sentence];
  return sentence !== undefined && /\?["”’']?$/.test(doc.report.text.slice(sentence.start, sentence.end));
};
