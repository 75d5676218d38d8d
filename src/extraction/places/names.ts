// A mention's words → the places they may stand for: the gazetteer's, else those of the name inside ("Fars Province", "northern Mali",
// "Edmonton International Airport"), else other spellings. Adjectives ("Syrian", "European") stand for their land.

import { readTable } from '../../core/index.ts';
import { countryByDemonym, foldPlaceName, type GazetteerEntry, openGazetteer } from '../../knowledge/index.ts';
import { placeWords } from './words.ts';

export interface NamedPlaces {
  readonly entries: readonly GazetteerEntry[];
  /** The place lies in or at one of the entries, and is not itself in the gazetteer: "Edmonton International Airport". */
  readonly within: boolean;
  /** Found by another spelling. */
  readonly fuzzy: boolean;
  /** Towns that are called "X City" beside a region X: "Quebec" by itself is the province. */
  readonly longer?: ReadonlySet<number>;
  /** What kind of place the words themselves say: "Aleppo province" is a region. */
  readonly says?: 'region' | 'district' | 'city' | 'water' | 'land' | 'site';
}

const NONE: NamedPlaces = { entries: [], within: false, fuzzy: false };
/** At most so many places of one name are weighed; lists are in order of importance. */
const MOST = 24;
const BEFORE =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|greater|upper|lower|northeast|northwest|southeast|southwest|north eastern|north western|south eastern|south western|northeastern|northwestern|southeastern|southwestern|downtown|inner|outer|old|mainland|metropolitan|metro|rural|upstate|city of|town of|province of|state of|county of|district of|republic of|port of|island of|isle of|gulf of|bay of|strait of|village of|lake|mount|river|fort|camp|port|commonwealth of|kingdom of|the) /;
const SAYS: Record<string, NamedPlaces['says']> = {
  province: 'region',
  governorate: 'region',
  oblast: 'region',
  krai: 'region',
  state: 'region',
  region: 'region',
  prefecture: 'region',
  county: 'district',
  district: 'district',
  department: 'district',
  canton: 'region',
  raion: 'district',
  parish: 'district',
  city: 'city',
  town: 'city',
  village: 'city',
  township: 'city',
  twp: 'city',
  river: 'water',
  lake: 'water',
  sea: 'water',
  bay: 'water',
  gulf: 'water',
  island: 'land',
  islands: 'land',
  mountain: 'land',
  mountains: 'land',
};

let adjectives: Map<string, { place: string; country: string }> | undefined;

/** The places of an adjective or a name of a people: "Syrian", "Europeans", "Chechen"; empty where unknown. */
export const placesOfAdjective = (words: string): readonly GazetteerEntry[] => {
  if (!adjectives) {
    adjectives = new Map();
    for (const [list = '', place = '', country = ''] of readTable('data/gazetteer/adjectives.tsv')) {
      for (const w of list.split(';')) adjectives.set(foldPlaceName(w), { place, country: country === '-' ? '' : country });
    }
  }
  const gazetteer = openGazetteer();
  const own = adjectives.get(foldPlaceName(words));
  if (own)
    return gazetteer
      .lookup(own.place)
      .filter((e) => (e.country ?? '') === own.country && !e.variant)
      .slice(0, 1);
  const country = countryByDemonym(words);
  return country
    ? gazetteer
        .lookup(country.name)
        .filter((e) => e.class === 'country' && e.country === country.iso3)
        .slice(0, 1)
    : [];
};

/** Where a part of a name ends: a space, a hyphen between capitals ("Fargo-Moorhead"), the mark of a possessive. */
const PART = /(?:['’]s?)?\s+|[-–/](?=\p{Lu})/gu;

/** "South West", "Central": alone these name parts of lands everywhere, and say nothing of which. */
const COMPASS =
  /^(?:(?:north|south|east|west|mid|central|inner|outer|upper|lower)(?:ern)?(?: |$))+$|^(?:north|south)(?:east|west)(?:ern)?$/;
/** Whether a key is nothing but a direction. */
export const isDirection = (key: string): boolean => COMPASS.test(key);
/** "U.S. District Court", "UK Parliament": short names of countries that bodies begin with. */
const SHORT = /^(?:U\.?S\.?(?:A\.?)?|U\.?K\.?|U\.?A\.?E\.?|D\.?R\.?C\.?)$/;

/** The places of a part of a name; a part that is a common word, a direction or made by rule names none. */
const placesOfPart = (part: string): readonly GazetteerEntry[] => {
  const key = foldPlaceName(part);
  if (SHORT.test(part))
    return openGazetteer()
      .lookupKey(key)
      .filter((e) => e.class === 'country')
      .slice(0, 1);
  const single = !key.includes(' ');
  if (key.length < 4 || COMPASS.test(key) || (single && (placeWords().common.has(key) || placeWords().never.has(key)))) return [];
  const entries = openGazetteer()
    .lookupKey(key)
    .filter(
      (e) =>
        !e.variant &&
        (e.class === 'country' ||
          e.class === 'region' ||
          e.class === 'district' ||
          e.class === 'city' ||
          // "Niger Delta Development Commission"; one word alone may be a sea or a family ("Gulf", "Sahel").
          (e.class === 'area' && !single)),
    );
  return entries.slice(0, MOST);
};

/**
 * The places that a longer name begins with ("Raqqa" of "Raqqa Media Center") or ends with ("University of Aleppo"). Towns,
 * districts, regions, countries and parts of the world; a name made by rule ("Orange" of "Orange County") begins nothing.
 */
export const namedFor = (words: string): readonly GazetteerEntry[] => {
  const ends = [...words.matchAll(PART)].map((m) => m.index).filter((at) => at >= 2);
  for (const end of ends.reverse().slice(-6)) {
    const entries = placesOfPart(words.slice(0, end));
    if (entries.length) return entries;
  }
  const last = /\s(?:of|in|at)\s+(?:the\s+)?(?=\p{Lu})(?!.*\s(?:of|in|at)\s)/u.exec(words);
  return last ? placesOfPart(words.slice(last.index + last[0].length)) : [];
};

/** The towns among the places of a name that bear it with "City", where a region or country bears it alone. */
const calledCity = (key: string, known: readonly GazetteerEntry[]): Pick<NamedPlaces, 'longer'> => {
  if (!known.some((e) => (e.class === 'region' || e.class === 'country') && !e.variant)) return {};
  const cities = openGazetteer().lookupKey(`${key} city`);
  const longer = new Set(cities.filter((e) => e.class === 'city' && !e.variant).map((e) => e.index));
  return longer.size ? { longer } : {};
};

/** The places that a name may stand for. Pure; the same words give the same answer. */
export const placesOfName = (words: string): NamedPlaces => {
  const gazetteer = openGazetteer();
  const key = foldPlaceName(words);
  if (!key || key.length > 120) return NONE;
  const says = SAYS[key.slice(key.lastIndexOf(' ') + 1)];
  const saying = says && key.includes(' ') ? { says } : {};
  const known = gazetteer.lookupKey(key);
  // "North Eastern": a province in Kenya, and a part of every land; it counts where the report speaks of that country.
  if (known.length)
    return { entries: known.slice(0, MOST), within: false, fuzzy: COMPASS.test(key), ...saying, ...calledCity(key, known) };
  const { admin, water, land, facility, office } = placeWords();
  // "northern Mali", "Fars Province": the same place, or about.
  const bare = key.replace(BEFORE, '');
  const last = bare.slice(bare.lastIndexOf(' ') + 1);
  const front = bare.slice(0, Math.max(0, bare.length - last.length - 1));
  for (const inner of admin.has(last) ? [bare, front] : [bare]) {
    if (inner === key || inner.length < 3 || COMPASS.test(inner)) continue;
    const entries = gazetteer.lookupKey(inner);
    if (entries.length) return { entries: entries.slice(0, MOST), within: false, fuzzy: false, ...saying };
  }
  // "Edmonton International Airport", "Homs refinery", "Raqqa's Naim roundabout": at the place that it is named for.
  const made =
    facility.has(last) ||
    office.has(last) ||
    water.has(last) ||
    land.has(last) ||
    /^(?:university|college|school|district|centre|center|airport)$/.test(last);
  if (!/^(?:street|avenue|road|drive|boulevard|lane|st|ave|rd|dr|blvd|way|court|terrace|circle)$/.test(last)) {
    const entries = namedFor(words);
    if (entries.length) return { entries, within: true, fuzzy: false };
  }
  const fuzzy = made ? [] : gazetteer.lookupFuzzy(words);
  return fuzzy.length ? { entries: fuzzy.slice(0, MOST), within: false, fuzzy: true, ...saying } : NONE;
};
