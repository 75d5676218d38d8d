// Which mentions of places act: "Russia agreed", "talks with Tehran", but not "in Russia". Countries act wherever nothing says that
// they are only a place; capitals only as subjects of verbs that governments do, and beside those that act.
import { readTable } from '../../core/index.ts';
import type { Tree } from '../../language/index.ts';

const PLACE_ONLY = new Set([
  'in',
  'into',
  'within',
  'inside',
  'across',
  'throughout',
  'near',
  'around',
  'through',
  'at',
  'outside',
  'on',
  'over',
  'beyond',
  'along',
  'off',
  'onto',
  'via',
  'amid',
  'out',
]);
const WITH = new Set(['with', 'between', 'against', 'by']);

let verbs: ReadonlySet<string> | undefined;
const actsOfGovernments = (): ReadonlySet<string> => {
  verbs ??= new Set(
    readTable('data/actors/government-verbs.tsv').flatMap(([, words]) => (words ?? '').split(';').map((w) => w.trim())),
  );
  return verbs;
};

/** The nearest token above through conjunctions: "Moscow" of "Moscow and Washington". */
const first = (tree: Tree, head: number): number => {
  let at = head;
  for (let i = 0; i < 10 && tree.relation(at) === 'conj' && tree.token(at).head >= 0; i += 1) at = tree.token(at).head;
  return at;
};

/** Whether a country named at `head` takes part in what is told. */
export const countryActs = (tree: Tree, head: number): boolean => {
  const at = first(tree, head);
  const cases = [...tree.children(at, 'case'), ...tree.children(head, 'case')].map((c) => tree.lemma(c));
  if (cases.some((c) => PLACE_ONLY.has(c))) return false;
  const relation = tree.relation(at);
  // "Raqqa, Syria": the country that a town lies in
  if (relation === 'appos' || (relation === 'nmod' && !cases.length && tree.token(at).deprel !== 'nmod:poss'))
    return tree.token(at).deprel === 'nmod:desc';
  if (relation === 'root' || relation === 'list' || relation === 'parataxis') return tree.children(at).length > 1;
  return relation !== 'conj';
};

/** Whether a capital stands for its government. */
export const capitalActs = (tree: Tree, head: number): boolean => {
  const at = first(tree, head);
  const t = tree.token(at);
  if (t.head < 0) return false;
  const cases = tree.children(at, 'case').map((c) => tree.lemma(c));
  if (t.deprel === 'nsubj') return actsOfGovernments().has(tree.lemma(t.head));
  if (cases.length === 1 && WITH.has(cases[0]!))
    return (
      /^(?:talk|talks|relation|relations|tie|ties|agreement|deal|negotiation|negotiations|tension|tensions|dialogue|cooperation|sanction|sanctions|rapprochement|contact|contacts|dispute|rift|standoff|war|accusation)$/.test(
        tree.lemma(t.head),
      ) || actsOfGovernments().has(tree.lemma(t.head))
    );
  if (t.deprel === 'nmod:poss')
    return /^(?:claim|decision|demand|position|offer|response|refusal|intention|ally|allies|policy|proposal|warning|threat|view|support|role|involvement|ambition|interest|influence|aim|goal|nuclear|foreign)$/.test(
      tree.lemma(t.head),
    );
  return false;
};
