// Names found → names settled by the role beside them: a role alone is no name, and who stands beside a role is a person.
import { nounKinds, titleGender } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
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
      // "Ministry Spokeswoman": all its words are common nouns of organizations and roles.
      for (let i = m.first; i < m.after; i += 1)
        if (!isRole(tree, i) && !nounKinds(tree.word(i).toLowerCase()).length) return true;
      return false;
    })
    .map((m) => {
      const beside =
        m.first >= 2 && tree.word(m.first - 1) === ',' && isRole(tree, m.first - 2) && tree.token(m.first - 2).upos === 'PROPN';
      const closed = m.after < tree.tokens.length && tree.word(m.after) === ',';
      if (!beside || !closed || m.kind === 'person' || m.confidence >= DOUBT) return m;
      return { ...m, kind: 'person', by: 'beside a role' };
    });
