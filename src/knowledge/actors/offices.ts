// A person's name and a date → the office held then, and what that makes of them: GOV in office, ELI afterwards, nothing before.
import { countryByDemonym } from '../countries.ts';
import { titleGender } from '../nouns.ts';
import type { ResolvedActor, ResolveOptions } from './answer.ts';
import { actorKey } from './key.ts';
import { type Office, people } from './people.ts';

/** Sectors of those who hold an office of state; who left one is a former official (ELI). */
export const LEFT_OFFICE = new Set(['GOV', 'LEG', 'MIL', 'JUD', 'SPY', 'COP']);

/** Sectors of a person at a date: of the office held then; of former ones ELI. */
export const sectorsAt = (
  offices: readonly Office[],
  date: string | undefined,
): { office?: Office; sectors: readonly string[]; why: string } => {
  const at = date?.slice(0, 7);
  const started = offices.filter((o) => at === undefined || o.from <= at);
  // A year without a month lasts to its end.
  const active = started.filter(
    (o) => o.to === undefined || (at !== undefined && at <= (o.to.length === 4 ? `${o.to}-12` : o.to)),
  );
  const latest = (list: readonly Office[]): Office | undefined => [...list].sort((a, b) => a.from.localeCompare(b.from)).at(-1);
  const now = latest(active);
  if (now) return { office: now, sectors: now.sectors, why: `${now.office} since ${now.from}` };
  const last = latest(started);
  if (last)
    return {
      office: last,
      sectors: LEFT_OFFICE.has(last.sectors[0] ?? '') ? ['ELI'] : last.sectors,
      why: `${last.office} until ${last.to}`,
    };
  return { sectors: [], why: `before the first known office` };
};

/** Whom a bare last name means first: "Assad" the president before a governor, "Kerry" a foreign minister before a lawmaker. */
const rankOf = (offices: readonly Office[]): number =>
  Math.max(
    ...offices.map(({ office }) =>
      /^(?:president|prime minister|chancellor|king|emir|supreme leader)\b/.test(office)
        ? 3
        : /\b(?:foreign|defen[cs]e|interior) (?:minister|secretary)\b|secretary of (?:state|defense)|^(?:vice president|leader of)\b/.test(
              office,
            )
          ? 2
          : 1,
    ),
  );

/** Last names that are commoner as other words: alone they name nobody. */
const NO_NAME = new Set([
  'he',
  'an',
  'so',
  'no',
  'do',
  'to',
  'my',
  'in',
  'on',
  'or',
  'will',
  'hope',
  'day',
  'long',
  'young',
  'king',
]);

/** Bearers of a last name, where all who could be meant are of one country; the one in office first. */
const byLastName = (word: string, options: ResolveOptions): readonly Office[] | undefined => {
  const names = people().ofLastName(word);
  if (names.length <= 1) return names[0];
  const active = names.filter((offices) => {
    const { office, sectors } = sectorsAt(offices, options.published);
    return office !== undefined && sectors[0] !== 'ELI';
  });
  if (active.length === 1) return active[0];
  const rest = active.length ? active : names;
  const ranks = rest.map((offices) => rankOf(active.length ? [sectorsAt(offices, options.published).office!] : offices));
  const top = Math.max(...ranks);
  const first = rest.filter((_, i) => ranks[i] === top);
  return first.length === 1 ? first[0] : undefined;
};

const isInOffice = (offices: readonly Office[], published: string | undefined): boolean => {
  const { office, sectors } = sectorsAt(offices, published);
  return office !== undefined && sectors[0] !== 'ELI';
};

/** The offices of a named person; titles before the name are skipped. */
export const findPerson = (words: readonly string[], options: ResolveOptions): readonly Office[] | undefined => {
  const { named } = people();
  for (let first = 0; first < words.length; first += 1) {
    const key = actorKey(words.slice(first).join(' '));
    const each = named(key);
    if (each.length) {
      if (each.length === 1) return each[0];
      // "Tariq Aziz" in a report about Pakistan: the judge, not the Iraqi minister.
      const nearby = each.filter(
        (list) => options.near !== undefined && list.some((o) => (o.country ?? o.home) === options.near),
      );
      // "George Bush": the one in office, else the first of the table.
      const at = nearby.length ? nearby : each;
      return at.find((list) => isInOffice(list, options.published)) ?? at[0];
    }
    if (titleGender(words[first]!.toLowerCase()) === undefined && !countryByDemonym(words[first]!)) break;
  }
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const before = words.slice(0, -1);
  if (!before.every((w) => titleGender(w.toLowerCase()) !== undefined || countryByDemonym(w) || /^(?:the|former|ex)$/i.test(w)))
    return undefined;
  if (!before.length && NO_NAME.has(last.toLowerCase())) return undefined;
  return /^\p{Lu}/u.test(last) ? byLastName(actorKey(last), options) : undefined;
};

/** A known person at a date: the country or body of the office held then; afterwards their own country, where it is known. */
export const personAt = (offices: readonly Office[], published: string | undefined): ResolvedActor => {
  const { office, sectors, why } = sectorsAt(offices, published);
  const of = office && (sectors[0] !== 'ELI' || office.country) ? office : (offices.find((o) => o.country) ?? offices[0]!);
  const past = of.body !== undefined && sectors[0] === 'ELI';
  const country = past ? of.home : of.country;
  return {
    name: offices[0]!.name,
    kind: 'person',
    ...(country && { country }),
    ...(of.body && !past && { body: of.body }),
    sectors: [...sectors],
    ...(!sectors.length && { unknown: why }),
    by: `offices: ${offices[0]!.name}, ${why}`,
  };
};
