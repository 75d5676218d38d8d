// Actors of many reports → one register: who is the same by kind, bare name and country; and suggestions with reasons for who might be.
// A key needs its own report alone, so that no other report can change it; what people merge is put on top (store).
import { type Actor, readTable } from '../core/index.ts';
import { countryByCode, countryByDemonym, countryByName, foldName } from '../knowledge/index.ts';

export interface RegisterActor {
  /** Its name in the register: kind, folded name, country. */
  id: string;
  name: string;
  kind: Actor['kind'];
  country?: string;
  body?: string;
  sectors: string[];
}

export interface MergeSuggestion {
  a: string;
  b: string;
  /** In words: "the same surname and country". */
  reason: string;
}

let titles: Set<string> | undefined;
const titleWords = (): Set<string> => {
  titles ??= new Set(
    readTable('data/mentions/titles.tsv').flatMap(([, list = '']) => list.split(';').flatMap((t) => t.trim().split(' '))),
  );
  return titles;
};

const isBefore = (word: string): boolean =>
  titleWords().has(word.toLowerCase()) ||
  /^\p{Ll}/u.test(word) ||
  countryByDemonym(word) !== undefined ||
  countryByName(word.replace(/['’]s?$/, '')) !== undefined;

/** "Bolivian President Teresa Quiroga" → "Teresa Quiroga"; a phrase without a name stays as it is. */
export const bareName = (name: string): string => {
  const words = name.replace(/\s+/g, ' ').trim().split(' ');
  let first = 0;
  while (first < words.length - 1 && isBefore(words[first]!)) first += 1;
  const bare = words
    .slice(first)
    .join(' ')
    .replace(/[,;].*$/, '');
  return /^\p{Lu}/u.test(bare) ? bare : name;
};

/** The name of a country by its code; the code where it is unknown. */
export const countryName = (code: string): string => countryByCode(code)?.name ?? code;

const isPersonName = (name: string): boolean => /^\p{Lu}/u.test(name) && !/\b(?:of|in|at|for)\b/.test(name);

/** The entry that one report's actor is of. */
export const registerActor = (actor: Pick<Actor, 'name' | 'kind' | 'country' | 'body' | 'sectors'>): RegisterActor => {
  const { kind, body, sectors } = actor;
  // A country by name is that country, whatever it was taken for.
  const country = actor.country ?? countryByName(actor.name)?.iso3;
  const bare = kind === 'person' ? bareName(actor.name) : actor.name;
  // A full name tells a person; a surname or a description only together with a country.
  const full = kind === 'person' && isPersonName(bare) && bare.includes(' ');
  const where = full ? '' : (country ?? body ?? '');
  const id = kind === 'country' && country ? `country:${country}` : `${kind}:${foldName(bare)}${where ? `|${where}` : ''}`;
  const name = kind === 'country' && country ? (countryByCode(country)?.name ?? bare) : bare;
  return { id, name, kind, ...(country && { country }), ...(body && { body }), sectors: [...sectors] };
};

/** Letters one must change, add or drop, up to 2; 3 stands for more. */
const edits = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return Math.min(3, row[b.length]!);
};

const LONG = 8; // letters from which two changed ones are a spelling, not another name ("Sergei Lavrov", "Sergey Lavrov")

const countriesMeet = (a: RegisterActor, b: RegisterActor): boolean => !a.country || !b.country || a.country === b.country;

/** Why two entries might be one; undefined where nothing speaks for it. */
export const whyOne = (a: RegisterActor, b: RegisterActor): string | undefined => {
  if (a.id === b.id || a.kind !== b.kind || a.kind === 'country' || !countriesMeet(a, b)) return undefined;
  const [x, y] = [foldName(a.name), foldName(b.name)];
  if (x === y) return 'the same name; only one report tells the country';
  if (a.kind === 'person') {
    const [p, q] = [x.split(' '), y.split(' ')];
    const [short, long] = p.length <= q.length ? [p, q] : [q, p];
    if (!isPersonName(a.name) || !isPersonName(b.name)) return undefined;
    if (short.length === 1 && long.length > 1 && long.at(-1) === short[0] && a.country && a.country === b.country)
      return `the same surname and country (${a.country})`;
    if (short.length > 1 && long.length > short.length && short[0] === long[0] && short.at(-1) === long.at(-1))
      return 'the same first and last name';
    if (
      short.length > 1 &&
      short.length === long.length &&
      short.at(-1) === long.at(-1) &&
      /^\w\.?$/.test(short[0]!) &&
      long[0]![0] === short[0]![0]
    )
      return 'the same surname and initial';
  } else {
    const letters = (s: string): string =>
      s
        .split(/[\s-]+/)
        .filter((w) => !/^(?:of|the|and|for|in)$/.test(w))
        .map((w) => w[0])
        .join('');
    if ((/^[a-z]{2,6}$/.test(x) && letters(y) === x) || (/^[a-z]{2,6}$/.test(y) && letters(x) === y))
      return 'one is the initials of the other';
  }
  if (Math.min(x.length, y.length) >= LONG && x[0] === y[0] && edits(x, y) <= 2 && !/\d/.test(x + y))
    return 'two spellings of one name';
  return undefined;
};

/** By what entries that might be one are found: surname, or the first letters of the last word. */
export const suggestionKeys = ({ name, kind }: RegisterActor): string[] => {
  const words = foldName(name).split(/[\s-]+/);
  const initials = words
    .filter((w) => !/^(?:of|the|and|for|in)$/.test(w))
    .map((w) => w[0])
    .join('');
  return kind === 'person'
    ? [`${kind} ${words.at(-1)!.slice(0, 4)}`]
    : [`${kind} ${words[0]!.slice(0, 4)}`, ...(words.length > 1 ? [`${kind} =${initials}`] : [`${kind} =${words[0]}`])];
};

const CROWD = 40; // entries under one key: beyond, a key says too little to suggest anything

/** The register of some actors, which is which, and what people may want to merge. In any order of arrival the same. */
export const linkActors = (
  actors: readonly Pick<Actor, 'name' | 'kind' | 'country' | 'body' | 'sectors'>[],
): { register: RegisterActor[]; of: string[]; suggestions: MergeSuggestion[] } => {
  const register = new Map<string, RegisterActor>();
  const of = actors.map((actor) => {
    const entry = registerActor(actor);
    const known = register.get(entry.id);
    register.set(entry.id, known ? mergeEntries(known, entry) : entry);
    return entry.id;
  });
  const entries = [...register.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byKey = new Map<string, RegisterActor[]>();
  for (const entry of entries) for (const key of suggestionKeys(entry)) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  const found = new Map<string, MergeSuggestion>();
  for (const group of byKey.values()) {
    if (group.length > CROWD) continue;
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        const reason = whyOne(a, b);
        if (reason) found.set(`${a.id} ${b.id}`, { a: a.id, b: b.id, reason });
      }
    });
  }
  return { register: entries, of, suggestions: [...found.keys()].sort().map((k) => found.get(k)!) };
};

/** One entry from two of the same id: the smaller spelling, all that either knows. */
export const mergeEntries = (a: RegisterActor, b: RegisterActor): RegisterActor => {
  const country = [a.country, b.country].filter((c) => c !== undefined).sort()[0];
  const body = [a.body, b.body].filter((c) => c !== undefined).sort()[0];
  return {
    id: a.id,
    name: a.name < b.name ? a.name : b.name,
    kind: a.kind,
    ...(country && { country }),
    ...(body && { body }),
    sectors: [...new Set([...a.sectors, ...b.sectors])].sort(),
  };
};
