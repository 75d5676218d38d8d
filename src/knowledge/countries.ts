// data/countries.tsv → look-ups of countries by code, name, demonym and capital. Built at the first question.
// A name in capitals only ("US", "UAE") is found only as it is written, so that "us" is no country.
import { readTable } from '../core/index.ts';
import { foldName, isAcronym } from './fold.ts';

export interface Country {
  /** ISO 3166-1 alpha-3, or XKX SUN YUG SCG DDR CSK ZAR. */
  iso3: string;
  iso2: string;
  /** As we write it: "Ivory Coast". */
  name: string;
  aliases: readonly string[];
  /** Adjectives and singulars: "Danish", "Dane". */
  demonyms: readonly string[];
  /** Seat of government first. */
  capitals: readonly string[];
  /** Middle of the land, WGS 84 degrees. */
  lat: number;
  lon: number;
  /** First and last year, for states that began or ended. */
  from?: number;
  to?: number;
}

interface Index {
  list: readonly Country[];
  byCode: ReadonlyMap<string, Country>;
  names: ReadonlyMap<string, readonly Country[]>;
  demonyms: ReadonlyMap<string, readonly Country[]>;
  capitals: ReadonlyMap<string, readonly Country[]>;
}

const parts = (cell: string | undefined): string[] =>
  cell
    ? cell
        .split(';')
        .map((x) => x.trim())
        .filter(Boolean)
    : [];
const year = (cell: string | undefined): number | undefined => (cell ? Number(cell) : undefined);

const keyOf = (words: string): string => (isAcronym(words.trim()) ? words.trim() : foldName(words));

const load = (): Index => {
  const list = readTable('data/countries.tsv').map(
    ([iso3, iso2, name, aliases, demonyms, capitals, lat, lon, from, to]): Country => {
      const [since, until] = [year(from), year(to)];
      return {
        iso3: iso3!,
        iso2: iso2!,
        name: name!,
        aliases: parts(aliases),
        demonyms: parts(demonyms),
        capitals: parts(capitals),
        lat: Number(lat),
        lon: Number(lon),
        ...(since !== undefined && { from: since }),
        ...(until !== undefined && { to: until }),
      };
    },
  );
  const byCode = new Map(list.map((c) => [c.iso3, c]));
  const table = (of: (c: Country) => readonly string[]): Map<string, Country[]> => {
    const out = new Map<string, Country[]>();
    for (const c of list) {
      for (const key of new Set(of(c).map(keyOf))) {
        const known = out.get(key);
        if (known) known.push(c);
        else out.set(key, [c]);
      }
    }
    return out;
  };
  return {
    list,
    byCode,
    names: table((c) => [c.name, ...c.aliases]),
    demonyms: table((c) => c.demonyms),
    capitals: table((c) => c.capitals),
  };
};

let index: Index | undefined;
const loaded = (): Index => {
  index ??= load();
  return index;
};

/** The one that existed in the year (today, where no year is given); the living before the dead. */
const pick = (found: readonly Country[] | undefined, at: number | undefined): Country | undefined => {
  if (!found) return undefined;
  if (found.length === 1) return found[0];
  const lives = (c: Country): boolean => (at === undefined ? c.to === undefined : (c.from ?? 0) <= at && at <= (c.to ?? 9999));
  return found.find((c) => lives(c)) ?? found[0];
};

const lookUp = (table: ReadonlyMap<string, readonly Country[]>, words: string, at: number | undefined): Country | undefined => {
  const own = pick(table.get(keyOf(words)), at);
  if (own) return own;
  // "CHINA" in a headline: what is no acronym of ours is looked up in lower case, but never "US" as "us".
  return isAcronym(words.trim()) ? pick(table.get(foldName(words)), at) : undefined;
};

/** All countries, in the order of the file. */
export const allCountries = (): readonly Country[] => loaded().list;

/** The country with an alpha-3 code. */
export const countryByCode = (iso3: string): Country | undefined => loaded().byCode.get(iso3);

/** The country of a name ("the Ivory Coast", "U.S.", "BURMA"); `year` decides where several states bore it. */
export const countryByName = (name: string, year?: number): Country | undefined => lookUp(loaded().names, name, year);

/** The country of a demonym, adjective or noun, singular or plural ("French", "Danes", "Russians"). */
export const countryByDemonym = (word: string, year?: number): Country | undefined => {
  const { demonyms } = loaded();
  const own = lookUp(demonyms, word, year);
  if (own) return own;
  const last = word.trim();
  return last.length > 4 && /[a-z]s$/i.test(last) ? lookUp(demonyms, last.slice(0, -1), year) : undefined;
};

/** The country whose (present or former) capital bears the name. */
export const countryByCapital = (name: string, year?: number): Country | undefined => lookUp(loaded().capitals, name, year);
