import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCountries, countryByCapital, countryByCode, countryByDemonym, countryByName } from '../../src/knowledge/index.ts';

test.each([
  ['U.S.', 'USA'],
  ['the States', 'USA'],
  ['Britain', 'GBR'],
  ['Burma', 'MMR'],
  ['Côte d’Ivoire', 'CIV'],
  ['CHINA', 'CHN'],
  ['the Ivory Coast', 'CIV'],
  ['Soviet Union', 'SUN'],
  ['Congo', 'COD'],
  ['The Gambia', 'GMB'],
  ['Türkiye', 'TUR'],
  ['Kosovo', 'XKX'],
])('%s is %s', (name, iso3) => expect(countryByName(name)?.iso3).toBe(iso3));

test.each([
  ['Danes', 'DNK'],
  ['Russians', 'RUS'],
  ['Swiss', 'CHE'],
  ['Congolese', 'COD'],
  ['South Korean', 'KOR'],
  ['Filipinos', 'PHL'],
])('%s are of %s', (word, iso3) => expect(countryByDemonym(word)?.iso3).toBe(iso3));

test('a pronoun is no country', () => {
  expect(countryByName('us')).toBeUndefined();
  expect(countryByName('car')).toBeUndefined();
});

test('a capital is that of the state of its time', () => {
  expect(countryByCapital('Moscow')?.iso3).toBe('RUS');
  expect(countryByCapital('Moscow', 1975)?.iso3).toBe('SUN');
  expect(countryByCapital('Prague', 1980)?.iso3).toBe('CSK');
});

test('every country is found by its own name and code, and lies on the globe', () => {
  expect(allCountries().length).toBeGreaterThan(250);
  for (const c of allCountries()) {
    expect(countryByName(c.name)).toBe(c);
    expect(countryByCode(c.iso3)).toBe(c);
    expect(Math.abs(c.lat)).toBeLessThanOrEqual(90);
    expect(Math.abs(c.lon)).toBeLessThanOrEqual(180);
  }
});

test('any words can be asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      countryByName(words);
      countryByDemonym(words);
      countryByCapital(words);
    }),
  );
});
