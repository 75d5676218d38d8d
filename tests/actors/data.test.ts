import { expect, test } from 'vitest';
import { readTable } from '../../src/core/index.ts';
import { countryByCode } from '../../src/knowledge/index.ts';

const SECTORS = new Set(
  'COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO'.split(' '),
);
const BODIES = new Set('IGO UNO EUR NGO ISM IMG MNC'.split(' '));
const DATE = /^\d{4}(?:-\d\d)?$/;

const expectSectors = (cell: string | undefined, row: string): void => {
  if (cell === '-') return;
  for (const s of (cell ?? '').split('+')) expect(SECTORS, row).toContain(s);
};

test('offices: every fact has a country, sectors and dates in order', () => {
  const rows = readTable('data/actors/offices.tsv');
  expect(rows.length).toBeGreaterThan(1000);
  const seen = new Set<string>();
  for (const [name, , country, office, sectors, from, to, source] of rows) {
    const row = `${name} ${office}`;
    expect(countryByCode(country!), row).toBeDefined();
    expectSectors(sectors, row);
    expect(from, row).toMatch(DATE);
    if (to) {
      expect(to, row).toMatch(DATE);
      expect(from! <= to || from!.slice(0, 4) === to, row).toBe(true);
    }
    expect(source, row).toBeTruthy();
    const key = `${name} ${country} ${from}`;
    expect(seen.has(key), `${key} stands twice`).toBe(false);
    seen.add(key);
  }
});

test('officers, bodies, groups, peoples and agents use the codes that there are', () => {
  for (const [name, , body, , sectors, from, , home] of readTable('data/actors/officers.tsv')) {
    expect(BODIES, name).toContain(body);
    expectSectors(sectors, name!);
    expect(from, name).toMatch(DATE);
    expect(countryByCode(home!), name).toBeDefined();
  }
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
