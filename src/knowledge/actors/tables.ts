// data/actors/*.tsv → look-ups by folded phrase: agents (common nouns), bodies, groups, peoples, office holders.
// Built at the first question. A name in capitals only is found only as it is written ("IS", "WHO", "ICE").
import { readTable } from '../../core/index.ts';
import { allCountries } from '../countries.ts';
import { foldName, isAcronym } from '../fold.ts';

/** A named organization, body or people. */
export interface NamedGroup {
  name: string;
  kind: 'organization' | 'group';
  country?: string;
  body?: string;
  sectors: readonly string[];
  from?: string;
  to?: string;
  table: 'groups' | 'bodies' | 'peoples';
}

/** One office of one person; `to` is absent while it lasts. */
export interface Office {
  name: string;
  /** Absent for officers of a body that belongs to no country. */
  country?: string;
  body?: string;
  /** Own country of an officer of a body. */
  home?: string;
  office: string;
  sectors: readonly string[];
  from: string;
  to?: string;
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** The key of a name: folded, hyphens as spaces; names in capitals only keep them. */
export const actorKey = (words: string): string => {
  const w = words.trim();
  if (isAcronym(w)) return w.replace(/[.]/g, '');
  return foldName(w)
    .replace(/[-‐-―]/g, ' ')
    .replace(/\s+/g, ' ');
};

const list = (cell: string | undefined): string[] =>
  cell
    ? cell
        .split(';')
        .map((x) => x.trim())
        .filter(Boolean)
    : [];
const sectorsOf = (cell: string | undefined): string[] => (!cell || cell === '-' ? [] : cell.split('+'));

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
};

/** Irregular plurals of agents; regular ones are formed by `singulars`. */
export const singulars = (word: string): string[] => {
  const out = [word];
  if (/[^s]s$/.test(word)) out.push(word.slice(0, -1));
  if (/(?:ches|shes|sses|xes)$/.test(word)) out.push(word.slice(0, -2));
  if (/ies$/.test(word)) out.push(`${word.slice(0, -3)}y`);
  if (/men$/.test(word)) out.push(`${word.slice(0, -3)}man`);
  if (/ves$/.test(word)) out.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  if (word === 'children') out.push('child');
  if (word === 'people') out.push('person');
  return out;
};

/** Nouns that say nothing of the sector where an organization stands beside them: "CIA official", "Hamas leader". */
export const WEAK_AGENTS: ReadonlySet<string> = new Set(
  (
    'president vice-president leader leadership chief head chairman chairwoman chair director spokesman spokeswoman spokesperson official officials member members officer commander fighter fighters ' +
    'employee representative secretary founder deputy general secretary-general envoy delegate staff aide adviser advisor forces force troops unit supporter supporters group militant militants candidate ' +
    'staffer manager board delegation agent authorities worker workers'
  ).split(' '),
);

/** Sectors of common nouns and phrases, by lower-case phrase. */
export const agents = once(() => {
  const out = new Map<string, readonly string[]>();
  for (const [sectors, phrases] of readTable('data/actors/agents.tsv')) {
    const codes = sectorsOf(sectors);
    for (const phrase of list(phrases)) {
      const key = phrase.replace(/[-‐-―]/g, ' ');
      if (!out.has(key)) out.set(key, codes);
    }
  }
  return out;
});

/** The first word of a name as the tables sort it: folded, up to the first hyphen, without points. */
export const starterOf = (word: string): string =>
  foldName(word)
    .replace(/\./g, '')
    .split(/[-‐-― ]/)[0] ?? '';

/** First word of a known name → words of the longest name that it begins. */
export const longestFrom = once(() => {
  const out = new Map<string, number>();
  // The keys are folded already.
  const add = (key: string): void => {
    const words = key.toLowerCase().replaceAll('.', '').split(/[ -]/);
    if (words.length > (out.get(words[0]!) ?? 0)) out.set(words[0]!, words.length);
  };
  for (const key of namedGroups().keys()) add(key);
  for (const c of allCountries()) for (const n of [c.name, ...c.aliases, ...c.demonyms, ...c.capitals]) add(foldName(n));
  return out;
});

/** Last word of an agent's phrase → words of the longest phrase that it ends. */
export const longestTo = once(() => {
  const out = new Map<string, number>();
  for (const phrase of agents().keys()) {
    const words = phrase.split(' ');
    const last = words.at(-1)!;
    if (words.length > (out.get(last) ?? 0)) out.set(last, words.length);
  }
  return out;
});

const skeleton = (key: string): string =>
  key
    .toLowerCase()
    .replace(/[aeiouyh'. ]/g, '')
    .replace(/(.)\1+/g, '$1');

const initials = (name: string): string => {
  let out = '';
  for (const word of name.split(/[\s-]+/)) if (/^\p{Lu}/u.test(word)) out += word[0]!;
  return out;
};

const stems = (key: string): string[] => {
  const out: string[] = [];
  for (const w of key.toLowerCase().split(' ')) if (w.length > 3) out.push(w.slice(0, 6));
  return out;
};

/** Tells whether an alias is the same organization by another name ("FSA", "Taleban") rather than one listed beside it ("Sony" after "Toyota"). */
const sameAs = (name: string): ((alias: string) => boolean) => {
  const key = actorKey(name);
  const first = initials(name);
  const consonants = skeleton(key);
  const beginnings = new Set(stems(key));
  return (alias) => {
    const other = actorKey(alias);
    if (first === other || stems(other).some((w) => beginnings.has(w))) return true;
    return initials(alias) === key || skeleton(other) === consonants;
  };
};

const stem = (word: string): string => word.toLowerCase().replace(/['’]/g, '').slice(0, 4);

/** Named organizations, bodies and peoples, by key. */
export const namedGroups = once(() => {
  const out = new Map<string, NamedGroup[]>();
  const add = (group: NamedGroup, aliases: readonly string[]): void => {
    for (const alias of [group.name, ...aliases]) push(out, actorKey(alias), group);
  };
  for (const [country, sectors, name, aliases, from, to] of readTable('data/actors/groups.tsv')) {
    const make = (own: string): NamedGroup => ({
      name: own,
      kind: 'organization',
      country: country!,
      sectors: sectorsOf(sectors),
      ...(from && { from }),
      ...(to && { to }),
      table: 'groups',
    });
    const isSame = sameAs(name!);
    const same: string[] = [];
    const beside: string[] = [];
    for (const alias of list(aliases)) (isSame(alias) ? same : beside).push(alias);
    add(make(name!), same);
    for (const alias of beside) add(make(alias), []);
  }
  for (const [body, sectors, name, aliases] of readTable('data/actors/bodies.tsv')) {
    add({ name: name!, kind: 'organization', body: body!, sectors: sectorsOf(sectors), table: 'bodies' }, list(aliases));
  }
  for (const [country, sectors, words] of readTable('data/actors/peoples.tsv')) {
    const own = list(words);
    for (const word of own) {
      // "Kurdish" and "Kurds" are one people: the first word of the cell that begins alike names it.
      const name = own.find((w) => stem(w) === stem(word)) ?? word;
      const group: NamedGroup = {
        name: /(?:[szhxi]|ese)$/.test(name) || / /.test(name) ? name : `${name}s`,
        kind: 'group',
        ...(country && { country }),
        sectors: sectorsOf(sectors),
        table: 'peoples',
      };
      add(group, /s$/.test(word) ? [word] : [word, `${word}s`]);
    }
  }
  return out;
});

/** The same columns in each: the best known first, then by part of the world; last the other stations of their careers. */
const OFFICE_FILES = ['offices.tsv', 'offices-rest.tsv', 'offices-west.tsv', 'officers.tsv', 'offices-careers.tsv'];

/** People who hold or held an office: by full name and alias, and by last name. */
export const people = once(() => {
  const byName = new Map<string, Office[]>();
  const byLast = new Map<string, Set<string>>();
  const canonical = new Map<string, Office[]>();
  const rows = OFFICE_FILES.flatMap((file) => readTable(`data/actors/${file}`).map((row) => ({ row, file })));
  let held: ReadonlySet<string> | undefined;
  for (const { row, file } of rows) {
    const body = file === 'officers.tsv';
    // "Kennedy" goes on meaning the senator: who stands only among the careers takes no last name from those who held an office.
    if (file === 'offices-careers.tsv') held ??= new Set(byLast.keys());
    const [name, aliases, whose, office, sectors, from, to, home] = row;
    const entry: Office = {
      name: name!,
      ...(body ? { body: whose!, ...(home && { home }) } : { country: whose! }),
      office: office!,
      sectors: sectorsOf(sectors),
      from: from!,
      ...(to && { to }),
    };
    push(canonical, name!, entry);
    for (const alias of [name!, ...list(aliases)]) push(byName, actorKey(alias), entry);
    // "Vladimir Putin" → "putin"; "Bashar al-Assad" → "assad" too; "Xi Jinping" → "xi" by the alias that says so.
    const last = actorKey(name!).split(' ').at(-1)!;
    if (held?.has(last)) continue;
    const set = byLast.get(last) ?? new Set<string>();
    set.add(name!);
    byLast.set(last, set);
  }
  return { byName, byLast, canonical };
});
