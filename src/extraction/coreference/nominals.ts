// Which entity a noun phrase takes up: "the minister" the one called minister, "the group" an organization, "the country" a country
// named shortly before, "the rebels" the rebels. Only definite phrases, and bare plurals said again; the rest are new.
import { countryByName, foldName } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
import type { Entity, Seen } from './entity.ts';

const DEFINITE = /^(?:the|this|that|these|those|both|such)$/;
const LEADER = new Set([
  'president',
  'minister',
  'leader',
  'chancellor',
  'premier',
  'secretary',
  'senator',
  'governor',
  'mayor',
  'king',
  'queen',
  'prince',
  'pope',
  'general',
  'commander',
  'chief',
  'ambassador',
  'spokesman',
  'spokeswoman',
  'spokesperson',
]);
const ORGANIZATION = new Set([
  'group',
  'organization',
  'organisation',
  'company',
  'firm',
  'party',
  'movement',
  'agency',
  'body',
  'bank',
  'militia',
  'newspaper',
  'union',
  'institution',
  'corporation',
  'network',
  'club',
  'team',
]);
const LAND = new Set(['country', 'nation', 'kingdom', 'republic', 'state']);
const PLACE = new Set(['city', 'town', 'village', 'capital', 'island', 'province', 'region', 'district', 'port', 'area']);

/** Modifiers that tell one from another: adjectives, compounds, possessors, "of" phrases. */
const modifiers = (tree: Tree, head: number): Set<string> => {
  const out = new Set<string>();
  for (const k of tree.children(head, 'amod', 'compound', 'nmod', 'nmod:poss', 'nummod', 'flat', 'acl')) {
    if (/^(?:other|another|new|more|own|same|former|late|current|latter)$/.test(tree.lemma(k))) continue;
    out.add(foldName(tree.word(k)));
  }
  return out;
};

/** The entity that a noun phrase takes up, or undefined. */
export const resolveNominal = (tree: Tree, seen: Seen, before: readonly { seen: Seen; entity: Entity }[]): Entity | undefined => {
  const { head } = seen;
  const lemma = tree.lemma(head);
  const determiner = tree.children(head, 'det')[0];
  const definite = determiner !== undefined && DEFINITE.test(tree.lemma(determiner));
  const indefinite = determiner !== undefined && !definite;
  if (indefinite || /^(?:another|other)$/.test(tree.lemma(tree.children(head, 'amod')[0] ?? head))) return undefined;
  const mine = modifiers(tree, head);
  const plural = tree.feature(head, 'Number') === 'Plur';
  const counted = tree.children(head, 'nummod').length > 0;
  const possessed = tree.children(head, 'nmod:poss').length > 0;
  const whole = foldName(seen.words.join(' '));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const { seen: other, entity } = before[i]!;
    const distance = seen.sentence - other.sentence;
    if (distance > 30) break;
    if (other.mention.form === 'pronoun') continue;
    // The same words again: "the Syrian government", "Iraqi forces".
    if (
      !counted &&
      (definite || plural || mine.size > 0) &&
      whole === foldName(other.words.join(' ')) &&
      entity.kind === seen.mention.kind
    )
      return entity;
    if (!definite || distance > 8) continue;
    if (
      lemma === tree.lemma(other.head) &&
      other.mention.form === 'nominal' &&
      plural === (tree.feature(other.head, 'Number') === 'Plur')
    ) {
      const theirs = modifiers(tree, other.head);
      if ([...mine].every((w) => theirs.has(w))) return entity;
    }
    if (mine.size && !possessed) continue;
    if (LEADER.has(lemma) && entity.kind === 'person' && entity.nouns.has(lemma) && distance <= 6) return entity;
    if (
      ORGANIZATION.has(lemma) &&
      entity.kind === 'organization' &&
      entity.named &&
      !entity.plural &&
      other.mention.form === 'name' &&
      distance <= 2
    )
      return entity;
    if (
      LAND.has(lemma) &&
      !plural &&
      entity.kind === 'location' &&
      other.mention.form === 'name' &&
      countryByName(other.words.join(' ')) &&
      distance <= 2
    )
      return entity;
    if (PLACE.has(lemma) && !plural && entity.kind === 'location' && entity.nouns.has(lemma) && distance <= 4) return entity;
  }
  return undefined;
};
