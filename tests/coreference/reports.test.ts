// Reports of our own, one for each thing that issue and contract ask of coreference; chains are written as text, "|" between mentions.
import { describe, expect, test } from 'vitest';
import { readActors } from '../actors/read.ts';

/** Chains of two and more, names and pronouns alike, without the repeated inner names of phrases. */
const chainsOf = (text: string): string[] =>
  readActors(text)
    .chains.map((c) => c.join(' | '))
    .filter((c) => c.includes(' | '));

const together = (text: string, a: string, b: string): boolean =>
  readActors(text).chains.some((c) => c.includes(a) && c.includes(b));

describe('pronouns', () => {
  const text =
    'Defence Minister Elena Marchetti flew to Tallinn on Monday. She met Prime Minister Karl Tamm, and he promised her more ships. ' +
    'Marchetti thanked him for his help.';
  test.each([
    ['Elena Marchetti', 'She'],
    ['Elena Marchetti', 'her'],
    ['Karl Tamm', 'he'],
    ['Karl Tamm', 'his'],
    ['Karl Tamm', 'him'],
    ['Elena Marchetti', 'Marchetti'],
  ])('%s: %s', (a, b) => expect(together(text, a, b)).toBe(true));
  test('two people stay two', () => expect(together(text, 'Elena Marchetti', 'Karl Tamm')).toBe(false));
  test('they: several people', () =>
    expect(together('Rebels attacked the convoy at dawn. They withdrew when helicopters came.', 'Rebels', 'They')).toBe(true));
  test('its: an organization', () => expect(together('The Red Cross closed its office in Gao.', 'Red Cross', 'its')).toBe(true));
  test('itself is the subject', () =>
    expect(together('President Duval blamed himself for the defeat.', 'Duval', 'himself')).toBe(true));
  test('she is nobody of the other gender', () =>
    expect(together('Marcia Doyle spoke to Peter Lang. She was calm.', 'Peter Lang', 'She')).toBe(false));
});

describe('noun phrases', () => {
  test('a definite phrase takes up the indefinite one', () =>
    expect(together('A militia seized the bridge on Friday. The militia left two days later.', 'A militia', 'The militia')).toBe(
      true,
    ));
  test('an indefinite phrase is somebody new', () =>
    expect(together('The general spoke to reporters. A general was arrested in the north.', 'The general', 'A general')).toBe(
      false,
    ));
  test('apposition, before and after the name', () => {
    expect(together('The former general, Omar Haddad, was freed.', 'The former general', 'Omar Haddad')).toBe(true);
    expect(together('Omar Haddad, the former general, was freed.', 'the former general', 'Omar Haddad')).toBe(true);
  });
  test('copula', () => {
    expect(together('Anna Berg is the minister of finance.', 'Anna Berg', 'the minister of finance')).toBe(true);
    expect(together('Anna Berg is not the minister of finance.', 'Anna Berg', 'the minister of finance')).toBe(false);
  });
});

describe('names', () => {
  test('acronym and long form', () =>
    expect(
      together('The Syrian Democratic Forces took the town. The SDF will stay there.', 'Syrian Democratic Forces', 'SDF'),
    ).toBe(true));
  test('title and name are one with the name alone', () =>
    expect(together('Russian Foreign Minister Sergei Lavrov spoke. Mr. Lavrov left at noon.', 'Sergei Lavrov', 'Lavrov')).toBe(
      true,
    ));
  test('country, capital and government are three', () => {
    const text = 'Russia sent troops. The Kremlin denied it. Moscow called the reports false.';
    for (const [a, b] of [
      ['Russia', 'Kremlin'],
      ['Russia', 'Moscow'],
      ['Kremlin', 'Moscow'],
    ] as const)
      expect(together(text, a, b)).toBe(false);
  });
  test('two of one last name stay two', () => {
    const text = 'Maria Petrov and Ivan Petrov were arrested.';
    expect(together(text, 'Maria Petrov', 'Ivan Petrov')).toBe(false);
  });
  test('a last name between two of that name is the one before', () => {
    const text = 'Raymond Chan resigned on Friday. Chan had led the party for years. Gary Chan takes over.';
    expect(together(text, 'Raymond Chan', 'Chan')).toBe(true);
    expect(together(text, 'Raymond Chan', 'Gary Chan')).toBe(false);
  });
});

describe('speech', () => {
  test('I and my of one quotation are one', () =>
    expect(together('“I will keep my promise,” the mayor said.', 'I', 'my')).toBe(true));
});

test('any text gives each mention at most one chain, in order', () => {
  for (const text of ['', '\n\n', 'He said she said they said it.', '“We” “we', 'They. They. They.', 'Himself']) {
    const { doc } = readActors(text);
    const ids = doc.chains.flatMap((c) => c.mentions);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('the same text gives the same chains', () => {
  const text = 'The minister met the rebels. They told her that the group would leave its base. She agreed.';
  expect(chainsOf(text)).toEqual(chainsOf(text));
});
