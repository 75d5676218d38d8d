import { expect, test } from 'vitest';
import { readActors } from '../actors/read.ts';

/** Whether two phrases stand in one chain. */
const together = (text: string, a: string, b: string): boolean =>
  readActors(text).chains.some((c) => c.includes(a) && c.includes(b));

test('a last name takes up the full name', () =>
  expect(together('Sergei Lavrov arrived in Geneva. Lavrov will stay two days.', 'Sergei Lavrov', 'Lavrov')).toBe(true));

test('he and she keep to their gender', () => {
  const text = 'Angela Merkel met David Cameron in Berlin. She said that he had agreed.';
  expect(together(text, 'Angela Merkel', 'She')).toBe(true);
  expect(together(text, 'David Cameron', 'he')).toBe(true);
  expect(together(text, 'Angela Merkel', 'he')).toBe(false);
});

test('names that the knowledge knows as one', () => {
  expect(together('ISIS lost the town. Fighters of Daesh withdrew to the east.', 'ISIS', 'Daesh')).toBe(true);
  expect(together('The United States sent aid. The U.S. also sent doctors.', 'United States', 'U.S.')).toBe(true);
});

test('a country and its capital stay apart', () =>
  expect(together('Russia sent troops. Moscow denied it.', 'Russia', 'Moscow')).toBe(false));

test('an apposition is the one it stands beside', () =>
  expect(together('The spokeswoman, Maria Zakharova, spoke to reporters.', 'The spokeswoman', 'Maria Zakharova')).toBe(true));

test('a definite phrase takes up the one before, an indefinite one is new', () => {
  expect(together('Armed rebels entered the town. The rebels burned the school.', 'Armed rebels', 'The rebels')).toBe(true);
  const { chains } = readActors('A soldier was killed on Monday. A soldier was hurt on Tuesday.');
  expect(chains.filter((c) => c.includes('A soldier'))).toHaveLength(2);
});
