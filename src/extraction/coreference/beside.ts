// Who a phrase stands beside: the one it is in apposition to, or the subject of "X is the minister". Trees in, an entity out.
import type { Tree } from '../../language/index.ts';
import type { Entity } from './entity.ts';
import type { Unit } from './units.ts';

/** The entity beside a unit, of the same kind. */
export const beside = (
  tree: Tree,
  unit: Unit,
  byHead: ReadonlyMap<number, Entity>,
  units: readonly Unit[],
): Entity | undefined => {
  const { head, main } = unit;
  const t = tree.token(head);
  const fits = (e: Entity | undefined): Entity | undefined =>
    e && e.kind === main.kind && main.kind !== 'nationality' ? e : undefined;
  // "Anna Berg, the minister": the phrase after the name
  if ((t.deprel === 'appos' || t.deprel === 'nmod:desc') && t.head >= 0) return fits(byHead.get(t.head));
  for (const k of tree.children(head, 'appos', 'nmod:desc')) {
    const e = fits(byHead.get(k));
    if (e) return e;
  }
  // "the Foreign Minister of France, Luc Marchand, said": side by side between commas, whatever the tree makes of it.
  const [first, after] = tree.tokensIn(main);
  if (
    main.form === 'name' &&
    main.kind === 'person' &&
    first >= 2 &&
    after < tree.tokens.length &&
    tree.word(first - 1) === ','
  ) {
    // The role's phrase ends before the comma, or the parser took the name into it.
    const ends = [tree.token(first - 2).end, main.end];
    const role = units.findLast(
      ({ main: m }) =>
        m.form === 'nominal' && m.kind === 'person' && m.start < tree.token(first - 1).start && ends.includes(m.end),
    );
    if (role && /^[,.;]$/.test(tree.word(after)) && !role.plural) return fits(byHead.get(role.head));
  }
  // "Anna Berg is the minister", not "is not", not "is in the ministry"
  if (
    tree.children(head, 'cop').some((c) => tree.lemma(c) === 'be') &&
    !tree.children(head, 'advmod').some((c) => /^(?:not|n't|never)$/.test(tree.lemma(c)))
  ) {
    const subject = tree.child(head, 'nsubj');
    if (subject !== undefined && !tree.children(head, 'case').length) return fits(byHead.get(subject));
  }
  return undefined;
};
