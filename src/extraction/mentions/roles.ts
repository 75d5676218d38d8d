// Names found → names settled by the role beside them: a role alone is no name, and who stands beside a role is a person; and persons
// with their titles where the parse has not put them together.
import { bearersGender, countryByDemonym, nounKinds, titleGender } from '../../knowledge/index.ts';
import { isCommonWord, type Tree } from '../../language/index.ts';
import type { FoundSpan } from './names.ts';

const DOUBT = 0.7; // a kind told with less than this gives way to the role beside it

/** "spokeswoman", "minister": a noun for someone in a role. */
const isRole = (tree: Tree, i: number): boolean => {
  const word = tree.word(i).toLowerCase();
  return titleGender(word) !== undefined || nounKinds(tree.lemma(i)).includes('person') || nounKinds(word).includes('person');
};

/**
 * "Foreign Ministry Spokeswoman, Awa Sarr, told …": "Ministry Spokeswoman" is dropped, "Awa Sarr" is a person even where the tagger
 * half takes it for a place.
 */
export const settleRoles = (tree: Tree, named: readonly FoundSpan[]): FoundSpan[] =>
  named
    .filter((m) => {
      if (m.kind !== 'person' || !isRole(tree, m.after - 1)) return true;
      // "Ministry Spokeswoman", "Danish Foreign Ministry Spokeswoman": nobody's name is in it, no given one and none that is rare.
      for (let i = m.first; i < m.after; i += 1) {
        const word = tree.word(i);
        if (isRole(tree, i) || nounKinds(word.toLowerCase()).length || countryByDemonym(word)) continue;
        if (!isCommonWord(word) || bearersGender(word) || m.after - m.first < 3) return true;
      }
      return false;
    })
    .map((m) => {
      const beside =
        m.first >= 2 && tree.word(m.first - 1) === ',' && isRole(tree, m.first - 2) && tree.token(m.first - 2).upos === 'PROPN';
      const closed = m.after < tree.tokens.length && tree.word(m.after) === ',';
      if (!beside || !closed || m.kind === 'person' || m.confidence >= DOUBT) return m;
      return { ...m, kind: 'person', by: 'beside a role' };
    });

/** Words inside a title in lower case: "Minister for the Middle East", "Secretary of State". */
const INSIDE = /^(?:of|for|the|and|-|to)$/;

/**
 * "Col. Ada Marsh said", "U.S. Army General Ada Marsh": the name with the capitals before it, where one of them is a title; as phrases that
 * the parse missed (its head is often the title). None where a phrase holds the name already with something before it.
 */
export const titledPersons = (tree: Tree, named: readonly FoundSpan[], nominals: readonly FoundSpan[]): FoundSpan[] => {
  const covered = new Map<number, number>(); // a name's first token → where the longest phrase about it begins
  const begins = new Map(nominals.map((m) => [m.after, m.first]));
  for (const m of named) if (m.kind === 'person' && begins.has(m.after)) covered.set(m.first, begins.get(m.after)!);
  return named.flatMap((m): FoundSpan[] => {
    if (m.kind !== 'person' || (covered.get(m.first) ?? m.first) < m.first) return [];
    const { sentence } = tree.token(m.first);
    const here = (i: number): boolean => i >= 0 && tree.token(i).sentence === sentence;
    let titled = false;
    let first = m.first;
    for (let i = m.first - 1; here(i); i -= 1) {
      const word = tree.word(i);
      if (/^\p{Lu}/u.test(word)) {
        if (titleGender(word.toLowerCase()) !== undefined) titled = true;
        // "On Monday Minister …", "When President …": what opens a sentence has its capital from there.
        else if (tree.token(i).upos !== 'PROPN' && tree.token(i).upos !== 'ADJ' && tree.token(i).upos !== 'NOUN') break;
        first = i;
      } else if (!INSIDE.test(word) || !here(i - 1)) break;
      else if (!titled && !/^(?:of|for|the|and)$/.test(word)) break;
    }
    return titled && first < m.first
      ? [{ first, after: m.after, kind: 'person', form: 'nominal', head: m.head, confidence: m.confidence, by: 'title and name' }]
      : [];
  });
};
