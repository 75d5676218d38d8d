// sitrep gazetteer build on a small file in the shape of a GeoNames dump; rows are invented in that shape.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sitrep } from './run.ts';

const row = (id: number, name: string, lat: number, lon: number, code: string, country: string, people: number): string =>
  [id, name, name, '', lat, lon, code[0], code, country, '', '01', '', '', '', people, '', '', '', '2020-01-01'].join('\t');
const folder = mkdtempSync(join(tmpdir(), 'sitrep-'));
const dump = join(folder, 'allCountries.txt');
const alternates = join(folder, 'alternateNamesV2.txt');
const out = join(folder, 'own.bin');

it('makes a gazetteer that the reader then uses', () => {
  writeFileSync(
    dump,
    [
      row(11, 'Zorvanabad', 35.1, 45.2, 'PPL', 'IQ', 12000),
      row(12, 'Zorvanabad', 33.5, 36.5, 'PPL', 'SY', 90000),
      row(13, 'Governorate One', 33.4, 36.4, 'ADM1', 'SY', 500000),
      row(14, 'Little Farm', 33.4, 36.4, 'FRM', 'SY', 0),
      'a broken row',
    ].join('\n'),
  );
  writeFileSync(
    alternates,
    ['1\t12\ten\tQuelmistan\t1\t\t\t', '2\t12\tru\tЗорван\t\t\t\t', '3\t99\ten\tNowhere\t\t\t\t'].join('\n'),
  );
  const made = sitrep(['gazetteer', 'build', dump, '--alternates', alternates, '--out', out, '--json']);
  expect(made.status).toBe(0);
  expect(made.lines[0]).toMatchObject({ places: 3, names: 3, rows: 5, skipped: 2 });
  const env = { SITREP_GAZETTEER: out };
  const [byName] = sitrep(['place', 'Zorvanabad', '--json'], { env }).lines;
  expect(byName.candidates.map((c: { country: string }) => c.country).sort()).toEqual(['IRQ', 'SYR']);
  const [byAlternate] = sitrep(['place', 'Quelmistan', '--json'], { env }).lines;
  expect(byAlternate.candidates[0]).toMatchObject({ country: 'SYR', admin1: 'Governorate One', source: 'geonames:12' });
  expect(sitrep(['place', 'Little Farm', '--json'], { env }).lines[0].candidates).toEqual([]);
});

it('says what is wrong with a file that is no dump', () => {
  writeFileSync(dump, 'name,lat,lon\nHoms,34.7,36.7\n');
  const made = sitrep(['gazetteer', 'build', dump, '--out', out]);
  expect(made.status).toBe(1);
  expect(made.err).toContain('no usable rows');
});
