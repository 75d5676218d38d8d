// Which entity a third-person pronoun takes up: candidates that agree in gender and number, ranked by how near and how salient
// they are (subjects before objects, names before nouns, the same quotation level). Weights were set by hand on GUM's train part.
import type { Tree } from '../../language/index.ts';
import type { Entity, Seen } from './entity.ts';

const SINGULAR = /^(?:he|him|his|himself|she|her|hers|herself)$/;
const THING = /^(?:it|its|itself)$/;

/** How prominent a mention's place in its sentence is. */
const salience = (tree: Tree, head: number): number => {
  const relation = tree.relation(head);
  if (relation === 'nsubj') return 1;
  if (relation === 'obj' || relation === 'iobj') return 0.45;
  if (tree.token(head).deprel === 'nmod:poss') return 0.35;
  if (relation === 'obl') return 0.25;
  if (relation === 'appos' || relation === 'conj') return 0.3;
  return 0;
};

const agrees = (word: string, entity: Entity): boolean => {
  if (SINGULAR.test(word)) {
    if (entity.kind !== 'person' || entity.plural) return false;
    const gender = /^h[ie]/.test(word) && word !== 'her' && word !== 'hers' && word !== 'herself' ? 'm' : 'f';
    return entity.gender === undefined || entity.gender === gender;
  }
  if (THING.test(word)) return (entity.kind === 'organization' || entity.kind === 'location') && !entity.plural;
  // they: several people, or an organization
  return entity.plural || entity.kind === 'organization';
};

/** Subject and object of one verb are two, unless the pronoun is reflexive; nor is a possessor what it possesses. */
const clash = (tree: Tree, pronoun: Seen, other: Seen): boolean => {
  if (pronoun.sentence !== other.sentence) return false;
  const [first, after] = tree.tokensIn(other.mention);
  if (pronoun.head >= first && pronoun.head < after) return true;
  const word = pronoun.lower[0]!;
  if (/sel(?:f|ves)$/.test(word)) return false;
  const [a, b] = [tree.token(pronoun.head), tree.token(other.head)];
  if (a.deprel === 'nmod:poss') return a.head === other.head;
  return a.head === b.head && a.head >= 0 && /^(?:nsubj|obj|iobj|obl)/.test(a.deprel) && /^(?:nsubj|obj|iobj|obl)/.test(b.deprel);
};

/** The entity that a pronoun takes up, or undefined. `last` are the mentions before it, nearest last. */
export const resolvePronoun = (
  tree: Tree,
  pronoun: Seen,
  before: readonly { seen: Seen; entity: Entity }[],
): Entity | undefined => {
  const word = pronoun.lower[0]!;
  let best: Entity | undefined;
  let top = Number.NEGATIVE_INFINITY;
  const taken = new Set<Entity>();
  const reach = THING.test(word) ? 2 : 4; // sentences
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const { seen, entity } = before[i]!;
    const distance = pronoun.sentence - seen.sentence;
    if (distance > reach) break;
    if (!agrees(word, entity)) continue;
    if (clash(tree, pronoun, seen)) {
      taken.add(entity);
      continue;
    }
    if (taken.has(entity) && seen.sentence === pronoun.sentence) continue;
    let score = -1.1 * distance + salience(tree, seen.head);
    if (seen.mention.form === 'name' || entity.named) score += 0.4;
    if (seen.mention.form === 'pronoun') score += seen.lower[0]![0] === word[0] ? 0.7 : 0;
    score += 0.25 * Math.min(3, Math.log2(entity.mentions.length));
    if (seen.quote !== pronoun.quote) score -= 0.5;
    if (SINGULAR.test(word) && entity.gender === undefined) score -= 0.5;
    if (!SINGULAR.test(word) && !THING.test(word) && !entity.plural) score -= 0.6;
    if (THING.test(word) && entity.kind === 'location') score -= 0.3;
    // Nearer first within a sentence, but the subject of the sentence before wins over its last noun.
    score += 0.15 * (tree.relation(seen.head) === tree.relation(pronoun.head) ? 1 : 0);
    if (distance === 0) score -= 0.01 * Math.min(20, pronoun.head - seen.head);
    if (score > top) {
      top = score;
      best = entity;
    }
  }
  // "it" mostly stands for things that are no mention: only a strong candidate is taken.
  return best && (!THING.test(word) || top > 0.2) ? best : undefined;
};
