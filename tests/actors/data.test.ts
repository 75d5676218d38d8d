import { expect, test } from 'vitest';
import { readTable } from '../../src/core/index.ts';
import { countryByCode, resolveActor } from '../../src/knowledge/index.ts';
import { OFFICERS, readOffices } from './read-offices.ts';

const SECTORS = new Set(
  'COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO'.split(' '),
);
const BODIES = new Set('IGO UNO EUR NGO ISM IMG MNC'.split(' '));
const DATE = /^\d{4}(?:-\d\d)?$/;

const expectSectors = (cell: string | undefined, row: string): void => {
  if (cell === '-') return;
  for (const s of (cell ?? '').split('+')) expect(SECTORS, row).toContain(s);
};

test('offices: every fact has a country or body, sectors, dates in order and a source', () => {
  const rows = readOffices();
  expect(rows.length).toBeGreaterThan(16000);
  const seen = new Set<string>();
  for (const { file, person, of, home, office, sectors, from, to, source } of rows) {
    const row = `${person} ${office}`;
    if (OFFICERS.includes(file)) expect(BODIES, row).toContain(of);
    expect(countryByCode(home), row).toBeDefined();
    expectSectors(sectors, row);
    expect(from, row).toMatch(DATE);
    if (to) {
      expect(to, row).toMatch(DATE);
      expect(from <= to || from.slice(0, 4) === to, row).toBe(true);
    }
    expect(source, row).toBeTruthy();
    const key = `${person} ${of} ${office} ${from}`;
    expect(seen.has(key), `${key} stands twice`).toBe(false);
    seen.add(key);
  }
});

// One person can serve states that followed each other, or belong together.
const RELATED = ['RUS SUN', 'SDN SSD', 'COD ZAR', 'SRB YUG', 'MNE SRB', 'GBR HKG', 'AZE ARM'];
// And a few did serve two states, or fought in another: each known to be one person.
const ONE_PERSON = new Set([
  'Eduard Shevardnadze',
  'Robert Kocharyan',
  'Abdullah al-Muhaysini',
  'Alexander Lebed',
  'Movses Hakobyan',
]);

test('nobody holds offices of two unrelated countries: namesakes are two persons', () => {
  const countries = new Map<string, Set<string>>();
  // Careers lead abroad: those rows were joined by the full name to people of the other tables, by hand.
  for (const { file, person, home } of readOffices())
    if (file !== 'offices-careers') countries.set(person, (countries.get(person) ?? new Set()).add(home));
  const mixed = [...countries].filter(([person, of]) => {
    const pair = [...of].sort().join(' ');
    return of.size > 1 && !RELATED.some((two) => two.split(' ').sort().join(' ') === pair) && !ONE_PERSON.has(person);
  });
  expect(mixed.map(([person, of]) => `${person}: ${[...of].join(' ')}`)).toEqual([]);
});

test('namesakes are told apart by the country a report is near, else by who is in office', () => {
  const near = (country: string) => resolveActor('Tariq Aziz', { published: '2002-05-01', near: country, person: true });
  expect(near('IRQ')).toMatchObject({ name: 'Tariq Aziz', country: 'IRQ' });
  expect(resolveActor('Mustafa Kamal', { published: '2021-05-01', near: 'BGD', person: true })).toMatchObject({ country: 'BGD' });
  expect(resolveActor('Mustafa Kamal', { published: '2021-05-01', near: 'PAK', person: true })).toMatchObject({ country: 'PAK' });
});

// Known the world over by a word that is also a given name or a thing.
const WELL_KNOWN = new Set([
  'Lula',
  'Kirill',
  'Mobutu',
  'Mayawati',
  'Jayalalithaa',
  'Saddam',
  'Suharto',
  'Sukarno',
  'Megawati',
  'Akihito',
  'Naruhito',
  'Hirohito',
]);

test('no name of one word is a given name or a common noun: "Francis", "Motorola"', () => {
  const words = new Set(
    ['given-names', 'given-names-usa', 'nouns'].flatMap((table) =>
      readTable(`data/mentions/${table}.tsv`).flatMap((cells) => cells.slice(1).flatMap((cell) => cell.toLowerCase().split(';'))),
    ),
  );
  expect(words.size).toBeGreaterThan(5000);
  const bare = readOffices().flatMap(({ person, aliases }) => [person, ...aliases].filter((n) => !/[ -]/.test(n)));
  expect([...new Set(bare)].filter((n) => words.has(n.toLowerCase()) && !WELL_KNOWN.has(n))).toEqual([]);
});

test('bodies, groups, peoples and agents use the codes that there are', () => {
  for (const [body, sectors, name] of readTable('data/actors/bodies.tsv')) {
    expect(BODIES, name).toContain(body);
    expectSectors(sectors, name!);
  }
  for (const [country, sectors, name, , from, to] of readTable('data/actors/groups.tsv')) {
    expect(countryByCode(country!), name).toBeDefined();
    expectSectors(sectors, name!);
    for (const year of [from, to]) if (year) expect(year, name).toMatch(/^\d{4}$/);
  }
  for (const [country, sectors, words] of readTable('data/actors/peoples.tsv')) {
    if (country) expect(countryByCode(country), words).toBeDefined();
    expectSectors(sectors, words!);
  }
  for (const [sectors, phrases] of readTable('data/actors/agents.tsv')) expectSectors(sectors, phrases!.slice(0, 40));
});
