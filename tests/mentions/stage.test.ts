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

test('arms and craft by their designations, and the phrases about them', () => {
  const { mentions } = readActors('The militia fired an AK-47 and hid two T-72 tanks behind the school.');
  expect(mentions).toContain('weapon name AK-47');
  expect(mentions).toContain('platform name T-72');
  expect(mentions).toContain('platform nominal two T-72 tanks');
});

test('what looks like a designation and is none', () => {
  const { mentions } = readActors('Leaders of the G-7 spoke about flight MH17 and COVID-19.');
  expect(mentions.filter((m) => /^(?:weapon|platform|vehicle)/.test(m))).toEqual([]);
});

test('a person is told with the rank before the name', () => {
  const { mentions } = readActors('U.S. Army Gen. Walter Brandt met reporters in Oslo.');
  expect(mentions).toContain('person name Walter Brandt');
  expect(mentions.some((m) => /^person nominal .*Gen\. Walter Brandt$/.test(m))).toBe(true);
});

test('measures, and numbers whose marks stand apart', () => {
  const { mentions } = readActors('The fire burned 700 square miles of forest, and 6 , 602 people fled.');
  expect(mentions).toContain('quantity nominal 700 square miles');
  expect(mentions.some((m) => m.includes('6 , 602'))).toBe(true);
});

test('a group of our tables is an organization, also where the tagger has not seen its name', () => {
  for (const text of [
    'The allies work hard to defeat Daesh.',
    'Daesh had held the dam for a year.',
    'The minister named Ansarullah and Polisario.',
    'Envoys of Polisario met in Geneva.',
    'The strikes hit fighters of Jaish-e-Mohammed and cars of the Lashkar-e-Jhangvi near the border.',
  ])
    for (const name of ['Daesh', 'Ansarullah', 'Polisario', 'Jaish-e-Mohammed', 'Lashkar-e-Jhangvi'])
      if (text.includes(name)) expect(readActors(text).mentions, text).toContain(`organization name ${name}`);
});

test('a word that nobody knows, opens a sentence and does something is a name', () => {
  expect(readActors('Telmar is about to restore ties with its neighbour.').mentions).toContain('organization name Telmar');
  expect(readActors('Beekeepers will restore ties with the council.').mentions).not.toContain('organization name Beekeepers');
});

test('a role with its country and ministry is no name', () => {
  const { mentions } = readActors('Danish Foreign Ministry Spokeswoman, Awa Sarr, told reporters that talks had begun.');
  expect(mentions).not.toContain('person name Danish Foreign Ministry Spokeswoman');
  expect(mentions).toContain('person name Awa Sarr');
});

test('a phrase ends before what tells of the act', () => {
  const { mentions } = readActors('Soldiers freed the town of Dabra from the rebels with two helicopters.');
  expect(mentions.some((m) => m.startsWith('location nominal the town of Dabra from'))).toBe(false);
  expect(mentions).toContain('location nominal the town of Dabra');
});
