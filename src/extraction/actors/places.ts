// Chains of locations and nationalities → actors. A country is one actor wherever it is named, by its adjective too; a capital or a seat
// of government is one of its own ("Moscow", "Tehran") where it acts; a town or region where those in it act or are acted on.
import type { FoundMention } from '../../core/index.ts';
import {
  actorKey,
  type Country,
  countryByCapital,
  countryByDemonym,
  countryByName,
  namedGroups,
  type ResolvedActor,
  resolveActor,
} from '../../knowledge/index.ts';
import type { Context } from './context.ts';
import { bare, type Draft, type Source } from './draft.ts';
import { nameInFrame, nounInFrame } from './in-frames.ts';
import { capitalActs, isWhere, townActs } from './metonyms.ts';

/** The country itself. */
export const draftOfCountry = (country: Country, mentions: FoundMention[]): Draft => ({
  name: country.name,
  kind: 'country',
  country: country.iso3,
  sectors: [],
  mentions,
  by: `countries: ${country.name}`,
  key: `country ${country.iso3}`,
});

/** A capital that stands for its government: an actor beside the country. */
export const draftOfCapital = (country: Country, name: string, mentions: FoundMention[]): Draft => ({
  name,
  kind: 'country',
  country: country.iso3,
  sectors: ['GOV'],
  mentions,
  by: `capital of ${country.name}: ${name}`,
  key: `capital ${name} ${country.iso3}`,
});

/** An organization that is named by its seat ("the Kremlin") or was taken for a place ("Hamas"). */
const draftOfSeat = ({ tree, words, options }: Source, named: FoundMention, list: readonly FoundMention[]): Draft | undefined => {
  const groups = namedGroups().get(actorKey(words(named)));
  if (!groups || groups[0]!.table === 'peoples') return undefined;
  const own = list.filter((m) => m.form !== 'name' || !isWhere(tree, m.head));
  if (!own.some((m) => m.form === 'name')) return undefined;
  const found = resolveActor(words(named), options);
  return found.kind === 'organization' ? fromResolved(found, found.name!, own) : undefined;
};

const fromResolved = (found: ResolvedActor, name: string, mentions: FoundMention[]): Draft => ({
  name,
  kind: found.kind,
  ...(found.country && { country: found.country }),
  ...(found.body && !found.country && { body: found.body }),
  sectors: [...found.sectors],
  ...(found.unknown && { unknown: found.unknown }),
  mentions,
  by: found.by,
  key: `${found.kind} ${name} ${found.country ?? found.body}`,
});

/** "Kurdish", "Catholic": a people or a faith of no one country. */
const draftOfPeople = ({ words, options }: Source, named: FoundMention, list: FoundMention[]): Draft | undefined => {
  if (!namedGroups().has(actorKey(words(named)))) return undefined;
  const found = resolveActor(words(named), options);
  return found.name === undefined ? undefined : fromResolved(found, found.name, list);
};

/** The actors of a chain whose main mention is a place or a nationality. */
export const draftsOfPlace = (
  source: Source,
  context: Context,
  list: FoundMention[],
  names: readonly FoundMention[],
  nominals: readonly FoundMention[],
): Draft[] => {
  const { tree, words, year } = source;
  const located = names.find((m) => m.kind === 'location');
  const named = located ?? names[0];
  const country = located
    ? countryByName(words(located), year)
    : named?.kind === 'nationality'
      ? countryByDemonym(words(named), year)
      : nominals.map((m) => countryByDemonym(bare(words(m)), year)).find(Boolean);
  if (country) return [draftOfCountry(country, list)];
  if (!named) return acting(source, nominals, list);
  if (!located) {
    const people = draftOfPeople(source, named, list);
    return people ? [people] : [];
  }
  const seat = draftOfSeat(source, located, list);
  if (seat) return [seat];
  const of = (acts: (m: FoundMention) => boolean): FoundMention[] => {
    const own = list.filter((m) => m.form === 'name' && acts(m));
    // A pronoun or noun of the chain goes with those that act.
    return own.length ? list.filter((m) => m.form !== 'name' || own.includes(m)) : [];
  };
  const capital = countryByCapital(words(located), year);
  if (capital) {
    const own = of((m) => capitalActs(tree, m.head) || townActs(tree, m.head));
    return own.length ? [draftOfCapital(capital, words(located).replace(/\s+/g, ' '), own)] : [];
  }
  const own = of((m) => townActs(tree, m.head) || nameInFrame(tree, m.head));
  if (!own.length) return [];
  const name = words(located).replace(/\s+/g, ' ');
  const where = context.countryOfPlace(name);
  return [
    {
      name,
      kind: 'group',
      ...(where && { country: where }),
      sectors: [],
      unknown: where ? `“${name}” may be those who rule it or who live in it` : `nothing tells where “${name}” lies`,
      mentions: own,
      by: where ? `gazetteer: ${name}` : 'place name',
      key: `place ${name} ${where}`,
    },
  ];
};

/** "The two countries agreed": states that nobody names here. */
const acting = ({ tree, words }: Source, nominals: readonly FoundMention[], list: FoundMention[]): Draft[] => {
  const main = nominals[0];
  const struck = nominals.filter((m) => nounInFrame(tree, m.head));
  // "stormed | a police station": those who are there, whoever they are
  if (main && struck.length)
    return [
      {
        name: bare(words(struck[0]!)),
        kind: 'group',
        sectors: [],
        nominal: struck[0]!,
        unknown: `“${bare(words(struck[0]!))}” is a place; nothing tells who is there`,
        mentions: list.filter((m) => m.form !== 'nominal' || struck.includes(m)),
        by: `place noun: ${tree.lemma(struck[0]!.head)}`,
      },
    ];
  if (
    !main ||
    !/^(?:country|nation|state|kingdom|republic|superpower|power|neighbour|neighbor|government)$/.test(tree.lemma(main.head))
  )
    return [];
  if (!nominals.some((m) => /^(?:nsubj|obj|iobj|obl|nmod)/.test(tree.token(m.head).deprel))) return [];
  return [
    {
      name: bare(words(main)),
      kind: 'country',
      sectors: [],
      nominal: main,
      unknown: `nothing tells which country “${bare(words(main))}” is`,
      mentions: list,
      by: `noun: ${tree.lemma(main.head)}`,
    },
  ];
};
