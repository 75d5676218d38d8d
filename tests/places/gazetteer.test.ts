import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicSkeleton, foldName, withoutArticle } from '../../src/knowledge/gazetteer-fold.ts';
import { readSections, writeSections } from '../../src/knowledge/gazetteer-format.ts';
import { openGazetteer } from '../../src/knowledge/index.ts';

const gazetteer = openGazetteer();
const first = (name: string) => gazetteer.lookup(name)[0];

describe('keys of names', () => {
  it.each([
    ['Deir ez-Zor', 'deir ez zor'],
    ['St. Louis', 'saint louis'],
    ['Main St.', 'main st'],
    ['Sana’a', 'sanaa'],
    ['Ḥalab', 'halab'],
    ['Łódź', 'lodz'],
    ['U.S.', 'us'],
    ['', ''],
    ['—', ''],
  ])('%s is looked up as "%s"', (name, key) => expect(foldName(name)).toBe(key));

  it('gives spellings of Arabic names one skeleton', () => {
    const keys = ['al-Raqqa', 'Ar Raqqah', 'Raqqa', 'Raqqah'].map((n) => arabicSkeleton(foldName(n)));
    expect(new Set(keys).size).toBe(1);
  });

  it('takes off an article, and nothing else', () => {
    expect(withoutArticle('ar raqqah')).toBe('raqqah');
    expect(withoutArticle('arras')).toBeUndefined();
  });
});

describe('the gazetteer', () => {
  it.each([
    ['Raqqa', 'SYR', 35.95, 39.0],
    ['Ar-Raqqah', 'SYR', 35.95, 39.0],
    ['Geneva', 'CHE', 46.2, 6.15],
    ['Genève', 'CHE', 46.2, 6.15],
    ['Kiev', 'UKR', 50.45, 30.5],
    ['Hemeimeem', 'SYR', 35.4, 35.95],
    ['Khmeimim', 'SYR', 35.4, 35.95],
    ['Deir Ezzor', 'SYR', 35.33, 40.14],
    ['Palmyra', 'SYR', 34.56, 38.28],
    ['Kobani', 'SYR', 36.89, 38.35],
    ['Saint Petersburg', 'RUS', 59.94, 30.3],
  ])('knows %s', (name, country, lat, lon) => {
    const places = gazetteer.lookup(name).filter((e) => e.country === country);
    expect(places.some((e) => Math.abs(e.lat - lat) < 0.35 && Math.abs(e.lon - lon) < 0.35)).toBe(true);
  });

  it('lists the most important place of a name first', () => {
    expect(first('London')).toMatchObject({ country: 'GBR', feature: 'PPLC' });
    expect(first('Georgia')).toMatchObject({ country: 'GEO', class: 'country' });
  });

  it('has regions, counties, seas and states by their abbreviations', () => {
    expect(first('Donbas')).toMatchObject({ country: 'UKR', class: 'area' });
    expect(first('Laurel County')).toMatchObject({ admin1: 'Kentucky', class: 'district' });
    expect(first('Black Sea')).toMatchObject({ class: 'water' });
    expect(gazetteer.lookup('Calif.').map((e) => e.name)).toContain('California');
  });

  it('knows England as a part of its country, not as the country', () => {
    expect(gazetteer.lookup('England').every((e) => e.class !== 'country')).toBe(true);
  });

  it('finds other spellings only where the name itself is unknown', () => {
    expect(gazetteer.has('Qamishly')).toBe(false);
    expect(gazetteer.lookupFuzzy('Qamishly').find((e) => e.country === 'SYR')).toMatchObject({
      admin1: 'Al-Hasakah',
      variant: true,
    });
    expect(gazetteer.lookupFuzzy('London')[0]?.variant).toBe(false);
  });

  it('answers any text, and only with places on earth', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('~raqa', 'the', 'al ', ' ', '\0', 'ﷺ', 'İ')),
        (name) => {
          expect(gazetteer.has(name)).toBe(gazetteer.lookup(name).length > 0);
          gazetteer.isPrefix(foldName(name));
          for (const e of gazetteer.lookupFuzzy(name)) {
            expect(Math.abs(e.lat)).toBeLessThanOrEqual(90);
            expect(Math.abs(e.lon)).toBeLessThanOrEqual(180);
            expect(e.name).not.toBe('');
          }
        },
      ),
    );
  });

  it('names every record by a source', () => {
    for (let i = 0; i < gazetteer.size; i += 997)
      expect(gazetteer.entry(i).source).toMatch(/^(?:geonames:\d+|sitrep:\S+|cities\.json:\S+)$/);
  });
});

describe('the file', () => {
  it('gives back what was written', () => {
    const file = writeSections(
      { countries: ['', 'SYR'], features: ['PPL'], regions: [''] },
      { a: Uint8Array.of(1, 2, 3), b: Int32Array.of(-5, 7) },
    );
    const { header, section } = readSections(file);
    expect(header.countries).toEqual(['', 'SYR']);
    expect([...section('a')]).toEqual([1, 2, 3]);
    expect([...section('b')]).toEqual([-5, 7]);
  });

  it('says what is wrong with another file', () => {
    expect(() => readSections(new TextEncoder().encode('no gazetteer at all'))).toThrow(/not a gazetteer/);
    expect(() => readSections(new Uint8Array(0))).toThrow(/not a gazetteer/);
  });
});
