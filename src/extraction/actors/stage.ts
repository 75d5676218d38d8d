// Mentions and chains → actors: one entry for everyone who takes part, with country, body and sectors, and which mention is whose.
// Names are looked up at the date of the report; where the name is unknown, titles and appositions of the chain tell what they can.
import type { Actor, ActorKind, ActorLinks, Chain, FoundMention, Stage } from '../../core/index.ts';
import {
  countryByCapital,
  countryByDemonym,
  countryByName,
  type ResolvedActor,
  type ResolveOptions,
  resolveActor,
} from '../../knowledge/index.ts';
import { type Tree, treeOf } from '../../language/index.ts';
import { capitalActs, countryActs } from './metonyms.ts';

export const createActorStage = (): Stage<'sentences' | 'tokens' | 'mentions' | 'chains', 'actors'> => ({
  name: 'actors',
  version: 1,
  needs: ['sentences', 'tokens', 'mentions', 'chains'],
  adds: ['actors'],
  run: (doc) => ({ actors: actorsOf(treeOf(doc), doc.mentions, doc.chains, doc.report.published) }),
});

interface Draft extends Omit<Actor, 'id'> {
  mentions: FoundMention[];
  /** Those with the same key are one. */
  key?: string;
}

const actorsOf = (
  tree: Tree,
  mentions: readonly FoundMention[],
  chains: readonly Chain[],
  published: string | undefined,
): ActorLinks => {
  const byId = new Map(mentions.map((m) => [m.id, m]));
  const words = (m: FoundMention): string => tree.text.slice(m.start, m.end);
  const near = mainCountry(mentions, words);
  const options: ResolveOptions = { ...(published !== undefined && { published }), ...(near !== undefined && { near }) };
  const drafts: Draft[] = [];
  const byKey = new Map<string, Draft>();
  const add = (draft: Draft): void => {
    const known = draft.key === undefined ? undefined : byKey.get(draft.key);
    if (known) {
      known.mentions.push(...draft.mentions);
      return;
    }
    drafts.push(draft);
    if (draft.key !== undefined) byKey.set(draft.key, draft);
  };
  for (const chain of chains) {
    const list = chain.mentions.map((id) => byId.get(id)!).filter(Boolean);
    const draft = draftOf(tree, list, words, options);
    if (draft) add(draft);
  }
  const of = new Map<string, string>();
  const order = new Map(mentions.map((m, i) => [m, i]));
  const first = (d: Draft): number => Math.min(...d.mentions.map((m) => order.get(m)!));
  const list = drafts
    .sort((a, b) => first(a) - first(b))
    .map(({ mentions: own, key: _key, ...actor }, i): Actor => {
      const id = `a${i + 1}`;
      for (const m of own) of.set(m.id, id);
      return { id, ...actor };
    });
  return { list, of };
};

/** The country that the report names most, by name or adjective. */
const mainCountry = (mentions: readonly FoundMention[], words: (m: FoundMention) => string): string | undefined => {
  const counts = new Map<string, number>();
  for (const m of mentions) {
    if (m.form !== 'name') continue;
    const code =
      m.kind === 'location'
        ? countryByName(words(m))?.iso3
        : m.kind === 'nationality'
          ? countryByDemonym(words(m))?.iso3
          : undefined;
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0];
};

const draftOf = (
  tree: Tree,
  list: FoundMention[],
  words: (m: FoundMention) => string,
  options: ResolveOptions,
): Draft | undefined => {
  const names = list.filter((m) => m.form === 'name').sort((a, b) => b.end - b.start - (a.end - a.start));
  const nominals = list.filter((m) => m.form === 'nominal');
  const main = names[0] ?? nominals[0] ?? list[0];
  if (!main) return undefined;
  if (main.kind === 'location' || main.kind === 'nationality') return draftOfPlace(tree, list, names, nominals, words, options);
  if (main.kind !== 'person' && main.kind !== 'organization') return undefined;
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
  const resolved = resolveChain(tree, main, names, nominals, words, options);
  const named = names[0];
  // What is known by name under that name; else the longest name; else the words themselves.
  const name = (resolved.name !== undefined && named ? resolved.name : undefined) ?? bare(words(main));
  const kind: ActorKind = named
    ? main.kind === 'person'
      ? 'person'
      : resolved.kind === 'country'
        ? 'country'
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
    ...(named && resolved.name !== undefined && { key: `${kind} ${resolved.name} ${resolved.country ?? resolved.body}` }),
    ...(!named && countryByDemonym(bare(words(main))) && { key: `country ${countryByDemonym(bare(words(main)))!.iso3}` }),
  };
};

const bare = (phrase: string): string =>
  phrase
    .replace(/^(?:the|a|an|some|its|his|her|their|our|my)\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');

const isGroup = (tree: Tree, m: FoundMention): boolean =>
  tree.feature(m.head, 'Number') === 'Plur' ||
  /^(?:police|people|many|some|others|several|public|crowd)$/.test(tree.lemma(m.head));

/** The words before a name within its phrase, and the phrase in apposition: "Russian Foreign Ministry Spokesperson". */
const resolveChain = (
  tree: Tree,
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

/** Countries, and capitals that stand for a government; other places are no actors. */
const draftOfPlace = (
  tree: Tree,
  list: readonly FoundMention[],
  names: readonly FoundMention[],
  nominals: readonly FoundMention[],
  words: (m: FoundMention) => string,
  options: ResolveOptions,
): Draft | undefined => {
  const year = options.published ? Number(options.published.slice(0, 4)) : undefined;
  const named = names.find((m) => m.kind === 'location');
  const country = named
    ? countryByName(words(named), year)
    : nominals.map((m) => countryByDemonym(bare(words(m)), year)).find(Boolean);
  if (country) {
    const own = list.filter(
      (m) => m.kind === 'organization' || m.kind === 'person' || (m.kind === 'location' && countryActs(tree, m.head)),
    );
    if (!own.length) return undefined;
    return {
      name: country.name,
      kind: 'country',
      country: country.iso3,
      sectors: [],
      mentions: own,
      by: 'countries',
      key: `country ${country.iso3}`,
    };
  }
  const capital = named && countryByCapital(words(named), year);
  if (!capital) return undefined;
  const own = list.filter((m) => m.form !== 'pronoun' && capitalActs(tree, m.head));
  if (!own.length) return undefined;
  return {
    name: capital.name,
    kind: 'country',
    country: capital.iso3,
    sectors: ['GOV'],
    mentions: own,
    by: `capital: ${words(named)}`,
    key: `country ${capital.iso3}`,
  };
};
