// How the name of a place is used: as someone who acts or is acted on ("Moscow denied it", "talks with Tehran", "shelled Homs"), or only
// as where something is ("in Moscow"). Countries are actors wherever they stand; capitals and towns only in such a use.
import { readTable } from '../../core/index.ts';
import type { Tree } from '../../language/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const PLACE_ONLY = words(
  'in into within inside across throughout near around through at outside over beyond along off onto via amid out above below toward towards behind beside past',
);

/** Prepositions after which a capital is a government, where a noun or verb of dealings stands above: "sanctions on Tehran". */
const DEALING = words('with between against by on to from toward towards for of');

/** Nouns that governments have among them. */
const DEALINGS = words(
  'talk talks relation relations tie ties agreement accord deal pact treaty negotiation negotiations tension tensions dialogue cooperation sanction sanctions rapprochement contact contacts dispute rift standoff war accusation pressure threat warning offer demand appeal message ultimatum support aid criticism embargo blockade complaint concession alliance friendship rivalry conflict confrontation hostility ceasefire truce protest response proposal letter call aggression partnership diplomacy exchange handover',
);

/** What a government has: "Tehran's ambitions". */
const POSSESSED =
  /^(?:claim|decision|demand|position|offer|response|refusal|intention|ally|allies|policy|proposal|warning|threat|view|support|role|involvement|ambition|interest|influence|aim|goal|nuclear|foreign|stance|reaction|attempt|effort|plan|move|action|strategy|approach|commitment|promise|failure|willingness|right|sovereignty|concern|army|force|troop|soldier|military|government|leader|leadership|envoy|ambassador|minister|official|diplomat|rival|enemy|foe|partner|backer|proxy|pressure|help|request|call|accusation|allegation|criticism|invasion|intervention|aggression|annexation|occupation|withdrawal|war|program|programme|regime)$/;

let table: ReadonlySet<string> | undefined;
const actsOfGovernments = (): ReadonlySet<string> => {
  table ??= new Set(
    readTable('data/actors/government-verbs.tsv').flatMap(([, cell]) => (cell ?? '').split(';').map((w) => w.trim())),
  );
  return table;
};

/** Verbs whose object is a government where it is a capital: "accused Ankara of". "Visited Paris" has its hosts there. */
const ADDRESSING = words(
  'accuse blame condemn denounce criticize criticise slam urge tell ask warn press pressure push force threaten thank praise back support help aid arm fund sanction punish persuade convince invite inform notify assure remind challenge oppose confront anger infuriate alarm upset provoke embarrass isolate visit reassure lobby beg order allow accept recognize recognise trust mistrust lambast lambaste chide rebuke sue isolate engage appease deter join leave placate',
);

/** Verbs that are done to a town and those in it: "shelled Homs", "seized Goma". */
const HARMING = words(
  'attack bomb bombard shell hit strike raid storm besiege assault invade capture seize occupy overrun liberate retake recapture take conquer target pound destroy raze sack blockade encircle surround evacuate defend hold control enter reach threaten blast rock devastate ravage loot burn flee abandon quit shake cripple gas',
);
/** Nouns for the same: "the attack on Goma". */
const HARM = words(
  'attack strike airstrike raid assault offensive bombing bombardment shelling siege blockade capture seizure occupation liberation invasion fall advance march battle fight evacuation destruction rocket missile bomb blast explosion',
);

/** The nearest token above through conjunctions: "Moscow" of "Moscow and Washington". */
const first = (tree: Tree, head: number): number => {
  let at = head;
  for (let i = 0; i < 10 && tree.relation(at) === 'conj' && tree.token(at).head >= 0; i += 1) at = tree.token(at).head;
  return at;
};

/** The lemma, also where an ending was left on it ("attacks"). */
const noun = (tree: Tree, token: number): string => {
  const lemma = tree.lemma(token);
  return lemma.length > 4 && /[^s]s$/.test(lemma) ? lemma.slice(0, -1) : lemma;
};

/** Prepositions of a place's name, its own and, in a list, the first one's. */
const cases = (tree: Tree, head: number): string[] => {
  const at = first(tree, head);
  return [...tree.children(head, 'case'), ...(at === head ? [] : tree.children(at, 'case'))].map((c) => tree.lemma(c));
};

/** Whether a preposition says that a name is only where something is or goes. */
export const isWhere = (tree: Tree, head: number): boolean => cases(tree, head).some((c) => PLACE_ONLY.has(c));

/** Whether a capital stands for its government. */
export const capitalActs = (tree: Tree, head: number): boolean => {
  const at = first(tree, head);
  const t = tree.token(at);
  if (t.head < 0) return false;
  const above = tree.lemma(t.head);
  const prepositions = cases(tree, head).filter((c) => c !== "'s" && c !== '’s');
  if (prepositions.some((c) => PLACE_ONLY.has(c) && c !== 'toward' && c !== 'towards')) return false;
  if (t.deprel === 'nsubj') return actsOfGovernments().has(above);
  if (t.deprel === 'nsubj:pass') return ADDRESSING.has(above) && above !== 'visit';
  if (tree.relation(at) === 'obj' || tree.relation(at) === 'iobj') return ADDRESSING.has(above);
  if (t.deprel === 'nmod:poss') return POSSESSED.test(noun(tree, t.head));
  // "Tehran-backed", "US-Moscow talks"
  if (prepositions.length === 1 && DEALING.has(prepositions[0]!)) {
    const verb = tree.token(t.head).upos === 'VERB';
    if (prepositions[0] === 'of') return false;
    if (prepositions[0] === 'by' || prepositions[0] === 'with' || prepositions[0] === 'against')
      return DEALINGS.has(above) || DEALINGS.has(noun(tree, t.head)) || actsOfGovernments().has(above);
    return (
      DEALINGS.has(above) ||
      DEALINGS.has(noun(tree, t.head)) ||
      (verb &&
        /^(?:impose|demand|seek|appeal|call|apologize|apologise|complain|protest|respond|reply|talk|speak|listen|bow|sell|supply|offer|give)$/.test(
          above,
        ))
    );
  }
  return false;
};

/** Whether a town or region stands for those in it or who rule it: "Catalonia voted", "shelled Homs", "the attack on Goma". */
export const townActs = (tree: Tree, head: number): boolean => {
  const at = first(tree, head);
  const t = tree.token(at);
  if (t.head < 0) return false;
  const above = tree.lemma(t.head);
  if (isWhere(tree, head)) return false;
  if (t.deprel === 'nsubj') return tree.token(t.head).upos === 'VERB' && actsOfGovernments().has(above);
  if (t.deprel === 'nsubj:pass' || tree.relation(at) === 'obj') return HARMING.has(above) || ADDRESSING.has(above);
  const prepositions = cases(tree, head);
  if (prepositions.some((c) => c === 'on' || c === 'against' || c === 'of' || c === 'for'))
    return HARM.has(above) || HARM.has(noun(tree, t.head));
  return prepositions.some((c) => c === 'with' || c === 'between') && (DEALINGS.has(above) || DEALINGS.has(noun(tree, t.head)));
};
