// A phrase for someone who acts → name, country, body, sectors, kind; or the reason why they can't be told.
// Names come first: countries, organizations, people by office and date, capitals; then the phrase is taken apart (parts.ts).
import { countryByCapital, countryByName } from '../countries.ts';
import type { ResolvedActor, ResolveOptions } from './answer.ts';
import { pickGroup } from './groups.ts';
import { actorKey } from './key.ts';
import { findPerson, personAt } from './offices.ts';
import { resolveParts } from './parts.ts';
import { agents, type NamedGroup, namedGroups } from './tables.ts';

const fromGroup = (g: NamedGroup): ResolvedActor => ({
  name: g.name,
  kind: g.kind,
  ...(g.country && { country: g.country }),
  ...(g.body && { body: g.body }),
  sectors: [...g.sectors],
  ...(g.kind === 'group' && !g.country && { unknown: 'a people of several countries' }),
  by: `${g.table}: ${g.name}`,
});

/** "General Thierry Burkhard" before he held an office that we know: the title before the name tells the sector. */
const titleOf = (words: readonly string[]): { words: string; sectors: readonly string[] } | undefined => {
  for (let to = words.length - 1; to > 0; to -= 1) {
    for (let from = 0; from < to; from += 1) {
      const title = words.slice(from, to).join(' ');
      const sectors = agents().get(actorKey(title).toLowerCase());
      if (sectors?.length) return { words: title, sectors };
    }
  }
  return undefined;
};

/** What a phrase tells; never throws. */
export const resolveActor = (phrase: string, options: ResolveOptions = {}): ResolvedActor => {
  const text = phrase
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”‘’'([]+|[\s"“”)\],.;:!?]+$/g, '')
    .slice(0, 300);
  const words = text.split(' ').filter(Boolean);
  if (!words.some((w) => /[\p{L}\p{N}]/u.test(w))) return { kind: 'group', sectors: [], unknown: 'no words', by: 'nothing' };
  const year = options.published ? Number(options.published.slice(0, 4)) : undefined;
  const whole = text.replace(/^the /i, '');
  // Names as they stand.
  if (!options.person) {
    const country = countryByName(whole, year);
    if (country)
      return { name: country.name, kind: 'country', country: country.iso3, sectors: [], by: `countries: ${country.name}` };
    // "the economist" is a person, "The Economist" a paper.
    const common = !/\p{Lu}/u.test(whole) && agents().has(whole);
    const groups = common ? undefined : namedGroups().get(actorKey(whole));
    if (groups) return fromGroup(pickGroup(groups, options));
  }
  const offices = findPerson(words[0]!.toLowerCase() === 'the' ? words.slice(1) : words, options);
  if (offices) {
    const person = personAt(offices, options.published);
    const title = person.sectors.length ? undefined : titleOf(words);
    if (!title) return person;
    const { unknown: _, ...rest } = person;
    return { ...rest, sectors: [...title.sectors], by: `${person.by}; title: ${title.words}` };
  }
  if (!options.person) {
    const capital = countryByCapital(whole, year);
    if (capital)
      return { name: capital.name, kind: 'country', country: capital.iso3, sectors: ['GOV'], by: `capital of ${capital.name}` };
  }
  return resolveParts(text, options, year);
};
