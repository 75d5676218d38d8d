// Units → entities, in order of the text. Rules chain what is certain: apposition and copula, equal names, last names, acronyms;
// whom pronouns and noun phrases take up is asked of `decide`, which is a trained ranker when reading and the corpus when training.
import { foldName } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
import { beside } from './beside.ts';
import type { Entity } from './entity.ts';
import { acronymMatch, canonicalOf, peopleOfCountry, sameName } from './names.ts';
import { PRONOUN_BITS, type Unit } from './units.ts';

/** The state while a document is linked. */
export interface State {
  tree: Tree;
  /** Entities, the one mentioned last at the end. */
  recent: Entity[];
  /** Entity of the unit on a head, where it was linked already. */
  byHead: Map<number, Entity>;
}

/** Whom a unit takes up; undefined for somebody new. */
export type Decide = (unit: Unit, state: State) => Entity | undefined;

export interface LinkOptions {
  published: string | undefined;
  decide: Decide;
}

/** The entities of a document, in order of their first units. */
export const link = (tree: Tree, units: readonly Unit[], { published, decide }: LinkOptions): Entity[] => {
  const state: State = { tree, recent: [], byHead: new Map() };
  const entities: Entity[] = [];
  const unitAt = new Map(units.map((u) => [u.head, u]));
  const byName = new Map<string, Entity[]>();
  const byCanonical = new Map<string, Entity>();

  const join = (unit: Unit, entity: Entity): void => {
    if (entity.units.length) state.recent.splice(state.recent.lastIndexOf(entity), 1);
    state.recent.push(entity);
    entity.units.push(unit);
    entity.last = unit;
    state.byHead.set(unit.head, entity);
    if (!entity.gender && unit.gender) entity.gender = unit.gender;
    if (unit.pronoun) {
      entity.pronouns |= PRONOUN_BITS[unit.pronoun];
      return;
    }
    entity.lastFull = unit;
    const owner = tree.child(unit.head, 'nmod:poss');
    if (owner !== undefined && !entity.possessor) {
      const possessor = state.byHead.get(owner);
      if (possessor && possessor !== entity) entity.possessor = possessor;
    }
    if (unit.main.form === 'name') {
      if (!entity.named) entity.kind = unit.main.kind;
      entity.named = true;
      entity.names.push([...unit.words]);
      for (const w of unit.lower) {
        const key = foldName(w);
        entity.nameWords.add(key);
        const known = byName.get(key) ?? [];
        if (!known.includes(entity)) known.push(entity);
        byName.set(key, known);
      }
      for (const k of tree.children(unit.head, 'nmod:desc', 'compound')) entity.nouns.add(tree.lemma(k));
    } else {
      entity.nouns.add(unit.lemma);
      entity.phrases.add(unit.lower.join(' '));
      for (const k of tree.children(unit.head, 'nmod:desc', 'compound')) entity.nouns.add(tree.lemma(k));
    }
  };
  const open = (unit: Unit, canonical?: string): Entity => {
    const entity: Entity = {
      units: [],
      kind: unit.main.kind,
      plural: unit.plural,
      names: [],
      nameWords: new Set(),
      nouns: new Set(),
      phrases: new Set(),
      named: false,
      last: unit,
      pronouns: 0,
      ...(canonical && { canonical }),
    };
    entities.push(entity);
    if (canonical) byCanonical.set(canonical, entity);
    join(unit, entity);
    return entity;
  };
  const joinOrOpen = (unit: Unit, entity: Entity | undefined, canonical?: string): void => {
    if (!entity) {
      open(unit, canonical);
      return;
    }
    join(unit, entity);
    if (canonical && !entity.canonical) {
      entity.canonical = canonical;
      byCanonical.set(canonical, entity);
    }
  };

  const linkName = (unit: Unit): void => {
    const canonical = canonicalOf(unit, published);
    const known = canonical ? byCanonical.get(canonical) : undefined;
    const candidates = new Set(unit.lower.flatMap((w) => byName.get(foldName(w)) ?? []));
    // The latest bearer of a name is meant.
    const match =
      known ??
      [...candidates].reverse().find((e) => sameName(unit, e) && !(canonical && e.canonical && canonical !== e.canonical)) ??
      acronymMatch(unit, entities);
    if (match) {
      joinOrOpen(unit, match, canonical);
      return;
    }
    const near = beside(tree, unit, state.byHead, units);
    joinOrOpen(unit, near && !near.named ? near : undefined, canonical);
  };

  for (const unit of units) {
    if (state.byHead.has(unit.head)) continue;
    if (unit.pronoun) {
      joinOrOpen(unit, decide(unit, state));
      continue;
    }
    if (unit.main.form === 'name') {
      linkName(unit);
      continue;
    }
    const nation = peopleOfCountry(unit);
    if (nation) {
      joinOrOpen(unit, byCanonical.get(nation), nation);
      continue;
    }
    // "the minister, Anna Berg": the name tells who it is.
    const name = tree
      .children(unit.head, 'appos')
      .map((k) => unitAt.get(k))
      .find((u) => u?.main.form === 'name' && u.main.kind === unit.main.kind && u.main.kind !== 'nationality');
    if (name && !state.byHead.has(name.head)) linkName(name);
    joinOrOpen(unit, beside(tree, unit, state.byHead, units) ?? decide(unit, state));
  }
  return entities;
};
