import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../src/extraction/places/query.ts';
import { read } from './read.ts';

describe('which place a name is', () => {
  it('follows what stands after the comma', () => {
    expect(read('A fire broke out in Paris, Texas, on Monday.').placeOf('Paris')).toMatchObject({
      country: 'USA',
      admin1: 'Texas',
    });
    expect(read('A fire broke out in Paris on Monday.').placeOf('Paris')).toMatchObject({ country: 'FRA' });
  });

  it('follows the country that the report is about', () => {
    const text = 'The army of Syria advanced from Homs.\nTroops entered Palmyra at dawn.';
    expect(read(text).placeOf('Palmyra')).toMatchObject({ country: 'SYR', admin1: 'Homs' });
  });

  it('keeps a world city where a large country is named often', () => {
    const text =
      'The United States sent a delegation to Geneva. U.S. officials said that the United States was ready. The U.S. and Syria will meet.';
    expect(read(text).placeOf('Geneva')).toMatchObject({ country: 'CHE' });
  });

  it('puts towns of a report close together', () => {
    const text = 'Drivers from Perham and Detroit Lakes, Minn., were delayed.\nThe road from Perham to Pelican Rapids is closed.';
    expect(read(text).placeOf('Pelican Rapids')).toMatchObject({ admin1: 'Minnesota' });
  });

  it('gives one place to one name', () => {
    const { places } = read('Aleppo was quiet.\nIn Aleppo, shops opened. People in Aleppo, Syria, rejoiced.');
    expect(places.list.filter((p) => p.name === 'Aleppo')).toHaveLength(1);
  });

  it('takes the city of a name, or the region where the words say so', () => {
    expect(read('Shells fell in Aleppo, Syria.').placeOf('Aleppo')?.feature).toMatch(/^PPL/);
    expect(read('Villages in Aleppo province, Syria, were taken.').placeOf('Aleppo')).toBeDefined();
    expect(findPlaces('Aleppo province')[0]).toMatchObject({ feature: 'ADM1', country: 'SYR' });
  });

  it('gives nationalities the place of their country', () => {
    const { placeOf } = read('The Syrian army and European envoys met.', { Syrian: 'nationality', European: 'nationality' });
    expect(placeOf('Syrian')).toMatchObject({ country: 'SYR', feature: 'PCLI' });
    expect(placeOf('European')).toMatchObject({ name: 'Europe' });
  });

  it('puts what is named for a city at the city, and says that the point is rough', () => {
    const place = read('He landed at Chicago Midway Airport in Chicago.').placeOf('Chicago Midway Airport');
    expect(place).toMatchObject({ name: 'Chicago Midway Airport', country: 'USA', admin1: 'Illinois' });
    expect(place!.radiusKm).toBeGreaterThanOrEqual(15);
  });

  it('gives no place to a word that is none here, whoever marked it', () => {
    expect(read('The Naval facility stays open.', { Naval: 'location' }).placeOf('Naval')).toBeUndefined();
  });

  it('takes the members of a list for places of one kind', () => {
    expect(read('The storm hit Alabama, Georgia and Florida.').placeOf('Georgia')).toMatchObject({ country: 'USA' });
    expect(read('Envoys of Armenia, Georgia and Azerbaijan met.').placeOf('Georgia')).toMatchObject({ country: 'GEO' });
  });

  it('takes what holds the name before it', () => {
    expect(read('A bridge fell in Albany, New York.').placeOf('New York')).toMatchObject({ feature: 'ADM1' });
    expect(read('The council met in New York.').placeOf('New York')?.feature).toMatch(/^PPL/);
  });

  it('takes the province where its city is called by another name', () => {
    expect(read('Canada sent troops. The flood in Quebec is rising.').placeOf('Quebec')).toMatchObject({ feature: 'ADM1' });
  });

  it('finds the country of a body by its short name, and the place that a body ends with', () => {
    const { placeOf } = read('The US Court of Appeals and the Teachers of Aleppo wrote.', {
      'US Court of Appeals': 'organization',
      'Teachers of Aleppo': 'organization',
    });
    expect(placeOf('US Court of Appeals')).toMatchObject({ country: 'USA' });
    expect(placeOf('Teachers of Aleppo')).toMatchObject({ country: 'SYR', admin1: 'Aleppo' });
  });

  it('puts an unknown name at the town beside which it stands, and says how rough that is', () => {
    const { placeOf } = read('Shells fell on Zuqaq Street in Homs, Syria, before noon.');
    expect(placeOf('Zuqaq Street')).toMatchObject({ name: 'Zuqaq Street', country: 'SYR', by: 'places:beside' });
    expect(placeOf('Zuqaq Street')!.radiusKm).toBeGreaterThanOrEqual(50);
    expect(placeOf('Zuqaq Street')!.confidence!).toBeLessThan(placeOf('Homs')!.confidence!);
  });

  it.each([
    ['Syria closed the Border for a Caravan.', 'Border'],
    ['Syria closed the Border for a Caravan.', 'Caravan'],
    ['Mexico praised the West.', 'West'],
    ['In Iraq the Senator spoke.', 'Senator'],
  ])('takes no common word for another spelling: %s %s', (text, word) => {
    expect(read(text, { [word]: 'organization' }).placeOf(word)).toBeUndefined();
    const place = read(text, { [word]: 'location' }).placeOf(word);
    expect(place?.by).not.toBe('places:spelling');
  });

  it('gives no place where nothing is known', () => {
    expect(read('They met at Zzyrx Street.').placeOf('Zzyrx Street')).toBeUndefined();
  });
});

describe('a name by itself', () => {
  it('lists candidates, the likeliest first', () => {
    const list = findPlaces('Springfield');
    expect(list.length).toBeGreaterThan(3);
    expect(list.map((c) => c.confidence)).toEqual(list.map((c) => c.confidence).sort((a, b) => b! - a!));
  });

  it('asks what it is near', () => {
    expect(findPlaces('Georgia')[0]).toMatchObject({ country: 'GEO' });
    expect(findPlaces('Georgia', 'USA')[0]).toMatchObject({ country: 'USA' });
    expect(findPlaces('Palmyra', 'Syria')[0]).toMatchObject({ country: 'SYR' });
  });

  it('answers anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string(), { nil: undefined }), (name, near) => {
        const sum = findPlaces(name, near).reduce((s, c) => s + c.confidence!, 0);
        expect(sum).toBeLessThanOrEqual(1.01);
      }),
    );
    expect(findPlaces('')).toEqual([]);
  });
});
