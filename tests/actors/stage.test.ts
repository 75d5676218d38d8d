import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readActors } from './read.ts';

test('one entry however often someone is mentioned', () => {
  const { doc, actorOf } = readActors(
    'President Barack Obama arrived on Monday. Obama said that he would meet the Russians. He left on Tuesday.',
  );
  expect(doc.actors.list.filter((a) => a.name === 'Barack Obama')).toHaveLength(1);
  expect(actorOf('Obama')).toMatchObject({ name: 'Barack Obama', kind: 'person', country: 'USA', sectors: ['GOV'] });
  expect(actorOf('He')).toBe(actorOf('Obama'));
});

test('a title tells what the name does not', () => {
  const { actorOf } = readActors('Chilean Foreign Minister Anselmo Quintrel met farmers in the south.');
  expect(actorOf('Anselmo Quintrel')).toMatchObject({ country: 'CHL', sectors: ['GOV'], kind: 'person' });
  expect(actorOf('farmers')).toMatchObject({ sectors: ['AGR'], kind: 'group' });
  expect(actorOf('farmers')?.country).toBeUndefined();
  expect(actorOf('farmers')?.unknown).toBeTruthy();
});

test('a capital that speaks is its country, a capital in which something happens is not', () => {
  const { doc, actorOf } = readActors('Tehran rejected the offer. Crowds gathered in Ankara on Friday.');
  expect(actorOf('Tehran')).toMatchObject({ kind: 'country', country: 'IRN' });
  expect(doc.mentions.find((m) => doc.report.text.slice(m.start, m.end) === 'Tehran')?.kind).toBe('location');
  expect(actorOf('Ankara')).toBeUndefined();
});

test('office holders are judged at the date of the report', () => {
  const text = 'John Kerry said that the talks had failed.';
  expect(readActors(text, '2016-03-14').actorOf('John Kerry')?.sectors).toEqual(['GOV']);
  expect(readActors(text, '2019-03-14').actorOf('John Kerry')?.sectors).toEqual(['ELI']);
});

test('any text can be read; every linked mention has an actor and a span within the text', () => {
  const check = (text: string): void => {
    const { doc } = readActors(text);
    const ids = new Set(doc.actors.list.map((a) => a.id));
    const mentions = new Map(doc.mentions.map((m) => [m.id, m]));
    for (const m of doc.mentions) {
      expect(m.start).toBeGreaterThanOrEqual(0);
      expect(m.end).toBeGreaterThan(m.start);
      expect(m.end).toBeLessThanOrEqual(text.length);
    }
    for (const [mention, actor] of doc.actors.of) {
      expect(mentions.has(mention)).toBe(true);
      expect(ids.has(actor)).toBe(true);
    }
    const chained = doc.chains.flatMap((c) => c.mentions);
    expect(new Set(chained).size).toBe(chained.length);
  };
  for (const text of [
    '',
    '   ',
    '...',
    '“”',
    'He.',
    'THE US AND THE UK',
    '"Unclosed quote said he',
    '\u{1F600}\u{1F600} Putin',
    'the the the of of',
  ])
    check(text);
  const word = fc.constantFrom(
    'Putin',
    'the',
    'rebels',
    'said',
    'he',
    'it',
    'Syria',
    ',',
    '.',
    '“',
    '”',
    'President',
    'of',
    'and',
    'two',
    'soldiers',
    "'s",
    '\n\n',
    'U.S.',
    'CNN',
    '$5',
    '12%',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => check(words.join(' '))),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => check(text)),
    { numRuns: 60 },
  );
});

test('countries and nationalities are one actor wherever they are named', () => {
  const { doc, actorOf } = readActors('Norway imposed sanctions on Peru. Norwegian jets flew over Lima after attacks in Peru.');
  expect(actorOf('Norway')).toMatchObject({ kind: 'country', country: 'NOR' });
  expect(actorOf('Norwegian')).toBe(actorOf('Norway'));
  expect(actorOf('Peru')).toMatchObject({ kind: 'country', country: 'PER' });
  expect(doc.actors.list.filter((a) => a.country === 'PER' && a.kind === 'country' && !a.sectors.length)).toHaveLength(1);
});

test('a capital, the seat of government and the country are actors of their own', () => {
  const { actorOf } = readActors('Moscow denied the report. The Kremlin said that Russia would respond.');
  expect(actorOf('Moscow')).toMatchObject({ name: 'Moscow', country: 'RUS', sectors: ['GOV'] });
  expect(actorOf('Russia')).toMatchObject({ name: 'Russia', country: 'RUS', sectors: [] });
  expect(actorOf('Moscow')?.id).not.toBe(actorOf('Russia')?.id);
});

test('a noun takes the country of the place where it acts, or says why it has none', () => {
  const inMinsk = readActors('Protesters gathered in Minsk on Sunday.');
  expect(inMinsk.actorOf('Protesters')).toMatchObject({ country: 'BLR', sectors: ['CVL'], kind: 'group' });
  const nowhere = readActors('Protesters gathered on Sunday.');
  expect(nowhere.actorOf('Protesters')?.country).toBeUndefined();
  expect(nowhere.actorOf('Protesters')?.unknown).toMatch(/country/);
});

test('officials abroad are not of the country where they speak', () => {
  const { actorOf } = readActors('Two officials spoke to reporters in Geneva.');
  expect(actorOf('Two officials')?.country).toBeUndefined();
});
