// Chains of persons and organizations → actors. Names are looked up at the date of the report; where the name is unknown, titles and
// appositions of the chain tell what they can. Nouns ("rebels", "two officials") are resolved word by word.
import type { ActorKind, FoundMention } from '../../core/index.ts';
import { countryByCode, countryByDemonym, type ResolvedActor, type ResolveOptions, resolveActor } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
import { bare, type Draft, type Source } from './draft.ts';
import { draftOfCapital, draftOfCountry } from './places.ts';

/** The actor of a chain whose main mention is a person or an organization; undefined where it is nobody. */
export const draftOfParty = (
  { tree, words, options, year }: Source,
  list: FoundMention[],
  main: FoundMention,
  names: readonly FoundMention[],
  nominals: readonly FoundMention[],
): Draft | undefined => {
  if (main.form === 'pronoun') {
    // Nobody to resolve it to: an actor all the same, so that what they do has a doer; "it" and a single "you" are nobody.
    if (/^(?:it|its|itself)$/i.test(words(main)) || (list.length === 1 && /^you/i.test(words(main)))) return undefined;
    return {
      name: words(main),
      kind: main.kind === 'person' ? 'person' : 'group',
      sectors: [],
      unknown: `“${words(main)}” is nobody named here`,
      mentions: list,
      by: 'pronoun',
    };
  }
  const people = !names.length && countryByDemonym(bare(words(main)), year);
  if (people) return draftOfCountry(people, list);
  const resolved = resolveChain(main, names, nominals, words, options);
  const named = names[0];
  // A country or capital that was taken for an organization
  if (named && resolved.kind === 'country' && resolved.country) {
    const country = countryByCode(resolved.country)!;
    return resolved.sectors.length ? draftOfCapital(country, bare(words(named)), list) : draftOfCountry(country, list);
  }
  // What is known by name under that name; else the longest name; else the words themselves.
  const name = (resolved.name !== undefined && named ? resolved.name : undefined) ?? bare(words(main));
  const kind: ActorKind = named
    ? main.kind === 'person'
      ? 'person'
      : 'organization'
    : isGroup(tree, main)
      ? 'group'
      : main.kind === 'person'
        ? 'person'
        : resolved.kind === 'group'
          ? 'group'
          : 'organization';
  return {
    name,
    kind,
    ...(resolved.country && { country: resolved.country }),
    ...(resolved.body && !resolved.country && { body: resolved.body }),
    sectors: [...resolved.sectors],
    ...(resolved.unknown && { unknown: resolved.unknown }),
    mentions: list,
    by: resolved.by,
    // A name with a title alone ("Foreign Minister Quintrel"), or a noun: what stands around may tell the country.
    ...((!named || (resolved.sectors.length && nominals[0])) && { nominal: named ? nominals[0]! : main }),
    ...(named && resolved.name !== undefined && { key: `${kind} ${resolved.name} ${resolved.country ?? resolved.body}` }),
  };
};

const isGroup = (tree: Tree, m: FoundMention): boolean =>
  tree.feature(m.head, 'Number') === 'Plur' ||
  /^(?:police|people|many|some|others|several|public|crowd)$/.test(tree.lemma(m.head));

/** The words before a name within its phrase, and the phrase in apposition: "Russian Foreign Ministry Spokesperson". */
const resolveChain = (
  main: FoundMention,
  names: readonly FoundMention[],
  nominals: readonly FoundMention[],
  words: (m: FoundMention) => string,
  options: ResolveOptions,
): ResolvedActor => {
  let best: ResolvedActor | undefined;
  const better = (found: ResolvedActor): boolean => {
    const weight = (r: ResolvedActor | undefined): number =>
      r ? (r.country || r.body ? 1 : 0) + (r.sectors.length ? 1 : 0) : -1;
    return weight(found) > weight(best);
  };
  for (const name of names) {
    const text = words(name).replace(/\s+/g, ' ');
    const found = resolveActor(text, { ...options, person: name.kind === 'person' });
    // A last name alone is enough only where it is all that the report gives.
    if (name.kind === 'person' && found.name !== undefined && !text.includes(' ') && words(main).includes(' ')) continue;
    if (found.name !== undefined && found.kind !== 'group') return found;
    if (name.kind !== 'person' && better(found)) best = found;
  }
  let { country, body } = best ?? {};
  let sectors = best?.sectors ?? [];
  const by = best ? [best.by] : [];
  for (const nominal of nominals) {
    let text = words(nominal).replace(/\s+/g, ' ');
    for (const n of names) {
      const at = n.start - nominal.start;
      if (at >= 0 && n.end <= nominal.end) text = `${words(nominal).slice(0, at)} ${words(nominal).slice(n.end - nominal.start)}`;
    }
    if (!/\p{L}/u.test(text)) continue;
    const found = resolveActor(text, options);
    if (found.kind === 'country' && names.length) continue;
    if (country === undefined && body === undefined) {
      country = found.country;
      body = found.body;
    }
    if (!sectors.length) sectors = found.sectors;
    if (found.country || found.sectors.length) by.push(found.by);
    if ((country || body) && sectors.length) break;
  }
  const missing = [country === undefined && body === undefined ? 'country' : '', sectors.length ? '' : 'sector'].filter(Boolean);
  return {
    kind: main.kind === 'person' ? 'person' : 'organization',
    ...(country && { country }),
    ...(body && { body }),
    sectors,
    ...(missing.length && { unknown: `nothing said of “${bare(words(main))}” tells ${missing.join(' or ')}` }),
    by: by.join('; ') || 'nothing known',
  };
};
