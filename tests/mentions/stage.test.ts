import { expect, test } from 'vitest';
import { readActors } from '../actors/read.ts';

const sentence = 'Russian Foreign Minister Sergei Lavrov told reporters that Iraqi forces had fired 12 rockets near Geneva.';

test('names carry no title, phrases do', () => {
  const { mentions } = readActors(sentence);
  expect(mentions).toContain('person name Sergei Lavrov');
  expect(mentions).toContain('person nominal Russian Foreign Minister Sergei Lavrov');
  expect(mentions).not.toContain('person name Minister Sergei Lavrov');
});

test('places, nationalities, groups and arms', () => {
  const { mentions } = readActors(sentence);
  expect(mentions).toContain('location name Geneva');
  expect(mentions).toContain('nationality name Iraqi');
  expect(mentions).toContain('organization nominal Iraqi forces');
  expect(mentions).toContain('organization nominal reporters');
  expect(mentions.some((m) => m.startsWith('weapon nominal') && m.endsWith('rockets'))).toBe(true);
});

test('a noun phrase ends before its relative clause and its apposition', () => {
  const { mentions } = readActors(
    'The soldiers who fled the town told the mayor, a retired teacher, that the bridge had collapsed.',
  );
  expect(mentions).toContain('organization nominal The soldiers');
  expect(mentions).toContain('person nominal the mayor');
  expect(mentions).toContain('person nominal a retired teacher');
});

test('money, percentages and addresses', () => {
  const { mentions } = readActors(
    'The company paid $5 million, or 12% of its profit; see https://example.org/report for details.',
  );
  expect(mentions).toContain('money nominal $5 million');
  expect(mentions).toContain('quantity nominal 12%');
  expect(mentions).toContain('url name https://example.org/report');
});

test('an expletive is no mention', () => {
  const { mentions } = readActors('It was raining when the convoy left.');
  expect(mentions.some((m) => / It$/.test(m))).toBe(false);
});
