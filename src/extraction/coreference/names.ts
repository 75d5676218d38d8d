// Which names are one: equal ones, a last name and its full name, an acronym and its long form, and what the knowledge knows by
// several names ("ISIS", "Islamic State"). Countries, their capitals and their governments stay apart.
import { actorKey, countryByDemonym, countryByName, findPerson, foldName, namedGroups, people } from '../../knowledge/index.ts';
import type { Entity } from './entity.ts';
import type { Unit } from './units.ts';

const PARTICLE = /^(?:al|el|ul|as|ad|bin|ibn|ben|von|van|der|den|de|da|di|du|la|le|-|’|')$/;

const content = (words: readonly string[]): string[] =>
  words.map((w) => foldName(w)).filter((w) => w && !PARTICLE.test(w) && /[\p{L}\p{N}]/u.test(w));

/** The key under which the knowledge has a name: the same for all names of one entity. */
export const canonicalOf = ({ main: mention, words }: Unit, published: string | undefined): string | undefined => {
  const name = words.join(' ').replace(/ (['’]s)$/, '');
  if (mention.kind === 'nationality') return undefined;
  if (mention.kind !== 'person') {
    const country = countryByName(name);
    if (country) return `country: ${country.iso3}`;
    const groups = namedGroups().get(actorKey(name));
    if (groups?.[0] && groups[0].table !== 'peoples') return `group: ${groups[0].name} ${groups[0].country ?? groups[0].body}`;
    return undefined;
  }
  // Full names only: "Clinton" alone is whoever the report named before.
  if (words.length < 2) return undefined;
  const offices = findPerson(words, published === undefined ? {} : { published });
  if (!offices || !people().isName(actorKey(name))) return undefined;
  return `person: ${offices[0]!.person}`;
};

/** "the Russians", "Americans": the country taken as its people; undefined for other phrases. */
export const peopleOfCountry = (unit: Unit): string | undefined => {
  const words = unit.words[0]?.toLowerCase() === 'the' ? unit.words.slice(1) : unit.words;
  if (
    words.length !== 1 ||
    !(
      /s$/.test(words[0]!) ||
      /^(?:French|British|Dutch|Irish|Spanish|Chinese|Japanese|Swiss|Portuguese|Vietnamese|Turkish)$/.test(words[0]!)
    )
  )
    return undefined;
  const country = countryByDemonym(words[0]!);
  return country && `country: ${country.iso3}`;
};

const acronymOf = (words: readonly string[]): string =>
  words
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0])
    .join('');

/** Whether a name can be another name of an entity. */
export const sameName = (unit: Unit, entity: Entity): boolean => {
  const mine = content(unit.words);
  if (!mine.length) return false;
  const { kind } = unit.main;
  const compatible =
    kind === entity.kind ||
    (kind !== 'person' && entity.kind !== 'person' && kind !== 'nationality' && entity.kind !== 'nationality');
  // "Gary Chan" is not "Chan" where that was Raymond Chan: a full name is held against the full names.
  const full =
    kind === 'person' && mine.length > 1 && entity.kind === 'person' && entity.names.some((n) => content(n).length > 1);
  for (const name of entity.names) {
    const other = content(name);
    if (!other.length || (full && other.length === 1)) continue;
    if (mine.join(' ') === other.join(' '))
      return compatible || mine.length > 1 || (kind !== 'nationality' && entity.kind !== 'nationality');
    if (!compatible) continue;
    if (kind === 'person') {
      const [short, long] = mine.length <= other.length ? [mine, other] : [other, mine];
      if (short.length === 1) {
        // "Putin" of "Vladimir Putin", "Assad" of "Bashar al-Assad", "Xi" of "Xi Jinping", "Maria" of "Maria Stone"
        if (long.at(-1) === short[0] || long[0] === short[0]) return true;
      } else if (short.at(-1) === long.at(-1) && short[0] === long[0]) return true;
    } else {
      const [shortWords, longWords] = mine.length <= other.length ? [unit.words, name] : [name, unit.words];
      const key = shortWords.length === 1 ? shortWords[0]!.replace(/\./g, '') : '';
      if (/^\p{Lu}{2,6}$/u.test(key) && key === acronymOf(longWords)) return true;
      // "the Observatory" of "Syrian Observatory for Human Rights": one telling word, the head of the long form
      if (kind === 'organization' && entity.kind === 'organization' && mine.length < other.length && mine.length >= 1) {
        const long = other.join(' ');
        if (mine.length > 1 && (long.startsWith(`${mine.join(' ')} `) || long.endsWith(` ${mine.join(' ')}`))) return true;
      }
    }
  }
  return false;
};

/** "SDF" after "Syrian Democratic Forces", or the other way round. */
export const acronymMatch = (unit: Unit, entities: readonly Entity[]): Entity | undefined => {
  if (unit.main.kind !== 'organization') return undefined;
  const short = unit.words.length === 1 && /^\p{Lu}{2,6}$/u.test(unit.words[0]!.replace(/\./g, ''));
  const initials = unit.words.filter((w) => /^\p{Lu}/u.test(w)).length;
  if (!short && initials < 2) return undefined;
  return entities.find((e) => e.kind === 'organization' && e.named && sameName(unit, e));
};
