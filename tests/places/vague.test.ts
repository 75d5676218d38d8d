import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../src/extraction/places/query.ts';
import { offset } from '../../src/extraction/places/vague.ts';
import { openGazetteer } from '../../src/knowledge/index.ts';
import { read } from './read.ts';

const km = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  111.2 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180));
/** Where so many km in a direction from a name's place is. */
const from = (name: string, bearing: number, distance: number) => offset(openGazetteer().lookup(name)[0]!, bearing, distance);

describe('places that are told by another', () => {
  // sentence, the name in it, the words that tell the place, [bearing, km] from the name's place, [least, most] radius
  it.each<[string, string, string, [number, number], [number, number]]>([
    ['Syrian troops were ambushed 40 km east of Palmyra.', 'Palmyra', '40 km east of Palmyra', [90, 40], [10, 25]],
    [
      'In Syria a convoy burned some 25 miles to the north-west of Palmyra.',
      'Palmyra',
      '25 miles to the north-west of Palmyra',
      [315, 40],
      [10, 25],
    ],
    [
      'Iraq said the camp lies twenty kilometres south of the city of Mosul.',
      'Mosul',
      'twenty kilometres south of the city of Mosul',
      [180, 20],
      [5, 15],
    ],
    ['A drone fell 1,5 km from Donetsk in Ukraine.', 'Donetsk', '1,5 km from Donetsk', [0, 0], [2, 20]],
    [
      'Shelling was heard in the northern Aleppo countryside in Syria.',
      'Aleppo',
      'the northern Aleppo countryside',
      [0, 35],
      [25, 60],
    ],
    ['In Syria rebels crossed into Idlib’s southern countryside.', 'Idlib', 'Idlib’s southern countryside', [180, 20], [15, 40]],
    ['In Iraq gunmen set up a roadblock outside Kirkuk.', 'Kirkuk', 'outside Kirkuk', [0, 0], [12, 40]],
    ['In Iraq clashes went on on the outskirts of Kirkuk.', 'Kirkuk', 'on the outskirts of Kirkuk', [0, 0], [12, 40]],
    ['Two villages east of Mosul in Iraq were retaken.', 'Mosul', 'east of Mosul', [90, 30], [15, 45]],
    ['The column stopped near Zintan in Libya.', 'Zintan', 'near Zintan', [0, 0], [10, 40]],
    ['Fighting spread in eastern Ukraine.', 'Ukraine', 'eastern Ukraine', [90, 190], [150, 260]],
    ['The herders fled the north of Mali.', 'Mali', 'the north of Mali', [0, 275], [250, 400]],
  ])('%s', (text, name, words, [bearing, distance], [least, most]) => {
    const place = read(text).aboutOf(name);
    expect(place?.words).toBe(words);
    // The name itself stays where it is.
    expect(km(place!, offset(read(text).placeOf(name)!, bearing, distance))).toBeLessThan(12);
    expect(place!.radiusKm).toBeGreaterThanOrEqual(least);
    expect(place!.radiusKm).toBeLessThanOrEqual(most);
  });

  it('lies half the way between two towns', () => {
    const { aboutOf } = read('Bandits rob drivers on the road between Hama and Homs in Syria.', { Hama: 'location' });
    const [hama, homs] = ['Hama', 'Homs'].map((n) => from(n, 0, 0)) as [
      { lat: number; lon: number },
      { lat: number; lon: number },
    ];
    expect(aboutOf('Hama')).toMatchObject({ words: 'between Hama and Homs', country: 'SYR' });
    expect(aboutOf('Hama')!.id).toBe(aboutOf('Homs')!.id);
    expect(km(aboutOf('Hama')!, { lat: (hama.lat + homs.lat) / 2, lon: (hama.lon + homs.lon) / 2 })).toBeLessThan(2);
  });

  it.each([
    ['Talks between Syria and Turkey failed.', 'Syria'],
    ['Turkish planes flew over Palmyra.', 'Palmyra'],
    ['The mayor of Palmyra resigned.', 'Palmyra'],
    ['Troops entered Eastern Ghouta in Syria.', 'Eastern Ghouta'],
    ['He ran 40 km in Palmyra, Syria.', 'Palmyra'],
  ])('%s (nothing vague)', (text, name) => expect(read(text).aboutOf(name)).toBeUndefined());
});

describe('borders', () => {
  it.each([
    ['Syria said that smugglers were shot near the Turkish border.', 'Turkish', 'near the Turkish border', [36.8, 38.5], 400],
    ['Mines were laid along the border between Iraq and Iran.', 'Iran', 'the border between Iraq and Iran', [34, 45.8], 800],
    ['Guards closed Lebanon’s border with Syria.', 'Syria', 'Lebanon’s border with Syria', [34.2, 36.2], 150],
  ])('%s', (text, name, words, [lat, lon], most) => {
    const place = read(text, { Turkish: 'nationality' }).aboutOf(name);
    expect(place?.words).toBe(words);
    expect(km(place!, { lat: lat!, lon: lon! })).toBeLessThan(160);
    expect(place!.radiusKm).toBeLessThanOrEqual(most);
    expect(place!.country).toBeUndefined();
  });

  it('is none where the countries have none, or a guard is spoken of', () => {
    expect(openGazetteer().border('SYR', 'JPN')).toBeUndefined();
    expect(openGazetteer().border('SYR', 'SYR')).toBeUndefined();
    expect(openGazetteer().border('', 'SYR')).toBeUndefined();
    expect(read('Syria blamed Turkish border guards.', { Turkish: 'nationality' }).aboutOf('Turkish')).toBeUndefined();
  });
});

describe('sitrep place with such phrases', () => {
  it.each([
    ['40 km east of Palmyra', 'Syria', [90, 40]],
    ['northern Aleppo countryside', undefined, [0, 35]],
    ['outside Kirkuk', undefined, [0, 0]],
  ] as const)('%s', (phrase, near, [bearing, distance]) => {
    const [best] = findPlaces(phrase, near);
    const name = phrase.match(/Palmyra|Aleppo|Kirkuk/)![0];
    const base = findPlaces(name, near)[0]!;
    expect(best!.name).toBe(phrase);
    expect(km(best!, offset(base, bearing, distance))).toBeLessThan(12);
  });

  it('answers any text', () => {
    const parts = fc.constantFrom(
      '40',
      'km',
      'east',
      'of',
      'near',
      'northern',
      'Aleppo',
      'countryside',
      'the',
      'x',
      '’s',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 10 }).map((p) => p.join(' ')),
        (phrase) => {
          for (const c of findPlaces(phrase)) expect(Math.abs(c.lat)).toBeLessThanOrEqual(90);
        },
      ),
    );
  });

  it('wraps around the date line', () => {
    expect(offset({ lat: 0, lon: 179.9 }, 90, 50).lon).toBeLessThan(-179);
  });
});
