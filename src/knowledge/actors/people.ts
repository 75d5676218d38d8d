// data/actors/offices*.tsv and officers*.tsv → who is called so. One pass notes at which line a name stands; a line becomes an
// office only when somebody asks for its name, so that the tables may grow without every command paying for them.
import { readTextAsset } from '../../core/index.ts';
import { actorKey } from './key.ts';

/** One office of one person; `to` is absent while it lasts. */
export interface Office {
  name: string;
  /** Tells two persons of one name apart: the name as the table has it, "Tariq Aziz (Pakistan)". */
  person: string;
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

/** In the order in which they decide: the best known first, then by part of the world, then those of one kind of post. */
const FILES: readonly { file: string; body: boolean; byLast: boolean }[] = [
  { file: 'offices.tsv', body: false, byLast: true },
  { file: 'offices-rest.tsv', body: false, byLast: true },
  { file: 'offices-west.tsv', body: false, byLast: true },
  { file: 'officers.tsv', body: true, byLast: true },
  // "Williams said" does not mean the governor-general of Antigua: these are known by their full name only.
  { file: 'offices-armed.tsv', body: false, byLast: false },
  { file: 'offices-posts.tsv', body: false, byLast: false },
  { file: 'offices-small.tsv', body: false, byLast: false },
  { file: 'offices-careers.tsv', body: false, byLast: false },
  { file: 'officers-envoys.tsv', body: true, byLast: false },
];

/** "Tariq Aziz (Pakistan)" → "Tariq Aziz". */
const bare = (person: string): string => (person.endsWith(')') ? person.slice(0, person.lastIndexOf(' (')) : person);

const officeOf = (line: string, body: boolean): Office => {
  const [person, , whose, office, sectors, from, to, home] = line.split('\t');
  return {
    name: bare(person!),
    person: person!,
    ...(body ? { body: whose!, ...(home && { home }) } : { country: whose! }),
    office: office!,
    sectors: !sectors || sectors === '-' ? [] : sectors.split('+'),
    from: from!,
    ...(to && { to }),
  };
};

/** Look-ups by a key of `actorKey`. */
export interface People {
  /** All offices of each who bears a name or alias, a list a person. */
  named: (key: string) => readonly (readonly Office[])[];
  isName: (key: string) => boolean;
  ofLastName: (key: string) => readonly (readonly Office[])[];
  isLastName: (key: string) => boolean;
  /** All keys of full names; for checks of the tables. */
  keys: () => Iterable<string>;
}

/** Adds a number to what stands at a key: one alone, or a list in order. */
const note = (map: Map<string, number | number[]>, key: string, row: number): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, row);
  else if (typeof known === 'number') {
    if (known !== row) map.set(key, [known, row]);
  } else if (known.at(-1) !== row) known.push(row);
};

const build = (): People => {
  const lines: string[] = [];
  /** Number of the first line of each officers' or offices' file, to know which kind a line is. */
  const parts: { first: number; body: boolean }[] = [];
  const byName = new Map<string, number | number[]>();
  const byLast = new Map<string, number | number[]>();
  for (const { file, body, byLast: lastToo } of FILES) {
    parts.push({ first: lines.length, body });
    for (const line of readTextAsset(`data/actors/${file}`).split('\n')) {
      if (!line || line.startsWith('#')) continue;
      const row = lines.push(line) - 1;
      const nameEnd = line.indexOf('\t');
      const aliasEnd = line.indexOf('\t', nameEnd + 1);
      const key = actorKey(bare(line.slice(0, nameEnd)));
      note(byName, key, row);
      for (let at = nameEnd + 1; at < aliasEnd; ) {
        const stop = line.indexOf(';', at);
        const end = stop === -1 || stop > aliasEnd ? aliasEnd : stop;
        if (end > at) note(byName, actorKey(line.slice(at, end)), row);
        at = end + 1;
      }
      // "Vladimir Putin" → "putin"; "Bashar al-Assad" → "assad" too; "Xi Jinping" → "xi" by the alias that says so.
      if (lastToo) note(byLast, key.slice(key.lastIndexOf(' ') + 1), row);
    }
  }
  const made: (Office | undefined)[] = [];
  const office = (row: number): Office => {
    const known = made[row];
    if (known) return known;
    const part = parts.findLast(({ first }) => first <= row)!;
    const fresh = officeOf(lines[row]!, part.body);
    made[row] = fresh;
    return fresh;
  };
  /** All offices of the persons of some lines, a list a person; an alias need stand at one line of a person only. */
  const persons = (rows: number | number[] | undefined): Office[][] => {
    if (rows === undefined) return [];
    const names = new Set((typeof rows === 'number' ? [rows] : rows).map((row) => office(row).person));
    return [...names].map((person) => {
      const own = byName.get(actorKey(bare(person)))!;
      return (typeof own === 'number' ? [own] : own).map(office).filter((o) => o.person === person);
    });
  };
  return {
    named: (key) => persons(byName.get(key)),
    isName: (key) => byName.has(key),
    ofLastName: (key) => persons(byLast.get(key)),
    isLastName: (key) => byLast.has(key),
    keys: () => byName.keys(),
  };
};

let made: People | undefined;

/** People who hold or held an office; the tables are read at the first question. */
export const people = (): People => (made ??= build());
